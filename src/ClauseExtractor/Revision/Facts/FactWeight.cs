using System.Globalization;
using ClauseExtractor.Extraction;

namespace ClauseExtractor.Revision.Facts;

/// <summary>
/// Which changes of meaning come first: money, then what was added or taken away, then when it holds, then what is demanded, then who and
/// under which name.
/// </summary>
internal static class FactWeight
{
    public static IReadOnlyList<FactChange> Order(IEnumerable<FactChange> facts) => [.. facts.OrderBy(Class).ThenByDescending(Size)];

    private static int Class(FactChange fact) =>
        fact.Subject switch
        {
            FactSubject.Benefit when fact.Change == FactChangeKind.Changed && IsMoney(fact.Field) => 0,
            FactSubject.Benefit when fact.Change != FactChangeKind.Changed => 1,
            FactSubject.Document when fact.Field == "stage" => 2,
            FactSubject.Date when fact.Field is "effectiveFrom" or "effectiveTo" or "commentTo" => 2,
            FactSubject.Amount => fact.Old is decimal || fact.New is decimal ? 3 : 6,
            FactSubject.Benefit => 4,
            FactSubject.Duty or FactSubject.Period => 5,
            FactSubject.Number => 6,
            FactSubject.Provision => 5,
            FactSubject.Threshold => 6,
            FactSubject.Indicator => 7,
            FactSubject.Repeal => 8,
            FactSubject.Owner => 9,
            FactSubject.Date => 10,
            _ => 11,
        };

    private static bool IsMoney(string? field) =>
        field is not null
        && (
            field.StartsWith("caps[", StringComparison.Ordinal)
            || field.StartsWith("rate", StringComparison.Ordinal)
            || field is "match" or "years"
        );

    /// <summary>Relative size of a change of numbers, 0 to 1; one where a side is missing.</summary>
    private static double Size(FactChange fact)
    {
        if (fact.Old is not (decimal or int) && fact.New is not (decimal or int))
            return 0;
        if (fact.Old is null || fact.New is null)
            return 1;
        decimal old = Convert.ToDecimal(fact.Old, CultureInfo.InvariantCulture),
            @new = Convert.ToDecimal(fact.New, CultureInfo.InvariantCulture),
            most = Math.Max(Math.Abs(old), Math.Abs(@new));
        return most == 0 ? 0 : (double)(Math.Abs(@new - old) / most);
    }
}
