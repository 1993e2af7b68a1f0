using System.Net;

namespace ClauseExtractor.Web.Tests;

/// <summary>Keeps cookies as a browser does; the test server has none of it.</summary>
internal sealed class CookieHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly CookieContainer cookies = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } header)
            request.Headers.TryAddWithoutValidation("Cookie", header);
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (string cookie in set)
                cookies.SetCookies(request.RequestUri!, cookie);
        return answer;
    }
}
