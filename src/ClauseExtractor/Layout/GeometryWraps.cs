using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>
/// Tells from where lines stand whether one goes on in the next: a line that reaches the right edge of its column, followed by one without
/// indent,
/// is a wrap; a line that leaves room for the next line's first word ends its paragraph.
/// </summary>
internal sealed class GeometryWraps
{
    /// <summary>Paragraphs are taken to open with an indent where at least this share of the lines does.</summary>
    private const double IndentShare = 0.06;

    private readonly bool?[] _decisions;

    private GeometryWraps(bool?[] decisions, bool indents) => (_decisions, HasIndents) = (decisions, indents);

    /// <summary>
    /// Whether the document's paragraphs open with an indent: then a line at the left edge, whatever it begins with, is the middle of a
    /// sentence.
    /// </summary>
    public bool HasIndents { get; }

    /// <summary>
    /// Whether the line after this one continues its paragraph; null where positions do not tell (no boxes, centred headings).
    /// </summary>
    public bool? this[int line] => line < _decisions.Length ? _decisions[line] : null;

    /// <summary>Null where no line has a place.</summary>
    /// <param name="pages">Sizes by page number from 1.</param>
    public static GeometryWraps? Fit(IReadOnlyList<SourceLine> lines, IReadOnlyList<PageSize> pages)
    {
        if (!lines.Any(line => line is { Box: not null, Row: null }))
            return null;
        var columns = TextColumns.Of(lines, pages);
        var decisions = new bool?[Math.Max(0, lines.Count - 1)];
        for (int i = 0; i < decisions.Length; i++)
            decisions[i] = Continues(lines, i, columns);
        int placed = lines.Count(line => line is { Box: not null, Row: null });
        int indented = lines
            .Where(
                (line, i) =>
                    line is { Box: { } box, Row: null }
                    && columns[i] is { } column
                    && box.X > column.Left + 1.2 * column.Em
                    && box.X < column.Left + 3.5 * column.Em
            )
            .Count();
        return new GeometryWraps(decisions, indented >= IndentShare * placed && indented < 0.7 * placed);
    }

    private static bool? Continues(IReadOnlyList<SourceLine> lines, int i, IReadOnlyList<TextColumn?> columns)
    {
        var (line, next) = (lines[i], lines[i + 1]);
        if (line.Row is not null || next.Row is not null)
            return false;
        if (
            line is not { Box: { } box, FontSize: { } em, Edges: not null }
            || next is not { Box: { } nextBox, FontSize: { } nextEm, Edges: not null }
            || columns[i] is not { } column
            || columns[i + 1] is not { } nextColumn
        )
            return null;
        bool samePlace = line.Page == next.Page && nextBox.Y > box.Y;
        double pitch = nextBox.Y + nextBox.Height / 2 - box.Y - box.Height / 2;
        double size = Math.Max(em, nextEm);
        if (samePlace && pitch > 1.6 * Math.Max(column.Pitch, size))
            return false;
        bool otherSize = size > 1.25 * Math.Min(em, nextEm);
        if (otherSize && IsMostlyWide(line.Text) && IsMostlyWide(next.Text))
            return false;
        bool centred = column.IsCentred(box, em),
            nextCentred = nextColumn.IsCentred(nextBox, nextEm);
        if (centred && nextCentred)
            return null;
        double right = ReachesWithNeighbours(lines, i) ? box.X + box.Width : column.Right;
        bool full = FirstUnit.Width(next) + 0.4 * em > right - (box.X + box.Width);
        // A first line that its indent and the unit which did not fit (30%、) leave as far from the left as from the right is no centred
        // one.
        bool opens =
            box.X > column.Left + 1.2 * column.Em && box.X < column.Left + 3.5 * column.Em && nextBox.X < nextColumn.Left + 0.5 * em;
        if (centred && !nextCentred && opens && full)
            return true;
        if (centred || nextCentred)
            // The last line of a centred block that fills the column before it; only the words can tell.
            return full && !centred ? null : false;
        if (nextBox.X > nextColumn.Left + 1.2 * column.Em)
            // An indent opens a paragraph, unless the whole block is set in (both lines start at the same place and the first is full).
            return Math.Abs(nextBox.X - box.X) < 0.5 * em && ReachesWithNeighbours(lines, i) ? null : false;
        return full;
    }

    /// <summary>A narrower block (a box, a quotation) has an edge of its own: three lines in a row that end at the same place.</summary>
    private static bool ReachesWithNeighbours(IReadOnlyList<SourceLine> lines, int i)
    {
        if (lines[i].Text.Length < 15)
            return false;
        int alike = 1;
        for (int step = -1; step <= 1; step += 2)
        for (int j = i + step; j >= 0 && j < lines.Count && Math.Abs(j - i) <= 2 && SameEdge(lines[i], lines[j]); j += step)
            alike++;
        return alike >= 3;
    }

    private static bool SameEdge(SourceLine a, SourceLine b) =>
        a.Page == b.Page
        && a.Box is { } first
        && b.Box is { } second
        && Math.Abs(first.X + first.Width - second.X - second.Width) < 0.25 * (a.FontSize ?? 10);

    private static bool IsMostlyWide(string text) => text.Count(c => c >= '\u2E80') >= Math.Max(3, text.Length / 2);
}
