using System.Net.Http.Headers;
using System.Text.Json;

namespace ClauseExtractor.Web.Tests.Attack;

/// <summary>A call that the site's OpenAPI document describes.</summary>
/// <param name="Needs">The permission that the document names.</param>
internal sealed record DescribedCall(
    string Id,
    HttpMethod Method,
    string Path,
    string Needs,
    IReadOnlyList<DescribedParameter> Parameters,
    string? Body
)
{
    public static async Task<IReadOnlyList<DescribedCall>> AllAsync(HttpClient client)
    {
        using var document = JsonDocument.Parse(await client.GetStringAsync("/api/openapi.json"));
        return
        [
            .. document
                .RootElement.GetProperty("paths")
                .EnumerateObject()
                .SelectMany(path => path.Value.EnumerateObject().Select(call => Read(path.Name, call))),
        ];
    }

    /// <summary>
    /// A request with these values for its parameters; one that has none is left out, or is 7777 where the path needs it.
    /// </summary>
    public HttpRequestMessage Request(IReadOnlyDictionary<string, string> values, string? json = null)
    {
        string path = Path;
        foreach (var parameter in Parameters.Where(p => p.InPath))
            path = path.Replace(
                "{" + parameter.Name + "}",
                Uri.EscapeDataString(values.GetValueOrDefault(parameter.Name, "7777")),
                StringComparison.Ordinal
            );
        string query = string.Join(
            '&',
            Parameters.Where(p => !p.InPath && values.ContainsKey(p.Name)).Select(p => $"{p.Name}={Uri.EscapeDataString(values[p.Name])}")
        );
        var request = new HttpRequestMessage(Method, query.Length == 0 ? path : $"{path}?{query}");
        if (Body == "multipart/form-data")
            request.Content = new MultipartFormDataContent { { new StringContent("x"), "note" } };
        else if (Body is not null || json is not null)
            request.Content = new StringContent(json ?? "{}", new MediaTypeHeaderValue("application/json"));
        return request;
    }

    private static DescribedCall Read(string path, JsonProperty call)
    {
        var parameters = call.Value.TryGetProperty("parameters", out var given)
            ? given
                .EnumerateArray()
                .Select(p => new DescribedParameter(p.GetProperty("name").GetString()!, p.GetProperty("in").GetString() == "path"))
                .ToList()
            : [];
        string description = call.Value.TryGetProperty("description", out var text) ? text.GetString()! : "",
            needs = description[(description.LastIndexOf("Needs: ", StringComparison.Ordinal) + 7)..].TrimEnd('.');
        string? body = call.Value.TryGetProperty("requestBody", out var taken)
            ? taken.GetProperty("content").EnumerateObject().First().Name
            : null;
        string id = call.Value.TryGetProperty("operationId", out var named) ? named.GetString()! : "";
        return new DescribedCall(id, new HttpMethod(call.Name.ToUpperInvariant()), path, needs, parameters, body);
    }
}

internal sealed record DescribedParameter(string Name, bool InPath);
