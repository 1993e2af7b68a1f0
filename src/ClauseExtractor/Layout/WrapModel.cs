namespace ClauseExtractor.Layout;

/// <summary>How a document wraps its lines, worked out once from all of them.</summary>
/// <param name="Wraps">Whether lines are wrapped at a width at all; false where each line is a paragraph.</param>
/// <param name="Width">Width of a full line in half-width columns.</param>
/// <param name="Fragments">Whether full lines are further broken into pieces (text pulled out of a PDF by writing commands): pieces add up
/// to the width.</param>
/// <param name="Indents">Whether paragraphs start indented.</param>
/// <param name="BlankBetweenAll">Whether blank lines stand between nearly all lines, so that they say nothing.</param>
internal sealed record WrapModel(bool Wraps, int Width, bool Fragments, bool Indents, bool BlankBetweenAll)
{
    /// <summary>
    /// A line may fall short of the full width by this and still be full: a closing mark or a Latin word went to the next line.
    /// </summary>
    private const int Slack = 6;

    /// <summary>A column of text is at least twenty characters wide.</summary>
    internal const int Narrowest = 40;

    /// <summary>No printed line is wider than this.</summary>
    public int Limit => Width + 4;

    public bool IsFull(int width) => width >= Width - Slack;

    /// <summary>Too wide for a title or a signature.</summary>
    public bool IsNearlyFull(int width) => width >= Width * 0.7;

    public static WrapModel Fit(IReadOnlyList<LayoutLine> lines)
    {
        var histogram = new int[400];
        int indented = 0,
            starts = 0,
            blanks = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            blanks += line.BlankBefore > 0 ? 1 : 0;
            bool afterEnd = i == 0 || LineEnds.IsTerminal(lines[i - 1].Clean);
            if (afterEnd)
                (starts, indented) = (starts + 1, indented + (line.Indent >= 2 ? 1 : 0));
            if (
                line.Width >= Narrowest
                && i + 1 < lines.Count
                && !LineEnds.IsTerminal(line.Clean)
                && !LabelLexer.Starts(lines[i + 1].Clean)
            )
                histogram[Math.Min(line.Width, histogram.Length - 1)]++;
        }
        (int width, int support) = Peak(histogram);
        // Many lines break in mid-sentence at this width, and hardly any is wider.
        int wider = lines.Count(l => l.Width > width + Slack);
        bool wraps = support >= 4 && support >= lines.Count * 0.04 && wider <= Math.Max(2, support * 0.15);
        return new WrapModel(
            wraps,
            width,
            wraps && HasFragments(lines, width),
            indented * 3 > starts && starts > 2,
            lines.Count > 3 && blanks > lines.Count * 0.6
        );
    }

    /// <summary>The right end of the densest window of five columns.</summary>
    private static (int Width, int Support) Peak(int[] histogram)
    {
        int best = 0,
            support = 0,
            window = 0;
        for (int w = 0; w < histogram.Length; w++)
        {
            window += histogram[w];
            if (w >= 5)
                window -= histogram[w - 5];
            if (window > support)
                (best, support) = (w, window);
        }
        return (best, support);
    }

    /// <summary>
    /// In a text that is only wrapped, no line but the last of a paragraph is short; a short line that ends in a comma or in mid-sentence
    /// is a piece of a line.
    /// </summary>
    private static bool HasFragments(IReadOnlyList<LayoutLine> lines, int width)
    {
        int pieces = 0;
        foreach (var line in lines)
            if (line.Width < width - 2 * Slack && line.Clean is [.., ',' or '、'])
                pieces++;
        return pieces > lines.Count * 0.02 && pieces >= 3;
    }
}
