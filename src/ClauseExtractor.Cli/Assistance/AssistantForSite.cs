using ClauseExtractor.Assistant.Asking;
using ClauseExtractor.Assistant.Engine;
using ClauseExtractor.Assistant.Gaps;
using ClauseExtractor.Web.Asking;

namespace ClauseExtractor.Cli.Assistance;

/// <summary>The configured language model as the site may use it. Each question is a run of its own, with its own budget.</summary>
internal static class AssistantForSite
{
    /// <summary>Null where no model is configured.</summary>
    /// <exception cref="AssistantException">It is half configured.</exception>
    public static SiteAssistant? Create(Shell shell, AssistantOptions? options) =>
        options is null
            ? null
            : new SiteAssistant(
                options.Model,
                async (library, question, cancellation) =>
                {
                    try
                    {
                        using var model = new SemanticKernelModel(options);
                        var answer = await new PolicyQuestioner(
                            model,
                            new LibraryForAssistant(library),
                            DateOnly.FromDateTime(DateTime.Today)
                        ).AskAsync(question, cancellation);
                        return answer.Readable
                            ? Answer(answer)
                            : Answer(answer) with
                            {
                                Failure = new ModelFailure(
                                    "CE0607",
                                    "The model's reply could not be read.",
                                    "Try again, or another model."
                                ),
                            };
                    }
                    catch (AssistantException e)
                    {
                        return new SiteAnswer(question, [], [], 0, [], Failure(e), 0, 0);
                    }
                },
                async (library, document, clause, cancellation) =>
                {
                    using var model = new SemanticKernelModel(options);
                    var record = library.Catalogue.Record(document);
                    var filling = await new GapFiller(model).FillClauseAsync(record, clause, cancellation);
                    int proposed = AssistRun.Propose(shell, options.Model, library, document, filling.Proposals);
                    return new SiteProposals(
                        filling.Open > 0,
                        proposed,
                        filling.Refused.Values.Sum() + filling.Proposals.Count - proposed,
                        filling.Stopped is { } stopped ? Failure(stopped) : null
                    );
                }
            );

    private static SiteAnswer Answer(Answer answer) =>
        new(
            answer.Question,
            [
                .. answer.Statements.Select(s => new SiteStatement(
                    s.Text,
                    [
                        .. s.Evidence.Select(e => new SiteCitation(
                            e.Record.Document.Id,
                            e.Record.Document.Title ?? e.Record.Document.Source.File,
                            e.Clause?.Path,
                            e.Span.Page,
                            e.Span.Start,
                            e.Span.End,
                            e.Span.Quote,
                            e.Rows
                        )),
                    ]
                )),
            ],
            answer.NotSaid,
            answer.Removed.Count,
            answer.Searches,
            null,
            answer.Usage.Requests,
            answer.Usage.InputTokens + answer.Usage.OutputTokens
        );

    private static ModelFailure Failure(AssistantException e) => new(e.Code, e.Message, e.Remedy);
}
