using Microsoft.Playwright;

namespace ClauseExtractor.Web.Tests.Browser;

/// <summary>
/// The four questions that a new user has, over the corpus, at the width of a desk and of a phone, in both languages; each answer one click
/// from its words.
/// </summary>
[Collection(nameof(BrowserFixture))]
public sealed class ViewTests(BrowserFixture browser)
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
    [MemberData(nameof(Screens))]
    public async Task What_ends_within_a_year(int width, string language)
    {
        await using var watched = await browser.OpenAsync(width, language);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/");
        await page.Locator("header nav a[href='/calendar']").ClickAsync();
        // Whatever day the test runs on: the corpus has a policy that ends on 31 December 2026.
        await page.GotoAsync("/calendar?within=12m&on=2026-06-01");
        var item = page.Locator("#ends li", new() { HasText = "普陀区加快发展智能软件产业" });
        await Assertions.Expect(item).ToContainTextAsync("2026-12-31");
        await Assertions
            .Expect(page.Locator("svg.gantt rect.term"))
            .ToHaveCountAsync(browser.Site.Library.Calendar.Terms(new DateOnly(2026, 6, 1)).Count);
        await watched.AssertCleanAsync();
        await item.Locator("a").First.ClickAsync();
        await Assertions.Expect(page.Locator("#source mark").First).ToBeVisibleAsync();
        await watched.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task What_could_my_company_get_and_what_is_missing(int width, string language)
    {
        await using var watched = await browser.OpenAsync(width, language);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/match");
        await page.Locator("input[name=region]").FillAsync("崇明");
        await page.Locator("input[name=kinds]").FillAsync("企业、软信业企业");
        await page.Locator("input[name=revenue]").FillAsync("2,400 万");
        await page.Locator("input[name=growth]").FillAsync("25%");
        await page.Locator(".profile button").ClickAsync();
        var draft = page.Locator(".offer", new() { HasText = "崇明" }).First;
        await Assertions.Expect(draft).ToContainTextAsync(language == "en" ? "a draft" : "征求意见稿，尚未生效");
        // Tiers of revenue: what is missing, by how much; growth against the city's average is not known.
        var tier = page.Locator(".offer.notmet", new() { HasText = language == "en" ? "¥76,000,000 short" : "差 7600万元" }).First;
        await Assertions.Expect(tier).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".offer .open", new() { HasText = "1.2" }).First).ToBeVisibleAsync();
        await Assertions
            .Expect(page.Locator(".offer.unknown", new() { HasText = language == "en" ? "for the first time" : "是否首次" }).First)
            .ToBeVisibleAsync();
        await watched.AssertCleanAsync();
        await tier.Locator(".from a").First.ClickAsync();
        await Assertions.Expect(page.Locator("#source mark").First).ToContainTextAsync("1亿元");
        await watched.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task How_much_back_for_rented_computing_power(int width, string language)
    {
        await using var watched = await browser.OpenAsync(width, language);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/estimate");
        await page.Locator("input[name=q]").FillAsync("租用 算力");
        await page.Locator("input[name=base]").FillAsync("800万");
        await page.Locator(".profile button").ClickAsync();
        var putuo = page.Locator("section", new() { HasText = "上海市普陀区" }).Locator(".offer").First;
        await Assertions
            .Expect(putuo)
            .ToContainTextAsync(language == "en" ? "min(30% × ¥8,000,000, ¥5,000,000)" : "min(30% × 800万元, 500万元)");
        var chongming = page.Locator("section", new() { HasText = "上海市崇明区" }).Locator(".offer", new() { HasText = "1:0.5" });
        await Assertions.Expect(chongming).ToContainTextAsync(language == "en" ? "a draft" : "征求意见稿");
        // What the city gave is the base of the match.
        await page.Locator("input[name=grant]").FillAsync("240万");
        await page.Locator(".profile button").ClickAsync();
        await Assertions
            .Expect(page.Locator(".offer", new() { HasText = language == "en" ? "0.5 × ¥2,400,000" : "0.5 × 240万元" }))
            .ToContainTextAsync(language == "en" ? "¥1,200,000" : "120万元");
        await watched.AssertCleanAsync();
        await putuo.Locator(".from a").First.ClickAsync();
        await Assertions.Expect(page.Locator("#source mark").First).ToContainTextAsync("30%");
        await watched.AssertCleanAsync();
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    public async Task Which_district_pays_most_also_without_script(int width, bool script)
    {
        await using var watched = await browser.OpenAsync(width, script: script);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/standing");
        await page.Locator("#q").FillAsync("算力");
        await page.Locator(".ask button").ClickAsync();
        var best = page.Locator(".best li").First;
        await Assertions.Expect(best).ToContainTextAsync("上海市崇明区 2000万元");
        Assert.True(await page.Locator("svg.dots a").CountAsync() >= 3);
        await Assertions.Expect(page.Locator("svg.dots title").First).ToContainTextAsync("上海市崇明区");
        await watched.AssertCleanAsync();
        await best.Locator("a").ClickAsync();
        await Assertions.Expect(page.Locator("#source mark").First).ToContainTextAsync("2000万元");
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task A_tick_changes_the_verdict_and_stays(int width, bool script)
    {
        await using var watched = await browser.OpenAsync(width, script: script);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/match?region=上海市崇明区&kinds=企业、软信业企业&revenue=2400万");
        int met = await page.Locator(".offer.met").CountAsync();
        // One that hangs on conditions in words alone: all that is open can be ticked.
        var one = page.Locator(".offer.unknown:has(.ticks):not(:has(li.open:not(:has(.ticks))))").First;
        string head = await one.Locator(".from a").InnerTextAsync();
        int conditions = await one.Locator(".ticks").CountAsync();
        for (int i = 0; i < conditions; i++)
            await one.Locator(".ticks").Nth(i).Locator("input[name=held]").CheckAsync();
        await page.Locator("button[form=profile]").ClickAsync();
        await Assertions.Expect(page.Locator(".offer.met")).Not.ToHaveCountAsync(met);
        var now = page.Locator(".offer.met").Filter(new() { HasText = head }).First;
        await Assertions.Expect(now).ToContainTextAsync("已确认符合");
        await Assertions.Expect(now.Locator("input[name=held]").First).ToBeCheckedAsync();
        await watched.AssertCleanAsync();
        // And the other way round.
        await now.Locator("input[name=held]").First.UncheckAsync();
        await now.Locator("input[name=not]").First.CheckAsync();
        await page.Locator("button[form=profile]").ClickAsync();
        await Assertions.Expect(page.Locator(".offer.notmet").Filter(new() { HasText = "已确认不符合" }).First).ToBeAttachedAsync();
        await watched.AssertCleanAsync();
    }

    [Theory]
    [InlineData("zh", true)]
    [InlineData("en", true)]
    [InlineData("zh", false)]
    public async Task A_condition_is_ticked_wherever_it_stands_and_once_for_all(string language, bool script)
    {
        await using var watched = await browser.OpenAsync(1280, language, script);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/match?region=上海市崇明区&kinds=企业&revenue=2400万");
        var several = page.Locator(".ticks:has(> .of)");
        string key = (await several.First.Locator("input").First.GetAttributeAsync("value"))!;
        var held = page.Locator($"input[data-says=held][value='{key}']");
        int all = await held.CountAsync();
        Assert.True(all > 1);
        await Assertions
            .Expect(several.First)
            .ToContainTextAsync(language == "en" ? $"one tick for {all} benefits" : $"同一条件共 {all} 项");
        // By the keyboard, at its last place; a screen reader hears which condition the box is of.
        string condition = (await several.First.GetAttributeAsync("aria-label"))!;
        Assert.Equal(
            all,
            await page.GetByRole(
                    AriaRole.Group,
                    new()
                    {
                        Name = condition,
                        Exact = true,
                        IncludeHidden = true,
                    }
                )
                .CountAsync()
        );
        foreach (var folded in await page.Locator("details:not([open]) > summary").AllAsync())
            if (await folded.IsVisibleAsync())
                await folded.ClickAsync();
        await held.Last.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        Assert.Equal(script ? all : 1, await page.Locator($"input[data-says=held][value='{key}']:checked").CountAsync());
        await page.Locator("button[form=profile]").ClickAsync();
        await Assertions.Expect(page.Locator($"input[data-says=held][value='{key}']:checked")).ToHaveCountAsync(all);
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(key));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page.Url, key));
        await watched.AssertCleanAsync();
        // Taken back at another place; without script at the first, to which the others lead.
        if (script)
            await page.Locator($"input[data-says=held][value='{key}']").Last.FocusAsync();
        else
            await page.Locator($"#t-{key} input").First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Locator("button[form=profile]").ClickAsync();
        await Assertions.Expect(page.Locator($"input[data-says=held][value='{key}']:checked")).ToHaveCountAsync(0);
        await watched.AssertCleanAsync();
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task A_profile_comes_from_a_file_and_a_bad_one_is_told(string language)
    {
        await using var watched = await browser.OpenAsync(1280, language);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/match");
        await page.Locator(".upload summary").ClickAsync();
        await page.Locator("input[type=file]")
            .SetInputFilesAsync(Json("{\"region\": \"上海市普陀区\", \"kinds\": [\"企业\"], \"revenueGrowth\": 0.25}"));
        await page.Locator(".upload button").ClickAsync();
        await Assertions.Expect(page.Locator("input[name=region]")).ToHaveValueAsync("上海市普陀区");
        await Assertions.Expect(page.Locator("input[name=growth]")).ToHaveValueAsync("25%");
        await Assertions.Expect(page.Locator(".offer").First).ToBeVisibleAsync();
        await watched.AssertCleanAsync();
        await page.Locator(".upload summary").ClickAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(Json("{\n\"region\": 5}"));
        await page.Locator(".upload button").ClickAsync();
        await Assertions.Expect(page.Locator(".upload .note.bad")).ToContainTextAsync(language == "en" ? "line 2" : "第 2 行");

        static FilePayload Json(string text) =>
            new()
            {
                Name = "p.json",
                MimeType = "application/json",
                Buffer = System.Text.Encoding.UTF8.GetBytes(text),
            };
    }

    [Theory]
    [InlineData(1280, "zh", "企业", "算力")]
    [InlineData(390, "zh", "企业", "算力")]
    [InlineData(390, "en", "Companies", "Computing power")]
    public async Task Hits_are_narrowed_by_who_gets_it_and_by_topic(int width, string language, string recipient, string topic)
    {
        await using var watched = await browser.OpenAsync(width, language);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync("/?q=扶持");
        foreach (string value in (string[])[recipient, topic])
        {
            if (width < 600)
                await page.Locator("label[for=narrow]").ClickAsync();
            var link = page.Locator(".facets a").Filter(new() { Has = page.GetByText(value, new() { Exact = true }) }).First;
            string count = await link.Locator(".count").InnerTextAsync();
            await link.ClickAsync();
            await Assertions.Expect(page.Locator("#hits")).ToContainTextAsync(count);
            await Assertions.Expect(page.Locator(".chips").First).ToContainTextAsync(value);
            await watched.AssertCleanAsync();
        }
    }
}
