using ClauseExtractor.Reading;
using ClauseExtractor.Tests.Structure;

namespace ClauseExtractor.Tests.Layout;

/// <summary>What is left out, and why; and what looks alike and stays.</summary>
public class FurnitureTests
{
    private const string Body = "第一条 为了规范管理，根据有关法律法规，结合本市实际，制定本办法。\n";

    [Theory]
    [InlineData("—１—", DropReason.PageNumber)]
    [InlineData("- 12 -", DropReason.PageNumber)]
    [InlineData("第 3 页 共 9 页", DropReason.PageNumber)]
    [InlineData("Page 2 of 9", DropReason.PageNumber)]
    [InlineData("2023/4/5 下午3:14 关于印发办法的通知", DropReason.PrintHeader)]
    [InlineData("https://www.example.gov.cn/zwgk/2023/content_1.html 1/5", DropReason.PrintHeader)]
    [InlineData("当前位置：首页 > 政务公开", DropReason.WebPage)]
    [InlineData("打印本页", DropReason.WebPage)]
    [InlineData("扫一扫在手机打开当前页", DropReason.WebPage)]
    [InlineData("京ICP备05070218号", DropReason.WebPage)]
    public void Furniture_goes(string line, DropReason reason)
    {
        var text = Outline.LayOut(Body + line + "\n第二条 本办法自印发之日起施行。");
        Assert.Equal(reason, Assert.Single(text.Dropped).Reason);
        Assert.Equal(line, text.Dropped[0].Text);
    }

    [Theory]
    [InlineData("2019", "the year of a date that is torn apart: 年 follows")]
    [InlineData("首页设计应当规范。", "a sentence that starts with a menu word")]
    [InlineData("来源：财政拨款。", "a word of page heads within the document")]
    [InlineData("大", "a menu word within the document")]
    public void What_looks_alike_stays(string line, string reason)
    {
        var text = Outline.LayOut(Body + Body + line + (line == "2019" ? "\n年\n" : "\n") + Body);
        Assert.True(text.Dropped.Count == 0, reason);
    }

    [Fact]
    public void A_number_alone_between_wide_gaps_is_a_page_number()
    {
        var text = Outline.LayOut(
            "坚持关键保障和市场服务两手抓，推进技术攻关和制度创新双突破，着力布局\n\n前沿技术，\n\n\n\n15\n\n创新网络安全服务模式。"
        );
        Assert.Equal("15", Assert.Single(text.Dropped).Text);
        Assert.Contains("前沿技术，创新网络安全", text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_head_on_many_pages_is_a_running_header()
    {
        string pages = string.Join(
            '\f',
            Enumerable
                .Range(1, 5)
                .Select(p => $"某市人民政府公报 2024年第{p}期\n第{"一二三四五"[p - 1]}条 这里是第{p}页的正文内容，规定有关事项。\n{p}\n")
        );
        var text = Outline.LayOut(pages);
        Assert.Equal(5, text.Dropped.Count(d => d.Reason == DropReason.RunningHeader));
        Assert.Equal(5, text.Dropped.Count(d => d.Reason == DropReason.PageNumber));
        Assert.Equal(2, text.Dropped.First(d => d.Text == "2").Page);
    }

    [Fact]
    public void Invisible_characters_and_Markdown_marks_are_accounted_for()
    {
        var text = Outline.LayOut("## 一、支持\u200B对象\n\n**第一条** 为了发\u00AD展，参见[办法](http://example.com/a)。\n");
        Assert.Equal("一、支持对象\n第一条 为了发展，参见办法。\n", text.Text);
        Assert.Contains(text.Dropped, d => d.Reason == DropReason.SoftHyphen);
    }
}
