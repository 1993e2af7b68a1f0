using System.Text;

namespace ClauseExtractor.Reading.Paged;

/// <summary>Writes the runs of one line, from left to right, as a source line with the place of every character.</summary>
internal static class LineText
{
    /// <param name="spacing">How wide a gap is white space in this document.</param>
    public static SourceLine Of(IReadOnlyList<PositionedRun> runs, int page, GapRule spacing)
    {
        double em = Em(runs);
        var text = new StringBuilder();
        var edges = new List<float>();
        List<int> faint = [];
        double right = runs[0].Left,
            top = double.MaxValue,
            bottom = double.MinValue,
            confidence = 0;
        int recognised = 0;
        bool alone = false;
        double loose = Looseness(runs);
        foreach (var run in runs)
        {
            if (
                text.Length > 0
                && spacing.IsSpace(text[^1], run.Text[0], (run.Left - right - loose - run.RoomBefore) / em, alone && run.Text.Length == 1)
            )
            {
                text.Append(' ');
                edges.Add((float)right);
            }
            float[] own = GlyphWidth.Edges(run.Text, run.Left, run.Right);
            faint.AddRange((run.Faint ?? []).Select(at => text.Length + at));
            text.Append(run.Text);
            edges.AddRange(own.AsSpan(0, run.Text.Length));
            right = Math.Max(right, run.Right);
            alone = run.Text.Length == 1;
            // A box much taller than its type is the font's, not the text's.
            double half = Math.Min(run.Height, 1.5 * run.Em) / 2;
            (top, bottom) = (Math.Min(top, run.Middle - half), Math.Max(bottom, run.Middle + half));
            if (run.Confidence is { } value)
            {
                confidence += value * run.Text.Length;
                recognised += run.Text.Length;
            }
        }
        edges.Add((float)right);
        return new SourceLine(text.ToString(), page)
        {
            Box = new Box(runs[0].Left, top, right - runs[0].Left, bottom - top),
            Edges = edges,
            FontSize = (float)em,
            Confidence = recognised > 0 ? (float)(confidence / recognised) : null,
            Faint = faint,
        };
    }

    /// <summary>
    /// How far a justified line is drawn apart between all of its characters, in points: the gap that most neighbouring Han characters
    /// have.
    /// </summary>
    private static double Looseness(IReadOnlyList<PositionedRun> runs)
    {
        var gaps = new List<double>();
        for (int i = 0; i < runs.Count; i++)
        {
            gaps.AddRange(Enumerable.Repeat(0.0, Math.Max(0, runs[i].Text.Length - 1)));
            if (i > 0 && (GlyphWidth.IsWide(runs[i - 1].Text[^1]) || GlyphWidth.IsWide(runs[i].Text[0])))
                gaps.Add(Math.Max(0, runs[i].Left - runs[i - 1].Right));
        }
        if (gaps.Count < 8)
            return 0;
        gaps.Sort();
        return gaps[gaps.Count / 2];
    }

    /// <summary>Size of the type of most of the line.</summary>
    private static double Em(IReadOnlyList<PositionedRun> runs)
    {
        double sum = 0,
            weight = 0;
        foreach (var run in runs)
        {
            sum += run.Em * run.Width;
            weight += run.Width;
        }
        return weight > 0 ? sum / weight : runs[0].Em;
    }
}
