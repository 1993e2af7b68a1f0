using System.Net;
using System.Xml.Linq;
using ClauseExtractor.Web.Access;

namespace ClauseExtractor.Web.Tests.Feeds;

/// <summary>Feeds and calendars that other programs read, and kept queries.</summary>
public sealed class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task A_feed_of_a_query_keeps_its_ids_and_is_sent_once()
    {
        await using var site = await SiteUnderTest.StartAsync();
        await using var other = await SiteUnderTest.StartAsync();
        using var first = await site.Client().GetAsync("/feed.atom?q=算力");
        Assert.Equal("application/atom+xml", first.Content.Headers.ContentType!.MediaType);
        var feed = XDocument.Parse(await first.Content.ReadAsStringAsync());
        var ids = feed.Descendants(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value).ToList();
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        // Another library of the same documents, another day: the same ids.
        Assert.Equal(
            ids,
            XDocument
                .Parse(await other.Client().GetStringAsync("/feed.atom?q=算力"))
                .Descendants(Atom + "entry")
                .Select(e => e.Element(Atom + "id")!.Value)
        );
        var again = new HttpRequestMessage(HttpMethod.Get, "/feed.atom?q=算力");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var answer = await site.Client().SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task The_calendar_is_shown_for_the_first_and_the_last_day_there_is(string day)
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var answer = await site.Client().GetAsync($"/calendar?on={day}");
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_calendar_holds_what_ends_under_ids_that_stay()
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var answer = await site.Client().GetAsync("/calendar.ics");
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var calendar = Ical.Net.Calendar.Load(await answer.Content.ReadAsStringAsync())!;
        var today = DateOnly.FromDateTime(DateTime.Today);
        var due = site.Library.Calendar.Due(today, today.AddYears(3)).Where(i => i.Day is not null).ToList();
        Assert.Equal(
            due.Select(i => $"{i.Id}@clause").Order(StringComparer.Ordinal),
            calendar.Events.Select(e => e.Uid!).Order(StringComparer.Ordinal)
        );
        var none = Ical.Net.Calendar.Load(await site.Client().GetStringAsync("/calendar.ics?q=没有这样的词组啊"))!;
        Assert.Empty(none.Events);
    }

    [Fact]
    public async Task A_query_that_cannot_be_read_is_told()
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false);
        foreach (string address in new[] { "/feed.atom?q=cap%3E%3Dx", "/calendar.ics?q=cap%3E%3Dx" })
        {
            using var answer = await site.Client().GetAsync(address);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_kept_query_is_told_what_came_and_only_reviewers_keep()
    {
        await using var site = await SiteUnderTest.StartAsync(team: true);
        var client = await site.ClientWithSessionAsync(Role.Reviewer);
        using (
            var kept = await client.PostAsync(
                "/watches",
                SiteUnderTest.Form(await SiteUnderTest.TokenAsync(client, "/watches"), ("act", "add"), ("name", "算力"), ("q", "算力"))
            )
        )
            Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Equal(0, Assert.Single(site.Library.Watches.News()).Total);
        string text = "某市算力扶持办法\n第一条 对租用算力的企业给予最高100万元补贴。\n";
        await site.Library.ImportAsync(
            new Reading.SourceFile("new.txt", System.Text.Encoding.UTF8.GetBytes(text)),
            new PolicyPipeline(SiteUnderTest.Readers)
        );
        Assert.Equal("第一条", Assert.Single(Assert.Single(site.Library.Watches.News()).New).Path);
        Assert.Contains("第一条", await client.GetStringAsync("/watches"), StringComparison.Ordinal);
        using (
            var seen = await client.PostAsync(
                "/watches",
                SiteUnderTest.Form(await SiteUnderTest.TokenAsync(client, "/watches"), ("act", "seen"), ("name", "算力"))
            )
        )
            Assert.Equal(HttpStatusCode.Redirect, seen.StatusCode);
        Assert.Equal(0, Assert.Single(site.Library.Watches.News()).Total);
        var reader = await site.ClientWithSessionAsync(Role.Researcher);
        Assert.DoesNotContain("name=\"act\"", await reader.GetStringAsync("/watches"), StringComparison.Ordinal);
    }
}
