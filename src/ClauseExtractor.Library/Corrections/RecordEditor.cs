using System.Text.Json;
using System.Text.Json.Nodes;
using ClauseExtractor.Extraction;
using ClauseExtractor.Json;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Library.Corrections;

/// <summary>
/// Reads and sets single values of a record by their path. The edited record is read back into its types, so that no correction can make a
/// record that is none.
/// </summary>
internal sealed class RecordEditor
{
    // What a person may not set: where words stand is what the text says, not an opinion.
    private static readonly HashSet<string> Fixed =
    [
        "id",
        "source",
        "evidence",
        "span",
        "labelSpan",
        "more",
        "boxes",
        "start",
        "end",
        "quote",
        "page",
        "path",
        "label",
        "level",
        "parent",
        "text",
        "clause",
        "origin",
    ];

    private readonly string text;
    private JsonObject root;

    public RecordEditor(PolicyRecord record)
    {
        text = record.Text;
        root = JsonSerializer.SerializeToNode(record, RecordJson.Options)!.AsObject();
    }

    /// <summary>The record as it stands now.</summary>
    public PolicyRecord Record => root.Deserialize<PolicyRecord>(RecordJson.Options)! with { Text = text };

    /// <summary>The value as JSON, null where there is none.</summary>
    /// <exception cref="LibraryException">There is no such clause, row or field.</exception>
    public string? Get(string? clause, FieldPath field)
    {
        var place = field.InRecord(root, clause) ?? throw Missing(clause, field);
        if (place.Steps[^1] is -1)
            return null;
        JsonNode? node = root;
        foreach (object step in place.Steps)
            node = Child(node, step, clause, field);
        return node?.ToJsonString(RecordJson.Options);
    }

    /// <summary>Sets the value; null takes a row or an element out.</summary>
    /// <param name="by">Who thought of it: a row that a model found stays marked as a model's, also when a person accepted it.</param>
    /// <exception cref="LibraryException">There is no such place, it may not be set, or the value does not fit it.</exception>
    public void Set(string? clause, FieldPath field, string? json, CorrectionOrigin by)
    {
        if (field.Steps.OfType<string>().FirstOrDefault(Fixed.Contains) is { } name)
            throw new LibraryException(
                "badField",
                $"“{name}” cannot be corrected: it is what the text says.",
                $"“{name}”由原文决定，不能更正。"
            );
        var place = field.InRecord(root, clause) ?? throw Missing(clause, field);
        var before = root.DeepClone().AsObject();
        try
        {
            JsonNode? parent = root;
            foreach (object step in place.Steps.SkipLast(1))
                parent = Child(parent, step, clause, field);
            Put(parent, place.Steps[^1], json is null ? null : JsonNode.Parse(json), clause, field, by);
            if (
                clause is not null
                && field.IsRow
                && field.List == "benefits"
                && field.Row >= 0
                && field.Steps.Count > 2
                && field.Leaf != "confidence"
            )
            {
                // Whoever set a figure by hand is sure of the row; the origin says that it is not the rules' reading.
                var row = root["benefits"]![(int)place.Steps[1]]!;
                (row["origin"], row["confidence"]) = (by == CorrectionOrigin.Model ? "model" : "corrected", 1);
            }
            _ = Record;
        }
        catch (JsonException e)
        {
            root = before;
            throw new LibraryException("badValue", $"{json} does not fit “{field}”: {e.Message}", $"{json} 不符合“{field}”的要求。");
        }
    }

    /// <summary>The words that a row rests on, null where the field is in no row.</summary>
    public string? RowQuote(string? clause, FieldPath field) =>
        field is { IsRow: true, Row: >= 0 } && field.InRecord(root, clause) is { } place
            ? (string?)root[field.List]![(int)place.Steps[1]]!["span"]!["quote"]
            : null;

    /// <summary>How many rows of a list a clause has.</summary>
    public int Rows(string clause, string list) => root[list]!.AsArray().Count(r => (string?)r!["clause"] == clause);

    private void Put(JsonNode? parent, object step, JsonNode? value, string? clause, FieldPath field, CorrectionOrigin by)
    {
        switch (parent, step)
        {
            case (JsonObject member, string name) when member.ContainsKey(name):
                member[name] = value;
                break;
            case (JsonArray list, -1) when value is JsonObject row:
                if (ReferenceEquals(list, root["benefits"]))
                    list.Insert(InsertAt(list, clause!), Complete(row, clause!, by));
                else
                    list.Add(row.ContainsKey("span") ? row : WithSpan(row, Parent(field, clause)));
                break;
            case (JsonArray list, int i) when i >= 0 && i < list.Count && value is null:
                list.RemoveAt(i);
                break;
            case (JsonArray list, int i) when i >= 0 && i < list.Count:
                list[i] = value;
                break;
            default:
                throw Missing(clause, field);
        }
    }

