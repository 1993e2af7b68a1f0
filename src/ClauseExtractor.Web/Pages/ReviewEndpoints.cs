using System.Globalization;
using System.Text.Json;
using ClauseExtractor.Json;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Corrections;
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
        routes.MapGet("/review", Queue)
            .Needs(Permission.Review).InTurn().WithName("page:review").ExcludeFromDescription();
        routes.MapGet("/review/{document}", (string document, PolicyLibrary library, string? clause, int? row, string? done) => View(library, document, clause, row, done)).Needs(Permission.Review).InTurn().WithName("page:review.document").ExcludeFromDescription();
        routes.MapPost("/review/{document}/correct", Correct).Needs(Permission.Review).Enters("correct").WithName("page:review.correct").ExcludeFromDescription();
        routes.MapPost("/review/{document}/confirm", Confirm).Needs(Permission.Review).Enters("confirm").WithName("page:review.confirm").ExcludeFromDescription();
        routes.MapPost("/review/{document}/assist", Assist).Needs(Permission.Review).RequireRateLimiting(SiteAccess.AskLimit).Enters("assist").WithName("page:review.assist").ExcludeFromDescription();
        routes.MapPost("/review/corrections/{id:long}/{action}", Act).Needs(Permission.Review).Enters("accept", "reject", "undo").WithName("page:review.act").ExcludeFromDescription();
    }

    private static RazorComponentResult<ReviewView> Queue(PolicyLibrary library, LibraryCache cache, double? below)
    {
        double bound = ConfidenceBound.Of(below);
        return new RazorComponentResult<ReviewView>(new { Items = cache.Get(("queue", bound), () => library.Corrections.Queue(bound)), Below = bound });
    }

    private static RazorComponentResult<CorrectView> View(PolicyLibrary library, string id, string? clause, int? row, string? done = null, Attempt? attempt = null, SiteProposals? proposals = null, int status = 200)
    {
        var document = library.Catalogue.Get(id) ?? library.Catalogue.Find(id);
        var record = library.Catalogue.Record(document.Id);
        var corrections = library.Corrections.Of(document.Id);
        return new RazorComponentResult<CorrectView>(new
        {
            Model = new CorrectModel(document, record, corrections, clause, row)
            {
                Done = done, Attempt = attempt, Proposals = proposals, History = corrections.ToDictionary(c => c.Id, c => library.Corrections.History(c.Id)),
                Fields = CorrectableFields.Of(record, clause, row),
            },
        }) { StatusCode = status };
    }

    private static async Task<IResult> Correct(string document, HttpContext context, PolicyLibrary library, AuditLog audit)
    {
        var form = await context.Request.ReadFormAsync();
        string? clause = Text(form["clause"]);
        int? row = int.TryParse(form["row"], CultureInfo.InvariantCulture, out int at) ? at : null;
        var attempt = new Attempt(form["field"].ToString(), FieldValues.Read(form["field"].ToString(), form["value"].ToString().Trim()), form["reason"].ToString().Trim(), Revision(form), "", "");
        string field = CorrectableFields.Path(attempt.Field, row);
        bool take = form["take"] == "out";
        try
        {
            var request = new CorrectionRequest(document, clause, field, take ? null : Value(attempt), attempt.Reason, context.User.Identity?.Name ?? "", attempt.Revision);
            audit.Do(context, "correct", $"{document} {clause} {field}", () => library.Corrections.Correct(request));
        }
        catch (LibraryException e) when (e.Code is "conflict" or "badField" or "badValue")
        {
            return View(library, document, clause, row, null, attempt with { Chinese = e.Chinese, English = e.Message, IsConflict = e.Code == "conflict" }, null, e.Code == "conflict" ? 409 : 400);
        }
        return Results.LocalRedirect(Back(document, clause, row, "corrected"));
    }

    private static async Task<IResult> Confirm(string document, HttpContext context, PolicyLibrary library, AuditLog audit)
    {
        var form = await context.Request.ReadFormAsync();
        string clause = form["clause"].ToString();
        int row = int.Parse(form["row"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture);
        try
        {
            audit.Do(context, "confirm", $"{document} {clause} {row}", () => library.Corrections.Confirm(document, clause, row, context.User.Identity?.Name ?? "", Revision(form)));
        }
        catch (LibraryException e) when (e.Code is "conflict")
        {
            return View(library, document, clause, row, null, new Attempt("", "", "", Revision(form), e.Chinese, e.Message) { IsConflict = true }, null, 409);
        }
        return Results.LocalRedirect("/review");
    }

    /// <summary>Asks the language model about one clause; what holds waits in the queue beside the rules' reading.</summary>
    private static async Task<IResult> Assist(string document, HttpContext context, PolicyLibrary library, SiteOptions options, AuditLog audit)
    {
        var form = await context.Request.ReadFormAsync();
        string clause = form["clause"].ToString();
        if (options.Assistant is not { } assistant || library.Catalogue.Record(document).Clauses.All(c => c.Path != clause))
            return Results.NotFound();
        audit.Add(context, "assist", $"{document} {clause}");
        var proposals = await assistant.ProposeAsync(library, document, clause, context.RequestAborted);
        return View(library, document, clause, null, null, null, proposals);
    }

    private static async Task<IResult> Act(long id, string action, HttpContext context, PolicyLibrary library, AuditLog audit)
    {
        var form = await context.Request.ReadFormAsync();
        string who = context.User.Identity?.Name ?? "";
        string? note = Text(form["note"]);
        Func<Correction>? act = action switch
        {
            "accept" => () => library.Corrections.Accept(id, who, note), "reject" => () => library.Corrections.Reject(id, who, note), "undo" => () => library.Corrections.Undo(id, who, note), _ => null,
        };
        if (act is null)
            return Results.NotFound();
        var correction = audit.Do(context, action, CorrectionApi.Subject(library.Corrections.Get(id)), act);
        return Results.LocalRedirect(Back(correction.Document, correction.Clause, null, action));
    }

    /// <summary>New rows and amounts are objects; a reviewer writes only what tells them apart.</summary>
    private static string Value(Attempt attempt) => attempt.Field switch
    {
        "+benefit" => JsonSerializer.Serialize(new { term = attempt.Value }, RecordJson.Options),
        "caps[+]" => JsonSerializer.Serialize(new { amount = FigureMentions.Parse(attempt.Value) ?? throw new LibraryException("badValue", $"“{attempt.Value}” is no amount.", $"“{attempt.Value}”不是金额。"), bound = "upTo" }, RecordJson.Options),
        _ => attempt.Value,
    };

    private static string Back(string document, string? clause, int? row, string done) =>
        Link.To("/review/" + Uri.EscapeDataString(document), ("clause", clause), ("row", row?.ToString(CultureInfo.InvariantCulture)), ("done", done));

    private static long? Revision(IFormCollection form) => long.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out long revision) ? revision : -1;

    private static string? Text(Microsoft.Extensions.Primitives.StringValues value) => value.ToString() is { Length: > 0 } text ? text : null;
}

/// <summary>A correction that could not be made, kept so that nothing typed is lost.</summary>
/// <param name="Revision">The document's revision that the reviewer saw.</param>
public sealed record Attempt(string Field, string Value, string Reason, long? Revision, string Chinese, string English)
{
    /// <summary>Somebody else was faster; what he did is shown beside.</summary>
    public bool IsConflict { get; init; }
}
