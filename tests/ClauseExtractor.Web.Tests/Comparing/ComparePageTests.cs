using System.Text;
using AngleSharp.Html.Parser;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Web.Tests.Comparing;

/// <summary>The page of two to five policies side by side: tiers in one line by their threshold, the best of each value marked.</summary>
public sealed class ComparePageTests
{
    [Fact]
    public async Task Tiers_stand_in_one_line_and_the_best_of_each_value_is_marked()
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false);
        Add(
            site,
            "甲区若干措施",
            "一、支持企业做大。对年营业收入首次突破10亿元、50亿元的软件企业,分别给予30万元、100万元奖励。",
            "二、支持租用算力。对租用算力的企业,按投入的30%给予最高100万元补贴。"
        );
        Add(
            site,
            "乙区若干措施",
            "一、支持企业做大。对年营业收入首次突破10亿元、50亿元的软件企业,分别给予50万元、80万元奖励。",
            "二、支持租用算力。对租用算力的企业,按投入的50%给予最高 80万元补贴。"
        );
        var ids = site.Library.Catalogue.List().OrderByDescending(d => d.DisplayTitle, StringComparer.Ordinal).Select(d => d.Id).ToList();
        string html = await site.Client().GetStringAsync($"/compare?doc={ids[0]}&doc={ids[1]}");
        var lines = new HtmlParser()
            .ParseDocument(html)
            .QuerySelectorAll("table.matrix tbody tr")
            .Select(r =>
                string.Join(
                    " | ",
                    r.Children.Select(c => string.Join(' ', c.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
                )
            )
            .ToList();
        Assert.Equal(
            [
                "支持企业做大 | 一 | 一",
                "门槛 10亿元 | 奖励 30万元 | 奖励 50万元 ★",
                "门槛 50亿元 | 奖励 100万元 ★ | 奖励 80万元",
                "支持租用算力 | 二 | 二",
                " | 补贴 30% 最高 100万元 ★ 租用算力的企业 | 补贴 50% ★ 最高 80万元 租用算力的企业",
            ],
            lines
        );
    }

    private static void Add(SiteUnderTest site, params string[] lines)
    {
        var file = new SourceFile(lines[0] + ".txt", Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        site.Library.Add(file, new PolicyPipeline().Run(file));
    }
}
