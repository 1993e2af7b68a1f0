using System.Net;
using System.Text.RegularExpressions;
using ClauseExtractor.Cli;

namespace ClauseExtractor.Tests.Cli;

/// <summary><c>clause demo --serve</c>: from a clone to the five documents in a browser by one command.</summary>
public sealed partial class DemoServeTests
{
    [Fact]
    public async Task The_five_documents_are_served_until_the_command_is_stopped()
    {
        using var folder = new ScratchFolder();
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        using StringWriter output = new(),
            error = new();
        var said = TextWriter.Synchronized(error);
        var run = ClauseApp.RunAsync(["demo", "--serve", "--out", folder["out"]], new Shell(output, said), stop.Token);
        string url = await AddressAsync(run, error, said);

        using var client = new HttpClient { BaseAddress = new Uri(url) };
        string listed = await client.GetStringAsync(new Uri("/api/documents", UriKind.Relative), stop.Token);
        using (var refused = await client.GetAsync(new Uri("/no-such-page", UriKind.Relative), stop.Token))
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        await stop.CancelAsync();

        Assert.Equal(0, await run);
        Assert.Contains("上海市促进软件和信息服务业高质量发展的若干措施", listed, StringComparison.Ordinal);
        Assert.Equal(5, DocumentIds().Count(listed));
    }

    private static async Task<string> AddressAsync(Task<int> run, StringWriter error, TextWriter said)
    {
        while (!run.IsCompleted)
        {
            string text;
            lock (said)
                text = error.ToString();
            if (Address().Match(text) is { Success: true } found)
                return found.Value;
            await Task.Delay(50);
        }
        throw new InvalidOperationException($"It ended with {await run}: {error}");
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+")]
    private static partial Regex Address();

    [GeneratedRegex("\"id\":")]
    private static partial Regex DocumentIds();
}
