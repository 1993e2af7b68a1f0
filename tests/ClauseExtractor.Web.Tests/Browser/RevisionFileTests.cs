using System.Text;
using ClauseExtractor.Reading;
using ClauseExtractor.Reports;
using ClauseExtractor.Reports.Html;
using ClauseExtractor.Revision;
using Microsoft.Playwright;

namespace ClauseExtractor.Web.Tests.Browser;

/// <summary>The page that <c>clause diff --format html</c> writes, opened from a file: no server, no network.</summary>
[Collection(nameof(BrowserFixture))]
public sealed class RevisionFileTests(BrowserFixture fixture) : IDisposable
{
    private const string Shown = "article:visible";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clause-revision-");

    public void Dispose() => folder.Delete(true);

    [Fact]
    public async Task Keys_step_from_change_to_change_and_switch_the_layout()
    {
        await using var opened = await OpenAsync(1300);
        if (opened?.Page is not { } page)
            return;
        Assert.Equal(["new/一", "new/二/(一)", "new/二/(二)"], await Stepped(page, "j", "j", "j"));
        Assert.Equal(["new/二/(一)", "new/一"], await Stepped(page, "k", "k"));
        Assert.Equal(0, await page.Locator(".one:visible").CountAsync());
        await page.Keyboard.PressAsync("v");
        Assert.Equal(0, await page.Locator(".pair:visible").CountAsync());
        Assert.Equal("200万元", await page.Locator(".one:visible del").Nth(1).TextContentAsync());
        await opened.AssertCleanAsync();
    }

    [Fact]
    public async Task Kinds_are_hidden_and_a_link_shows_its_clause()
    {
        await using var opened = await OpenAsync(1300);
        if (opened?.Page is not { } page)
            return;
        int all = await page.Locator("article").CountAsync(),
            shown = await page.Locator(Shown).CountAsync();
        Assert.True(shown < all, "what did not change is hidden at first");
        await page.Locator("input[data-rank=substance]").UncheckAsync();
        Assert.Equal(0, await page.Locator("article.substance:visible").CountAsync());
        await page.Locator("table.facts a").First.ClickAsync();
        var target = page.Locator("article:target");
        Assert.True(await target.IsVisibleAsync());
        Assert.StartsWith("new/", await target.GetAttributeAsync("id"), StringComparison.Ordinal);
        await page.Locator("input[data-rank=same]").CheckAsync();
        Assert.Equal(all, await page.Locator(Shown).CountAsync());
        await opened.AssertCleanAsync();
    }

    [Theory]
    [InlineData(1300, false)]
    [InlineData(390, false)]
    [InlineData(1300, true)]
    public async Task It_fits_any_screen_by_day_and_night_and_prints_without_controls(int width, bool dark)
    {
        await using var opened = await OpenAsync(width, dark);
        if (opened?.Page is not { } page)
            return;
        string before = await Background(page);
        await page.Locator("#theme").ClickAsync();
        Assert.NotEqual(before, await Background(page));
        await opened.AssertCleanAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.Equal("rgb(255, 255, 255)", await Background(page));
        Assert.False(await page.Locator("nav.bar").IsVisibleAsync());
        Assert.True((await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true })).Length > 5_000);
    }

    private static Task<string> Background(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    private static async Task<List<string?>> Stepped(IPage page, params string[] keys)
    {
        var ids = new List<string?>();
        foreach (string key in keys)
        {
            await page.Keyboard.PressAsync(key);
            ids.Add(await page.Locator("article.current").GetAttributeAsync("id"));
        }
        return ids;
    }

    private async Task<WatchedPage?> OpenAsync(int width, bool dark = false)
    {
        string head = "关于支持产业的若干措施\n";
        var (old, @new) = (
            Read(
                head
                    + "一、总则坚持市场主导和政府引导相结合。\n二、措施\n（一）支持算力。对租用智能算力的企业，给予最高200万元补贴。\n（二）支持平台。对平台给予资助。\n（三）支持会展。对展会给予补助。\n"
            ),
            Read(
                head
                    + "一、总则坚持市场主导与政府引导相结合。\n二、措施\n（一）支持算力。对租用智能算力的企业，给予最高100万元补贴。\n（二）支持人才。对引进的高层次人才优先安排住房。\n（三）支持平台。对平台给予资助。\n（四）"
                    + "支持会展。对展会给予补助。\n"
            )
        );
        string file = Path.Combine(folder.FullName, "修订.html");
        await File.WriteAllTextAsync(file, RevisionPage.Render(RevisionView.Of(PolicyComparer.Compare(old, @new), old, @new)));
        if (await fixture.OpenAsync(width, dark: dark) is not { } opened)
            return null;
        opened.Page.Request += (_, request) =>
            opened.Faults.RemoveAll(f =>
                f == $"leaves the machine: {new Uri(file).AbsoluteUri}" && request.Url == new Uri(file).AbsoluteUri
            );
        await opened.Page.GotoAsync(new Uri(file).AbsoluteUri);
        return opened;
    }

    private static Extraction.PolicyRecord Read(string text) =>
        new PolicyPipeline().Run(new SourceFile("policy.txt", Encoding.UTF8.GetBytes(text)));
}
