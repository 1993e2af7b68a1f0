using ClauseExtractor.Web.Pages;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClauseExtractor.Web.Hosting;

/// <summary>What is said where a page cannot be shown: what happened and what to do, never how the site is built.</summary>
internal static class FailurePage
{
    /// <summary>A fault of the site itself; the log has the details.</summary>
    public static Task Write(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            ? Results.Problem(statusCode: 500).ExecuteAsync(context)
            : WriteAsync(
                context,
                500,
                "网站出错了，已记入日志。请稍后再试。",
                "The site failed; the log has the details. Please try again later."
            );

    public static Task WriteStatus(StatusCodeContext status)
    {
        var context = status.HttpContext;
        int code = context.Response.StatusCode;
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            return Results.Problem(statusCode: code).ExecuteAsync(context);
        return code switch
        {
            404 => WriteAsync(context, code, "没有这个页面或文件。", "There is no such page or document."),
            403 => WriteAsync(context, code, "您的账号没有这项权限。", "Your account may not do this."),
            429 => WriteAsync(context, code, "请求过于频繁，请稍后再试。", "Too many requests; please wait a moment."),
            _ => WriteAsync(context, code, "请求无法处理。", "The request cannot be answered."),
        };
    }

    public static Task WriteAsync(HttpContext context, int status, string chinese, string english) =>
        new RazorComponentResult<FailureView>(new { Message = SiteContext.IsEnglish(context) ? english : chinese, Status = status })
        {
            StatusCode = status,
        }.ExecuteAsync(context);
}
