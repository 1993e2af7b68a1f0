using System.Text.Json;

namespace ClauseExtractor.Cli.Evaluation;

/// <summary>Title, number, issuers, stage, dates and repeals.</summary>
internal static class DocumentMeasures
{
    public static void Metadata(EvaluatedDocument document, Tally tally)
    {
        var found = document.Record.At("document");
        var fields = document.Gold.At("document").EnumerateObject().Where(f => f.Name is not ("repeals" or "file")).ToList();
        tally.Compare(
            document.Name,
            fields.SelectMany(f => Answers(f.Name, f.Value)),
            fields.SelectMany(f => Answers(f.Name, Field(found, f.Name)))
        );
    }

    public static void Repeals(EvaluatedDocument document, Tally tally) =>
        tally.Compare(
            document.Name,
            document.Gold.At("document").Items("repeals").Select(Repeal),
            document.Record.At("document").Items("repeals").Select(Repeal)
        );

    /// <summary>The dates of a record stand in an object of their own, those of the gold among the other fields.</summary>
    private static JsonElement Field(JsonElement document, string name) =>
        document.At("dates") is { ValueKind: JsonValueKind.Object } dates && dates.TryGetProperty(name, out var date)
            ? date
            : document.At(name);

    private static IEnumerable<string> Answers(string name, JsonElement value) =>
        (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Repeat(value, 1))
            .Select(v => v.Print())
            .OfType<string>()
            .Select(v => $"{name}: {GoldText.Fold(v)}");

    private static string Repeal(JsonElement repeal) =>
        $"{GoldText.Fold(repeal.Text("title")).Trim('《', '》')} {GoldText.Fold(repeal.Text("documentNumber"))} {repeal.Text("issued")}";
}
