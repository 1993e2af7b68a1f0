using Microsoft.Playwright;

namespace ClauseExtractor.Web.Tests.Browser;

/// <summary>
/// Keyboard, screen reader and poor sight: labels, landmarks, headings, focus order and contrast on every page, light and dark.
/// </summary>
[Collection(nameof(BrowserFixture))]
public sealed class AccessibilityTests(BrowserFixture browser)
{
    /// <summary>Faults of a page that a program can find; the rules are those of WCAG 2.2 AA.</summary>
    private const string Audit = """
        () => {
          const faults = [];
          const visible = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.getClientRects().length > 0;
          const name = e => (e.getAttribute("aria-label") || (e.getAttribute("aria-labelledby") || "").split(" ").map(i => document.getElementById(i)?.textContent ?? "").join(" ") || [...(e.labels ?? [])].map(l => l.textContent).join(" ") || e.textContent || e.title || e.alt || "").trim();
          const say = (rule, e) => faults.push(`${rule}: ${e.outerHTML.slice(0, 120)}`);
          if (!document.documentElement.lang) faults.push("no language");
          if (!document.title) faults.push("no title");
          for (const [tag, count] of [["main", 1], ["h1", 1]]) if (document.querySelectorAll(tag).length !== count) faults.push(`${document.querySelectorAll(tag).length} ${tag}`);
          if (!document.querySelector("header nav[aria-label]")) faults.push("no named navigation");
          if (document.querySelector("a")?.getAttribute("href") !== "#main") faults.push("no skip link first");
          const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
          for (const id of new Set(ids.filter((x, i) => ids.indexOf(x) !== i))) faults.push(`id twice: ${id}`);
          let level = 0;
          for (const h of document.querySelectorAll("h1, h2, h3, h4")) { const l = +h.tagName[1]; if (l > level + 1) say("heading skips a level", h); level = l; }
          for (const e of document.querySelectorAll("input:not([type=hidden]), select, textarea")) if (!name(e)) say("no label", e);
          for (const e of document.querySelectorAll("a[href], button")) if (visible(e) && !name(e) && !e.closest("svg")) say("no name", e);
          for (const e of document.querySelectorAll("img:not([alt])")) say("no alt", e);
          for (const e of document.querySelectorAll("svg")) if (e.getAttribute("role") === "img" && !name(e)) say("no name", e);
          for (const e of document.querySelectorAll("th:not([scope])")) say("no scope", e);
          for (const e of document.querySelectorAll("[tabindex]")) if (+e.getAttribute("tabindex") > 0) say("tabindex", e);
          for (const e of document.querySelectorAll("[aria-labelledby], [aria-describedby]")) for (const i of `${e.getAttribute("aria-labelledby") ?? ""} ${e.getAttribute("aria-describedby") ?? ""}`.trim().split(/\s+/)) if (!document.getElementById(i)) say(`names nothing: ${i}`, e);
          const rgb = c => { const m = c.match(/[\d.]+/g).map(Number); return { r: m[0], g: m[1], b: m[2], a: m[3] ?? 1 }; };
          const light = c => { const f = v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }; return 0.2126 * f(c.r) + 0.7152 * f(c.g) + 0.0722 * f(c.b); };
          const ground = e => { for (let at = e; at; at = at.parentElement) { const c = rgb(getComputedStyle(at).backgroundColor); if (c.a === 1) return c; } return { r: 255, g: 255, b: 255 }; };
          const seen = new Set();
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode());) {
            const e = node.parentElement;
            if (!node.textContent.trim() || seen.has(e) || !visible(e) || e.closest("svg, option, .quiet, .skip") || seen.size > 1500) continue;
            seen.add(e);
            const style = getComputedStyle(e), [a, b] = [light(rgb(style.color)), light(ground(e))].sort((x, y) => y - x);
            const large = parseFloat(style.fontSize) >= 24 || parseFloat(style.fontSize) >= 18.66 && +style.fontWeight >= 700;
            if ((a + 0.05) / (b + 0.05) < (large ? 3 : 4.5)) say(`contrast ${((a + 0.05) / (b + 0.05)).toFixed(2)}`, e);
          }
          return faults;
        }
        """;

