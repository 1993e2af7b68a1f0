using UglyToad.PdfPig.Logging;

namespace ClauseExtractor.Formats.Pdf;

/// <summary>
/// What PdfPig says beside its result. Text in a font that is missing or damaged is passed over with a word here and nowhere else,
/// and a page whose dictionary is damaged comes back empty: without these words a document would lose text silently.
/// </summary>
internal sealed class PdfPigLog : ILog
{
    private const string SkippedFont = "Skipping a missing font with name ";

    private readonly SortedSet<string> _fonts = new(StringComparer.Ordinal);

    /// <summary>Names of the fonts whose text was passed over.</summary>
    public IReadOnlyCollection<string> SkippedFonts => _fonts;

    /// <summary>The first error; null for none.</summary>
    public string? FirstError { get; private set; }

    public void Warn(string message)
    {
        if (message.StartsWith(SkippedFont, StringComparison.Ordinal))
            _fonts.Add(message[SkippedFont.Length..].Split(' ')[0]);
    }

    public void Debug(string message) { }

    public void Debug(string message, Exception ex) { }

    public void Error(string message) => FirstError ??= message;

    public void Error(string message, Exception ex) => FirstError ??= message;
}
