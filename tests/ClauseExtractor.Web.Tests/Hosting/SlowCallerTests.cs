using System.Net.Sockets;
using System.Text;
using ClauseExtractor.Web.Access;

namespace ClauseExtractor.Web.Tests.Hosting;

/// <summary>Who sends slowly, or nothing, keeps no connection.</summary>
public sealed class SlowCallerTests
{
    [Fact]
    public async Task A_head_that_never_ends_is_given_up()
    {
        await using var site = await SiteUnderTest.StartAsync(
            corpus: false,
            listen: true,
            change: o => o with { HeadPatience = TimeSpan.FromSeconds(1) }
        );
        string answer = await ConversationAsync(site, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_never_comes_is_given_up()
    {
        await using var site = await SiteUnderTest.StartAsync(team: true, corpus: false, listen: true);
        string key = site.TokenOf(Role.Importer);
        string answer = await ConversationAsync(
            site,
            $"POST /api/imports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\nContent-Type: multipart/form-data; "
                + $"boundary=x\r\nContent-Length: 100000\r\n\r\n--x\r\n"
        );
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
    }

    /// <returns>What the site says until it closes.</returns>
    private static async Task<string> ConversationAsync(SiteUnderTest site, string sent)
    {
        var address = new Uri(site.App.Urls.First());
        using var caller = new TcpClient();
        await caller.ConnectAsync(address.Host, address.Port);
        var stream = caller.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(sent));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
