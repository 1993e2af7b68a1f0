using System.Net;
using Microsoft.AspNetCore.Http;

namespace ClauseExtractor.Web.Hosting;

/// <summary>
/// Without sign-in only names of this machine are answered: a foreign site whose name is made to point here (DNS rebinding) would otherwise read the library through the user's own browser.
/// </summary>
internal sealed class HostGuard(RequestDelegate next, SiteOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (options.Team || IsThisMachine(context.Request.Host.Host))
        {
            await next(context);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        await context.Response.WriteAsync("This site answers to localhost only.");
    }

    private static bool IsThisMachine(string host) => host == "localhost" || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
