using System.Globalization;
using ClauseExtractor.Library;
using Microsoft.AspNetCore.Http;

namespace ClauseExtractor.Web.Hosting;

/// <summary>
/// Shows everybody his own changes, whichever of several servers over one database answers: what was changed through one leaves the number
/// of the change in a cookie, and another one does not answer before its index holds that.
/// A library in a file has one server, and needs none of it.
/// </summary>
internal sealed class OwnChanges(RequestDelegate next, PolicyLibrary library, SiteOptions options)
{
    public const string Cookie = "clause-change";

    /// <summary>By then each server has followed long since.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    public Task InvokeAsync(HttpContext context)
    {
        if (options.LibraryAddress is not { IsFile: false })
            return next(context);
        if (long.TryParse(context.Request.Cookies[Cookie], NumberStyles.None, CultureInfo.InvariantCulture, out long own))
            library.CatchUpTo(own, context.RequestAborted);
        // An upload comes in after it was answered: whoever watches it is told with its outcome.
        if (
            !HttpMethods.IsGet(context.Request.Method)
            || context.Request.Path.StartsWithSegments("/import", StringComparison.Ordinal)
            || context.Request.Path.StartsWithSegments("/api/imports", StringComparison.Ordinal)
        )
            context.Response.OnStarting(() =>
            {
                context.Response.Cookies.Append(
                    Cookie,
                    library.Catalogue.Change.ToString(CultureInfo.InvariantCulture),
                    new CookieOptions
                    {
                        HttpOnly = true,
                        SameSite = SameSiteMode.Strict,
                        Secure = options.IsSecure,
                        MaxAge = Life,
                        IsEssential = true,
                    }
                );
                return Task.CompletedTask;
            });
        return next(context);
    }
}
