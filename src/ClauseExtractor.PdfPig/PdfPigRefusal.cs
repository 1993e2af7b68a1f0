using ClauseExtractor.Reading;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;

namespace ClauseExtractor.PdfPig;

/// <summary>Turns PdfPig's exceptions into the outcomes that every PDF engine of this product has: the same codes for the same faults.</summary>
internal static class PdfPigRefusal
{
    public static UnreadableDocumentException Truncated() => new("CE0012", "The PDF is cut off: its end is missing.", "Download it again.");

    public static UnreadableDocumentException Damaged(string detail)
        => new("CE0011", $"The PDF is damaged: {detail.TrimEnd('.')}.", "Download it again, or open it in its own program and save it anew.");

    public static UnreadableDocumentException TooManyPages(int most) => new("CE0016", $"The document has more than {most} pages.", "Split it into parts.");

    public static UnreadableDocumentException TooSlow(TimeSpan limit)
        => new("CE0017", $"PdfPig was stopped after {limit.TotalSeconds:0} seconds.", "The file may be hostile or damaged; print it to a new PDF and try that.");

    public static UnreadableDocumentException TooBig(string what)
        => new("CE0018", $"The file needs more room than one document may: {what}.", "The file may be hostile; split it or save it anew.");

    /// <summary>The refusal for what PdfPig threw on opening a file.</summary>
    /// <param name="password">The password that was tried, null for none.</param>
    public static UnreadableDocumentException Of(Exception error, string? password) => error switch
    {
        UnreadableDocumentException refusal => refusal,
        PdfDocumentEncryptedException when !error.Message.Contains("passwords were the user or owner password", StringComparison.Ordinal)
            => new("CE0015", "The PDF is encrypted in a way that no password given here opens.", "Ask its publisher for an open copy."),
        PdfDocumentEncryptedException when password is null => new("CE0013", "The PDF is encrypted and opens only with a password.", "Give the password with --password."),
        PdfDocumentEncryptedException => new("CE0014", "The PDF is encrypted and the password given does not open it.", "Give the right password with --password."),
        PdfDocumentStackDepthException or InsufficientExecutionStackException
            => new("CE0023", "The PDF is built to harm its reader: its objects are nested too deep.", "Do not use the file; get it from its publisher."),
        OutOfMemoryException => TooBig("PdfPig ran out of memory"),
        _ => Damaged(error.Message),
    };
}
