using System.Text.Json;
using ClauseExtractor.Library;
using ClauseExtractor.Matching;

namespace ClauseExtractor.Web.Hosting;

/// <summary>A profile that somebody sends as a file or as the body of a call: one bound, and one refusal for both.</summary>
internal static class ProfileBody
{
    /// <exception cref="LibraryException"><c>tooLarge</c>: more than <see cref="Profile.LargestBytes"/>, of which no more is read;
    /// <c>badValue</c>: nothing was sent, or it is no profile, with the line and the field.</exception>
    public static async Task<Profile> ReadAsync(Stream sent, CancellationToken cancellation)
    {
        byte[] bytes = new byte[Profile.LargestBytes + 1];
        int length = await sent.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (length > Profile.LargestBytes)
            throw new LibraryException(
                "tooLarge",
                $"A profile is JSON of at most {Profile.LargestBytes >> 10} KB.",
                $"企业情况是不超过 {Profile.LargestBytes >> 10} KB 的 JSON。"
            );
        if (length == 0)
            throw new LibraryException(
                "badValue",
                $"Nothing was sent. Choose a JSON file of at most {Profile.LargestBytes >> 10} KB.",
                $"没有收到内容。请选择一个不超过 {Profile.LargestBytes >> 10} KB 的 JSON 文件。"
            );
        try
        {
            return Profile.Read(bytes.AsSpan(0, length));
        }
        catch (JsonException e)
        {
            long line = (e.LineNumber ?? 0) + 1;
            string field = e.Path is { Length: > 2 } path ? path[2..] : "";
            throw new LibraryException(
                "badValue",
                $"This is no profile: line {line}{(field.Length > 0 ? $", field {field}" : "")}. Numbers stand without quotation marks.",
                $"读不懂企业情况：第 {line} 行{(field.Length > 0 ? $"，字段 {field}" : "")}。数值不加引号。"
            );
        }
    }
}
