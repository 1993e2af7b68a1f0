using System.Text.RegularExpressions;

namespace ClauseExtractor.Reading.Paged;

/// <summary>What stands on one baseline of a page, in segments that wide gaps part.</summary>
internal sealed class PageLine
{
    /// <summary>A gap of so many ems may part two cells or two columns.</summary>
    private const double Gap = 0.8;

    /// <param name="runs">The runs of the line, from left to right; at least one.</param>
    public PageLine(IReadOnlyList<PositionedRun> runs)
    {
        Runs = runs;
        Em = runs.Sum(r => r.Em * r.Width) / Math.Max(runs.Sum(r => r.Width), 0.01);
        Middle = runs.Sum(r => r.Middle * r.Width) / Math.Max(runs.Sum(r => r.Width), 0.01);
        Segments = Part(runs, Math.Max(Gap * Em, LetterGap(runs)));
    }

    public IReadOnlyList<PositionedRun> Runs { get; }

    public IReadOnlyList<Segment> Segments { get; }

    public double Em { get; }

    public double Middle { get; }

    public double Left => Segments[0].Left;

    public double Right => Segments[^1].Right;

    /// <summary>
    /// 总　　则 and 上 海 市 are one segment: single characters set apart, up to twice as far as most of them. 0 where a line is not set so.
    /// </summary>
    private static double LetterGap(IReadOnlyList<PositionedRun> runs)
    {
        int single = runs.Count(r => r.Text.Length == 1 && GlyphWidth.IsWide(r.Text[0]));
        return single >= 2 && single >= runs.Count - 1
            ? 2 * runs.Zip(runs.Skip(1), (a, b) => b.Left - a.Right).Order().ElementAt((runs.Count - 1) / 2)
            : 0;
    }

    private static List<Segment> Part(IReadOnlyList<PositionedRun> runs, double gap)
    {
        var segments = new List<Segment>();
        int start = 0;
        double right = runs[0].Right;
        for (int i = 1; i <= runs.Count; i++)
        {
            if (i == runs.Count || runs[i].Left - right - runs[i].RoomBefore > gap)
            {
                segments.Add(new Segment([.. runs.Skip(start).Take(i - start)]));
                start = i;
            }
            if (i < runs.Count)
                right = Math.Max(right, runs[i].Right);
        }
        return segments;
    }
}

/// <summary>Runs of one line without a wide gap between them: a cell's line, a column's line, or the whole line.</summary>
internal sealed partial class Segment(IReadOnlyList<PositionedRun> runs)
{
    private string? words;

    public IReadOnlyList<PositionedRun> Runs { get; } = runs;

    /// <summary>The text of its runs, one after another.</summary>
    public string Words => words ??= string.Concat(Runs.Select(run => run.Text));

    public double Left { get; } = runs[0].Left;

    public double Right { get; } = runs.Max(r => r.Right);

    public double Width => Right - Left;

    public double Top { get; } = runs.Min(r => Math.Max(r.Top, r.Middle - 0.75 * r.Em));

    public double Bottom { get; } = runs.Max(r => Math.Min(r.Bottom, r.Middle + 0.75 * r.Em));

    public int Length { get; } = runs.Sum(r => r.Text.Length);

    /// <summary>Whether it is a whole figure: 15,000 or 2.5%.</summary>
    public bool IsFigure => Figure().IsMatch(Words);

    [GeneratedRegex(@"^[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?[%％]?$")]
    private static partial Regex Figure();
}
