using System.Text;
using ClauseExtractor.Formats;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Formats;

public class WebAndMarkdownTests
{
    private const string Body =
        "为进一步优化营商环境，激发市场活力，结合本市实际，制定本办法。对符合条件的企业给予不超过50万元的一次性奖励。";

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
        Assert.Equal(
            [
                "关于支持企业发展的若干措施",
                "一、支持对象",
                Body,
                Body,
                "指标\t目标",
                "营业收入\t超过100亿元",
                "二、附则",
                "本措施自2024年4月1日起施行。",
            ],
            document.Lines.Select(line => line.Text.Trim('\u3000'))
        );
        Assert.Equal(2, document.Lines.Count(line => line.Row is { Table: 1, Cells.Count: 2 }));
        Assert.Contains(
            document.Dropped,
            dropped => dropped.Reason == DropReason.WebPage && dropped.Text.Contains("版权所有", StringComparison.Ordinal)
        );
        Assert.True(document.LinesAreParagraphs);
        Assert.Equal("html", document.Source.Reader);
    }

    [Theory]
    [InlineData(
        "<tr><th>等级</th><th>奖励标准（万元）</th><th>责任单位</th></tr><tr><td>五星级</td><td>30</td><td rowspan=3>区文旅局</td></tr><tr><td>四星级</td><td>"
            + "18</td></tr><tr><td>三星级</td><td>9.5</td></tr>",
        "五星级 四星级 三星级"
    )]
    [InlineData(
        "<tr><th>类别</th><th>等级</th><th>奖励标准（万元）</th></tr><tr><td rowspan=3>民宿</td><td>甲级</td><td>30</td></tr><tr><td>乙级</td><td>"
            + "18</td></tr><tr><td>丙级</td><td>9.5</td></tr>",
        "民宿甲级 民宿乙级 民宿丙级"
    )]
    [InlineData(
        "<tr><th>等级</th><th>条件</th><th>奖励标准（万元）</th></tr><tr><td>甲级</td><td rowspan=2>客房10间</td><td>30</td></tr><tr><td>乙级</td><td>"
            + "18</td></tr><tr><td>丙级</td><td>客房5间</td><td>9.5</td></tr>",
        "甲级客房10间 乙级客房10间 丙级客房5间"
    )]
    public void A_cell_that_spans_rows_of_a_table_keeps_the_other_cells_in_their_columns(string rows, string conditions)
    {
        string page =
            $"<!DOCTYPE html><html><head><meta charset=utf-8></head><body><h1>某区民宿奖励办法</h1><p>第一条 按下表给予奖励。</p><table>{rows}</table><p>"
            + $"第二条 {Body}</p></body></html>";
        var record = new PolicyPipeline(DocumentReaders.All()).Run(new SourceFile("a.html", Encoding.UTF8.GetBytes(page)));
        var table = record.Benefits.Where(row => row.Clause.EndsWith("/表1", StringComparison.Ordinal)).ToList();
        Assert.Equal([300_000m, 180_000m, 95_000m], table.Select(row => row.Caps.Single().Amount));
        Assert.Equal(conditions.Split(' '), table.Select(row => row.Condition));
    }

    /// <summary>Made-up pages in the manners of government sites, all of one document: the same text comes out of each.</summary>
    [Theory]
    [InlineData("portal.html", "a table of facts above the article; the titles set on two lines; what else there is to read below")]
    [InlineData("old-tables.html", "GB2312; tables that lay the page out; paragraphs parted by line breaks; the next and the last page")]
    [InlineData("widgets.html", "sharing, font sizes, hidden text, attachments, the title in a heading of two lines")]
    [InlineData("facts-list.html", "a list of facts, the number only there; pasted from Word, each character in elements of its own")]
    [InlineData("divs.html", "no paragraphs but divisions, the article in two parts, comments below")]
    public void A_page_of_any_manner_gives_the_text_of_its_document(string page, string manner)
    {
        string folder = Path.Combine(Shared.Fixtures, "pages");
        var expected = File.ReadAllLines(Path.Combine(folder, "expected.txt")).ToList();
        if (page == "facts-list.html")
            expected.Reverse(0, 2);
        var text = TextLayout.LayOut(Read(page, File.ReadAllBytes(Path.Combine(folder, page))));
        Assert.True(
            expected.Select(line => line.Replace('\t', ' ')).SequenceEqual(text.Text.TrimEnd('\n').Split('\n')),
            $"{page} ({manner}):\n{text.Text}"
        );
        Assert.Equal(3, text.Paragraphs.Count(paragraph => paragraph.Row is not null));
        var record = new PolicyPipeline(DocumentReaders.All()).Run(SourceFile.Load(Path.Combine(folder, page)));
        Assert.Equal(
            ("云岭市促进低空经济发展若干措施", "云政办规〔2025〕7号", 3),
            (record.Document.Title, record.Document.DocumentNumber, record.Benefits.Count)
        );
    }

    [Theory]
    [InlineData("有效性：</td><td>失效", true)]
    [InlineData("效力状态：</td><td>已废止", true)]
    [InlineData("有效性：</td><td>有效", false)]
    [InlineData("是否有效：</td><td>否", true)]
    public void A_page_that_calls_its_document_ended_is_believed_with_a_warning(string fact, bool ended)
    {
        string page = Page.Replace(
            "<div id=\"zoom\">",
            $"<table><tr><td>{fact}</td></tr><tr><td>索引号：</td><td>1</td></tr></table><div id=\"zoom\">",
            StringComparison.Ordinal
        );
        var document = Read("page.html", Encoding.UTF8.GetBytes(page));
        Assert.Equal(ended, document.Warnings.Any(warning => warning.Code == "CE0122"));
        Assert.DoesNotContain(document.Lines, line => line.Text.Contains("索引号", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(54936)]
    [InlineData(65001)]
    public void A_broken_byte_breaks_one_character_and_not_the_page(int codePage)
    {
        byte[] page = (CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage)).GetBytes(Page);
        int at = page.AsSpan().LastIndexOf("</p>"u8) - 1;
        page[at] = 0xFF;
        var document = Read("page.html", page);
        Assert.Contains(document.Lines, line => line.Text.EndsWith(Body, StringComparison.Ordinal));
        Assert.Contains(document.Warnings, warning => warning.Code == "CE0120");
    }

    [Theory]
    [InlineData("quoted-printable")]
    [InlineData("base64")]
    public void A_page_saved_in_a_single_file_is_the_page(string encoding)
    {
        byte[] page = Encoding.UTF8.GetBytes(Page);
        string body =
            encoding == "base64"
                ? Convert.ToBase64String(page, Base64FormattingOptions.InsertLineBreaks)
                : string.Concat(
                    page.Select(
                        (b, i) => (b is (byte)'=' or > 126 or < 32 ? $"={b:X2}" : ((char)b).ToString()) + (i % 20 == 19 ? "=\r\n" : "")
                    )
                );
        string archive =
            "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";"
            + "\r\n\tboundary=\"--B--x\"\r\n\r\n----B--x\r\nContent-Type: text/html; charset=utf-8\r\n"
            + $"Content-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n----B--x\r\nContent-Type: text/css\r\n\r\np {{}}\r\n----B--x--\r\n";
        Assert.Equal(
            Read("page.html", page).Lines.Select(line => line.Text),
            Read("page.mht", Encoding.ASCII.GetBytes(archive)).Lines.Select(line => line.Text)
        );
    }

    [Fact]
    public void A_page_that_is_no_document_is_doubted()
    {
        var outcome = FileOutcome.Of(
            new PolicyPipeline(DocumentReaders.All()),
            new SourceFile(
                "404.html",
                "<html><head><title>404</title></head><body><center><h1>404 Not Found</h1></center><hr>nginx</body></html>"u8.ToArray()
            )
        );
        Assert.Equal((OutcomeKind.ReadWithWarnings, "CE0123"), (outcome.Kind, outcome.Code));
    }

    [Fact]
    public void A_page_whose_end_is_missing_says_so() =>
        Assert.Contains(Read("page.html", Encoding.UTF8.GetBytes(Page[..^120])).Warnings, warning => warning.Code == "CE0121");

    [Theory]
    [InlineData("<p>", "<p")]
    [InlineData("id=\"zoom\"", "id=\"zoom")]
    [InlineData("</script>", "")]
    public void A_page_whose_markup_swallows_text_says_so(string whole, string damaged) =>
        Assert.Contains(
            Read("page.html", Encoding.UTF8.GetBytes(Page.Replace(whole, damaged, StringComparison.Ordinal))).Warnings,
            warning => warning.Code == "CE0121"
        );

    [Fact]
    public void A_whole_page_raises_no_doubt() => Assert.Empty(Read("page.html", Encoding.UTF8.GetBytes(Page)).Warnings);

    [Fact]
    public void The_table_of_a_Markdown_file_is_rows()
    {
        var document = Read(
            "plan.md",
            Encoding.UTF8.GetBytes("# 规划\n\n| 指标 | 目标 |\n|---|:---:|\n| 营业收入 | 100亿元 |\n\n正文。\n")
        );
        var rows = document.Lines.Where(line => line.Row is not null).ToList();
        Assert.Equal(["指标\t目标", "营业收入\t100亿元"], rows.Select(row => row.Text));
        Assert.Equal("100亿元", rows[1].Text[rows[1].Row!.Cells[1].Start..rows[1].Row!.Cells[1].End]);
        Assert.Equal("text/markdown", document.Source.MediaType);
    }

    [Fact]
    public void OFD_reads_to_lines_with_their_places()
    {
        var document = Read(
            "notice.ofd",
            OfdFile.Of("关于支持企业发展的若干措施", "一、支持对象", "对符合条件的企业给予不超过50万元的一次性奖励。")
        );
        Assert.Equal(
            ["关于支持企业发展的若干措施", "一、支持对象", "对符合条件的企业给予不超过50万元的一次性奖励。"],
            document.Lines.Select(line => line.Text)
        );
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
