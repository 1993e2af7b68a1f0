using System.Text.RegularExpressions;
using ClauseExtractor.Web.Tests.Browser;
using Microsoft.Playwright;

namespace ClauseExtractor.Web.Tests.Docs;

/// <summary>
/// The pictures of the site that the READMEs show. CLAUSE_WRITE_DOCS=1 takes them anew, from the site as it is, over the documents of the
/// repository.
/// </summary>
[Collection(nameof(BrowserFixture))]
public sealed partial class PictureTests(BrowserFixture browser)
{
    private static readonly string Folder = Path.Combine(SiteUnderTest.Root, "src", "ClauseExtractor.Web", "pictures");

    [Fact]
    public async Task Every_picture_is_shown_and_every_picture_shown_is_there()
    {
        if (Environment.GetEnvironmentVariable("CLAUSE_WRITE_DOCS") == "1")
            await TakeAsync();
        string[] there = [.. Directory.EnumerateFiles(Folder, "*.png").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        foreach (string readme in new[] { "README.md", "README.zh-CN.md" })
        {
            string text = await File.ReadAllTextAsync(Path.Combine(SiteUnderTest.Root, readme));
            Assert.Equal(there, Shown().Matches(text).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
        }
    }

    private async Task TakeAsync()
    {
        await using var watched = await browser.OpenAsync(1280);
        Assert.NotNull(watched);
        await using var site = await SiteUnderTest.StartAsync(listen: true);
        string[] more =
        [
            Path.Combine(SiteUnderTest.Root, "tests", "fixtures", "shanghai-software-measures-2025.chromium.pdf"),
            Path.Combine(SiteUnderTest.Root, "samples"),
        ];
        await site.Library.ImportAsync(more, new PolicyPipeline(SiteUnderTest.Readers));
        string address = site.App.Urls.First();
        var page = watched.Page;
        string Id(string title) => site.Library.Catalogue.List().First(d => d.Title?.Contains(title, StringComparison.Ordinal) == true).Id;

        await page.GotoAsync($"{address}/documents/{Id("软件和信息服务业高质量")}");
        await page.Locator(".row .fact[data-value*='cap']").First.ClickAsync();
        await Assertions.Expect(page.Locator("#source .chosen-box").First).ToBeVisibleAsync();
        await page.EvaluateAsync("document.querySelector('#source image').decode?.()");
        await page.Locator(".fact.here").First.EvaluateAsync("e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 260)");
        await SaveAsync(page, "document.png");

        await page.GotoAsync($"{address}/benefits?sort=cap");
        await SaveAsync(page, "benefits.png");

        await page.GotoAsync($"{address}/revisions?new={Id("演示用虚构")}");
        await Assertions.Expect(page.Locator(".change").First).ToBeVisibleAsync();
        await SaveAsync(page, "revision.png");
    }

    private static async Task SaveAsync(IPage page, string name)
    {
        // Nothing is pointed at.
        await page.Mouse.MoveAsync(0, 0);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, name) });
    }

    [GeneratedRegex(@"\]\(src/ClauseExtractor\.Web/pictures/([\w.-]+)\)")]
    private static partial Regex Shown();
}
