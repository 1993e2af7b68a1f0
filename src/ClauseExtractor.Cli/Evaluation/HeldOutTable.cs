using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClauseExtractor.Cli.Evaluation;

/// <summary>
/// What fits that have not seen a document's place say of its rows and figures (<c>tests/Gold/held-out.tsv</c>, written by
/// <c>tools/Training</c>): a record of a development document
/// is measured with these instead of what the product says, which was fitted to it.
/// </summary>
internal sealed class HeldOutTable
{
    private readonly Dictionary<(string Document, string Clause, int Start), double> _rows = [];
    private readonly HashSet<(string Document, int Start)> _unread = [];
    private readonly HashSet<string> _documents = [];

    private HeldOutTable() { }

    /// <summary>How right the probabilities are by the answers that stand beside them: needs neither texts nor records.</summary>
    public ReliabilityTable Reliability { get; } = new();

    /// <exception cref="FormatException">A line is none of the table.</exception>
    public static HeldOutTable Read(string path)
    {
        var table = new HeldOutTable();
        foreach (string[] columns in File.ReadLines(path).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')))
        {
            table._documents.Add(columns[1]);
            if (columns is ["row", var document, var clause, var start, var probability, var right])
            {
                double value = double.Parse(probability, CultureInfo.InvariantCulture);
                table._rows[(document, clause, int.Parse(start, CultureInfo.InvariantCulture))] = value;
                table.Reliability.Add(value, right == "1");
            }
            else if (columns is ["unread", var of, var at])
            {
                table._unread.Add((of, int.Parse(at, CultureInfo.InvariantCulture)));
            }
            else
            {
                throw new FormatException($"{path} holds no line of a held-out table: {string.Join(' ', columns)}");
            }
        }
        return table;
    }

    /// <summary>
    /// The record with the held-out confidence of its rows and the held-out flags of its figures; a document that the table does not know
    /// stays as it is.
    /// </summary>
    public EvaluatedDocument Apply(EvaluatedDocument document)
    {
        if (!_documents.Contains(document.Name) || document.Record.ValueKind != JsonValueKind.Object)
            return document;
        var record = JsonNode.Parse(document.Record.GetRawText())!;
        foreach (var row in record["benefits"]?.AsArray() ?? [])
            if (_rows.TryGetValue((document.Name, (string?)row!["clause"] ?? "", Start(row)), out double probability))
                row["confidence"] = probability;
        foreach (var figure in record["figures"]?.AsArray() ?? [])
            if ((string?)figure!["role"] != "benefit")
                figure["role"] =
                    _unread.Contains((document.Name, (int?)figure["span"]?["start"] ?? -1)) ? "unread"
                    : (string?)figure["role"] == "unread" ? "other"
                    : (string?)figure["role"];
        return document with { Record = JsonSerializer.SerializeToElement(record) };
    }

    private static int Start(JsonNode row)
    {
        var starts = (row["caps"]?.AsArray() ?? [])
            .Select(c => c?["span"]?["start"])
            .Append(row["rate"] is JsonObject rate ? rate["span"]?["start"] : null)
            .Where(s => s is not null)
            .Select(s => (int)s!)
            .ToList();
        return starts.Count > 0 ? starts.Min() : (int?)row["span"]?["start"] ?? -1;
    }
}
