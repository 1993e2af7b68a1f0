using System.Globalization;
using System.Text.Json;

namespace ClauseExtractor.Cli.Evaluation;

/// <summary>Whether a row of a record is the row that the gold asks for.</summary>
internal static class BenefitRowComparison
{
    /// <summary>Relative: a fraction such as a third may be printed shorter than it is.</summary>
    private const double Tolerance = 1e-3;

    public static bool Matches(JsonElement gold, JsonElement row) =>
        Caps(gold).SequenceEqual(Caps(row))
        && RateMatches(gold.At("rate"), row.At("rate"))
        && NumberMatches(gold.Number("match"), row.Number("match"))
        && GoldText.Term(gold.Text("term")) == GoldText.Term(row.Text("term"))
        && Allows(gold, row, "years")
        && Allows(gold, row, "instalmentYears")
        && ConditionMatches(gold, row);

    /// <summary>Each cap as amount, bound and what it is counted by, sorted.</summary>
    public static IReadOnlyList<string> Caps(JsonElement row) =>
        [.. row.Items("caps").Select(cap => $"{Amount(cap)} {cap.Text("bound")} {cap.Text("per")}").Order(StringComparer.Ordinal)];

    /// <summary>The amount in yuan to the fen, -1 where it is no number.</summary>
    public static string Amount(JsonElement cap) => Math.Round(cap.Number("amount") ?? -1, 2).ToString("R", CultureInfo.InvariantCulture);

    private static bool RateMatches(JsonElement gold, JsonElement row)
    {
        bool want = gold.ValueKind == JsonValueKind.Object,
            have = row.ValueKind == JsonValueKind.Object;
        return want == have
            && (
                !want
                || (
                    NumberMatches(gold.Number("value"), row.Number("value"))
                    && gold.Text("bound") == row.Text("bound")
                    && GoldText.Has(row.Text("base"), gold.Text("base"))
                )
            );
    }

    private static bool NumberMatches(double? gold, double? row) =>
        gold is null ? row is null : row is { } found && Math.Abs(gold.Value - found) <= Tolerance * Math.Abs(gold.Value);

    /// <summary>A number that the gold does not give may be anything.</summary>
    private static bool Allows(JsonElement gold, JsonElement row, string field) =>
        gold.Number(field) is not { } want || want == row.Number(field);

    /// <summary>The words that the row must hold in its recipient or condition, and those that belong to other rows.</summary>
    private static bool ConditionMatches(JsonElement gold, JsonElement row)
    {
        string where = $"{row.Text("beneficiary")}\u3000{row.Text("condition")}";
        return gold.Items("conditionHas").All(words => GoldText.Has(where, words.Print()))
            && !gold.Items("conditionLacks").Any(words => GoldText.Has(where, words.Print()));
    }
}
