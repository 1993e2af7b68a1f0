using ClauseExtractor.Library;
using ClauseExtractor.Library.Corrections;
using ClauseExtractor.Web.Asking;

namespace ClauseExtractor.Web.Tests.Asking;

/// <summary>
/// Answers with the first clause of the library that has benefits, after a while, as a model does; what a question begins with decides what
/// goes wrong.
/// </summary>
internal static class FakeAssistant
{
    public static SiteAssistant Create(TimeSpan pause) =>
        new("fake-model", (library, question, cancellation) => AskAsync(library, question, pause, cancellation), ProposeAsync);

    private static async Task<SiteAnswer> AskAsync(PolicyLibrary library, string question, TimeSpan pause, CancellationToken cancellation)
    {
        await Task.Delay(pause, cancellation);
        if (question.StartsWith('坏'))
            throw new InvalidOperationException("secret details of a fault");
        if (question.StartsWith('断'))
            return new SiteAnswer(
                question,
                [],
                [],
                0,
                [],
                new ModelFailure("CE0602", "The endpoint cannot be reached.", "Check it."),
                1,
                0
            );
        var record = library.Catalogue.Record(library.Catalogue.List().First(d => d.Benefits > 0).Id);
        var benefit = record.Benefits[0];
        return new SiteAnswer(
            question,
            [
                new SiteStatement(
                    "<b>可以</b>得到扶持。",
                    [
                        new SiteCitation(
                            record.Document.Id,
                            record.Document.Title ?? "",
                            benefit.Clause,
                            null,
                            benefit.Span.Start,
                            benefit.Span.End,
                            benefit.Span.Quote,
                            [benefit]
                        ),
                    ]
                ),
            ],
            ["没有说到的部分"],
            2,
            ["扶持"],
            null,
            3,
            1234
        );
    }

    private static Task<SiteProposals> ProposeAsync(PolicyLibrary library, string document, string clause, CancellationToken cancellation)
    {
        library.Corrections.Propose(
            new CorrectionRequest(
                document,
                clause,
                "heading",
                "模型的标题",
                "模型所指：“甲”；规则读作：“乙”",
                "fake-model",
                null,
                CorrectionOrigin.Model
            )
        );
        return Task.FromResult(new SiteProposals(true, 1, 3));
    }
}
