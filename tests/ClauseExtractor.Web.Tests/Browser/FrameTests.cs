using System.Text.RegularExpressions;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Tables;
using Microsoft.Playwright;

namespace ClauseExtractor.Web.Tests.Browser;

/// <summary>What stands around every page (keys, light and dark, the API's own page), and the head of the table of benefits.</summary>
[Collection(nameof(BrowserFixture))]
public sealed class FrameTests(BrowserFixture browser)
{
    public static TheoryData<int, string> Screens => new() { { 1440, "zh" }, { 390, "en" } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Slash_goes_to_the_search_box_and_a_question_mark_shows_the_keys(int width, string language)
    {
        await using var watched = await browser.OpenAsync(width, language);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/import");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#keys")).ToContainTextAsync(language == "en" ? "to the search box" : "到检索框");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#keys")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("#q")).ToBeFocusedAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/$"));
        // In the box it is a character.
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync("/");
        await watched.AssertCleanAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Light_and_dark_are_chosen_whatever_the_system_says_and_stay(bool script)
    {
        await using var watched = await browser.OpenAsync(1440, script: script);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/documents");
        var looks = new List<string>();
        for (int i = 0; i < 4; i++)
        {
            looks.Add(
                await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")
                    + " "
                    + await page.Locator("#theme").InnerTextAsync()
            );
            string before = (await page.Locator("#theme").GetAttributeAsync("href"))!;
            await page.Locator("#theme").ClickAsync();
            await Assertions.Expect(page.Locator("#theme")).Not.ToHaveAttributeAsync("href", before);
            Assert.EndsWith("/documents", page.Url, StringComparison.Ordinal);
        }
        Assert.Equal(looks[0], looks[3]);
        Assert.Equal(looks[0].Split(')')[0], looks[1].Split(')')[0]);
        Assert.NotEqual(looks[0].Split(')')[0], looks[2].Split(')')[0]);
        await watched.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_API_is_a_page_to_read_and_to_try(int width, string language)
    {
        await using var watched = await browser.OpenAsync(width, language);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/");
        await page.Locator("footer a[href='/api']").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(language == "en" ? "The API" : "接口");
        await watched.AssertCleanAsync();
        var call = page.Locator("details.call", new() { HasText = "/api/search" }).First;
        await call.Locator("summary").ClickAsync();
        await call.Locator("input[name=q]").FillAsync("奖励");
        await call.Locator("button").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/api/search\\?q="));
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("\"total\"");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_table_is_filtered_in_its_head_columns_are_chosen_and_a_phone_shows_thirty_rows(int width, string language)
    {
        await using var watched = await browser.OpenAsync(width, language);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/benefits");
        int all = await page.Locator(".benefits tbody tr").CountAsync();
        Assert.True(all > 30);
        int shown = await page.Locator(".benefits tbody tr:visible").CountAsync();
        Assert.Equal(width < 900 ? 30 : all, shown);
        if (width < 900)
        {
            await page.Locator("label.rest").ClickAsync();
            await Assertions.Expect(page.Locator(".benefits tbody tr:visible")).ToHaveCountAsync(all);
        }
        await page.Locator(".columns summary").ClickAsync();
        await page.Locator(".columns input[value=owners]").UncheckAsync();
        await page.Locator(".columns button").ClickAsync();
        await Assertions.Expect(page.Locator(".benefits.no-owners")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".benefits td.c-owners").First).ToBeHiddenAsync();
        await watched.AssertCleanAsync();
        if (width < 900)
            return;
        await page.Locator("input[name=cap]").FillAsync("1000万");
        await page.Locator("input[name=cap]").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync(language == "en" ? "cap>=1000万" : "上限>=1000万");
        await Assertions.Expect(page.Locator(".benefits.no-owners")).ToHaveCountAsync(1);
        Assert.True(await page.Locator(".benefits tbody tr").CountAsync() < all);
        await watched.AssertCleanAsync();
    }

    [Fact]
    public void Rows_alike_by_the_first_figure_are_ordered_by_the_second()
    {
        var rows = browser
            .Site.Library.Benefits("", new BenefitTableOptions { Sort = SearchSort.Cap, ThenBy = SearchSort.Rate })
            .Rows.Select(r => (Cap: r.Benefit.Caps.Max(c => (decimal?)c.Amount), Rate: r.Benefit.Rate?.Value))
            .Where(r => r.Cap is not null)
            .ToList();
        var pairs = rows.Zip(rows.Skip(1)).Where(p => p.First.Cap == p.Second.Cap).ToList();
        Assert.NotEmpty(pairs);
        Assert.All(pairs, p => Assert.True((p.First.Rate ?? -1) >= (p.Second.Rate ?? -1), $"{p}"));
    }

    [Fact]
    public async Task Search_where_others_have_it_leads_to_the_search_and_one_is_no_plural()
    {
        await using var watched = await browser.OpenAsync(1440, "en");
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/search?q=" + Uri.EscapeDataString("奖励"));
        Assert.StartsWith("/?q=", new Uri(page.Url).PathAndQuery, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator(".hits > li").First).ToBeVisibleAsync();
        var library = browser.Site.Library;
        string one = library
            .Search("奖励")
            .Hits.Select(h => $"\"{h.Text[..Math.Min(20, h.Text.Length)]}\"")
            .First(q => library.Search(q).Total == 1);
        await page.GotoAsync("/?q=" + Uri.EscapeDataString(one));
        await Assertions.Expect(page.Locator("#hits")).ToHaveTextAsync("1 clause in 1 document");
    }
}
