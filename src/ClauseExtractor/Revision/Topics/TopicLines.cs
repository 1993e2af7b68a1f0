using ClauseExtractor.Extraction;
using ClauseExtractor.Revision.Facts;

namespace ClauseExtractor.Revision.Topics;

/// <summary>A benefit in a line of the matrix.</summary>
/// <param name="Document">Index of the policy that gives it.</param>
/// <param name="Best">Its values that no other policy of the line tops and at least one stays below: <c>caps[0]</c>, <c>rate</c>,
/// <c>match</c>, <c>years</c>.</param>
public sealed record TopicValue(int Document, Benefit Benefit, IReadOnlyList<string> Best);

/// <summary>What the policies give on a subject at one threshold.</summary>
/// <param name="Threshold">The sum in CNY that a tier demands (首次突破10亿元: 1000000000); null for what is given without tiers.</param>
/// <param name="Values">In the order of the policies.</param>
public sealed record TopicLine(decimal? Threshold, IReadOnlyList<TopicValue> Values);

/// <summary>
/// Puts the benefits of one subject into lines: tiers with one threshold stand in one line, and values are compared within a line only.
/// </summary>
internal static class TopicLines
{
    public static IReadOnlyList<TopicLine> Of(IReadOnlyList<(int Document, Benefit Benefit)> benefits) =>
        [.. benefits.GroupBy(b => Threshold(b.Benefit)).OrderBy(g => g.Key ?? 0).Select(g => new TopicLine(g.Key, Marked([.. g])))];

    /// <summary>The sum that a tier demands; where several are demanded (收入10亿元且利润1亿元) the first is what its list goes by.</summary>
    private static decimal? Threshold(Benefit benefit) =>
        benefit is { Tier: not null, Condition: { } condition } && MoneyFigure.In(condition) is [var first, ..] ? first.Value : null;

    private static List<TopicValue> Marked(List<(int Document, Benefit Benefit)> benefits)
    {
        var values = benefits
            .SelectMany((b, row) => Values(b.Benefit).Select(v => (Row: row, b.Document, v.Field, v.Kind, v.Value)))
            .ToList();
        var best = new List<(int Row, string Field)>();
        foreach (var kind in values.GroupBy(v => v.Kind).Where(k => k.Select(v => v.Document).Distinct().Count() > 1))
        {
            decimal most = kind.Max(v => v.Value);
            // Where every policy reaches it, none is best.
            if (kind.GroupBy(v => v.Document).Any(d => d.Max(v => v.Value) < most))
                best.AddRange(kind.Where(v => v.Value == most).Select(v => (v.Row, v.Field)));
        }
        return
        [
            .. benefits.Select((b, row) => new TopicValue(b.Document, b.Benefit, [.. best.Where(x => x.Row == row).Select(x => x.Field)])),
        ];
    }

    /// <summary>The values of a benefit; only those of one kind are compared: sums counted by the same, in one currency.</summary>
    private static IEnumerable<(string Field, string Kind, decimal Value)> Values(Benefit benefit)
    {
        for (int i = 0; i < benefit.Caps.Count; i++)
            yield return ($"caps[{i}]", $"{benefit.Caps[i].Currency} {benefit.Caps[i].Per} {benefit.Caps[i].Unit}", benefit.Caps[i].Amount);
        if (benefit.Rate is { } rate)
            yield return ("rate", "rate", rate.Value);
        if (benefit.Match is { } match)
            yield return ("match", "match", match);
        if (benefit.Years is { } years)
            yield return ("years", "years", years);
    }
}
