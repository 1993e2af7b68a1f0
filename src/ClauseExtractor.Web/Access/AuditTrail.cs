using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ClauseExtractor.Web.Access;

/// <summary>
/// Enters into the audit log, before the answer goes out, what endpoints do not enter themselves: what somebody takes along (downloads,
/// exports); and what was refused to somebody who is signed in,
/// or who came with a token that is none. Refusals to strangers are counted by the limits, and would let them fill the log.
/// </summary>
internal sealed class AuditTrail(RequestDelegate next, SiteOptions options, AuditLog audit)
{
    private const int LongestSubject = 300;

    public Task InvokeAsync(HttpContext context)
    {
        if (options.Team)
            context.Response.OnStarting(() =>
            {
                Enter(context);
                return Task.CompletedTask;
            });
        return next(context);
    }

    private void Enter(HttpContext context)
    {
        int status = context.Response.StatusCode;
        if (status == StatusCodes.Status200OK && context.GetEndpoint()?.Metadata.GetMetadata<Taken>() is { } taken)
            audit.Add(context, taken.Action, Subject(context));
        bool known = context.User.Identity?.IsAuthenticated == true || context.Request.Headers.Authorization.Count > 0;
        if (
            known
            && (status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden || context.Items.ContainsKey(typeof(Refused)))
        )
            audit.Add(context, "refused", $"{context.Request.Method} {Subject(context)}");
    }

    private static string Subject(HttpContext context)
    {
        string subject = context.Request.Path + context.Request.QueryString;
        return subject.Length > LongestSubject ? subject[..LongestSubject] : subject;
    }

    /// <summary>Marks an endpoint whose answer is taken along.</summary>
    internal sealed record Taken(string Action);

    /// <summary>
    /// Marks a request that was refused by another status than those of access: a change that another site may have slipped to the user.
    /// </summary>
    internal sealed record Refused
    {
        public static void Mark(HttpContext context) => context.Items[typeof(Refused)] = true;
    }

    /// <summary>Says which acts an endpoint enters with what it does.</summary>
    internal sealed record Enters(IReadOnlyList<string> Actions);
}

internal static class AuditMarks
{
    /// <summary>What this endpoint hands out is entered into the audit log.</summary>
    /// <param name="action">download or export.</param>
    public static TBuilder Audited<TBuilder>(this TBuilder endpoint, string action)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AuditTrail.Taken(action));

    /// <summary>
    /// What this endpoint changes is entered into the audit log, under one of these codes. Every endpoint that takes more than a question
    /// has this mark.
    /// </summary>
    public static TBuilder Enters<TBuilder>(this TBuilder endpoint, params string[] actions)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AuditTrail.Enters(actions));
}