    public static TheoryData<string, bool> Pages
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (
                string page in new[]
                {
                    "/",
                    "/?q=奖励 cap>=10万",
                    "/?q=cap>=x",
                    "/documents",
                    "/documents/{id}?value=b1",
                    "/benefits?group=topic",
                    "/revisions?new={id}",
                    "/compare?doc={id}&doc={other}",
                    "/match?region=崇明&revenue=2400万&growth=25%25",
                    "/estimate?q=算力&base=800万",
                    "/calendar",
                    "/watches",
                    "/standing?q=算力",
                    "/import",
                    "/review",
                    "/review/{id}",
                    "/ask",
                    "/nothing-here",
                }
            )
            foreach (bool dark in new[] { false, true })
                data.Add(page, dark);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_keeps_the_rules(string address, bool dark)
    {
        await using var watched = await browser.OpenAsync(1280, dark: dark);
        if (watched is null)
            return;
        var documents = browser.Site.Library.Catalogue.List();
        await watched.Page.GotoAsync(
            address.Replace("{id}", documents[0].Id, StringComparison.Ordinal).Replace("{other}", documents[1].Id, StringComparison.Ordinal)
        );
        Assert.Empty(await watched.Page.EvaluateAsync<string[]>(Audit));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/documents")]
    [InlineData("/import")]
    public async Task The_keyboard_goes_through_a_page_in_reading_order_and_shows_where_it_is(string address)
    {
        await using var watched = await browser.OpenAsync(1280);
        if (watched is null)
            return;
        var page = watched.Page;
        await page.GotoAsync(address);
        await page.EvaluateAsync(
            "document.activeElement?.blur(); document.body.setAttribute('tabindex', '-1'); document.body.focus(); "
                + "document.body.removeAttribute('tabindex')"
        );
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        double before = -1;
        for (int i = 0; i < 12; i++)
        {
            var at = await page.EvaluateAsync<double[]>(
                "(() => { const e = document.activeElement, s = getComputedStyle(e), all = [...document.querySelectorAll('*')]; "
                    + "return [all.indexOf(e), parseFloat(s.outlineWidth) || 0]; })()"
            );
            if (at[0] < before)
                break;
            Assert.True(at[0] > before, "the focus goes back");
            Assert.True(at[1] >= 1, "the focus is not seen");
            before = at[0];
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.True(before > 0);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task No_page_is_wider_than_the_screen_and_each_speaks_the_readers_language(int width)
    {
        foreach (string language in new[] { "zh", "en" })
        {
            await using var watched = await browser.OpenAsync(width, language);
            if (watched is null)
                return;
            string id = browser.Site.Library.Catalogue.List()[0].Id;
            foreach (
                string page in new[]
                {
                    "/",
                    "/?q=奖励",
                    "/documents",
                    $"/documents/{id}",
                    "/benefits",
                    $"/revisions?new={id}",
                    "/match?region=崇明&revenue=2400万",
                    "/estimate?q=算力&base=800万",
                    "/calendar",
                    "/watches",
                    "/standing?q=算力",
                    "/import",
                    "/review",
                    $"/review/{id}",
                    "/ask",
                }
            )
            {
                await watched.Page.GotoAsync(page);
                Assert.Equal(language == "en" ? "en" : "zh-CN", await watched.Page.Locator("html").GetAttributeAsync("lang"));
                string menu = await watched.Page.Locator("header nav").InnerTextAsync();
                Assert.Contains(language == "en" ? "Review" : "复核", menu, StringComparison.Ordinal);
                string headings = string.Join(' ', await watched.Page.Locator("h2").AllInnerTextsAsync());
                Assert.False(
                    language == "en" && page != $"/review/{id}" && headings.Any(c => c is >= '一' and <= '鿿'),
                    $"{page} speaks Chinese: {headings}"
                );
                await watched.AssertCleanAsync();
            }
        }
    }
}
