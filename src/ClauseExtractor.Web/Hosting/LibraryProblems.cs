using ClauseExtractor.Library;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Reading;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ClauseExtractor.Web.Hosting;

/// <summary>
/// What the library refuses, as problem details (RFC 9457) on the API and as a page elsewhere. Anything else is a fault of the site, of
/// which the answer tells nothing.
/// </summary>
internal sealed partial class LibraryProblems(ILogger<LibraryProblems> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (Problem.Of(exception) is not { } problem)
            return false;
        if (problem.Status >= 500)
            LogStorage(log, problem.Code, context.Request.Method, context.Request.Path, exception.Message);
        await problem.WriteAsync(context);
        return true;
    }

    // The admin is told, in a line; where in the code it was found says nothing of a disk.
    [LoggerMessage(Level = LogLevel.Error, Message = "{Code}: {Method} {Path} was not done ({Reason}).")]
    private static partial void LogStorage(ILogger log, string code, string method, string path, string reason);
}

/// <summary>A request that cannot be answered as asked.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">A stable code for programs.</param>
internal sealed record Problem(int Status, string Code, string Chinese, string English)
{
    /// <summary>The problem that an exception means, null where it means a fault of the site.</summary>
    public static Problem? Of(Exception exception) =>
        exception switch
        {
            LibraryException { Code: "notFound" } e => new(404, e.Code, e.Chinese, e.Message),
            LibraryException { Code: "conflict" or "badState" or "readOnly" } e => new(409, e.Code, e.Chinese, e.Message),
            LibraryException { Code: "badField" or "badValue" or "ambiguous" } e => new(400, e.Code, e.Chinese, e.Message),
            LibraryException { Code: "tooLarge" } e => new(413, e.Code, e.Chinese, e.Message),
            LibraryException { Code: "badAddress" } e => new(422, e.Code, e.Chinese, e.Message),
            QuerySyntaxException e => new(400, "badQuery", e.Chinese, e.Message) { Start = e.Start, Length = e.Length },
            UnreadableDocumentException e => new(422, e.Code, e.Message, e.Message),
            BadHttpRequestException { StatusCode: 413 } => new(413, "tooLarge", "文件过大。", "The file is too large."),
            BadHttpRequestException e => new(e.StatusCode, "badRequest", "请求的格式不对。", "The request is not well formed."),
            InvalidDataException => new(
                400,
                "badRequest",
                "请求的格式不对，或超出限额。",
                "The request is not well formed, or over its limits."
            ),
            _ => StorageProblems.Of(exception),
        };

    /// <summary>Where in the query the wrong part stands; null where the problem is none of a query.</summary>
    public int? Start { get; init; }

    public int? Length { get; init; }

    public Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        return context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            ? Answer(context).ExecuteAsync(context)
            : FailurePage.WriteAsync(context, Status, Chinese, English);
    }

    private IResult Answer(HttpContext context)
    {
        var more = new Dictionary<string, object?> { ["code"] = Code };
        if (Start is { } start)
            (more["start"], more["length"]) = (start, Length);
        return Results.Problem(SiteContext.IsEnglish(context) ? English : Chinese, statusCode: Status, extensions: more);
    }
}
