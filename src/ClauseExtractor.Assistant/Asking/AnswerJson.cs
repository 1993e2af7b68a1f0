using System.Text.Json;
using ClauseExtractor.Assistant.Tools;

namespace ClauseExtractor.Assistant.Asking;

/// <summary>An answer as JSON, for programs and the site.</summary>
public static class AnswerJson
{
    private static readonly JsonSerializerOptions Options = new(PolicyTools.Json) { WriteIndented = true, NewLine = "\n" };

    public static string Write(Answer answer) => JsonSerializer.Serialize(View(answer), Options) + "\n";

    /// <summary>The answer as a serialisable value.</summary>
    public static AnswerView View(Answer answer) =>
        new(
            answer.Question,
            [
                .. answer.Statements.Select(s => new StatementView(
                    s.Text,
                    [
                        .. s.Evidence.Select(e => new CitationView(
                            e.Record.Document.Id,
                            e.Record.Document.Title,
                            e.Clause?.Path,
                            e.Span.Page,
                            e.Span.Start,
                            e.Span.End,
                            e.Span.Quote,
                            [.. e.Rows.Select(r => BenefitView.Of(e.Record.Document.Id, e.Record, r))]
                        )),
                    ]
                )),
            ],
            answer.NotSaid,
            answer
                .Removed.GroupBy(r => r.Fault)
                .ToDictionary(g => JsonNamingPolicy.CamelCase.ConvertName(g.Key.ToString()), g => g.Count()),
            answer.Searches,
            answer.Readable,
            answer.Usage.Requests,
            answer.Usage.InputTokens,
            answer.Usage.OutputTokens,
            answer.Usage.Cost
        );
}

/// <summary>An answer as programs read it.</summary>
/// <param name="Removed">How many sentences were taken out, by cause.</param>
public sealed record AnswerView(
    string Question,
    IReadOnlyList<StatementView> Statements,
    IReadOnlyList<string> NotSaid,
    IReadOnlyDictionary<string, int> Removed,
    IReadOnlyList<string> Searches,
    bool Readable,
    int Requests,
    long InputTokens,
    long OutputTokens,
    decimal Cost
);

/// <summary>A sentence with what it rests on.</summary>
public sealed record StatementView(string Text, IReadOnlyList<CitationView> Citations);

/// <summary>Where the words stand: offsets into the document's canonical text.</summary>
public sealed record CitationView(
    string Document,
    string? Title,
    string? Clause,
    int? Page,
    int Start,
    int End,
    string Quote,
    IReadOnlyList<BenefitView> Benefits
);
