using System.Security.Claims;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Wording;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace ClauseExtractor.Web.Hosting;

/// <summary>
/// What every page asks of the request: the language, who is reading and what he may do, the address, and the token that forms carry.
/// </summary>
internal sealed class SiteContext(IHttpContextAccessor accessor, IAntiforgery antiforgery, SiteOptions options)
{
    public const string LanguageCookie = "lang";

    public const string ThemeCookie = "theme";

    private HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    public bool English => IsEnglish(Http);

    /// <summary><c>light</c> or <c>dark</c> where the reader chose one; null where the browser says.</summary>
    public string? Theme => Http.Request.Cookies[ThemeCookie] is ("light" or "dark") and var chosen ? chosen : null;

    /// <summary>The same for the wording of records.</summary>
    public ReportLanguage Words => WordsOf(Http);

    public static ReportLanguage WordsOf(HttpContext context) => IsEnglish(context) ? ReportLanguage.English : ReportLanguage.Chinese;

    /// <summary>The address of the site as its readers know it: the public one, else that of the request.</summary>
    public static Uri SiteOf(HttpContext context, SiteOptions options) =>
        options.PublicUrl ?? new Uri($"{context.Request.Scheme}://{context.Request.Host}/");

    /// <summary>BCP 47.</summary>
    public string Language => English ? "en" : "zh-CN";

    /// <summary>The words in the reader's language.</summary>
    public string T(string chinese, string english) => English ? english : chinese;

    public bool Team => options.Team;

    public bool SignedIn => User.Identity?.IsAuthenticated == true;

    public ClaimsPrincipal User => Http.User;

    /// <summary>Who is reading: the author of what he changes.</summary>
    public string Author => User.Identity?.Name ?? "";

    public bool May(Permission permission) => permission.IsHeldBy(User);

    /// <summary>The path and query of this page.</summary>
    public string Address => Http.Request.Path + Http.Request.QueryString;

    public string Path => Http.Request.Path;

    /// <summary>The hidden field's value; asking for it sets the cookie that goes with it.</summary>
    public string Token => antiforgery.GetAndStoreTokens(Http).RequestToken!;

    /// <summary>
    /// <c>?lang=en</c>, else the cookie of the switch, else <c>Accept-Language</c> for the API only: the pages are Chinese unless somebody
    /// says otherwise.
    /// </summary>
    public static bool IsEnglish(HttpContext context)
    {
        string asked = context.Request.Query["lang"].ToString();
        if (asked is "en" or "zh")
            return asked == "en";
        return context.Request.Cookies[LanguageCookie] is { } chosen
            ? chosen == "en"
            : context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal, out var call)
                && call.HasValue
                && context.Request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase);
    }
}
