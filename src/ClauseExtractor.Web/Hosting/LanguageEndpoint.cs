using System.Text;
using ClauseExtractor.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Hosting;

/// <summary>
/// The switches of language and of light and dark: links that work without script and change nothing but the reader's own cookie.
/// </summary>
internal static class LanguageEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/language",
                (HttpContext context, string to, string? back) => Keep(context, SiteContext.LanguageCookie, to == "en" ? "en" : "zh", back)
            )
            .Needs(Permission.None)
            .WithName("language")
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/theme",
                (HttpContext context, string to, string? back) =>
                    Keep(context, SiteContext.ThemeCookie, to is "light" or "dark" ? to : "", back)
            )
            .Needs(Permission.None)
            .WithName("theme")
            .ExcludeFromDescription();
    }

    private static IResult Keep(HttpContext context, string cookie, string value, string? back)
    {
        context.Response.Cookies.Append(
            cookie,
            value,
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                IsEssential = true,
            }
        );
        return Results.LocalRedirect(LocalAddress.Of(back));
    }
}

/// <summary>Addresses to go back to, which come from outside and may lead nowhere but to this site.</summary>
internal static class LocalAddress
{
    public static string Of(string? address) =>
        address is ['/', ..]
        && !address.StartsWith("//", StringComparison.Ordinal)
        && !address.Any(char.IsControl)
        && !address.Contains('\\', StringComparison.Ordinal)
            ? Escape(address)
            : "/";

    // A header holds ASCII only: 算力 in a query goes back as %E7%AE%97%E5%8A%9B.
    private static string Escape(string address) =>
        Ascii.IsValid(address)
            ? address
            : string.Concat(
                address.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString()))
            );
}
