using System.Text;
using System.Text.RegularExpressions;
using ClauseExtractor.Web.Tests.Importing;
using Microsoft.Playwright;

namespace ClauseExtractor.Web.Tests.Browser;

/// <summary>The page of imports by hand: dropping, steering, passwords, addresses.</summary>
[Collection(nameof(BrowserFixture))]
public sealed class ImportPageTests(BrowserFixture browser)
{
    private const string Policy = "戊市若干措施\n第一条 对企业给予最高100万元的奖励。\n";

    public static TheoryData<int, string> Screens => new() { { 1440, "zh" }, { 390, "en" } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_choice_starts_at_once_failures_come_first_and_a_password_is_given_in_the_row(int width, string language)
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false, listen: true);
        await using var watched = await browser.OpenAsync(width, language, site: site);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/import");
        await page.Locator("#files")
            .SetInputFilesAsync([
                File("good.txt", Policy),
                File("bad.pdf", "%PDF-1.7 cut off"),
                new FilePayload
                {
                    Name = "locked.pdf",
                    MimeType = "application/pdf",
                    Buffer = await System.IO.File.ReadAllBytesAsync(
                        Path.Combine(SiteUnderTest.Root, "tests", "fixtures", "protected", "aes256.pdf")
                    ),
                },
            ]);
        var rows = page.Locator("#imports .queue > li");
        await Assertions.Expect(rows.Locator(".state")).ToHaveCountAsync(3);
        await Assertions.Expect(rows.Last).ToContainTextAsync("good.txt");
        await page.Locator("#imports .filters a[href*='only=failed']").ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        var locked = page.Locator("#imports .queue > li", new() { HasText = "locked.pdf" });
        await locked.Locator("input[name=password]").FillAsync("政策2025");
        await locked.Locator("button").ClickAsync();
        // Read now, it is no failure any more.
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await page.Locator("#imports .filters a").First.ClickAsync();
        await Assertions.Expect(locked.Locator(".state")).ToHaveTextAsync(language == "en" ? "added" : "新增");
        await watched.AssertCleanAsync();
        await page.Locator("form[action='/import/clear'] button").ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(0);
        await watched.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task One_bar_tells_how_far_all_are_pages_are_counted_and_all_is_cancelled(int width, string language)
    {
        await using var site = await SiteUnderTest.StartAsync(
            corpus: false,
            listen: true,
            change: o => o with { Readers = [new HeldReader(), .. o.Readers] }
        );
        await using var watched = await browser.OpenAsync(width, language, site: site);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/import");
        await page.Locator("#files").SetInputFilesAsync([File(HeldReader.FileName, "x"), File("a.txt", Policy), File("b.txt", Policy)]);
        await Assertions
            .Expect(page.Locator(".batch [role=status]"))
            .ToContainTextAsync(language == "en" ? "0 of 3 done" : "已处理 0 / 3 份");
        await Assertions.Expect(page.Locator(".batch progress")).ToHaveCountAsync(1);
        await Assertions
            .Expect(page.Locator(".stages .now", new() { HasText = "9" }))
            .ToContainTextAsync(language == "en" ? "recognising page 3 of 9" : "识别第 3 / 9 页");
        await page.Locator("#imports .queue > li", new() { HasText = "a.txt" }).Locator("button").ClickAsync();
        await Assertions
            .Expect(page.Locator("#imports .queue > li", new() { HasText = "a.txt" }).Locator(".state"))
            .ToHaveTextAsync(language == "en" ? "cancelled" : "已取消");
        await watched.AssertCleanAsync();
        await page.Locator(".batch form[data-all] button").ClickAsync();
        await Assertions.Expect(page.Locator(".batch progress")).ToHaveCountAsync(0);
        await Assertions
            .Expect(page.Locator("#imports .queue .state"))
            .ToHaveTextAsync(Enumerable.Repeat(language == "en" ? "cancelled" : "已取消", 3));
        await page.Locator("#imports .queue > li", new() { HasText = "b.txt" }).Locator("button").ClickAsync();
        await Assertions
            .Expect(page.Locator("#imports .queue > li", new() { HasText = "b.txt" }).Locator(".state"))
            .ToHaveTextAsync(language == "en" ? "added" : "新增");
        await watched.AssertCleanAsync();
    }

    [Fact]
    public async Task Of_a_folder_what_is_no_document_is_named_and_not_sent()
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false, listen: true);
        await using var watched = await browser.OpenAsync(1440, site: site);
        if (watched is null)
            return;
        string folder = Directory.CreateTempSubdirectory("clause-folder-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "内层", ".git"));
            await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "内层", "己市.txt"), Policy);
            await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "tool.exe"), "x");
            await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "内层", ".git", "config.txt"), "x");
            var page = watched.Page;
            await page.GotoAsync("/import");
            await page.Locator("#folder").SetInputFilesAsync(folder);
            await Assertions.Expect(page.Locator("#sending li", new() { HasText = "tool.exe" })).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator("#imports .queue .state")).ToHaveTextAsync("新增");
            await watched.AssertCleanAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task An_address_within_the_house_is_refused_in_words(int width, string language)
    {
        await using var watched = await browser.OpenAsync(width, language);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/import");
        await page.Locator("#address").FillAsync("http://127.0.0.1/policy.pdf");
        await page.Locator("#by-address button").ClickAsync();
        await Assertions
            .Expect(page.Locator("#by-address [role=alert]"))
            .ToHaveTextAsync(new Regex(language == "en" ? "not on the public internet" : "指向内网或本机"));
        Assert.All(watched.Faults, fault => Assert.Contains("422", fault, StringComparison.Ordinal));
    }

    private static FilePayload File(string name, string text) =>
        new()
        {
            Name = name,
            MimeType = "text/plain",
            Buffer = Encoding.UTF8.GetBytes(text),
        };
}
