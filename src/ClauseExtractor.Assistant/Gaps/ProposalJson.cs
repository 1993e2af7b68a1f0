using System.Text.Json;
using ClauseExtractor.Extraction;
using ClauseExtractor.Json;

namespace ClauseExtractor.Assistant.Gaps;

/// <summary>What a model proposes for a record, in a file beside it: the record itself never holds what nobody has accepted.</summary>
public static class ProposalJson
{
    /// <summary>
    /// UTF-8 JSON: the proposed rows in the form of the record's benefits, each with the rules' rows of its clause, and what was refused
    /// and why.
    /// </summary>
    public static byte[] Write(PolicyRecord record, GapFilling filling) =>
        [
            .. JsonSerializer.SerializeToUtf8Bytes(
                new ProposalFile(
                    "clause-extractor/proposals/v1",
                    record.Document.Id,
                    filling.Open,
                    filling.Asked,
                    [.. filling.Proposals.Select(p => new ProposedRow(p.Clause, p.Reason, p.Row, p.RuleRows))],
                    filling.Refused.ToDictionary(r => JsonNamingPolicy.CamelCase.ConvertName(r.Key.ToString()), r => r.Value)
                ),
                RecordJson.Options
            ),
            (byte)'\n',
        ];

    private sealed record ProposalFile(
        string Schema,
        string Document,
        int OpenClauses,
        int AskedClauses,
        IReadOnlyList<ProposedRow> Proposals,
        IReadOnlyDictionary<string, int> Refused
    );

    private sealed record ProposedRow(string Clause, GapReason Reason, Benefit Proposed, IReadOnlyList<Benefit> Rules);
}
