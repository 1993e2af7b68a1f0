using System.Text.Json;

namespace ClauseExtractor.Cli.Evaluation;

/// <summary>A gold answer beside the record that is measured against it.</summary>
/// <param name="Name">The file's stem.</param>
/// <param name="Record">Undefined where there is no record.</param>
/// <param name="Text">The canonical text; null where there is none.</param>
internal sealed record EvaluatedDocument(string Name, JsonElement Gold, JsonElement Record, string? Text)
{
    /// <summary>Folded paths of the gold's clauses.</summary>
    public IReadOnlySet<string> GoldPaths { get; } = Gold.Items("clauses").Select(c => GoldText.Path(c.Text("path"))).ToHashSet();
}

/// <summary>What measuring a folder of records came to.</summary>
/// <param name="Measures">In the order of the published scorer.</param>
/// <param name="Reliability">How right the confidence of the rows with a figure is.</param>
/// <param name="Roles">How often <c>figures</c> says each role.</param>
internal sealed record EvaluationReport(
    IReadOnlyList<Tally> Measures,
    ReliabilityTable Reliability,
    IReadOnlyDictionary<string, int> Roles
);

/// <summary>Measures the records of a folder against gold answers: each measure over all documents of the gold, micro-averaged.</summary>
internal static class Evaluator
{
    /// <summary>Measures every record of the gold's documents.</summary>
    /// <param name="heldOut">Where it is given, rows and figures are judged by fits that have not seen their document's place.</param>
    /// <param name="missing">Stems of gold answers without a record; each counts as one that found nothing.</param>
    /// <exception cref="JsonException">A file is no JSON.</exception>
    public static EvaluationReport Score(
        string goldFolder,
        string recordFolder,
        out IReadOnlyList<string> missing,
        HeldOutTable? heldOut = null
    )
    {
        var documents = Directory
            .GetFiles(goldFolder, "*.json")
            .Order(StringComparer.Ordinal)
            .Select(path => Load(path, recordFolder))
            .ToList();
        missing = [.. documents.Where(d => d.Record.ValueKind == JsonValueKind.Undefined).Select(d => d.Name)];
        return Score(heldOut is null ? documents : [.. documents.Select(heldOut.Apply)]);
    }

    public static EvaluationReport Score(IReadOnlyList<EvaluatedDocument> documents)
    {
        Tally metadata = new("metadata"),
            repeals = new("repeals"),
            paths = new("clause paths"),
            headings = new("clause headings"),
            texts = new("clause texts"),
            owners = new("owners"),
            rows = new("benefit rows"),
            figures = new("benefit figures"),
            told = new("told or flagged"),
            confident = new("confident rows"),
            unquantified = new("unquantified benefits"),
            indicators = new("indicators"),
            accounted = new("accounted figures"),
            grounding = new("grounding");
        var (reliability, roles) = (new ReliabilityTable(), new Dictionary<string, int>());
        foreach (var document in documents)
        {
            DocumentMeasures.Metadata(document, metadata);
            DocumentMeasures.Repeals(document, repeals);
            ClauseMeasures.Paths(document, paths);
            ClauseMeasures.Headings(document, headings);
            ClauseMeasures.Texts(document, texts);
            ClauseMeasures.Owners(document, owners);
            BenefitMeasures.Rows(document, rows, confident, reliability);
            BenefitMeasures.Figures(document, figures);
            BenefitMeasures.ToldOrFlagged(document, told);
            BenefitMeasures.Unquantified(document, unquantified);
            IndicatorMeasure.Indicators(document, indicators);
            FigureMeasure.Accounted(document, accounted, roles);
            GroundingMeasure.Grounding(document, grounding);
        }
        return new EvaluationReport(
            [
                metadata,
                repeals,
                paths,
                headings,
                texts,
                owners,
                rows,
                figures,
                told,
                confident,
                unquantified,
                indicators,
                accounted,
                grounding,
            ],
            reliability,
            roles
        );
    }

    private static EvaluatedDocument Load(string goldPath, string recordFolder)
    {
        string stem = Path.GetFileNameWithoutExtension(goldPath),
            record = Path.Combine(recordFolder, stem + ".json"),
            text = Path.Combine(recordFolder, stem + ".txt");
        return new EvaluatedDocument(
            stem,
            Parse(goldPath),
            File.Exists(record) ? Parse(record) : default,
            File.Exists(text) ? File.ReadAllText(text) : null
        );
    }

    private static JsonElement Parse(string path)
    {
        using var document = JsonDocument.Parse(
            File.ReadAllBytes(path) is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : File.ReadAllBytes(path)
        );
        return document.RootElement.Clone();
    }
}
