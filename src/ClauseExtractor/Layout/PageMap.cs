using ClauseExtractor.Language;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>Leads from offsets of the canonical text back to the page and the rectangles where the characters stand.</summary>
/// <param name="runs">Runs of canonical text that come from one source line, in order.</param>
/// <param name="pages">The pages' sizes by number from 1; null where no page lies on its side or head.</param>
public sealed class PageMap(IReadOnlyList<PageRun> runs, IReadOnlyList<PageSize>? pages = null)
{
    /// <summary>Page from 1 of the character at an offset; null where there is none.</summary>
    public int? PageAt(int offset) => Find(offset)?.Line.Page;

    /// <summary>
    /// One rectangle of the page as it is shown, a source line that the range touches on its first page; null where no line has a box.
    /// </summary>
    public IReadOnlyList<Box>? Boxes(int start, int end)
    {
        List<Box>? boxes = null;
        int? page = PageAt(start);
        for (int i = IndexOf(start); i >= 0 && i < runs.Count && runs[i].Start < end; i++)
        {
            var run = runs[i];
            if (run.Line.Page != page)
                break;
            if (run.Line.Box is not { } box)
                continue;
            (double left, double right) = (box.X, box.X + box.Width);
            if (run.Line.Edges is { } edges)
            {
                int from = run.SourceColumn(Math.Max(start, run.Start)),
                    to = run.SourceColumn(Math.Min(end, run.End) - 1) + 1;
                (left, right) = (edges[from], edges[to]);
            }
            var place = box with { X = left, Width = Math.Max(0, right - left) };
            var shown = page <= pages?.Count ? pages[page.Value - 1].Shown(place) : place;
            (boxes ??= []).Add(
                new Box(Math.Round(shown.X, 1), Math.Round(shown.Y, 1), Math.Round(shown.Width, 1), Math.Round(shown.Height, 1))
            );
        }
        return boxes;
    }

    /// <summary>Whether a range holds a figure of whose characters recognition was not sure.</summary>
    public bool HasFaintFigure(int start, int end)
    {
        for (int i = IndexOf(start); i >= 0 && i < runs.Count && runs[i].Start < end; i++)
            if (runs[i] is { Line.Faint: { Count: > 0 } faint } run)
                for (int at = Math.Max(start, run.Start); at < Math.Min(end, run.End); at++)
                    if (faint.Contains(run.SourceColumn(at)) && IsFigure(run.Line.Text[run.SourceColumn(at)]))
                        return true;
        return false;
    }

    private static bool IsFigure(char c) => char.IsDigit(c) || HanNumber.IsNumeral(c) || c is '万' or '亿' or '%' or '％' or '‰';

    /// <summary>What of the canonical text was mended after recognition, with the range of the new words, in order.</summary>
    public IEnumerable<(LineMend Mend, TextRange Range)> Mends()
    {
        foreach (var run in runs)
        foreach (var mend in run.Line.Mends)
        {
            var units = Enumerable
                .Range(0, run.Columns.Count)
                .Where(i => run.Columns[i] >= mend.Start && run.Columns[i] < mend.Start + mend.New.Length)
                .ToList();
            if (units.Count > 0)
                yield return (mend, new TextRange(run.Start + units[0], run.Start + units[^1] + 1));
        }
    }

    private PageRun? Find(int offset) => IndexOf(offset) is >= 0 and var i ? runs[i] : null;

    private int IndexOf(int offset)
    {
        int low = 0,
            high = runs.Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (runs[middle].End <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return runs.Count == 0 ? -1 : low;
    }
}

/// <summary>Canonical text that comes from one source line.</summary>
/// <param name="Start">First UTF-16 unit in the canonical text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Line">The source line.</param>
/// <param name="Columns">For each unit of the run, its index in the line's text (white space that was left out makes them jump).</param>
public sealed record PageRun(int Start, int End, SourceLine Line, IReadOnlyList<int> Columns)
{
    /// <summary>Where a character of the canonical text stands in the line of the source, from 0.</summary>
    public int SourceColumn(int offset) => Columns[Math.Clamp(offset - Start, 0, Columns.Count - 1)];
}
