using ClauseExtractor.Reading;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;

namespace ClauseExtractor.Formats.Pdf;

/// <summary>Turns PdfPig's exceptions on opening a file into refusals.</summary>
internal static class PdfPigRefusal
{
    public const string Kind = "PDF";

    /// <param name="password">The password that was tried, null for none.</param>
    public static UnreadableDocumentException Of(Exception error, string? password) =>
        error switch
        {
            UnreadableDocumentException refusal => refusal,
            PdfDocumentEncryptedException
                when !error.Message.Contains("passwords were the user or owner password", StringComparison.Ordinal) =>
                Refusal.EncryptedOtherwise(Kind, "Ask its publisher for an open copy."),
            PdfDocumentEncryptedException when password is null => Refusal.PasswordNeeded(Kind),
            PdfDocumentEncryptedException => Refusal.PasswordWrong(Kind),
            PdfDocumentStackDepthException or InsufficientExecutionStackException => Refusal.Hostile(
                Kind,
                "its objects are nested too deep"
            ),
            OutOfMemoryException => Refusal.TooBig("PdfPig ran out of memory"),
            _ => Refusal.Damaged(Kind, error.Message.TrimEnd('.')),
        };
}
