using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Tables;
using ClauseExtractor.Web.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ClauseExtractor.Web.Tests.Hosting;

/// <summary>What a caller gets wrong is answered as his mistake: never 500.</summary>
public sealed class CallerMistakeTests
{
    [Fact]
    public async Task A_form_post_without_a_form_body_is_refused_as_such()
    {
        var log = new KeptLog();
        await using var site = await SiteUnderTest.StartAsync(team: true, corpus: false, log: log);
        var client = await site.ClientWithSessionAsync(Role.Admin);
        var wrong = new List<string>();
        foreach (var endpoint in site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") != true)
                continue;
            string path = System.Text.RegularExpressions.Regex.Replace("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), "{[^}]*}", "7");
            foreach (
                var content in new HttpContent?[]
                {
                    null,
                    new ByteArrayContent([]),
                    new StringContent("x", new MediaTypeHeaderValue("text/plain")),
                }
            )
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
                request.Headers.Add("X-Token", await SiteUnderTest.TokenAsync(client, "/account"));
                using var answer = await client.SendAsync(request);
                if ((int)answer.StatusCode >= 500)
                    wrong.Add($"{path}: {answer.StatusCode}");
            }
        }
        Assert.Empty(wrong);
        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task What_the_rules_are_not_sure_of_is_marked_wherever_its_figure_stands()
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false);
        string policy = Path.Combine(site.Folder, "a.txt");
        await File.WriteAllTextAsync(
            policy,
            "甲市若干扶持措施\n一、算力券。每年发放总额2000万元的算力券，单个企业每年最高80万元。\n二、算力补贴。对租用算力的企业，给予最高200万元补贴。\n"
        );
        await site.Library.ImportAsync([policy], new PolicyPipeline(SiteUnderTest.Readers));
        int unsure = site.Library.Benefits("算力", new BenefitTableOptions()).Rows.Count(row => row.Benefit.Confidence < 0.8);
        Assert.True(unsure > 0);
        var client = site.Client();
        Assert.Equal(unsure, (await client.GetStringAsync("/benefits?q=算力")).Split("没有把握").Length - 1);
        Assert.Equal(unsure, (await client.GetStringAsync("/?q=算力")).Split("没有把握").Length - 1);
    }

    [Fact]
    public async Task The_other_language_shows_the_same_page()
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false);
        var client = site.Client();
        string link = new AngleSharp.Html.Parser.HtmlParser()
            .ParseDocument(await client.GetStringAsync("/benefits?q=奖励"))
            .QuerySelector(".who a[href^='/language']")!
            .GetAttribute("href")!;
        using var answer = await client.GetAsync(link);
        Assert.Equal("/benefits?q=%E5%A5%96%E5%8A%B1", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/review?below=NaN", HttpStatusCode.BadRequest)]
    [InlineData("/api/review?below=NaN", HttpStatusCode.BadRequest)]
    [InlineData("/api/review?below=-1", HttpStatusCode.BadRequest)]
    [InlineData("/api/review?below=7", HttpStatusCode.BadRequest)]
    [InlineData("/review?below=7", HttpStatusCode.BadRequest)]
    [InlineData("/api/review?below=1", HttpStatusCode.OK)]
    [InlineData("/language?to=en&back=/search?q=算力", HttpStatusCode.Redirect)]
    public async Task Odd_values_have_an_answer(string path, HttpStatusCode status)
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false);
        using var answer = await site.Client().GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/documents")]
    [InlineData("/health")]
    [InlineData("/api/statistics")]
    [InlineData("/documents/none")]
    public async Task HEAD_is_answered_as_GET_without_a_body(string path)
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false);
        using var get = await site.Client().GetAsync(path);
        using var head = await site.Client().SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_strangers_upload_is_refused_before_its_bytes_are_taken()
    {
        await using var site = await SiteUnderTest.StartAsync(team: true, corpus: false, listen: true);
        var address = new Uri(site.App.Urls.First());
        using var caller = new TcpClient();
        await caller.ConnectAsync(address.Host, address.Port);
        var stream = caller.GetStream();
        const int Size = 60 << 20;
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /api/imports HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: multipart/form-data; "
                    + $"boundary=x\r\nContent-Length: {Size}\r\n\r\n"
            )
        );
        // Not a byte of the body was sent, and the answer is there.
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 401 Unauthorized", await reader.ReadLineAsync());
        while (await reader.ReadLineAsync() is { Length: > 0 }) { }
        // The server has closed: writing on comes to an end long before the body does.
        int taken = 0;
        try
        {
            for (var piece = new byte[1 << 16]; taken < Size; taken += piece.Length)
                await stream.WriteAsync(piece);
        }
        catch (IOException)
        {
            // The connection is closed, as it should be.
        }
        Assert.True(taken < Size / 4, $"{taken} bytes were taken");
    }
}
