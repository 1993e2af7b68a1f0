using System.Text;

namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// Puts the characters of a page in vertical writing (竖排) together into columns: fonts for it, and browsers, paint each upright character
/// by itself, one below the other.
/// A column is then a tall run, as of a page that is turned.
/// </summary>
internal static class VerticalWriting
{
    /// <summary>Share of the characters that must stand below the one painted before them.</summary>
    private const double Share = 0.5;

    /// <summary>In ems: how far a character may stand beside the column, and the least and largest step down it.</summary>
    private const double Beside = 0.3,
        LeastStep = 0.7,
        MostStep = 1.6;

    private const int LeastCharacters = 8;

    /// <summary>The runs with columns in the place of their characters; as they are where the page is written from left to right.</summary>
    public static IReadOnlyList<PositionedRun> Join(IReadOnlyList<PositionedRun> runs)
    {
        int all = runs.Sum(run => run.Text.Length),
            below = runs.Zip(runs.Skip(1)).Count(pair => Follows(pair.First, pair.Second));
        if (below < LeastCharacters || below < Share * all)
            return runs;
        var joined = new List<PositionedRun>();
        var text = new StringBuilder();
        for (int i = 0; i < runs.Count; i++)
        {
            if (i > 0 && Follows(runs[i - 1], runs[i]))
            {
                var column = joined[^1];
                text.Append(runs[i].Text);
                joined[^1] = column with
                {
                    Text = text.ToString(),
                    Left = Math.Min(column.Left, runs[i].Left),
                    Right = Math.Max(column.Right, runs[i].Right),
                    Bottom = runs[i].Bottom,
                };
                continue;
            }
            text.Clear().Append(runs[i].Text);
            joined.Add(runs[i]);
        }
        return joined;
    }

    private static bool Follows(PositionedRun above, PositionedRun run)
    {
        if (run.Text.Length > 2 || above.Text.Length > 2 || !IsSquare(run) || !IsSquare(above))
            return false;
        double em = Math.Max(run.Width, above.Width),
            step = run.Top - above.Top;
        return Math.Abs((run.Left + run.Right) / 2 - (above.Left + above.Right) / 2) <= Beside * em
            && step >= LeastStep * em
            && step <= MostStep * em;
    }

    /// <summary>One character as wide as it is high, or two figures side by side.</summary>
    private static bool IsSquare(PositionedRun run) =>
        run.Width <= 1.6 * run.Height && (run.Text.Length == 1 || run.Text.All(char.IsAsciiDigit) || char.IsSurrogate(run.Text[0]));
}
