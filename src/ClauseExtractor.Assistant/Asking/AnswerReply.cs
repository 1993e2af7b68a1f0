using System.Text.Json;
using ClauseExtractor.Assistant.Engine;
using ClauseExtractor.Assistant.Grounding;

namespace ClauseExtractor.Assistant.Asking;

/// <summary>The form that a model answers in, and its reading with distrust.</summary>
internal sealed record AnswerReply(IReadOnlyList<ClaimedStatement> Statements, IReadOnlyList<string> NotSaid)
{
    public static JsonElement Schema { get; } =
        JsonDocument
            .Parse(
                """
                {"type":"object","additionalProperties":false,"required":["statements","notSaid"],"properties":{
                  "statements":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["text","citations"],"properties":{
                    "text":{"type":"string"},
                    "citations":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["document","clause","quote"],"properties":{
                      "document":{"type":"string"},"clause":{"type":"string"},"quote":{"type":"string"}}}}}}},
                  "notSaid":{"type":"array","items":{"type":"string"}}}}
                """
            )
            .RootElement;

    /// <summary>The reply; null where it is none.</summary>
    public static AnswerReply? Read(string text)
    {
        if (JsonReply.Read(text) is not { } root || JsonReply.Array(root, "statements") is not { } statements)
            return null;
        return new AnswerReply(
            [.. statements.Select(s => new ClaimedStatement(JsonReply.Text(s, "text") ?? "", Citations(s))).Where(s => s.Text.Length > 0)],
            [.. (JsonReply.Array(root, "notSaid") ?? []).Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)]
        );
    }

    private static List<ClaimedCitation> Citations(JsonElement statement) =>
        [
            .. (JsonReply.Array(statement, "citations") ?? []).Select(c => new ClaimedCitation(
                JsonReply.Text(c, "document") ?? "",
                JsonReply.Text(c, "clause"),
                JsonReply.Text(c, "quote") ?? ""
            )),
        ];
}
