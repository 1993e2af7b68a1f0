using System.Text;
using ClauseExtractor.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Hosting;

/// <summary>The language switch: a link that works without script and changes nothing but the reader's own cookie.</summary>
internal static class LanguageEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/language", (HttpContext context, string to, string? back) =>
    {
        context.Response.Cookies.Append(SiteContext.LanguageCookie, to == "en" ? "en" : "zh", new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true });
        return Results.LocalRedirect(LocalAddress.Of(back));
    }).Needs(Permission.None).WithName("language").ExcludeFromDescription();
}

/// <summary>Addresses to go back to, which come from outside and may lead nowhere but to this site.</summary>
internal static class LocalAddress
{
    public static string Of(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.Any(char.IsControl) && !address.Contains('\\', StringComparison.Ordinal)
            ? Escape(address)
            : "/";

    // A header holds ASCII only: 算力 in a query goes back as %E7%AE%97%E5%8A%9B.
    private static string Escape(string address) =>
        Ascii.IsValid(address) ? address : string.Concat(address.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
