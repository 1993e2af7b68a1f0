using System.Text;
using ClauseExtractor.Formats;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Formats;

public class WebAndMarkdownTests
{
    private const string Body = "为进一步优化营商环境，激发市场活力，结合本市实际，制定本办法。对符合条件的企业给予不超过50万元的一次性奖励。";

    private const string Page = $$"""
        <!DOCTYPE html><html><head><meta charset="gb2312"><title>关于支持企业发展的若干措施_某某市人民政府</title><style>p { color: red }</style></head><body>
        <div class="top"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul></div>
        <div class="wrap"><div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zc">政策文件</a></div>
        <h1>关于支持企业发展的若干措施</h1><div class="info">发布日期：2024-03-01 来源：办公室 <a href="#">打印</a></div>
        <div id="zoom"><p>　　一、支持对象</p><p>　　{{Body}}</p><p>　　{{Body}}</p>
        <table><tr><td>指标</td><td>目标</td></tr><tr><td>营业收入</td><td>超过100亿元</td></tr></table>
        <p style="display:none">隐藏的文字</p><p>　　二、附则<br>　　本措施自2024年4月1日起施行。</p></div></div>
        <footer>版权所有：某某市人民政府办公室 <a href="/map">网站地图</a></footer><script>var x = "脚本";</script></body></html>
        """;

    [Theory]
    [InlineData(54936)]
    [InlineData(65001)]
    public void A_page_is_its_article_and_its_title_in_any_charset(int codePage)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
        var document = Read("page.html", encoding.GetBytes(Page));
        Assert.Equal(["关于支持企业发展的若干措施", "一、支持对象", Body, Body, "指标\t目标", "营业收入\t超过100亿元", "二、附则", "本措施自2024年4月1日起施行。"],
            document.Lines.Select(line => line.Text.Trim('\u3000')));
        Assert.Equal(2, document.Lines.Count(line => line.Row is { Table: 1, Cells.Count: 2 }));
        Assert.Contains(document.Dropped, dropped => dropped.Reason == DropReason.WebPage && dropped.Text.Contains("版权所有", StringComparison.Ordinal));
        Assert.True(document.LinesAreParagraphs);
        Assert.Equal("html", document.Source.Reader);
    }

    [Fact]
    public void A_page_whose_end_is_missing_says_so()
        => Assert.Contains(Read("page.html", Encoding.UTF8.GetBytes(Page[..^120])).Warnings, warning => warning.Code == "CE0121");

    [Theory]
    [InlineData("<p>", "<p")]
    [InlineData("id=\"zoom\"", "id=\"zoom")]
    [InlineData("</script>", "")]
    public void A_page_whose_markup_swallows_text_says_so(string whole, string damaged)
        => Assert.Contains(Read("page.html", Encoding.UTF8.GetBytes(Page.Replace(whole, damaged, StringComparison.Ordinal))).Warnings, warning => warning.Code == "CE0121");

    [Fact]
    public void A_whole_page_raises_no_doubt() => Assert.Empty(Read("page.html", Encoding.UTF8.GetBytes(Page)).Warnings);

    [Fact]
    public void The_table_of_a_Markdown_file_is_rows()
    {
        var document = Read("plan.md", Encoding.UTF8.GetBytes("# 规划\n\n| 指标 | 目标 |\n|---|:---:|\n| 营业收入 | 100亿元 |\n\n正文。\n"));
        var rows = document.Lines.Where(line => line.Row is not null).ToList();
        Assert.Equal(["指标\t目标", "营业收入\t100亿元"], rows.Select(row => row.Text));
        Assert.Equal("100亿元", rows[1].Text[rows[1].Row!.Cells[1].Start..rows[1].Row!.Cells[1].End]);
        Assert.Equal("text/markdown", document.Source.MediaType);
    }

    [Fact]
    public void OFD_reads_to_lines_with_their_places()
    {
        var document = Read("notice.ofd", OfdFile.Of("关于支持企业发展的若干措施", "一、支持对象", "对符合条件的企业给予不超过50万元的一次性奖励。"));
        Assert.Equal(["关于支持企业发展的若干措施", "一、支持对象", "对符合条件的企业给予不超过50万元的一次性奖励。"], document.Lines.Select(line => line.Text));
        Assert.Equal("ofd", document.Source.Reader);
        Assert.Equal(1, document.Source.Pages);
        Assert.InRange(document.Lines[0].Box!.Value.X, 79, 80);
        Assert.InRange(document.PageSizes[0].Width, 595, 596);
    }

    private static SourceDocument Read(string name, byte[] content)
    {
        var file = new SourceFile(name, content);
        return DocumentReaders.All().First(reader => reader.Accepts(file)).Read(file);
    }
}
