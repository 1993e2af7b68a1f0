using System.Text;

namespace ClauseExtractor.Reading.Paged;

/// <summary>Writes the runs of one line, from left to right, as a source line with the place of every character.</summary>
internal static class LineText
{
    public static SourceLine Of(IReadOnlyList<PositionedRun> runs, int page)
    {
        double em = Em(runs);
        var text = new StringBuilder();
        var edges = new List<float>();
        double right = runs[0].Left, top = double.MaxValue, bottom = double.MinValue, confidence = 0;
        int recognised = 0;
        foreach (var run in runs)
        {
            if (text.Length > 0 && IsSpace(text[^1], run.Text[0], run.Left - right, em))
            {
                text.Append(' ');
                edges.Add((float)right);
            }
            float[] own = GlyphWidth.Edges(run.Text, run.Left, run.Right);
            text.Append(run.Text);
            edges.AddRange(own.AsSpan(0, run.Text.Length));
            right = Math.Max(right, run.Right);
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
        };
    }

    /// <summary>Size of the type of most of the line.</summary>
    private static double Em(IReadOnlyList<PositionedRun> runs)
    {
        double sum = 0, weight = 0;
        foreach (var run in runs)
        {
            sum += run.Em * run.Width;
            weight += run.Width;
        }
        return weight > 0 ? sum / weight : runs[0].Em;
    }

    /// <summary>
    /// Whether a gap is white space. Between Latin letters a sixth of an em is; beside a Han character up to half an em is only the typesetter's spacing.
    /// </summary>
    private static bool IsSpace(char before, char after, double gap, double em)
        => gap > (GlyphWidth.IsWide(before) || GlyphWidth.IsWide(after) ? 0.45 : 0.13) * em;
}
