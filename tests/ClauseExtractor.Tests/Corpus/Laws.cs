using System.Text.Json.Nodes;
using ClauseExtractor.Extraction;
using ClauseExtractor.Json;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Corpus;

/// <summary>The two laws that hold for every document.</summary>
internal static class Laws
{
    /// <summary>Grounding: wherever a span stands in the record, <c>text[start..end]</c> is its quote.</summary>
    public static void AssertGrounded(PolicyRecord record)
    {
        foreach (var (place, span) in Spans(JsonNode.Parse(RecordJson.Write(record))!, "record"))
        {
            int start = span["start"]!.GetValue<int>(),
                end = span["end"]!.GetValue<int>();
            Assert.True(
                start >= 0 && start <= end && end <= record.Text.Length,
                $"{place}: {start}..{end} in a text of {record.Text.Length}"
            );
            Assert.True(
                record.Text[start..end] == span["quote"]!.GetValue<string>(),
                $"{place}: the text has «{record.Text[start..end]}», the quote is «{span["quote"]}»"
            );
        }
    }

    /// <summary>
    /// Conservation: every non-space character of the source stands in the canonical text, in order, or in <c>dropped</c>.
    /// </summary>
    public static void AssertConserved(SourceDocument source, PolicyRecord record)
    {
        string all = Ink(string.Concat(source.Lines.Select(l => l.Text)) + string.Concat(source.Dropped.Select(d => d.Text)));
        string kept = Ink(record.Text),
            dropped = Ink(string.Concat(record.Dropped.Select(d => d.Text)));
        var missing = Count(all);
        foreach (char c in kept + dropped)
            missing[c] = missing.GetValueOrDefault(c) - 1;
        string unequal = string.Join(' ', missing.Where(m => m.Value != 0).Select(m => $"{m.Key}×{m.Value}"));
        Assert.True(unequal.Length == 0, $"Lost (or, below zero, invented): {unequal}");

        string lines = Ink(string.Concat(source.Lines.Select(l => l.Text)));
        int at = -1;
        for (int i = 0; i < kept.Length; i++)
        {
            at = lines.IndexOf(kept[i], at + 1);
            if (at < 0)
                Assert.Fail($"Out of order: «{kept[i]}» in «{kept[Math.Max(0, i - 20)..Math.Min(kept.Length, i + 20)]}»");
        }
    }

    private static string Ink(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static Dictionary<char, int> Count(string text) => text.GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());

    private static IEnumerable<(string Place, JsonObject Span)> Spans(JsonNode? node, string place)
    {
        if (node is JsonArray items)
            foreach (var (index, item) in items.Index())
            foreach (var span in Spans(item, $"{place}[{index}]"))
                yield return span;
        if (node is not JsonObject members)
            yield break;
        if (members.ContainsKey("start") && members.ContainsKey("quote"))
            yield return (place, members);
        foreach (var (name, member) in members)
        foreach (var span in Spans(member, $"{place}.{name}"))
            yield return span;
    }
}
