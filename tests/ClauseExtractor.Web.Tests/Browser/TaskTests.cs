using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ClauseExtractor.Web.Tests.Browser;

/// <summary>Each page's main task from the user's side, at the width of a desk and of a phone, in both languages.</summary>
[Collection(nameof(BrowserFixture))]
public sealed class TaskTests(BrowserFixture browser)
{
    public static TheoryData<int, string> Screens =>
        new()
        {
            { 1280, "zh" },
            { 390, "zh" },
            { 1280, "en" },
            { 390, "en" },
        };

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_hit_with_many_benefits_unfolds_in_place(int width)
    {
        await using var watched = await browser.OpenAsync(width);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/?q=" + Uri.EscapeDataString("首次突破 奖励"));
        var rest = page.Locator(".hits details.rest").First;
        await Assertions.Expect(rest.Locator("summary")).ToContainTextAsync("另有");
        await Assertions.Expect(rest.Locator("li").First).ToBeHiddenAsync();
        await rest.Locator("summary").ClickAsync();
        await Assertions.Expect(rest.Locator("li").First).ToBeVisibleAsync();
        await watched.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Search_narrow_down_and_open_the_clause(int width, string language)
    {
        await using var watched = await browser.OpenAsync(width, language);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/");
        await page.Locator("#q").FillAsync("奖励 cap>=100万");
        await page.Locator("#q").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".hits > li").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".hits mark", new() { HasText = "奖励" }).First).ToBeVisibleAsync();
        // On a phone the filters wait behind a button at the top.
        var filters = page.Locator("aside > label");
        if (width < 900)
        {
            await Assertions.Expect(page.Locator(".facets")).ToBeHiddenAsync();
            await Assertions.Expect(filters).ToBeInViewportAsync();
            await filters.ClickAsync();
        }
        else
        {
            await Assertions.Expect(filters).ToBeHiddenAsync();
        }
        await page.Locator("aside a", new() { HasText = "上海市" }).First.ClickAsync();
        await Assertions
            .Expect(page)
            .ToHaveURLAsync(new Regex(Regex.Escape(Uri.EscapeDataString(language == "en" ? "region:上海市" : "地区:上海市"))));
        await Assertions.Expect(page.Locator("aside .chips")).ToContainTextAsync("cap>=100万");
        await watched.AssertCleanAsync();
        await page.Locator(".hits h3 a").First.ClickAsync();
        await Assertions.Expect(page.Locator("#source mark").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".clause.here")).ToBeInViewportAsync();
        await watched.AssertCleanAsync();
        await page.Locator(".hit-bar a[rel=next]").ClickAsync();
        await Assertions.Expect(page.Locator(".hit-bar .of").First).ToHaveTextAsync(new Regex(@"^2 / \d+$"));
        await Assertions.Expect(page.Locator(".hit-bar [data-cite]")).ToContainTextAsync("《");
        await watched.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task What_finds_nothing_is_struck_out_and_a_wider_search_follows(int width, string language)
    {
        await using var watched = await browser.OpenAsync(width, language);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/?q=" + Uri.EscapeDataString("算例补贴 税种:增值税"));
        await Assertions.Expect(page.Locator(".relaxed s").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".relaxed .hits > li").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".note.warn")).ToContainTextAsync(language == "en" ? "There is no filter named" : "没有名为");
        await watched.AssertCleanAsync();
        await page.GotoAsync("/?q=" + Uri.EscapeDataString("补贴"));
        int wide = await page.Locator(".hits > li").CountAsync();
        string before = await page.Locator("#hits").InnerTextAsync();
        await page.Locator(".widened a").ClickAsync();
        await Assertions.Expect(page.Locator("#hits")).Not.ToHaveTextAsync(before);
        await page.Locator(".widened a").ClickAsync();
        await Assertions.Expect(page.Locator("#hits")).ToHaveTextAsync(before);
        Assert.True(wide > 0);
    }

    [Fact]
    public async Task Documents_are_chosen_by_state_and_the_numbers_of_the_first_page_lead_there()
    {
        await using var watched = await browser.OpenAsync(1280);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/");
        var number = page.Locator(".counts a[href*='state=']").First;
        string count = await number.InnerTextAsync();
        await number.ClickAsync();
        await Assertions.Expect(page.Locator("main p.of").First).ToContainTextAsync(count);
        await Assertions
            .Expect(page.Locator("tbody tr"))
            .ToHaveCountAsync(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
        await page.Locator("thead a").First.ClickAsync();
        await Assertions.Expect(page.Locator("thead th").First).ToHaveAttributeAsync("aria-sort", "descending");
        await watched.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Click_a_value_to_see_its_words_and_a_passage_to_see_what_was_made_of_it(int width, string language)
    {
        await using var watched = await browser.OpenAsync(width, language);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/documents/" + Document("软件和信息服务业高质量").Id);
        var value = page.Locator(".row .fact[data-value*='cap']").First;
        string key = (await value.GetAttributeAsync("data-value"))!;
        await value.ClickAsync();
        var marked = page.Locator("#source .text mark").First;
        await Assertions.Expect(marked).ToBeInViewportAsync();
        await Assertions.Expect(value).ToHaveAttributeAsync("aria-current", "true");
        Assert.Contains("value=" + key, page.Url, StringComparison.Ordinal);
        string words = await marked.InnerTextAsync();
        Assert.Contains("万", words, StringComparison.Ordinal);
        await page.ReloadAsync();
        Assert.Equal(words, await page.Locator("#source .text mark").First.InnerTextAsync());
        await page.Locator("#source a.passage").Nth(12).ClickAsync();
        await Assertions.Expect(page.Locator(".fact.here").First).ToBeInViewportAsync();
        await watched.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Compare_benefits_sort_group_and_export(int width, string language)
    {
        await using var watched = await browser.OpenAsync(width, language);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/benefits?sort=cap");
        var caps = await page.Locator("td.number:nth-child(4)").AllInnerTextsAsync();
        Assert.True(caps.Count > 20);
        Assert.All(caps.Take(5), cap => Assert.NotEqual("", cap.Trim()));
        await page.Locator(".folded a").ClickAsync();
        await Assertions.Expect(page.Locator(".folded a[href*='all=']")).ToHaveCountAsync(0);
        await page.Locator("select[name=group]").SelectOptionAsync("topic");
        await page.Locator(".ask button").ClickAsync();
        await Assertions.Expect(page.Locator("tr.group").First).ToBeVisibleAsync();
        await watched.AssertCleanAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".tools a", new() { HasText = "CSV" }).ClickAsync());
        Assert.Equal("benefits.csv", download.SuggestedFilename);
        Assert.Contains("上限", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280, "zh")]
    [InlineData(390, "en")]
    public async Task Import_two_versions_see_their_outcomes_and_what_changed(int width, string language)
    {
        await using var watched = await browser.OpenAsync(width, language);
        if (watched is null)
            return;
        var page = watched.Page;
        string city = width == 1280 ? "甲市" : "乙市";
        await page.GotoAsync("/import");
        await page.Locator("#files")
            .SetInputFilesAsync([
                Text(
                    $"{city}-2023.txt",
                    $"{city}促进创新若干措施\n第一条 对企业给予最高100万元的奖励。\n第二条 对贷款给予50%的贴息。\n第三条 本措施自2023年1月1日起施行，有效期2年。\n"
                ),
                Text(
                    $"{city}-2025.txt",
                    $"{city}促进创新若干措施\n第一条 对企业给予最高300万元的奖励。\n第二条 对贷款给予50%的贴息。\n第三条 本措施自2025年1月1日起施行，有效期2年。\n"
                ),
                Text($"{city}-bad.pdf", "not a pdf"),
            ]);
        await Assertions.Expect(page.Locator("#imports .queue > li", new() { HasText = city })).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator("#imports .queue > li", new() { HasText = city }).Locator(".state")).ToHaveCountAsync(3);
        await page.Locator("#imports a[href^='/revisions']").First.ClickAsync();
        await Assertions.Expect(page.Locator(".blocks").First).ToContainTextAsync(language == "en" ? "3,000,000" : "300万元");
        // The facts are there before the page's script takes keys.
        for (int i = 0; i < 50 && await page.Locator(".change.lit").CountAsync() == 0; i++)
        {
            await page.Keyboard.PressAsync("j");
            await page.WaitForTimeoutAsync(100);
        }
        await Assertions.Expect(page.Locator(".change.lit")).ToHaveCountAsync(1);
        await watched.AssertCleanAsync();
        await Assertions.Expect(page.Locator(".keys")).ToContainTextAsync("j");
        await page.Locator(".block input[name=note]").First.FillAsync("待核原件");
        await page.Locator(".block input[name=note]").First.EvaluateAsync("box => box.blur()");
        await page.Keyboard.PressAsync("2");
        await Assertions.Expect(page.Locator(".block .mark.doubtful")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".block.doubtful .block-title")).ToContainTextAsync("待核原件");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".block .mark.doubtful")).ToHaveCountAsync(1);
        await page.Locator(".filters a[href*='about=money']").ClickAsync();
        await Assertions.Expect(page.Locator(".block")).ToHaveCountAsync(1);
        await watched.AssertCleanAsync();
        var report = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href*='report.docx']").ClickAsync());
        Assert.EndsWith(".docx", report.SuggestedFilename, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_dropped_and_all_that_is_in_it_goes_in()
    {
        await using var watched = await browser.OpenAsync(1280);
        if (watched is null)
            return;
        string folder = Directory.CreateTempSubdirectory("clause-drop-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "内层", "更里"));
            await File.WriteAllTextAsync(Path.Combine(folder, "丁市一号.txt"), "丁市一号若干措施\n第一条 对企业给予最高100万元的奖励。\n");
            await File.WriteAllTextAsync(
                Path.Combine(folder, "内层", "丁市二号.txt"),
                "丁市二号若干措施\n第一条 对企业给予最高200万元的奖励。\n"
            );
            await File.WriteAllTextAsync(
                Path.Combine(folder, "内层", "更里", "丁市三号.txt"),
                "丁市三号若干措施\n第一条 对企业给予最高300万元的奖励。\n"
            );
            var page = watched.Page;
            await page.GotoAsync("/import");
            var box = (await page.Locator(".drop").BoundingBoxAsync())!;
            var chromium = await page.Context.NewCDPSessionAsync(page);
            foreach (string type in new[] { "dragEnter", "dragOver", "drop" })
                await chromium.SendAsync(
                    "Input.dispatchDragEvent",
                    new Dictionary<string, object>
                    {
                        ["type"] = type,
                        ["x"] = box.X + box.Width / 2,
                        ["y"] = box.Y + 20,
                        ["data"] = new Dictionary<string, object>
                        {
                            ["items"] = Array.Empty<object>(),
                            ["files"] = new[] { folder },
                            ["dragOperationsMask"] = 1,
                        },
                    }
                );
            await Assertions.Expect(page.Locator("#imports .queue > li", new() { HasText = "丁市" }).Locator(".state")).ToHaveCountAsync(3);
            await watched.AssertCleanAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        Assert.Equal(3, browser.Site.Library.Catalogue.List().Count(d => d.Title?.StartsWith("丁市", StringComparison.Ordinal) == true));
    }

    [Theory]
    [InlineData(1280, "zh")]
    [InlineData(390, "en")]
    public async Task Ask_a_question_and_follow_a_statement_to_its_clause(int width, string language)
    {
        await using var watched = await browser.OpenAsync(width, language);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/");
        await page.Locator("#question").FillAsync("能得到什么？");
        await page.Locator("#question").PressAsync("Enter");
        // The page is there before the answer is.
        await Assertions.Expect(page.Locator(".waiting")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".answer .said")).ToContainTextAsync("得到扶持");
        await Assertions.Expect(page.Locator(".waiting")).ToHaveCountAsync(0);
        await watched.AssertCleanAsync();
        await page.Locator("blockquote a").First.ClickAsync();
        await Assertions.Expect(page.Locator("#source mark").First).ToBeVisibleAsync();
        await watched.AssertCleanAsync();
    }

    [Fact]
    public async Task Going_on_loads_nothing_anew_and_back_leads_back()
    {
        await using var watched = await browser.OpenAsync(1280);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/");
        await page.EvaluateAsync("window.kept = true");
        await page.Locator("nav a[href='/documents']").ClickAsync();
        await Assertions.Expect(page).ToHaveTitleAsync(new Regex("^文件"));
        await page.Locator("#q").FillAsync("崇明");
        await page.Locator(".ask button").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape("/documents?q=" + Uri.EscapeDataString("崇明")) + "$"));
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("tbody tr")).Not.ToHaveCountAsync(1);
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("政策条款");
        Assert.True(await page.EvaluateAsync<bool>("window.kept === true"));
        await watched.AssertCleanAsync();
    }

    [Fact]
    public async Task Documents_to_compare_are_found_by_words()
    {
        await using var watched = await browser.OpenAsync(390);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/revisions");
        await page.Locator("#pick-new").FillAsync("上海市 软件");
        await page.Locator("#pick-new").PressAsync("Enter");
        await page.Locator(".documents a", new() { HasText = "若干措施" }).First.ClickAsync();
        await page.Locator("#pick-old").FillAsync("服务业创新");
        await page.Locator("#pick-old").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".change").First).ToBeVisibleAsync();
        await watched.AssertCleanAsync();
    }

    [Theory]
    [InlineData(1280, "zh")]
    [InlineData(390, "en")]
    public async Task Correct_a_value_by_choosing_words_then_undo(int width, string language)
    {
        await using var watched = await browser.OpenAsync(width, language);
        if (watched is null)
            return;
        var page = watched.Page;
        var document = Document(width == 1280 ? "智能软件产业" : "服务业创新发展");
        var benefit = browser.Site.Library.Catalogue.Record(document.Id).Benefits[0];
        await page.GotoAsync($"/review/{document.Id}?clause={Uri.EscapeDataString(benefit.Clause)}&row=0");
        await page.Locator("input[name=field][value=beneficiary]").CheckAsync();
        await page.EvaluateAsync(
            """
            () => { const text = document.querySelector("#selectable"); const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT); const node = walker.nextNode();
              const range = document.createRange(); range.setStart(node, 0); range.setEnd(node, 4); const s = getSelection(); s.removeAllRanges(); s.addRange(range); }
            """
        );
        await Assertions.Expect(page.Locator("#value")).Not.ToHaveValueAsync(benefit.Beneficiary ?? "");
        string words = await page.Locator("#value").InputValueAsync();
        await page.Locator("#save").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        Assert.Equal(words, browser.Site.Library.Catalogue.Record(document.Id).Benefits[0].Beneficiary);
        await watched.AssertCleanAsync();
        await page.Locator("form[action$='/undo'] button").First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        Assert.Equal(benefit.Beneficiary, browser.Site.Library.Catalogue.Record(document.Id).Benefits[0].Beneficiary);
    }

    [Fact]
    public async Task The_second_of_two_reviewers_is_told_and_shown_the_difference()
    {
        await using var first = await browser.OpenAsync(1280);
        await using var second = await browser.OpenAsync(1280);
        if (first is null || second is null)
            return;
        string address = $"/review/{Document("崇明数字产业").Id}";
        foreach (var watched in new[] { first, second })
            await watched.Page.GotoAsync(address);
        await CorrectAsync(first.Page, "documentNumber", "沪崇〔2025〕1号");
        await Assertions.Expect(first.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await CorrectAsync(second.Page, "documentNumber", "沪崇〔2025〕2号");
        await Assertions.Expect(second.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("沪崇〔2025〕1号");
        await Assertions.Expect(second.Page.Locator("#value")).ToHaveValueAsync("沪崇〔2025〕2号");
        Assert.Equal("沪崇〔2025〕1号", Document("崇明数字产业").DocumentNumber);

        static async Task CorrectAsync(IPage page, string field, string value)
        {
            await page.Locator($"input[name=field][value={field}]").CheckAsync();
            await page.Locator("#value").FillAsync(value);
            await page.Locator("#save").ClickAsync();
            // The number is none of the text's: it is told, and saved when it is sent once more.
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(value);
            await page.Locator("#save").ClickAsync();
        }
    }

    [Fact]
    public async Task Without_script_a_value_still_shows_its_words()
    {
        await using var watched = await browser.OpenAsync(1280, script: false);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/documents/" + Document("软件和信息服务业高质量").Id);
        await page.Locator(".row .fact[data-value*='cap']").First.ClickAsync();
        await Assertions.Expect(page.Locator("#source mark#chosen")).ToBeVisibleAsync();
    }

    private static FilePayload Text(string name, string text) =>
        new()
        {
            Name = name,
            MimeType = "text/plain",
            Buffer = Encoding.UTF8.GetBytes(text),
        };

    private Library.Catalogue.DocumentSummary Document(string title) =>
        browser.Site.Library.Catalogue.List().First(d => d.Title?.Contains(title, StringComparison.Ordinal) == true);
}
