using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Grants.Items;

/// <summary>
/// Reads a table of standards: one row a line, its condition the cells left of the sum. The unit in the head multiplies (补贴标准（万元）), and a
/// cell that is empty or was merged with the one above holds for its line as well.
/// </summary>
internal static class StandardsTable
{
    private const int MostHeadRows = 4;

    /// <summary>The rows of a table whose head names a noun of grants; none for any other unit.</summary>
    public static IReadOnlyList<RowDraft> Read(PolicyText text, ClauseNode node) =>
        node.Kind == ClauseKind.Table ? ReadTable(text, node) : [];

    private static List<RowDraft> ReadTable(PolicyText text, ClauseNode node)
    {
        var drafts = new List<RowDraft>();
        var lines = text
            .Paragraphs.Where(p => p.Row is not null && node.Own.Any(own => own.Contains(p.Range)))
            .Select(p => p.Row!.Cells.Select(c => new TextRange(c.Start, c.End)).ToList())
            .ToList();
        if (lines.Count < 2 || Column(text.Folded, lines[0]) is not { } column)
            return drafts;
        var (folded, head) = (text.Folded, lines[0][column]);
        var noun = Lexer.Read(folded, head).FindLast(t => t.Kind == TokenKind.Noun);
        string unit = folded[head.Start..head.End];
        var (columns, first) = (lines[0].Count, 1);
        if (Below(folded, lines, column) is var (at, below, rows))
            (column, unit, columns, first) = (at, unit + folded[below.Start..below.End], lines.Skip(rows).Max(cells => cells.Count), rows);
        List<TextRange> above = [];
        for (int i = first; i < lines.Count; i++)
        {
            var cells = Filled(folded, lines[i], above, columns);
            above = cells;
            if (column < cells.Count && Figure(folded, cells[column], unit) is { } figure)
                drafts.Add(Draft(folded, cells, column, figure, folded[noun.Start..noun.End]));
        }
        return drafts;
    }

    // The last column whose head names what is given: 补贴标准(万元), 奖励金额.
    private static int? Column(string folded, List<TextRange> head)
    {
        for (int i = head.Count - 1; i > 0; i--)
            if (
                Lexer.Read(folded, head[i]) is { } tokens
                && tokens.Exists(t => t.Kind == TokenKind.Noun)
                && !tokens.Exists(t => t.IsFigure)
            )
                return i;
        return null;
    }

    // A head of several rows: under 奖励标准, which spans several columns, stands 金额(万元).
    private static (int Column, TextRange Cell, int Rows)? Below(string folded, List<List<TextRange>> lines, int column)
    {
        for (int row = 1; row < Math.Min(MostHeadRows, lines.Count - 1); row++)
        {
            if (lines[row].Any(cell => Lexer.Read(folded, cell).Exists(token => token.IsFigure || token.Kind == TokenKind.Number)))
                return null;
            int at = lines[row]
                .FindIndex(cell => folded.AsSpan(cell.Start, cell.Length) is var words && words.Contains('元') && words.Contains('('));
            // Cells of the first row that span all of them are empty here, or missing on the left.
            int place = at + Math.Max(0, lines.Skip(row + 1).Max(cells => cells.Count) - lines[row].Count);
            if (at >= 0 && place >= column)
                return (place, lines[row][at], row + 1);
        }
        return null;
    }

    // Cells that were merged with those above are missing on the left, or empty.
    private static List<TextRange> Filled(string folded, List<TextRange> cells, List<TextRange> above, int columns)
    {
        var filled = new List<TextRange>(columns);
        for (int i = 0; cells.Count < columns && i < columns - cells.Count && i < above.Count; i++)
            filled.Add(above[i]);
        foreach (var cell in cells)
            filled.Add(folded.AsSpan(cell.Start, cell.Length).IsWhiteSpace() && filled.Count < above.Count ? above[filled.Count] : cell);
        return filled;
    }

    private static Figure? Figure(string folded, TextRange cell, string head)
    {
        if (cell.Length == 0)
            return null;
        var segment = new Segment(cell, [.. Lexer.Read(folded, cell)]);
        if (FigureReader.Read(folded, segment, 0) is [var figure, ..])
            return figure;
        int number = segment.Tokens.ToList().FindIndex(t => t.Kind == TokenKind.Number);
        if (number < 0 || !head.Contains('元', StringComparison.Ordinal))
            return null;
        decimal scale =
            head.Contains("亿元", StringComparison.Ordinal) ? 100_000_000
            : head.Contains("万元", StringComparison.Ordinal) ? 10_000
            : 1;
        var token = segment.Tokens[number];
        var money = token with { Kind = TokenKind.Money, Amount = new Amount(token.Value * scale, token.Upper * scale, null, "CNY") };
        bool upTo =
            segment.Tokens.Any(t => t.Is(Bound.UpTo))
            || head.Contains("最高", StringComparison.Ordinal)
            || head.Contains("上限", StringComparison.Ordinal);
        int stroke = head.IndexOf('/', StringComparison.Ordinal);
        var counted = stroke < 0 ? [] : CountedUnits.Of(head[(stroke + 1)..].TrimEnd(')')).ToList();
        return new Figure(
            money,
            upTo ? Bound.UpTo : Bound.Exact,
            counted.Count > 0 ? counted.Min(c => c.Per) : null,
            null,
            new TextRange(token.Start, token.End),
            null,
            default,
            false
        );
    }

    private static RowDraft Draft(string folded, List<TextRange> cells, int column, Figure figure, string term)
    {
        // 1, 2, 3 in the first column only count the lines.
        var condition = cells
            .Take(column)
            .Where((c, i) => c.Length > 0 && !(i == 0 && folded.AsSpan(c.Start, c.Length).Trim().IndexOfAnyExceptInRange('0', '9') < 0))
            .ToList();
        var row = new RowDraft
        {
            Term = term,
            Condition = condition,
            Range = new TextRange(cells[^1].Start, figure.Range.End),
        };
        if (figure.IsMoney)
            row.Caps.Add(figure);
        else
            (row.Rate, row.Base) = (figure, figure.Base);
        row.Range = new TextRange(
            Math.Min(
                figure.Range.Start,
                condition.Count > 0
                    ? condition.Where(c => c.Start >= cells[0].Start).Select(c => c.Start).DefaultIfEmpty(figure.Range.Start).Min()
                    : figure.Range.Start
            ),
            figure.Range.End
        );
        return row;
    }
}
