using System.Text.Json;
using ClauseExtractor.Assistant.Engine;
using ClauseExtractor.Assistant.Gaps;
using ClauseExtractor.Cli.Extracting;
using ClauseExtractor.Json;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Corrections;

namespace ClauseExtractor.Cli.Assistance;

/// <summary>
/// Puts the clauses that the rules left open before the model, and what holds before a person: in a file beside the record, or in the
/// library's review queue.
/// </summary>
internal static class AssistRun
{
    /// <summary>Writes <c>STEM.proposals.json</c> beside each record.</summary>
    public static async Task<int> BesideRecords(
        Shell shell,
        IReadOnlyList<ExtractedFile> files,
        RecordFolder folder,
        CancellationToken cancellation
    )
    {
        try
        {
            using var model = ConfiguredModel.Open(shell);
            if (model is null)
                return ExitCode.Wanting;
            foreach (var file in files)
            {
                if (file.Record is not { } record)
                    continue;
                var filling = await new GapFiller(model).FillAsync(record, null, cancellation);
                folder.Write(file.Stem + ".proposals.json", ProposalJson.Write(record, filling));
                Print(shell, file.Stem, filling);
                if (filling.Stopped is { } stopped)
                    return ConfiguredModel.PrintFailure(shell, stopped);
            }
            ConfiguredModel.PrintUsage(shell, model.Used);
            return ExitCode.Done;
        }
        catch (AssistantException e)
        {
            return ConfiguredModel.PrintFailure(shell, e);
        }
    }

    /// <summary>
    /// Proposes rows to a document of the library; the record stays as it is until somebody accepts one. What was proposed before is not
    /// proposed again.
    /// </summary>
    public static async Task<int> IntoQueue(
        Shell shell,
        ILanguageModel model,
        PolicyLibrary library,
        string document,
        CancellationToken cancellation
    )
    {
        var record = library.Catalogue.Record(document);
        var filling = await new GapFiller(model).FillAsync(record, null, cancellation);
        Propose(shell, model.Name, library, document, filling.Proposals);
        Print(shell, record.Document.Title ?? document, filling);
        return filling.Stopped is { } stopped ? ConfiguredModel.PrintFailure(shell, stopped) : ExitCode.Done;
    }

    /// <summary>Puts proposals into the review queue.</summary>
    /// <returns>How many: what was proposed before is not proposed again.</returns>
    public static int Propose(Shell shell, string model, PolicyLibrary library, string document, IReadOnlyList<Proposal> proposals)
    {
        var before = library
            .Corrections.Of(document)
            .Where(c => c.Origin == CorrectionOrigin.Model)
            .Select(c => (c.Clause, Quote(c.New)))
            .ToHashSet();
        var fresh = proposals.Where(p => !before.Contains((p.Clause, p.Row.Span.Quote))).ToList();
        foreach (var proposal in fresh)
            library.Corrections.Propose(
                new CorrectionRequest(
                    document,
                    proposal.Clause,
                    "benefits[+]",
                    JsonSerializer.Serialize(proposal.Row, RecordJson.Options),
                    Both(shell, proposal),
                    model,
                    null,
                    CorrectionOrigin.Model
                )
            );
        return fresh.Count;
    }

    /// <summary>Both readings, for whoever decides.</summary>
    private static string Both(Shell shell, Proposal proposal) =>
        proposal.RuleRows.Count == 0
            ? shell.Text(
                $"模型所指：“{proposal.Row.Span.Quote}”；规则未读出扶持内容。",
                $"The model points at “{proposal.Row.Span.Quote}”; the rules read no benefit there."
            )
            : shell.Text(
                $"模型所指：“{proposal.Row.Span.Quote}”；规则读作：",
                $"The model points at “{proposal.Row.Span.Quote}”; the rules read: "
            ) + string.Join("；", proposal.RuleRows.Select(r => $"“{r.Span.Quote}”"));

    private static string? Quote(string? json)
    {
        if (json is null)
            return null;
        using var row = JsonDocument.Parse(json);
        return
            row.RootElement.ValueKind == JsonValueKind.Object
            && row.RootElement.TryGetProperty("span", out var span)
            && span.TryGetProperty("quote", out var quote)
            ? quote.GetString()
            : null;
    }

    private static void Print(Shell shell, string name, GapFilling filling)
    {
        string refused = string.Join(", ", filling.Refused.Select(r => $"{r.Key} {r.Value}"));
        shell.Error.WriteLine(
            shell.Text(
                $"{name}：待定条款 {filling.Open}，已问 {filling.Asked}，提出 {filling.Proposals.Count} 项供复核，丢弃 {filling.Refused.Values.Sum()} "
                    + $"项{(refused.Length > 0 ? $"（{refused}）" : "")}。",
                $"{name}: {filling.Open} open clauses, {filling.Asked} asked, {filling.Proposals.Count} rows proposed for review, "
                    + $"{filling.Refused.Values.Sum()} dropped{(refused.Length > 0 ? $" ({refused})" : "")}."
            )
        );
    }
}
