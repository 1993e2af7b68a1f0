using System.Text.RegularExpressions;

namespace ClauseExtractor.Matching;

/// <summary>固定资产投资（不含购买土地费用，下同）: what a term leaves out from there on.</summary>
/// <param name="folded">The document's text.</param>
internal sealed partial class DefinedTerms(string folded)
{
    private readonly List<(int At, string Term, string LeftOut)> terms =
    [
        .. Definition().Matches(folded).Select(m => (m.Index, m.Groups[1].Value, m.Groups[2].Value)),
    ];

    /// <summary>The bracket that narrows a metric before a place, without 下同; null where there is none.</summary>
    public string? Qualifier(int before, string metric)
    {
        if (metric.Length < 4 || metric.Contains('('))
            return null;
        int found = terms.FindLastIndex(t =>
            t.At < before && (t.Term.EndsWith(metric, StringComparison.Ordinal) || metric.EndsWith(t.Term, StringComparison.Ordinal))
        );
        return found < 0 ? null : $"({terms[found].LeftOut})";
    }

    /// <summary>
    /// The bracket before a figure that leaves something out of its metric: 固定资产投资(不含土地费用)1000万元; null where there is none.
    /// </summary>
    public static string? Within(string words) => LeftOut().Match(words) is { Success: true } found ? $"({found.Groups[1].Value})" : null;

    [GeneratedRegex(@"\(((?:不含|不包括|扣除)[^(),]{2,20})[^()]*\)[^()]{0,4}$")]
    private static partial Regex LeftOut();

    [GeneratedRegex(@"([\u4e00-\u9fff]{4,12})\(((?:不含|不包括|扣除)[^(),]{2,20}),?下同\)")]
    private static partial Regex Definition();
}
