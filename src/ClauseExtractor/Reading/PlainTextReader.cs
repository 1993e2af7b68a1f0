namespace ClauseExtractor.Reading;

/// <summary>
/// Reads plain text: UTF-8, UTF-16, UTF-32, GB18030 and Big5, with and without a byte order mark, any line ends. A form feed starts a new
/// page.
/// </summary>
public sealed class PlainTextReader : IDocumentReader
{
    /// <inheritdoc/>
    public string Name => "text";

    /// <summary>
    /// Everything but the well-known binary formats: what turns out to be no text gets its own error from <see cref="Read"/>.
    /// </summary>
    public bool Accepts(SourceFile file) => !BinaryFormat.IsKnown(file.Content.Span);

    /// <inheritdoc/>
    public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var decoded = TextDecoder.Decode(file.Content.Span);
        DataText.Refuse(decoded.Text);
        var lines = Split(decoded.Text, out int? pages);
        if (lines.All(l => string.IsNullOrWhiteSpace(l.Text)))
            throw new UnreadableDocumentException(
                "CE0001",
                "The file holds no text.",
                "Check that the right file was saved, and download it again."
            );
        return new SourceDocument(new SourceInfo(file.Name, file.Sha256, "text/plain", "text", pages), lines)
        {
            Warnings =
                decoded.BadCharacters == 0
                    ? []
                    : [new SourceWarning("CE0101", $"{decoded.BadCharacters} characters of the file are damaged and stand as U+FFFD.")],
        };
    }

    /// <summary>Splits at CR LF, LF, CR, NEL, VT, line and paragraph separators; a form feed ends a line and its page.</summary>
    private static List<SourceLine> Split(string text, out int? pages)
    {
        var lines = new List<SourceLine>();
        bool paged = text.AsSpan().TrimEnd().Contains('\f');
        int page = 1,
            start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : '\n';
            if (c is not ('\n' or '\r' or '\f' or '\v' or '\u0085' or '\u2028' or '\u2029'))
                continue;
            if (i < text.Length || i > start)
                lines.Add(new SourceLine(text[start..i], paged ? page : null));
            if (c == '\f' && i < text.Length)
                page++;
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                i++;
            start = i + 1;
        }
        pages = paged ? lines.FindLast(l => !string.IsNullOrWhiteSpace(l.Text))?.Page ?? 1 : null;
        return lines;
    }
}
