namespace ClauseExtractor.Matching;

/// <summary>What a figure measures.</summary>
/// <param name="Words">Without years, places and words that measure nothing; empty where the text names nothing.</param>
/// <param name="Growth">True for a rate of growth of it.</param>
internal readonly record struct Metric(string Words, bool Growth)
{
    private static readonly IReadOnlyList<string> Growths = MatchingWords.Of("growth"),
        Starts = MatchingWords.Of("metric"),
        Ends = MatchingWords.Of("metric-end");

    public static Metric Of(string words)
    {
        string rest = Clean(words);
        foreach (string growth in Growths)
            if (rest.EndsWith(growth, StringComparison.Ordinal))
                return new Metric(Cleaned(rest[..^growth.Length]), true);
        return new Metric(Cleaned(rest), false);
    }

    /// <summary>The words without those that say when, where or how often.</summary>
    public static string Cleaned(string words)
    {
        string rest = Clean(words);
        for (bool again = true; again; )
        {
            again = false;
            // The longest that fits, each time anew: 对年度营收 is 营收, not 度营收.
            if (Starts.FirstOrDefault(s => rest.Length > s.Length && rest.StartsWith(s, StringComparison.Ordinal)) is { } start)
                (rest, again) = (rest[start.Length..], true);
            foreach (string end in Ends)
                if (rest.Length > end.Length + 1 && rest.EndsWith(end, StringComparison.Ordinal))
                    (rest, again) = (rest[..^end.Length], true);
        }
        return Starts.Contains(rest) ? "" : rest;
    }

    private static string Clean(string words) =>
        Places.Aggregate(words, (rest, place) => rest.Replace(place, "", StringComparison.Ordinal));

    // In no order of the file: the longest first.
    private static readonly string[] Places =
    [
        .. MatchingWords.Of("several-years"),
        "_",
        " ",
        "的",
        "我省",
        "我市",
        "我区",
        "本省",
        "本市",
        "本区",
    ];
}
