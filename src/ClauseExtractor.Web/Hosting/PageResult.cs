using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClauseExtractor.Web.Hosting;

/// <summary>Answers with a page some of whose parts take long.</summary>
internal static class PageResult
{
    /// <summary>The cookie that the site's script sets: this browser can put parts in their place that come after the page.</summary>
    private const string ScriptCookie = "script";

    /// <summary>
    /// The page at once and its slow parts as they come, where the browser runs the site's script; else the whole page when all of it is
    /// there.
    /// </summary>
    public static RazorComponentResult<TView> Streamed<TView>(HttpContext context, object parameters)
        where TView : IComponent => new(parameters) { PreventStreamingRendering = context.Request.Cookies[ScriptCookie] != "1" };
}
