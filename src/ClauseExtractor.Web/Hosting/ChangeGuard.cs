using ClauseExtractor.Web.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace ClauseExtractor.Web.Hosting;

/// <summary>
/// Lets a change through only where it cannot have been slipped to the user by another site: forms carry the antiforgery token; calls of
/// the API carry an API token, or, with a session,
/// the antiforgery token as a header; and whatever says that it comes from another origin is refused.
/// </summary>
internal sealed class ChangeGuard(RequestDelegate next, IAntiforgery antiforgery, SiteOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            await next(context);
            return;
        }
        bool page = context.GetEndpoint() is not null && !request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
        if (page && !request.HasFormContentType)
        {
            await Results
                .Problem(
                    "This address takes a form. 此地址只接受表单。",
                    statusCode: StatusCodes.Status415UnsupportedMediaType,
                    title: "Refused"
                )
                .ExecuteAsync(context);
            return;
        }
        if (await Allowed(context))
        {
            await next(context);
            return;
        }
        AuditTrail.Refused.Mark(context);
        await Results
            .Problem(
                "The request carries no valid antiforgery token, or comes from another site. Reload the page and try again. "
                    + "请求缺少有效的防伪令牌，或来自其他网站；请刷新页面后重试。",
                statusCode: StatusCodes.Status400BadRequest,
                title: "Refused"
            )
            .ExecuteAsync(context);
    }

    private async Task<bool> Allowed(HttpContext context)
    {
        if (context.User.Identity?.AuthenticationType == AccessSchemes.Token)
            return true;
        if (FromElsewhere(context.Request, options.PublicUrl))
            return false;
        // The one user of this machine may call the API from a command line; a browser says where it comes from, and that was looked at.
        if (
            context.User.Identity?.AuthenticationType == AccessSchemes.Local
            && context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        )
            return true;
        return await antiforgery.IsRequestValidAsync(context);
    }

    private static bool FromElsewhere(HttpRequest request, Uri? publicUrl)
    {
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none"))
            return true;
        string origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && origin != (publicUrl?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}");
    }
}
