using ClauseExtractor.Formats.Children;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Formats.Pdf;

/// <summary>Tells from a PDF's bytes and from what poppler says whether it is whole.</summary>
internal static class PdfDamage
{
    private const string Kind = "PDF";

    /// <summary>How far before the end the end mark may stand: some servers append their own bytes.</summary>
    private const int Tail = 8192;

    /// <summary>Of the letters and digits of a Chinese document, even one full of tables, more are Han.</summary>
    private const double LeastHan = 0.2;

    /// <exception cref="UnreadableDocumentException">The end of the file is missing: poppler would rebuild what is there and say nothing of the pages that are not.</exception>
    public static void ThrowIfTruncated(ReadOnlySpan<byte> content)
    {
        if (content[Math.Max(0, content.Length - Tail)..].LastIndexOf("%%EOF"u8) < 0)
            throw Refusal.Truncated(Kind);
    }

    /// <summary>The doubts that poppler's exit code and messages give.</summary>
    /// <param name="brokenStream">Whether a packed stream does not match its sum.</param>
    /// <exception cref="UnreadableDocumentException">It could not read the file at all.</exception>
    public static IReadOnlyList<SourceWarning> Judge(ChildResult<List<PositionedPage>> result, bool brokenStream, string? password)
    {
        string errors = result.Errors;
        if (PdfPassword.IsRefused(errors))
            throw password is null ? Refusal.PasswordNeeded(Kind) : Refusal.PasswordWrong(Kind);
        if (errors.Contains("Unsupported security handler", StringComparison.OrdinalIgnoreCase) || errors.Contains("Unsupported version/revision", StringComparison.Ordinal))
            throw Refusal.EncryptedOtherwise(Kind, "Ask its publisher for an open copy.");
        if (errors.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || errors.Contains("bad_alloc", StringComparison.Ordinal))
            throw Refusal.TooBig("poppler ran out of its memory");
        if (result.Output.Count == 0)
            throw Refusal.Damaged(Kind, FirstLine(errors) ?? $"poppler ended with code {result.ExitCode}");
        var warnings = new List<SourceWarning>();
        if (errors.Contains("Missing language pack", StringComparison.Ordinal) && !HasHan(result.Output))
            throw Refusal.TablesMissing();
        if (errors.Contains("Missing language pack", StringComparison.Ordinal))
            warnings.Add(new("CE0112", "Fonts of the PDF are not embedded and poppler has no tables for them, so text is missing. Install them: apt-get install poppler-data."));
        else if (result.ExitCode != 0 || FirstLine(errors) is not null)
            warnings.Add(new("CE0111", $"The PDF is damaged and some of its text may be missing: {FirstLine(errors) ?? $"poppler ended with code {result.ExitCode}"}."));
        else if (brokenStream)
            warnings.Add(new("CE0111", "The PDF is damaged: a part of it does not match its checksum, so some of its text may be wrong."));
        return warnings;
    }

    /// <summary>Whether enough of the text is Han that what is missing is a part of it and not the whole.</summary>
    private static bool HasHan(List<PositionedPage> pages)
    {
        int han = 0, letters = 0;
        foreach (char c in pages.SelectMany(page => page.Runs).SelectMany(run => run.Text))
        {
            letters += char.IsLetterOrDigit(c) ? 1 : 0;
            han += c is >= '\u4E00' and <= '\u9FFF' ? 1 : 0;
        }
        return han > LeastHan * letters;
    }

    private static string? FirstLine(string errors)
        => errors.Split('\n').Select(line => line.Trim().TrimEnd('.')).FirstOrDefault(line => line.Contains("Error", StringComparison.Ordinal) && !IsHarmless(line));

    /// <summary>Messages on matters that take no text away.</summary>
    private static bool IsHarmless(string line)
        => line.Contains("annotation", StringComparison.OrdinalIgnoreCase) || line.Contains("ICC", StringComparison.Ordinal) || line.Contains("colorspace", StringComparison.OrdinalIgnoreCase);
}
