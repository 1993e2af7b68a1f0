using System.Text.RegularExpressions;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Assistant.Grounding;

/// <summary>The words at a figure that say how it bounds (最高, 不低于, at most) and what it is counted by (一次性, 每年).</summary>
internal static partial class FigureCues
{
    /// <summary>What the documents say at a figure.</summary>
    /// <param name="Per">Several, where the sentence counts by several.</param>
    public sealed record Source(Bound? Bound, IReadOnlyList<Per> Per, string Words);

    /// <summary>What the records and sentences say at their occurrences of the figure.</summary>
    public static IEnumerable<Source> Sources(Figure figure, IReadOnlyList<Place> places)
    {
        foreach (var place in places)
        {
            foreach (var given in place.Figures.Where(figure.Says))
            {
                var cap = place
                    .Rows.SelectMany(r => r.Caps)
                    .FirstOrDefault(c => figure.Kind == FigureKind.Money && (c.Amount == figure.Value || c.Lower == figure.Value));
                var rate = place.Rows.Select(r => r.Rate).FirstOrDefault(r => figure.Kind == FigureKind.Share && r?.Value == figure.Value);
                yield return new Source(
                    cap?.Bound ?? rate?.Bound ?? BoundAt(place.Text, given.Range),
                    [.. PersIn(place.Text), .. cap?.Per is { } per ? new[] { per } : []],
                    place.Text[given.Range.Start..given.Range.End]
                );
            }
        }
    }

    /// <summary>The bound that the words around a range give; null where they give none.</summary>
    public static Bound? BoundAt(string text, TextRange range)
    {
        string before = Back(text, range.Start, 14),
            after = text[range.End..Math.Min(text.Length, range.End + 12)];
        int upTo = Last(UpToBefore(), before),
            atLeast = Last(AtLeastBefore(), before);
        if (upTo >= 0 || atLeast >= 0)
            return upTo > atLeast ? Bound.UpTo : Bound.AtLeast;
        return UpToAfter().IsMatch(after) ? Bound.UpTo
            : AtLeastAfter().IsMatch(after) ? Bound.AtLeast
            : null;
    }

    /// <summary>What the words shortly around a range count by; null where they do not say.</summary>
    public static Per? PerAt(string text, TextRange range) =>
        PersIn(
                Back(text, range.Start, 16)
                    + " "
                    + text[range.End..Math.Min(text.Length, range.End + 20)].Split('，', '。', '；', ',', ';')[0]
            )
            .Cast<Per?>()
            .LastOrDefault();

    private static IEnumerable<Per> PersIn(string text)
    {
        foreach (Match m in PerCue().Matches(TextFold.Fold(text)))
            yield return m.Groups["once"].Success ? Per.Once
            : m.Groups["year"].Success ? Per.Year
            : m.Groups["quarter"].Success ? Per.Quarter
            : m.Groups["month"].Success ? Per.Month
            : m.Groups["total"].Success ? Per.Total
            : Per.Event;
    }

    /// <summary>The words before a position, back to the figure or sentence before.</summary>
    private static string Back(string text, int position, int length)
    {
        string before = text[Math.Max(0, position - length)..position];
        int cut = before.LastIndexOfAny(['。', '；', ';', '元', '%']);
        return before[(cut + 1)..];
    }

    private static int Last(Regex pattern, string text) => pattern.Matches(text) is { Count: > 0 } all ? all[^1].Index : -1;

    [GeneratedRegex(
        "不超过|不高于|不多于|最高|最多|上限|封顶|不得超过|up to|at most|maximum|max\\.?|no more than|not exceed|capped at|cap of",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex UpToBefore();

    [GeneratedRegex(
        "不低于|不少于|至少|最低|最少|下限|起步|at least|minimum|no less than|not less than|starting (?:at|from)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex AtLeastBefore();

    [GeneratedRegex("^\\s?(?:以内|以下|封顶|为上限|为限|之内|at most|max)", RegexOptions.IgnoreCase)]
    private static partial Regex UpToAfter();

    [GeneratedRegex("^\\s?(?:以上|及以上|起|or more|at least|minimum)", RegexOptions.IgnoreCase)]
    private static partial Regex AtLeastAfter();

    [GeneratedRegex(
        "(?<once>一次性|one-off|one-time|lump)|(?<year>每年|年度|每一年|逐年|(?:per|a|each|every) year|annual|yearly)|(?<quarter>每季|per quarter|"
            + "quarterly)|(?<month>每月|每个月|per month|monthly)"
            + "|(?<total>累计|总额|合计|总计|in total|altogether|cumulative)|(?<event>每次|每场|per event|each time)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex PerCue();
}