    /// <summary>A new row stands after the clause's last one.</summary>
    private static int InsertAt(JsonArray benefits, string clause)
    {
        int last = benefits.Select(b => (string?)b!["clause"]).ToList().LastIndexOf(clause);
        return last < 0 ? benefits.Count : last + 1;
    }

    /// <summary>
    /// A row that a person wrote with only the fields that matter to him, or a model's with its words. Who accepts it is sure of it.
    /// </summary>
    private JsonObject Complete(JsonObject row, string clause, CorrectionOrigin by)
    {
        var span = root["clauses"]!.AsArray().First(c => (string?)c!["path"] == clause)!["span"]!;
        var template = new Benefit(
            clause,
            "支持",
            null,
            null,
            null,
            [],
            null,
            [],
            null,
            null,
            null,
            null,
            null,
            span.Deserialize<Span>(RecordJson.Options)!,
            1,
            by == CorrectionOrigin.Model ? BenefitOrigin.Model : BenefitOrigin.Corrected
        );
        var complete = JsonSerializer.SerializeToNode(template, RecordJson.Options)!.AsObject();
        foreach (var (name, value) in row)
            if (complete.ContainsKey(name) && !Fixed.Contains(name))
                complete[name] = value?.DeepClone();
        if (by == CorrectionOrigin.Model)
        {
            var place = span.Deserialize<Span>(RecordJson.Options)!;
            complete["confidence"] = 1;
            if (row["span"]?.DeepClone() is JsonObject words && Ground(words, place))
                complete["span"] = words;
            foreach (string name in complete.Select(c => c.Key).Where(n => n != "span").ToList())
                Ground(complete, name, place);
        }
        foreach (var cap in complete["caps"]!.AsArray().OfType<JsonObject>().ToList())
            WithSpan(cap, complete);
        if (complete["rate"] is JsonObject rate)
            WithSpan(rate, complete);
        return complete;
    }

    /// <summary>
    /// Takes out of a member every span whose words do not stand in the clause; those that stand elsewhere in it than they did are moved
    /// there.
    /// </summary>
    private void Ground(JsonObject owner, string name, Span clause)
    {
        switch (owner[name])
        {
            case JsonObject member when member.ContainsKey("quote"):
                if (!Ground(member, clause))
                    owner[name] = null;
                break;
            case JsonObject member:
                foreach (string inner in member.Select(m => m.Key).ToList())
                    Ground(member, inner, clause);
                break;
            case JsonArray list:
                foreach (var item in list.OfType<JsonObject>().ToList())
                    if (!item.ContainsKey("quote"))
                        foreach (string inner in item.Select(m => m.Key).ToList())
                            Ground(item, inner, clause);
                    else if (!Ground(item, clause))
                        list.Remove(item);
                break;
        }
    }

    private bool Ground(JsonObject span, Span clause)
    {
        string quote = (string?)span["quote"] ?? "";
        int start = (int?)span["start"] ?? -1;
        if (quote.Length == 0)
            return false;
        if (start < clause.Start || start + quote.Length > text.Length || string.CompareOrdinal(text, start, quote, 0, quote.Length) != 0)
        {
            start = clause.Quote.IndexOf(quote, StringComparison.Ordinal);
            if (start < 0)
                return false;
            (start, span["page"], span["boxes"]) = (start + clause.Start, clause.Page, null);
        }
        (span["start"], span["end"]) = (start, start + quote.Length);
        return true;
    }

    private static JsonObject WithSpan(JsonObject part, JsonNode? whole)
    {
        part["span"] ??= whole?["span"]?.DeepClone();
        if (part.ContainsKey("amount"))
            part["currency"] ??= "CNY";
        part["bound"] ??= "upTo";
        return part;
    }

    private JsonNode? Parent(FieldPath field, string? clause) =>
        field.IsRow && field.InRecord(root, clause) is { } place ? root[field.List]![(int)place.Steps[1]] : null;

    private static JsonNode? Child(JsonNode? node, object step, string? clause, FieldPath field) =>
        (node, step) switch
        {
            (JsonObject member, string name) when member.ContainsKey(name) => member[name],
            (JsonArray list, int i) when i >= 0 && i < list.Count => list[i],
            _ => throw Missing(clause, field),
        };

    private static LibraryException Missing(string? clause, FieldPath field) =>
        clause is null
            ? new LibraryException("badField", $"The document has no field “{field}”.", $"文件没有字段“{field}”。")
            : new LibraryException("badField", $"Clause {clause} has no “{field}”.", $"条款 {clause} 没有“{field}”。");
}
