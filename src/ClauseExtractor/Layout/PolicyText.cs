using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>
/// The document's reading text: one paragraph a line, furniture taken out, every other non-space character as the source has it.
/// </summary>
/// <param name="Source">Facts of the source file.</param>
/// <param name="Text">The canonical text; all offsets are UTF-16 units into it.</param>
/// <param name="Paragraphs">The paragraphs in order, without their line feeds.</param>
/// <param name="Dropped">What the reader and the layout left out, in document order.</param>
public sealed record PolicyText(SourceInfo Source, string Text, IReadOnlyList<Paragraph> Paragraphs, IReadOnlyList<DroppedText> Dropped)
{
    /// <summary>
    /// <see cref="Text"/> folded for matching, of the same length: full-width to half-width, bracket styles to one, radicals to their
    /// characters; the gap behind the label of a card's field to the colon that it stands for.
    /// </summary>
    public string Folded { get; } = Fold(Text, Paragraphs);

    private static string Fold(string text, IReadOnlyList<Paragraph> paragraphs)
    {
        string folded = TextFold.Fold(text);
        return !paragraphs.Any(p => p.Gap is not null)
            ? folded
            : string.Create(
                folded.Length,
                (folded, paragraphs),
                static (span, source) =>
                {
                    source.folded.CopyTo(span);
                    foreach (var paragraph in source.paragraphs)
                        if (paragraph.Gap is { } gap)
                            span[gap] = ':';
                }
            );
    }

    /// <summary>Doubts of the reader and the layout.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    /// <summary>Leads from the canonical text back to the page; null where the source has neither pages nor boxes.</summary>
    public PageMap? Map { get; init; }

    /// <summary>The words at a range, with the page and boxes they stand at.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not within the text.</exception>
    public Span Span(int start, int end) => new(start, end, Map?.PageAt(start), Text[start..end], Map?.Boxes(start, end));

    /// <inheritdoc cref="Span(int, int)"/>
    public Span Span(TextRange range) => Span(range.Start, range.End);
}

/// <summary>A paragraph of the canonical text.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last, the line feed excluded.</param>
public sealed record Paragraph(int Start, int End)
{
    /// <summary>
    /// Set where the paragraph is a row of a table: the table's number from 1 and the cells as ranges of the canonical text.
    /// </summary>
    public TableRow? Row { get; init; }

    /// <summary>Where the label of a card's field ends, if a table parts it from its text: the space there stands for a colon.</summary>
    public int? Gap { get; init; }

    /// <summary>Its characters in the text.</summary>
    public TextRange Range => new(Start, End);
}
