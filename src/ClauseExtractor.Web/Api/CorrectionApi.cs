using ClauseExtractor.Library;
using ClauseExtractor.Library.Corrections;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using ClauseExtractor.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Api;

/// <summary>Review: the queue, and corrections.</summary>
internal static class CorrectionApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/review",
                (PolicyLibrary library, LibraryCache cache, double? below, int? offset, int? limit) =>
                {
                    var (from, most) = Paging.Read(offset, limit);
                    var queue = ReviewWalk.Queue(library, cache, ConfidenceBound.Of(below));
                    return TypedResults.Ok(Paging.Page(queue.Places.Count, queue.Items(from, most), from, most));
                }
            )
            .Needs(Permission.Review)
            .WithName("api:review")
            .WithSummary(
                "What a reviewer should look at, by doubt: corrections that wait, unsure benefits, figures that could not be read, "
                    + "documents with other doubts."
            );
        api.MapGet(
                "/documents/{id}/corrections",
                (string id, PolicyLibrary library) => TypedResults.Ok(library.Corrections.Of(DocumentApi.Get(library, id).Id))
            )
            .Needs(Permission.Read)
            .WithName("api:corrections")
            .WithSummary("A document's corrections, the oldest first.");
        api.MapPost("/documents/{id}/corrections", Correct)
            .Needs(Permission.Review)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .Enters("correct", "propose")
            .WithName("api:correct")
            .WithSummary("Corrects a value, or proposes to.")
            .WithDescription(
                "`revision` is the document's revision that you saw: 409 where somebody was faster. `field`: heading, "
                    + "benefits[0].caps[0].amount, dates.effectiveTo, benefits[+] …; `value` as people write it, null to take it out."
            );
        api.MapGet(
                "/corrections/{id:long}",
                (long id, PolicyLibrary library) => TypedResults.Ok(library.Corrections.History(library.Corrections.Get(id).Id))
            )
            .Needs(Permission.Read)
            .WithName("api:correction")
            .WithSummary("What happened to a correction.");
        api.MapPost(
                "/corrections/{id:long}/accept",
                (long id, Note? note, PolicyLibrary library, AuditLog audit, HttpContext context) =>
                    Act(library, audit, context, "accept", id, () => library.Corrections.Accept(id, Who(context), note?.Text))
            )
            .Needs(Permission.Review)
            .Enters("accept")
            .WithName("api:accept")
            .WithSummary("Applies a correction that waits.");
        api.MapPost(
                "/corrections/{id:long}/reject",
                (long id, Note? note, PolicyLibrary library, AuditLog audit, HttpContext context) =>
                    Act(library, audit, context, "reject", id, () => library.Corrections.Reject(id, Who(context), note?.Text))
            )
            .Needs(Permission.Review)
            .Enters("reject")
            .WithName("api:reject")
            .WithSummary("Refuses a correction that waits.");
        api.MapPost(
                "/corrections/{id:long}/undo",
                (long id, Note? note, PolicyLibrary library, AuditLog audit, HttpContext context) =>
                    Act(library, audit, context, "undo", id, () => library.Corrections.Undo(id, Who(context), note?.Text))
            )
            .Needs(Permission.Review)
            .Enters("undo")
            .WithName("api:undo")
            .WithSummary("Takes a correction back.");
    }

    private static Created<Correction> Correct(string id, NewCorrection body, PolicyLibrary library, AuditLog audit, HttpContext context)
    {
        var request = new CorrectionRequest(id, body.Clause, body.Field, body.Value, body.Reason ?? "", Who(context), body.Revision);
        bool proposes = body.Propose == true;
        var made = audit.Do(
            context,
            proposes ? "propose" : "correct",
            $"{id} {body.Clause} {body.Field}",
            () => proposes ? library.Corrections.Propose(request) : library.Corrections.Correct(request)
        );
        return TypedResults.Created($"/api/corrections/{made.Id}", made);
    }

    private static Ok<Correction> Act(
        PolicyLibrary library,
        AuditLog audit,
        HttpContext context,
        string action,
        long id,
        Func<Correction> act
    ) => TypedResults.Ok(audit.Do(context, action, Subject(library.Corrections.Get(id)), act));

    /// <summary>How the audit log names a correction.</summary>
    internal static string Subject(Correction correction) => $"{correction.Document} {correction.Clause} {correction.Field}";

    private static string Who(HttpContext context) => context.User.Identity?.Name ?? "";
}

/// <summary>A correction to make.</summary>
/// <param name="Clause">Path of the clause; null for the document itself.</param>
/// <param name="Value">As people write it: 300万, 30%, 2026-12-31; null to take the value or row out.</param>
/// <param name="Revision">The document's revision that the author saw.</param>
/// <param name="Propose">True to let somebody else decide.</param>
internal sealed record NewCorrection(string? Clause, string Field, string? Value, string? Reason, long Revision, bool? Propose = null);

/// <summary>Why somebody decided so.</summary>
internal sealed record Note(string? Text);
