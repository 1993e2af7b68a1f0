using System.Globalization;
using System.Text.Json;
using ClauseExtractor.Json;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Corrections;
using ClauseExtractor.Library.Reviews;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Api;
using ClauseExtractor.Web.Asking;
using ClauseExtractor.Web.Hosting;
using ClauseExtractor.Web.Wording;
using ClauseExtractor.Wording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Pages;

/// <summary>复核: the queue by doubt, and each document's values to correct, accept and undo.</summary>
internal static class ReviewEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/review", Queue).Needs(Permission.Review).InTurn().WithName("page:review").ExcludeFromDescription();
        routes
            .MapGet(
                "/review/{document}",
                (string document, HttpContext context, PolicyLibrary library, string? clause, int? row, string? done) =>
                    View(context, library, new Asked(document, clause, row), done)
            )
            .Needs(Permission.Review)
            .InTurn()
            .WithName("page:review.document")
            .ExcludeFromDescription();
        routes
            .MapPost("/review/{document}/correct", Correct)
            .Needs(Permission.Review)
            .Enters("correct")
            .WithName("page:review.correct")
            .ExcludeFromDescription();
        routes
            .MapPost("/review/{document}/confirm", Confirm)
            .Needs(Permission.Review)
            .Enters("confirm")
            .WithName("page:review.confirm")
            .ExcludeFromDescription();
        routes
            .MapPost("/review/{document}/note", Note)
            .Needs(Permission.Review)
            .Enters("note")
            .WithName("page:review.note")
            .ExcludeFromDescription();
        routes
            .MapPost("/review/{document}/assist", Assist)
            .Needs(Permission.Review)
            .RequireRateLimiting(SiteAccess.AskLimit)
            .Enters("assist")
            .WithName("page:review.assist")
            .ExcludeFromDescription();
        routes
            .MapPost("/review/corrections/{id:long}/{action}", Act)
            .Needs(Permission.Review)
            .Enters("accept", "reject", "undo")
            .WithName("page:review.act")
            .ExcludeFromDescription();
    }

    private static RazorComponentResult<ReviewView> Queue(
        PolicyLibrary library,
        LibraryCache cache,
        double? below,
        int? page,
        string? done,
        long? made
    )
    {
        double bound = ConfidenceBound.Of(below);
        var queue = ReviewWalk.Queue(library, cache, bound);
        int at = Math.Clamp(page ?? 1, 1, Math.Max(1, (queue.Places.Count + ReviewView.ItemsAPage - 1) / ReviewView.ItemsAPage));
        return new RazorComponentResult<ReviewView>(
            new
            {
                Queue = queue,
                Items = queue.Items((at - 1) * ReviewView.ItemsAPage, ReviewView.ItemsAPage),
                Below = bound,
                Page = at,
                Done = done,
                Made = ReviewWalk.Made(library, made),
            }
        );
    }

    /// <summary>What a page for reviewing is asked for.</summary>
    private sealed record Asked(string Document, string? Clause, int? Row);

    private static RazorComponentResult<CorrectView> View(
        HttpContext context,
        PolicyLibrary library,
        Asked asked,
        string? done = null,
        Attempt? attempt = null,
        SiteProposals? proposals = null,
        int status = 200
    )
    {
        var document = library.Catalogue.Get(asked.Document) ?? library.Catalogue.Find(asked.Document);
        var record = library.Catalogue.Record(document.Id);
        var corrections = library.Corrections.Of(document.Id);
        string? clause = string.IsNullOrEmpty(asked.Clause) ? null : asked.Clause;
        long? made = long.TryParse(context.Request.Query["made"], NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : null;
        return new RazorComponentResult<CorrectView>(
            new
            {
                Model = new CorrectModel(document, record, corrections, clause, asked.Row)
                {
                    Done = done,
                    Attempt = attempt,
                    Proposals = proposals,
                    History = corrections.ToDictionary(c => c.Id, c => library.Corrections.History(c.Id)),
                    Fields = CorrectableFields.Of(record, clause, asked.Row),
                    Notes = ClauseMarks.Of(library.Reviews, document.Id, clause),
                    Made = ReviewWalk.Made(library, made),
                    Place = ReviewWalk.Place(context, library, document.Id, clause, asked.Row),
                },
            }
        )
        {
            StatusCode = status,
        };
    }

    private static async Task<IResult> Correct(string document, HttpContext context, PolicyLibrary library, AuditLog audit)
    {
        var form = await context.Request.ReadFormAsync();
        var asked = Read(document, form);
        var attempt = new Attempt(
            form["field"].ToString(),
            FieldValues.Read(form["field"].ToString(), form["value"].ToString().Trim()),
            form["reason"].ToString().Trim(),
            Revision(form),
            "",
            ""
        );
        string field = CorrectableFields.Path(attempt.Field, asked.Row);
        string? value = form["take"] == "out" ? null : attempt.Value;
        if (
            form["anyway"] != "1"
            && library.Catalogue.Get(document) is not null
            && TextCheck.Missing(library.Catalogue.Record(document), asked.Clause, field, value) is { Count: > 0 } missing
        )
            return View(context, library, asked, null, attempt with { Missing = missing }, null, StatusCodes.Status422UnprocessableEntity);
        string? next = ReviewWalk.Next(context, library, form, document, asked.Clause, asked.Row);
        try
        {
            var request = new CorrectionRequest(
                document,
                asked.Clause,
                field,
                value is null ? null : Value(attempt),
                attempt.Reason,
                Who(context),
                attempt.Revision
            );
            var made = audit.Do(context, "correct", $"{document} {asked.Clause} {field}", () => library.Corrections.Correct(request));
            return Results.LocalRedirect(ReviewWalk.After(next ?? Address(asked), "corrected", made.Id));
        }
        catch (LibraryException e) when (e.Code is "conflict" or "badField" or "badValue")
        {
            return View(
                context,
                library,
                asked,
                null,
                attempt with
                {
                    Chinese = e.Chinese,
                    English = e.Message,
                    IsConflict = e.Code == "conflict",
                },
                null,
                e.Code == "conflict" ? 409 : 400
            );
        }
    }

    private static async Task<IResult> Confirm(string document, HttpContext context, PolicyLibrary library, AuditLog audit)
    {
        var form = await context.Request.ReadFormAsync();
        var asked = Read(document, form);
        int row = int.Parse(form["row"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture);
        string? next = ReviewWalk.Next(context, library, form, document, asked.Clause, row);
        try
        {
            var made = audit.Do(
                context,
                "confirm",
                $"{document} {asked.Clause} {row}",
                () => library.Corrections.Confirm(document, asked.Clause ?? "", row, Who(context), Revision(form))
            );
            return Results.LocalRedirect(ReviewWalk.After(next ?? "/review", "confirmed", made.Id));
        }
        catch (LibraryException e) when (e.Code is "conflict")
        {
            return View(
                context,
                library,
                asked,
                null,
                new Attempt("", "", "", Revision(form), e.Chinese, e.Message) { IsConflict = true },
                null,
                409
            );
        }
    }

    /// <summary>A note on a clause or a document, and whether it was looked at: what is checked waits no longer.</summary>
    private static async Task<IResult> Note(string document, HttpContext context, PolicyLibrary library, AuditLog audit)
    {
        var form = await context.Request.ReadFormAsync();
        var asked = Read(document, form);
        var found =
            library.Catalogue.Get(document)
            ?? throw new LibraryException("notFound", $"There is no document {document}.", $"没有文件 {document}。");
        if (asked.Clause is { } clause && library.Catalogue.Record(found.Id).Clauses.All(c => c.Path != clause))
            throw new LibraryException("notFound", $"The document has no clause {clause}.", $"文件没有条款 {clause}。");
        var mark = Choice.Read(form["mark"], ReviewMark.Open);
        string? next = mark == ReviewMark.Checked ? ReviewWalk.Next(context, library, form, document, asked.Clause, asked.Row) : null;
        audit.Do(
            context,
            "note",
            $"{document} {asked.Clause}",
            () =>
            {
                library.Reviews.Set(
                    new ChangeReview(
                        found.Id,
                        found.Id,
                        ClauseMarks.Key(asked.Clause),
                        mark,
                        form["note"].ToString().Trim(),
                        Who(context),
                        DateTimeOffset.UtcNow
                    )
                );
                return true;
            }
        );
        return Results.LocalRedirect(ReviewWalk.After(next ?? Address(asked), "noted", null));
    }

    private static async Task<IResult> Assist(
        string document,
        HttpContext context,
        PolicyLibrary library,
        SiteOptions options,
        AuditLog audit
    )
    {
        var form = await context.Request.ReadFormAsync();
        string clause = form["clause"].ToString();
        if (options.Assistant is not { } assistant || library.Catalogue.Record(document).Clauses.All(c => c.Path != clause))
            return Results.NotFound();
        audit.Add(context, "assist", $"{document} {clause}");
        var proposals = await assistant.ProposeAsync(library, document, clause, context.RequestAborted);
        return View(context, library, new Asked(document, clause, null), null, null, proposals);
    }

    private static async Task<IResult> Act(long id, string action, HttpContext context, PolicyLibrary library, AuditLog audit)
    {
        var form = await context.Request.ReadFormAsync();
        string who = Who(context);
        string? note = Text(form["note"]);
        Func<Correction>? act = action switch
        {
            "accept" => () => library.Corrections.Accept(id, who, note),
            "reject" => () => library.Corrections.Reject(id, who, note),
            "undo" => () => library.Corrections.Undo(id, who, note),
            _ => null,
        };
        if (act is null)
            return Results.NotFound();
        var correction = audit.Do(context, action, CorrectionApi.Subject(library.Corrections.Get(id)), act);
        return Results.LocalRedirect(
            ReviewWalk.After(
                form["back"] == "list" ? "/review" : Address(new Asked(correction.Document, correction.Clause, RowOf(correction.Field))),
                action,
                null
            )
        );
    }

    /// <summary>New rows and amounts are objects; a reviewer writes only what tells them apart.</summary>
    private static string Value(Attempt attempt) =>
        attempt.Field switch
        {
            "+benefit" => JsonSerializer.Serialize(new { term = attempt.Value }, RecordJson.Options),
            "caps[+]" => JsonSerializer.Serialize(
                new
                {
                    amount = FigureMentions.Parse(attempt.Value)
                        ?? throw new LibraryException("badValue", $"“{attempt.Value}” is no amount.", $"“{attempt.Value}”不是金额。"),
                    bound = "upTo",
                },
                RecordJson.Options
            ),
            _ => attempt.Value,
        };

    private static string Address(Asked asked) => ReviewWalk.Address(asked.Document, asked.Clause, asked.Row);

    private static Asked Read(string document, IFormCollection form) =>
        new(
            document,
            Text(form["clause"]),
            int.TryParse(form["row"], NumberStyles.None, CultureInfo.InvariantCulture, out int at) ? at : null
        );

    /// <summary>The row that a correction is about; null where it is about none that is there before and after.</summary>
    private static int? RowOf(string field) =>
        field.StartsWith("benefits[", StringComparison.Ordinal)
        && field.IndexOf("].", StringComparison.Ordinal) is > 0 and var end
        && int.TryParse(field.AsSpan(9, end - 9), NumberStyles.None, CultureInfo.InvariantCulture, out int row)
            ? row
            : null;

    private static string Who(HttpContext context) => context.User.Identity?.Name ?? "";

    private static long? Revision(IFormCollection form) =>
        long.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out long revision) ? revision : -1;

    private static string? Text(Microsoft.Extensions.Primitives.StringValues value) =>
        value.ToString() is { Length: > 0 } text ? text : null;
}

/// <summary>A correction that could not be made, kept so that nothing typed is lost.</summary>
/// <param name="Revision">The document's revision that the reviewer saw.</param>
public sealed record Attempt(string Field, string Value, string Reason, long? Revision, string Chinese, string English)
{
    /// <summary>Somebody else was faster; what he did is shown beside.</summary>
    public bool IsConflict { get; init; }

    /// <summary>Parts of the value that do not stand in the text: it is saved when somebody says so once more.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}
