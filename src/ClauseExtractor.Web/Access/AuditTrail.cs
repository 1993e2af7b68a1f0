using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ClauseExtractor.Web.Access;

/// <summary>
/// Enters into the audit log what endpoints do not enter themselves: what somebody takes along (downloads, exports), before he has it; and what was refused to somebody who is signed in,
/// or who came with a token that is none. Refusals to strangers are counted by the limits, and would let them fill the log.
/// </summary>
internal sealed class AuditTrail(RequestDelegate next, SiteOptions options, AuditLog audit)
{
    private const int LongestSubject = 300;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!options.Team)
        {
            await next(context);
            return;
        }
        if (context.GetEndpoint()?.Metadata.GetMetadata<Taken>() is { } taken)
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode == StatusCodes.Status200OK)
                    audit.Add(context, taken.Action, Subject(context));
                return Task.CompletedTask;
            });
        await next(context);
        bool known = context.User.Identity?.IsAuthenticated == true || context.Request.Headers.Authorization.Count > 0;
        if (known && context.Response.StatusCode is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)
            audit.Add(context, "refused", $"{context.Request.Method} {Subject(context)}");
    }

    private static string Subject(HttpContext context)
    {
        string subject = context.Request.Path + context.Request.QueryString;
        return subject.Length > LongestSubject ? subject[..LongestSubject] : subject;
    }

    /// <summary>Marks an endpoint whose answer is taken along.</summary>
    internal sealed record Taken(string Action);
}

internal static class AuditMarks
{
    /// <summary>What this endpoint hands out is entered into the audit log.</summary>
    /// <param name="action">download or export.</param>
    public static TBuilder Audited<TBuilder>(this TBuilder endpoint, string action)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AuditTrail.Taken(action));
}
