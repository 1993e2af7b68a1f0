using System.Globalization;
using System.Text.Json;

namespace ClauseExtractor.Cli.Evaluation;

/// <summary>Benefits: whole rows, their figures, how sure the product is of them, and those without a figure.</summary>
internal static class BenefitMeasures
{
    /// <summary>
    /// Rows with a figure: clause, caps, rate, match, term, years and conditions must all be right. A largest matching pairs gold and
    /// record (an optional row of the gold takes what is left).
    /// Of the rows held sure (confidence over 0.9), <paramref name="confident"/> counts how many are right, and of the right ones how many
    /// are held sure.
    /// </summary>
    public static void Rows(EvaluatedDocument document, Tally tally, Tally confident, ReliabilityTable reliability)
    {
        var gold = document.Gold.Items("benefits").Where(Quantified).OrderBy(IsOptional).ToList();
        var found = document.Record.Items("benefits").Where(Quantified).ToList();
        var matching = new BipartiteMatching(
            gold.Count,
            found.Count,
            (g, r) => ClauseOf(gold[g]) == ClauseOf(found[r]) && BenefitRowComparison.Matches(gold[g], found[r])
        );
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
            bool right = matching.IsTaken(r),
                sure = found[r].Number("confidence") > 0.9;
            if (found[r].Number("confidence") is { } confidence)
                reliability.Add(confidence, right);
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
        var (must, have, spare) = FigureBags(document);
        var allowed = Bag.Both(Bag.Without(have, must), spare);
        tally.Compare(document.Name, Bag.Items(must), Bag.Items(Bag.Without(have, allowed)));
    }

    /// <summary>
    /// Of the figures of required rows: those that stand in a row, or that the record says it could not read (role "unread", in their
    /// clause or one above it).
    /// A figure that is neither is missed silently; a flag where nothing was missed is extra.
    /// </summary>
    public static void ToldOrFlagged(EvaluatedDocument document, Tally tally)
    {
        var (must, have, _) = FigureBags(document);
        var flags = document
            .Record.Items("figures")
            .Where(f => f.Text("role") == "unread")
            .Select(ClauseOf)
            .CountBy(clause => clause)
            .ToDictionary();
        foreach (var (figure, missing) in Bag.Without(must, have))
            for (int i = 0; i < missing; i++)
                if (WithParents(figure.Clause).FirstOrDefault(path => flags.GetValueOrDefault(path) > 0) is { } flagged)
                {
                    flags[flagged]--;
                    tally.Right++;
                }
                else
                {
                    tally.Miss(document.Name, $"{figure.Clause} {figure.Value}, silently");
                }
        tally.Right += Bag.Both(must, have).Values.Sum();
        foreach (var (clause, left) in flags.OrderBy(f => f.Key, StringComparer.Ordinal))
            for (int i = 0; i < left; i++)
                tally.Surplus(document.Name, $"flag in {clause}");
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
        row.Items("caps").Count > 0
        || (row.At("rate") is { ValueKind: JsonValueKind.Object } rate && rate.EnumerateObject().Any())
        || row.Number("match") is { } match && match != 0;

    private static (Dictionary<RowFigure, int> Must, Dictionary<RowFigure, int> Have, Dictionary<RowFigure, int> Spare) FigureBags(
        EvaluatedDocument document
    )
    {
        var gold = document.Gold.Items("benefits").Where(Quantified).ToList();
        return (
            Bag.Of(gold.Where(b => !IsOptional(b)).SelectMany(FiguresOf)),
            Bag.Of(document.Record.Items("benefits").Where(Quantified).SelectMany(FiguresOf)),
            Bag.Of(gold.Where(IsOptional).SelectMany(FiguresOf))
        );
    }

    private static IEnumerable<RowFigure> FiguresOf(JsonElement row)
    {
        string clause = ClauseOf(row);
        var figures = row.Items("caps").Select(cap => new RowFigure(clause, BenefitRowComparison.Amount(cap))).ToList();
        if (row.At("rate").Number("value") is { } rate)
            figures.Add(new RowFigure(clause, rate.ToString("F4", CultureInfo.InvariantCulture)));
        if (row.Number("match") is { } match and not 0)
            figures.Add(new RowFigure(clause, string.Create(CultureInfo.InvariantCulture, $"1:{match:G6}")));
        return figures;
    }

    // 二/(四)/1, 二/(四), 二.
    private static IEnumerable<string> WithParents(string path)
    {
        yield return path;
        for (int slash = path.LastIndexOf('/'); slash >= 0; slash = slash == 0 ? -1 : path.LastIndexOf('/', slash - 1))
            yield return path[..slash];
    }

    /// <summary>An amount, a share or a ratio (1:x) of a row, as it is compared.</summary>
    private readonly record struct RowFigure(string Clause, string Value)
    {
        public override string ToString() => $"{Clause} {Value}";
    }

    private static string Describe(JsonElement row) =>
        $"{row.Text("clause")} {row.Text("term")} [{string.Join(", ", BenefitRowComparison.Caps(row))}] {row.At("rate").Print()} "
        + $"{row.Text("match")}";
}
