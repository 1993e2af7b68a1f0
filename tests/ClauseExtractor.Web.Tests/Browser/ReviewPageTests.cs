using System.Text;
using System.Text.RegularExpressions;
using ClauseExtractor.Library.Corrections;
using ClauseExtractor.Reading;
using Microsoft.Playwright;

namespace ClauseExtractor.Web.Tests.Browser;

/// <summary>Going through the review queue by keyboard.</summary>
[Collection(nameof(BrowserFixture))]
public sealed class ReviewPageTests(BrowserFixture browser)
{
    // Two rows that extraction is not sure of, and a figure that it does not read.
    private const string Policy =
        "己市若干措施\n第一条 资助标准原则上不超过认定金额的20%，资助金额最高不超过500万元。\n第二条 补贴标准原则上不超过合同金额的10%，补贴金额最高不超过200万元。\n第三条 对做出贡献的企业给予数十万元以上的支持，另按情况给予奖励。\n";

    public static TheoryData<int, string> Screens => new() { { 1440, "zh" }, { 390, "en" } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Enter_confirms_and_goes_on_keys_choose_fields_and_u_undoes(int width, string language)
    {
        await using var site = await StartAsync();
        await using var watched = await browser.OpenAsync(width, language, site: site);
        if (watched is null)
            return;
        var (page, ledger) = (watched.Page, site.Library.Corrections);
        int total = ledger.Queue(0.9).Places.Count;
        Assert.True(total >= 2, $"{total} wait");
        var first = ledger.Queue(0.9).Places[0];
        await page.GotoAsync("/review");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync($"{total}");
        await page.Locator("#begin").ClickAsync();
        await Assertions.Expect(page.Locator(".walk strong")).ToHaveTextAsync(language == "en" ? $"1 of {total}" : $"第 1 / {total} 项");
        // The doubtful value is chosen, and says why it is in doubt.
        await Assertions.Expect(page.Locator(".values .weak input")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator(".values .weak .badge.doubt")).ToBeVisibleAsync();
        await watched.AssertCleanAsync();
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.Locator("input[name=field][value=term]")).ToBeCheckedAsync();
        await page.Locator("body").PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(language == "en" ? "Confirmed" : "已确认无误");
        await Assertions
            .Expect(page.Locator(".walk strong"))
            .ToHaveTextAsync(language == "en" ? $"1 of {total - 1}" : $"第 1 / {total - 1} 项");
        Assert.Equal(
            1,
            site.Library.Catalogue.Record(first.Document.Id)
                .Benefits.Where(b => b.Clause == first.Clause)
                .ElementAt(first.Row!.Value)
                .Confidence
        );
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(language == "en" ? "Undone" : "已撤销");
        Assert.Equal(total, ledger.Queue(0.9).Places.Count);
        await watched.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_value_that_is_not_in_the_text_is_told_then_saved_and_undone_beside_it(int width, string language)
    {
        await using var site = await StartAsync();
        await using var watched = await browser.OpenAsync(width, language, site: site);
        if (watched is null)
            return;
        var page = watched.Page;
        var place = site.Library.Corrections.Queue(0.9).Places.First(p => p.Kind == "row");
        await page.GotoAsync($"/review/{place.Document.Id}?clause={Uri.EscapeDataString(place.Clause!)}&row={place.Row}");
        await page.Locator("input[name=field][value=condition]").CheckAsync();
        await page.Locator("#value").FillAsync("注册在本市的企业");
        await page.Locator("#value").PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("注册在本市的企业");
        Assert.Empty(site.Library.Corrections.Of(place.Document.Id));
        // Written once more, it is meant; no reason is asked for.
        await page.Locator("#save").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(language == "en" ? "Corrected" : "已更正");
        Assert.Equal("", Assert.Single(site.Library.Corrections.Of(place.Document.Id)).Reason);
        var field = page.Locator(".values li", new() { Has = page.Locator("input[value=condition]") });
        await Assertions.Expect(field.Locator(".now")).ToHaveTextAsync("注册在本市的企业");
        watched.Faults.RemoveAll(fault => fault.Contains("422", StringComparison.Ordinal));
        await watched.AssertCleanAsync();
        await field.Locator("button").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(language == "en" ? "Undone" : "已撤销");
        Assert.Equal(CorrectionState.Undone, site.Library.Corrections.Of(place.Document.Id).Single().State);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_row_is_confirmed_in_the_list_and_a_clause_gets_a_note(int width, string language)
    {
        await using var site = await StartAsync();
        await using var watched = await browser.OpenAsync(width, language, site: site);
        if (watched is null)
            return;
        var page = watched.Page;
        var place = site.Library.Corrections.Queue(0.9).Places.First(p => p.Kind == "row");
        await page.GotoAsync("/review");
        int rows = await page.Locator("form[action$='/confirm']").CountAsync();
        // The buttons stand beside the words, not upon them.
        var (words, button) = (
            (await page.Locator(".doubtful .benefit").First.BoundingBoxAsync())!,
            (await page.Locator("form[action$='/confirm'] button").First.BoundingBoxAsync())!
        );
        Assert.True(
            button.X >= words.X + words.Width || button.Y + button.Height <= words.Y,
            $"{button.X} {button.Y} upon {words.X} {words.Y}"
        );
        await page.Locator("form[action$='/confirm'] button").First.ClickAsync();
        await Assertions.Expect(page.Locator("form[action$='/confirm']")).ToHaveCountAsync(rows - 1);
        await page.Locator("#undo").ClickAsync();
        await Assertions.Expect(page.Locator("form[action$='/confirm']")).ToHaveCountAsync(rows);
        await watched.AssertCleanAsync();
        await page.GotoAsync($"/review/{place.Document.Id}?clause={Uri.EscapeDataString(place.Clause!)}");
        await page.Locator("#note textarea").FillAsync("与发文机关核对");
        await page.Locator("#note button[value=Doubtful]").ClickAsync();
        await Assertions.Expect(page.Locator(".mark.doubtful")).ToHaveTextAsync(new Regex(language == "en" ? "doubtful" : "存疑"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("与发文机关核对");
        await watched.AssertCleanAsync();
    }

    private static async Task<SiteUnderTest> StartAsync()
    {
        var site = await SiteUnderTest.StartAsync(corpus: false, listen: true);
        await site.Library.ImportAsync(
            new SourceFile("己市.txt", Encoding.UTF8.GetBytes(Policy)),
            new PolicyPipeline(SiteUnderTest.Readers)
        );
        return site;
    }
}
