using System.Text.RegularExpressions;

namespace ClauseExtractor.Assistant.Grounding.Checks;

/// <summary>
/// 高于, 低于, 更高 and the like pass only where the quote says so itself, or where the sentence gives the two figures and the comparison holds.
/// </summary>
internal sealed partial class ComparisonCheck : IStatementCheck
{
    public RemovedStatement? Check(Candidate candidate)
    {
        foreach (Match m in Word().Matches(candidate.Text))
        {
            if (candidate.Support.Contains(m.Value, StringComparison.Ordinal))
                continue;
            var sums = FigureScanner
                .Scan(candidate.Text)
                .Where(f => f.Kind is FigureKind.Money or FigureKind.Share or FigureKind.Ratio)
                .ToList();
            bool holds =
                sums is [var first, var second]
                && first.Kind == second.Kind
                && (
                    m.Groups["same"].Success ? first.Value == second.Value
                    : m.Groups["more"].Success ? first.Value > second.Value
                    : first.Value < second.Value
                );
            if (!holds)
                return new RemovedStatement(Fault.NotSupported, m.Value);
        }
        return null;
    }

    [GeneratedRegex(
        "(?<more>(?<!不)高于|(?<!不)多于|更高|更多|高出|higher than|more than(?<!no more than)|larger than|greater than)|(?<less>(?<!不)低于|(?<!不)"
            + "少于|更低|更少|lower than|less than(?<!no less than|not less than))|(?<same>相同|一样|相等|持平|the same)",
        RegexOptions.IgnoreCase
    )]
    public static partial Regex Word();
}
