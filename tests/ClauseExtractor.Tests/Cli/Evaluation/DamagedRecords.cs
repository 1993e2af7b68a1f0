using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ClauseExtractor.Tests.Cli.Evaluation;

/// <summary>
/// Makes records out of gold answers and damages them in every way that a measure should see: dropped, changed, doubled and misplaced
/// answers.
/// </summary>
internal sealed class DamagedRecords(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>Writes a record and a text for each gold answer but, for some seeds, the last.</summary>
    public void Write(string goldFolder, string folder)
    {
        string[] golds = [.. Directory.GetFiles(goldFolder, "*.json").Order(StringComparer.Ordinal)];
        foreach (string path in seed % 3 == 0 ? golds[..^1] : golds)
        {
            var text = new StringBuilder();
            var record = Record(JsonNode.Parse(File.ReadAllText(path))!.AsObject(), text);
            string stem = Path.Combine(folder, Path.GetFileNameWithoutExtension(path));
            File.WriteAllText(stem + ".txt", text.ToString());
            File.WriteAllText(stem + ".json", record.ToJsonString());
        }
    }

    private JsonObject Record(JsonObject gold, StringBuilder text)
    {
        var document = gold["document"]!.DeepClone().AsObject();
        if (Sometimes(0.3))
            document["title"] = "另一标题";
        if (Sometimes(0.3))
            document["repeals"] = new JsonArray(
                new JsonObject
                {
                    ["title"] = "《多余的文件》",
                    ["documentNumber"] = null,
                    ["issued"] = null,
                }
            );
        document["dates"] = new JsonObject { ["effectiveFrom"] = Sometimes(0.5) ? "2020-01-01" : document["effectiveFrom"]?.DeepClone() };
        var owners = gold["owners"]!.AsObject();
        var clauses = Kept(gold["clauses"]!.AsArray()).Select(c => Clause(c, owners, text)).ToList();
        clauses.Add(Clause(new JsonObject { ["path"] = "附件9", ["text"] = "附件" }, owners, text));
        clauses.Add(
            Clause(
                new JsonObject
                {
                    ["path"] = "九/(九)/专栏",
                    ["text"] = "专栏",
                    ["kind"] = "box",
                },
                owners,
                text
            )
        );
        clauses.Add(Clause(new JsonObject { ["path"] = "九/（九）、", ["text"] = "多余" }, owners, text));
        var figures = Figures(clauses, text.ToString());
        return new JsonObject
        {
            ["document"] = document,
            ["figures"] = figures,
            ["clauses"] = new JsonArray([.. clauses]),
            ["benefits"] = new JsonArray([.. Kept(gold["benefits"]!.AsArray()).Select(b => Benefit(b, text))]),
            ["indicators"] = new JsonArray([.. Kept(gold["indicators"]!.AsArray()).Select(i => Indicator(i, text))]),
        };
    }

    private JsonObject Clause(JsonObject gold, JsonObject owners, StringBuilder text)
    {
        string path = gold["path"]!.GetValue<string>();
        var units = owners[path]?.AsArray().Select(o => o!.GetValue<string>()).ToList() ?? [];
        if (Sometimes(0.1))
            units.Add("多余单位");
        return new JsonObject
        {
            ["path"] = Sometimes(0.3) ? path.Replace('(', '（').Replace(')', '）') : path,
            ["kind"] = gold["kind"]?.DeepClone() ?? "clause",
            ["heading"] = Sometimes(0.1) ? "别的标题" : gold["heading"]?.DeepClone(),
            ["text"] = Sometimes(0.1) ? "别的文字" : gold["text"]?.DeepClone(),
            ["span"] = Span(gold["text"]?.GetValue<string>() ?? path, text),
            ["more"] = new JsonArray(),
            ["owners"] = new JsonArray([
                .. units.Select(unit => new JsonObject
                {
                    ["name"] = Sometimes(0.05) ? unit + "等" : unit,
                    ["role"] = Pick("responsible", "lead", "supporting", "interpretation"),
                    ["inherited"] = Sometimes(0.1),
                    ["span"] = Span(unit, text),
                }),
            ]),
        };
    }

    /// <summary>Entries for runs of digits in clauses: some missing, some too long, with roles at random.</summary>
    private JsonArray Figures(IEnumerable<JsonObject> clauses, string text)
    {
        var figures = new JsonArray();
        foreach (var clause in clauses)
        {
            var (start, end) = (clause["span"]!["start"]!.GetValue<int>(), clause["span"]!["end"]!.GetValue<int>());
            foreach (Match run in Regex.Matches(text[Math.Min(start, text.Length)..Math.Min(end, text.Length)], "[0-9]+[万亿]?元?"))
            {
                if (Sometimes(0.1))
                    continue;
                int from = start + run.Index,
                    to = Math.Min(text.Length, from + run.Length + (Sometimes(0.1) ? 60 : 0));
                figures.Add(
                    new JsonObject
                    {
                        ["clause"] = clause["path"]!.DeepClone(),
                        ["kind"] = Pick("money", "share", "ratio"),
                        ["role"] = Pick("benefit", "threshold", "unread", "other"),
                        ["span"] = new JsonObject
                        {
                            ["start"] = from,
                            ["end"] = to,
                            ["quote"] = text[from..to],
                        },
                    }
                );
            }
        }
        return figures;
    }

    private JsonObject Benefit(JsonObject gold, StringBuilder text)
    {
        var row = new JsonObject
        {
            ["clause"] = gold["clause"]!.DeepClone(),
            ["term"] = Sometimes(0.1) ? "奖励" : gold["term"]!.DeepClone(),
            ["beneficiary"] = Pick("企业", ""),
            ["condition"] = string.Join(
                "，",
                gold["conditionHas"]!
                    .AsArray()
                    .Concat(Sometimes(0.1) ? gold["conditionLacks"]!.AsArray() : [])
                    .Select(w => w!.GetValue<string>())
            ),
            ["caps"] = gold["caps"]?.DeepClone() ?? new JsonArray(),
            ["rate"] = gold["rate"]?.DeepClone(),
            ["match"] = gold["match"]?.DeepClone(),
            ["years"] = gold["years"]?.DeepClone(),
            ["instalmentYears"] = gold["instalmentYears"]?.DeepClone(),
            ["confidence"] = random.Next(80, 100) / 100.0,
            ["span"] = Span(gold["term"]!.GetValue<string>(), text),
        };
        foreach (var cap in row["caps"]!.AsArray())
            cap!["span"] = Span("给予一次性奖励", text);
        if (Sometimes(0.15) && row["caps"] is JsonArray { Count: > 0 } caps)
            caps[0]!.AsObject()[Pick("amount", "bound", "per")] = Pick<JsonNode?>(123456.789, "exact", null);
        if (Sometimes(0.1) && row["rate"] is JsonObject rate)
            rate["value"] = 0.123;
        if (Sometimes(0.05))
            row["caps"] = null;
        return row;
    }

    private JsonObject Indicator(JsonObject gold, StringBuilder text) =>
        new()
        {
            ["clause"] = gold["clause"]!.GetValue<string>() + Pick("", "/1"),
            ["metric"] = Sometimes(0.1) ? "别的指标" : gold["metricHas"]!.DeepClone(),
            ["value"] = Sometimes(0.1) ? 1 : gold["value"]!.DeepClone(),
            ["unit"] = gold["unit"]!.DeepClone(),
            ["span"] = Sometimes(0.05) ? null : Span(gold["metricHas"]!.GetValue<string>(), text),
        };

    private JsonObject Span(string words, StringBuilder text)
    {
        int start = text.Length + (Sometimes(0.03) ? 1 : 0);
        text.Append(words).Append('\n');
        return new JsonObject
        {
            ["start"] = start,
            ["end"] = start + words.Length,
            ["quote"] = Sometimes(0.03) ? words + "？" : words,
        };
    }

    /// <summary>Most answers, some of them twice.</summary>
    private IEnumerable<JsonObject> Kept(JsonArray answers)
    {
        foreach (var answer in answers)
            for (
                int i =
                    Sometimes(0.05) ? 2
                    : Sometimes(0.9) ? 1
                    : 0;
                i > 0;
                i--
            )
                yield return answer!.DeepClone().AsObject();
    }

    private bool Sometimes(double share) => random.NextDouble() < share;

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
