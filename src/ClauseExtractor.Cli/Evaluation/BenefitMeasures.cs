using System.Globalization;
using System.Text.Json;

namespace ClauseExtractor.Cli.Evaluation;

/// <summary>Benefits: whole rows, their figures, how sure the product is of them, and those without a figure.</summary>
internal static class BenefitMeasures
{
    /// <summary>
    /// Rows with a figure: clause, caps, rate, match, term, years and conditions must all be right. A largest matching pairs gold and record (an optional row of the gold takes what is left).
    /// Of the rows held sure (confidence over 0.9), <paramref name="confident"/> counts how many are right, and of the right ones how many are held sure.
    /// </summary>
    public static void Rows(EvaluatedDocument document, Tally tally, Tally confident)
    {
        var gold = document.Gold.Items("benefits").Where(Quantified).OrderBy(IsOptional).ToList();
        var found = document.Record.Items("benefits").Where(Quantified).ToList();
        var matching = new BipartiteMatching(gold.Count, found.Count, (g, r) => ClauseOf(gold[g]) == ClauseOf(found[r]) && BenefitRowComparison.Matches(gold[g], found[r]));
        for (int g = 0; g < gold.Count; g++)
        {
            bool hit = matching.Place(g);
            if (IsOptional(gold[g]))
                continue;
            if (hit)
                tally.Right++;
            else
                tally.Miss(document.Name, $"{Describe(gold[g])} {gold[g].At("conditionHas").Print()}");
        }
        for (int r = 0; r < found.Count; r++)
        {
            bool right = matching.IsTaken(r), sure = found[r].Number("confidence") > 0.9;
            if (!right)
                tally.Surplus(document.Name, $"{Describe(found[r])} «{found[r].Text("condition")}»");
            if (sure && right)
                confident.Right++;
            else if (sure)
                confident.Surplus(document.Name, Describe(found[r]));
            else if (right)
                confident.Miss(document.Name, Describe(found[r]));
        }
    }

    /// <summary>Amounts, rates and matches by clause, whatever row they stand in.</summary>
    public static void Figures(EvaluatedDocument document, Tally tally)
    {
        var gold = document.Gold.Items("benefits").Where(Quantified).ToList();
        var must = FiguresOf(gold.Where(b => !IsOptional(b)));
        var have = FiguresOf(document.Record.Items("benefits").Where(Quantified));
        var spare = Bag.Of(FiguresOf(gold.Where(IsOptional)));
        var allowed = new List<string>();
        foreach (string figure in Bag.Minus(Bag.Of(have), Bag.Of(must)))
            if (spare.GetValueOrDefault(figure) > 0)
            {
                spare[figure]--;
                allowed.Add(figure);
            }
        tally.Compare(document.Name, must, Bag.Minus(Bag.Of(have), Bag.Of(allowed)));
    }

    /// <summary>Benefits without a figure, by clause and term; one that the gold has as optional or with a figure is no mistake.</summary>
    public static void Unquantified(EvaluatedDocument document, Tally tally)
    {
        var gold = document.Gold.Items("benefits");
        var allowed = gold.Select(Kind).ToHashSet();
        var must = gold.Where(b => !Quantified(b) && !IsOptional(b)).Select(Kind).ToHashSet();
        var have = document.Record.Items("benefits").Where(b => !Quantified(b)).Select(Kind).ToHashSet();
        tally.Compare(document.Name, must, have.Where(b => must.Contains(b) || !allowed.Contains(b)));
    }

    private static string ClauseOf(JsonElement row) => GoldText.Path(row.Text("clause"));

    private static string Kind(JsonElement row) => $"{ClauseOf(row)} {GoldText.Term(row.Text("term"))}";

    private static bool IsOptional(JsonElement row) => row.Flag("optional");

    private static bool Quantified(JsonElement row) =>
        row.Items("caps").Count > 0 || (row.At("rate") is { ValueKind: JsonValueKind.Object } rate && rate.EnumerateObject().Any()) || row.Number("match") is { } match && match != 0;

    private static List<string> FiguresOf(IEnumerable<JsonElement> rows)
    {
        var figures = new List<string>();
        foreach (var row in rows)
        {
            string clause = ClauseOf(row);
            figures.AddRange(row.Items("caps").Select(cap => $"{clause} {BenefitRowComparison.Amount(cap)}"));
            if (row.At("rate").Number("value") is { } rate)
                figures.Add(string.Create(CultureInfo.InvariantCulture, $"{clause} {rate:F4}"));
            if (row.Number("match") is { } match and not 0)
                figures.Add(string.Create(CultureInfo.InvariantCulture, $"{clause} 1:{match:G6}"));
        }
        return figures;
    }

    private static string Describe(JsonElement row) =>
        $"{row.Text("clause")} {row.Text("term")} [{string.Join(", ", BenefitRowComparison.Caps(row))}] {row.At("rate").Print()} {row.Text("match")}";
}
