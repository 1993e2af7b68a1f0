using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>The text of one side of a row and where it stands in the document.</summary>
internal sealed class RowText
{
    private readonly List<TextPiece> pieces = [];
    private readonly List<(int Start, string Path)> clauses = [];

    public RowText(IReadOnlyList<ClauseUnit> units)
    {
        int at = 0;
        foreach (var unit in units)
        {
            clauses.Add((at, unit.Path));
            pieces.AddRange(unit.Pieces.Select(p => p with { Start = p.Start + at }));
            at += unit.Text.Length + 1;
        }
        Text = units.Count == 1 ? units[0].Text : string.Join('\n', units.Select(u => u.Text));
    }

    public string Text { get; }

    /// <summary>
    /// Where a span of the document stands in the text; null where it is not in it. A span that runs on beyond its piece is cut there.
    /// </summary>
    public TextRange? Range(Span span)
    {
        foreach (var piece in pieces)
            if (span.Start >= piece.DocumentStart && span.Start < piece.DocumentStart + piece.Length)
            {
                int start = piece.Start + span.Start - piece.DocumentStart;
                return new TextRange(start, Math.Min(piece.Start + piece.Length, start + span.End - span.Start));
            }
        return null;
    }

    /// <summary>The path of the clause that a place of the text is in: of a split clause, the part.</summary>
    public string Path(int place) => clauses.FindLast(c => c.Start <= place).Path;

    /// <summary>The span of the document for a range of the text. The page is not known here.</summary>
    public Span Span(TextRange range)
    {
        var piece = pieces.Last(p => p.Start <= range.Start);
        int start = piece.DocumentStart + range.Start - piece.Start;
        return new Span(start, start + range.Length, null, Text[range.Start..range.End]);
    }
}
