using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>
/// Finds the rows of tables printed in plain text: short lines that begin with a running number and a space (1 经营收入 15000 亿元), at least
/// three of them near each other.
/// </summary>
internal static class TextTables
{
    private const int Reach = 5;

    public static void Mark(List<LayoutLine> lines)
    {
        int table = 0,
            last = -2 * Reach;
        for (int i = 0; i < lines.Count; i++)
        {
            if (Index(lines[i]) is not { } index || !HasNeighbour(lines, i, index))
                continue;
            if (i - last > Reach)
                table++;
            last = i;
            lines[i].Row = new TableRow(table, Cells(lines[i].Source.Text));
        }
    }

    private static int? Index(LayoutLine line)
    {
        var text = line.Clean.AsSpan();
        if (
            line.Source.Row is not null
            || line.Drop is not null
            || text.Length is < 5 or > 70
            || !char.IsAsciiDigit(text[0])
            || LineEnds.IsTerminal(text)
        )
            return null;
        int end = 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]) && end < 3)
            end++;
        if (end + 1 >= text.Length || text[end] != ' ')
            return null;
        char next = text[end + 1];
        bool unit =
            "月日万亿元个家项条件次人名户天%倍米吨亩".Contains(next)
            || next == '年' && end + 2 < text.Length && (char.IsAsciiDigit(text[end + 2]) || "内期以度末底初".Contains(text[end + 2]));
        return unit || !text[(end + 1)..].Contains(' ') ? null : int.Parse(text[..end], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool HasNeighbour(List<LayoutLine> lines, int at, int index)
    {
        int found = 0;
        for (int i = Math.Max(0, at - 2 * Reach); i < Math.Min(lines.Count, at + 2 * Reach + 1); i++)
            if (
                i != at
                && Index(lines[i]) is { } other
                && Math.Sign(other - index) == Math.Sign(i - at)
                && Math.Abs(other - index) <= Math.Abs(i - at)
            )
                found++;
        return found >= 2;
    }

    /// <summary>Cells are what white space parts, but a number and its unit belong together.</summary>
    private static List<CellRange> Cells(string text)
    {
        var cells = new List<CellRange>();
        int at = 0;
        while (at < text.Length)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            int start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
                at++;
            if (at == start)
                break;
            bool joined = cells.Count > 1 && char.IsDigit(text[cells[^1].End - 1]) && LineEnds.IsHan(text[start]);
            if (joined)
                cells[^1] = cells[^1] with { End = at };
            else
                cells.Add(new CellRange(start, at));
        }
        return cells;
    }
}
