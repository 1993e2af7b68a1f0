using System.Net;
using Microsoft.AspNetCore.Http;

namespace ClauseExtractor.Web.Hosting;

/// <summary>
/// Answers only to the names that the site has. Without sign-in those are names of this machine: a foreign site whose name is made to point
/// here (DNS rebinding) would otherwise read the
/// library through the user's own browser. Behind a proxy they are the public name, and this machine's for checks of health. Without
/// either, in team mode, any.
/// </summary>
internal sealed class HostGuard(RequestDelegate next, SiteOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        string host = context.Request.Host.Host;
        if (
            IsThisMachine(host)
            || (options.PublicUrl is { } url ? string.Equals(host, url.IdnHost, StringComparison.OrdinalIgnoreCase) : options.Team)
        )
        {
            await next(context);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        await context.Response.WriteAsync(
            options.PublicUrl is { } own ? $"This site is {own.GetLeftPart(UriPartial.Authority)}." : "This site answers to localhost only."
        );
    }

    private static bool IsThisMachine(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
