using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;

namespace ClauseExtractor.Web.Hosting;

/// <summary>
/// Behind a proxy: the caller's address comes from the proxy (X-Forwarded-For, from known proxies only), scheme and name from the address
/// that the site was told it has.
/// What the proxy says of scheme and name is not asked for, so nothing that a caller sends can change it.
/// </summary>
internal sealed class PublicAddress(RequestDelegate next, SiteOptions options)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (options.PublicUrl is { } url)
        {
            context.Request.Scheme = url.Scheme;
            if (options.IsSecure)
                context.Response.Headers.StrictTransportSecurity = "max-age=31536000";
        }
        return next(context);
    }

    public static void Use(WebApplication app, SiteOptions options)
    {
        if (options.PublicUrl is null && options.Proxies.Count == 0)
            return;
        var headers = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor,
            ForwardLimit = Math.Max(1, options.Proxies.Count),
        };
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var proxy in options.Proxies.Count > 0 ? options.Proxies : [IPAddress.Loopback, IPAddress.IPv6Loopback])
            headers.KnownProxies.Add(proxy);
        app.UseForwardedHeaders(headers);
        app.UseMiddleware<PublicAddress>();
    }
}
