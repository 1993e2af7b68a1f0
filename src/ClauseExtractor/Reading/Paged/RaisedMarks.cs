namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// Takes the marks of notes out of a page: small characters raised behind a word or a figure. Left where they stand, 20 and a raised 2
/// before 万元 are 202万元.
/// </summary>
internal static class RaisedMarks
{
    /// <summary>
    /// A mark is set at most this share as large as what it stands behind, and at least so many ems of that above its baseline.
    /// </summary>
    private const double Small = 0.82,
        Raised = 0.12;

    /// <summary>In ems of the text: a mark stands no further behind it.</summary>
    private const double Behind = 0.5;

    /// <summary>More than this are no notes.</summary>
    private const int Most = 500;

    public static (IReadOnlyList<PositionedRun> Kept, IReadOnlyList<string> Marks) Separate(IReadOnlyList<PositionedRun> runs)
    {
        if (runs.Count < 2)
            return (runs, []);
        double usual = runs.Select(run => run.Height).Order().ElementAt(runs.Count / 2);
        var small = Enumerable
            .Range(0, runs.Count)
            .Where(i => runs[i].Confidence is null && runs[i].Height < Small * usual && NoteMark.Is("文", runs[i].Text))
            .ToList();
        if (small.Count is 0 or > Most)
            return (runs, []);
        var marks = small.Where(i => runs.Any(run => IsBehind(runs[i], run) && NoteMark.Is(run.Text, runs[i].Text))).ToHashSet();
        if (marks.Count == 0)
            return (runs, []);
        var kept = runs.Where((_, i) => !marks.Contains(i)).ToList();
        foreach (var mark in marks.Select(i => runs[i]))
            if (kept.FindIndex(run => IsAfter(run, mark)) is >= 0 and var next)
                kept[next] = kept[next] with { RoomBefore = mark.Width + Behind * mark.Height };
        return (kept, [.. marks.Order().Select(i => runs[i].Text)]);
    }

    /// <summary>What goes on behind a mark: the room that the mark takes is no gap between two words.</summary>
    private static bool IsAfter(PositionedRun run, PositionedRun mark) =>
        run.Left > mark.Left + 0.1 * mark.Width
        && run.Left < mark.Right + 0.5 * run.Height
        && run.Top < mark.Bottom
        && run.Bottom > mark.Bottom;

    private static bool IsBehind(PositionedRun mark, PositionedRun text)
    {
        double em = text.Height;
        return mark.Height < Small * em
            && mark.Left > text.Right - 0.3 * em
            && mark.Left < text.Right + Behind * em
            && text.Bottom - mark.Bottom > Raised * em
            && mark.Bottom > text.Top
            && mark.Top > text.Top - 0.5 * em;
    }
}
