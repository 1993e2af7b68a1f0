using System.Text.Json;

namespace ClauseExtractor.Cli.Evaluation;

/// <summary>Clauses: their paths, headings, texts and owners.</summary>
internal static class ClauseMeasures
{
    /// <summary>Boxes, tables and annexes count only where the gold has them.</summary>
    public static void Paths(EvaluatedDocument document, Tally tally) =>
        tally.Compare(
            document.Name,
            document.Gold.Items("clauses").Select(PathOf),
            document.Record.Items("clauses").Where(c => document.GoldPaths.Contains(PathOf(c)) || !IsExtra(c)).Select(PathOf)
        );

    public static void Headings(EvaluatedDocument document, Tally tally) =>
        tally.Compare(
            document.Name,
            document.Gold.Items("clauses").Where(HasHeading).Select(g => $"{PathOf(g)} {GoldText.Fold(g.Text("heading"))}"),
            Pairs(document).Where(p => HasHeading(p.Record)).Select(p => $"{PathOf(p.Gold)} {GoldText.Fold(p.Record.Text("heading"))}")
        );

    public static void Texts(EvaluatedDocument document, Tally tally) =>
        tally.Compare(
            document.Name,
            document
                .Gold.Items("clauses")
                .Where(IsChecked)
                .Select(g => $"{PathOf(g)} {(g.Text("textHash") is { Length: > 0 } hash ? hash : GoldText.Digest(g.Text("text")))}"),
            Pairs(document).Where(p => IsChecked(p.Gold)).Select(p => $"{PathOf(p.Gold)} {GoldText.Digest(p.Record.Text("text"))}")
        );

    /// <summary>Owners that a clause names itself, in clauses of the gold.</summary>
    public static void Owners(EvaluatedDocument document, Tally tally) =>
        tally.Compare(
            document.Name,
            document
                .Gold.At("owners")
                .EnumerateObject()
                .SelectMany(clause =>
                    clause.Value.EnumerateArray().Select(name => $"{GoldText.Path(clause.Name)} {GoldText.Fold(name.Print())}")
                ),
            document
                .Record.Items("clauses")
                .Where(c => document.GoldPaths.Contains(PathOf(c)))
                .SelectMany(c =>
                    c.Items("owners")
                        .Where(o => o.Text("role") is "responsible" or "lead" or "supporting" && !o.Flag("inherited"))
                        .Select(o => $"{PathOf(c)} {GoldText.Fold(o.Text("name"))}")
                )
        );

    private static IEnumerable<(JsonElement Gold, JsonElement Record)> Pairs(EvaluatedDocument document)
    {
        var found = new Dictionary<string, JsonElement>();
        foreach (var clause in document.Record.Items("clauses"))
            found[PathOf(clause)] = clause;
        foreach (var gold in document.Gold.Items("clauses"))
            if (found.TryGetValue(PathOf(gold), out var clause))
                yield return (gold, clause);
    }

    private static string PathOf(JsonElement clause) => GoldText.Path(clause.Text("path"));

    private static bool IsExtra(JsonElement clause) =>
        clause.Text("kind") is "box" or "table"
        || PathOf(clause).StartsWith("附表", StringComparison.Ordinal)
        || PathOf(clause).StartsWith("附件", StringComparison.Ordinal)
        || PathOf(clause).StartsWith("专栏", StringComparison.Ordinal);

    private static bool HasHeading(JsonElement clause) => clause.Text("heading") is { Length: > 0 };

    private static bool IsChecked(JsonElement gold) => gold.Flag("checkText", otherwise: true);
}
