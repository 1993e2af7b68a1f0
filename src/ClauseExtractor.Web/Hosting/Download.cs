using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ClauseExtractor.Web.Hosting;

/// <summary>Answers with a file to keep: always a download, for a web page or a PDF of strangers must not run here.</summary>
internal static class Download
{
    /// <param name="name">Under any name, Chinese included; what a header may not hold is left out.</param>
    public static IResult File(HttpContext context, string name, string mediaType, ReadOnlyMemory<byte> content)
    {
        var header = new ContentDispositionHeaderValue("attachment");
        header.SetHttpFileName(string.Concat(name.Where(c => !char.IsControl(c))));
        context.Response.Headers.ContentDisposition = header.ToString();
        return Results.Bytes(content, mediaType);
    }

    public static IResult Text(HttpContext context, string name, string mediaType, string text) =>
        File(context, name, mediaType + "; charset=utf-8", Encoding.UTF8.GetBytes(text));
}
