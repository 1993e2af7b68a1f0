using System.Text.Json;

namespace ClauseExtractor.Cli.Evaluation;

/// <summary>
/// Every span quotes the canonical text exactly, clauses and owners stand in the words of their spans, and no fact is without a span.
/// </summary>
internal static class GroundingMeasure
{
    public static void Grounding(EvaluatedDocument document, Tally tally)
    {
        if (document.Record.ValueKind == JsonValueKind.Undefined)
        {
            tally.Missed++;
            return;
        }
        foreach (var span in Spans(document.Record))
            Count(IsGrounded(span, document.Text), $"span not in the text: {span.GetRawText()}");
        var clauses = document.Record.Items("clauses");
        var owners = clauses.SelectMany(c => c.Items("owners")).ToList();
        foreach (var clause in clauses)
            Count(
                Quote(clause).Contains(GoldText.Fold(clause.Text("text")), StringComparison.Ordinal),
                $"the words do not carry clause {clause.Text("path")}"
            );
        foreach (var owner in owners)
            Count(
                Quote(owner).Contains(GoldText.Fold(owner.Text("name")), StringComparison.Ordinal),
                $"the words do not carry owner {owner.Text("name")}"
            );
        foreach (var fact in document.Record.Items("benefits").Concat(document.Record.Items("indicators")).Concat(clauses).Concat(owners))
            if (fact.At("span").ValueKind != JsonValueKind.Object)
                tally.Miss(document.Name, $"the span of {fact.GetRawText()}");

        void Count(bool holds, string otherwise)
        {
            if (holds)
                tally.Right++;
            else
                tally.Surplus(document.Name, otherwise);
        }
    }

    private static bool IsGrounded(JsonElement span, string? text) =>
        text is not null
        && span.Number("start") is { } start
        && span.Number("end") is { } end
        && start >= 0
        && start < end
        && end <= text.Length
        && text[(int)start..(int)end] == span.Text("quote");

    private static string Quote(JsonElement fact) =>
        GoldText.Fold(fact.At("span").Text("quote")) + string.Concat(fact.Items("more").Select(m => GoldText.Fold(m.Text("quote"))));

    /// <summary>Every object with a start and an end, wherever it stands.</summary>
    private static IEnumerable<JsonElement> Spans(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => (
                value.TryGetProperty("start", out _) && value.TryGetProperty("end", out _) ? [value] : Enumerable.Empty<JsonElement>()
            ).Concat(value.EnumerateObject().SelectMany(member => Spans(member.Value))),
            JsonValueKind.Array => value.EnumerateArray().SelectMany(Spans),
            _ => [],
        };
}
