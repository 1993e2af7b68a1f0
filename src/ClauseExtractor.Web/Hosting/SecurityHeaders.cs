using Microsoft.AspNetCore.Http;

namespace ClauseExtractor.Web.Hosting;

/// <summary>
/// What a browser may do with an answer: nothing from elsewhere, no inline script or style, no frames, no guessing of types, no keeping of
/// what is behind sign-in.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; form-action "
        + "'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "private, no-cache";
        return next(context);
    }
}
