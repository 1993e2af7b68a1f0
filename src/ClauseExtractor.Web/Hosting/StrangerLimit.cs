using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ClauseExtractor.Web.Hosting;

/// <summary>
/// In team mode a request of somebody who is not signed in may bring no more than a form: an upload that would be refused is refused before
/// its bytes are taken, and the connection is closed.
/// </summary>
internal sealed class StrangerLimit(RequestDelegate next, SiteOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!options.Team || context.User.Identity?.IsAuthenticated == true)
        {
            await next(context);
            return;
        }
        // Over the limit the server takes no more of the body, and closes when the answer is out.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.StrangerBytes;
        if (context.Request.ContentLength > options.StrangerBytes)
        {
            context.Response.Headers.Connection = "close";
            context.Response.StatusCode = context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
                ? StatusCodes.Status401Unauthorized
                : StatusCodes.Status413PayloadTooLarge;
            return;
        }
        await next(context);
    }
}
