using ClauseExtractor.Formats.Word;
using ClauseExtractor.Reading;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ClauseExtractor.Tests.Formats;

public class WordReaderTests
{
    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private const string Types =
        """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>""";

    private const string Relations =
        """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""";

    private const string Parts =
        """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>""";

    private static readonly string Numbering = $"""
        <w:numbering {Namespace}><w:abstractNum w:abstractNumId="7">
        {Level(0, "chineseCountingThousand", "%1、")}{Level(1, "chineseCounting", "（%2）")}{Level(2, "decimal", "%3.")}{Level(
            3,
            "decimal",
            "第%1.%4条",
            legal: true
        )}
        </w:abstractNum><w:abstractNum w:abstractNumId="8">{Level(0, "decimal", "%1")}{Level(1, "decimal", "%2.")}</w:abstractNum>
        <w:abstractNum w:abstractNumId="9">{Level(0, "chineseCounting", "第%1章")}{Level(1, "chineseCounting", "第%2条", restart: 0)}{Level(
            2,
            "chineseCounting",
            "（%3）"
        )}</w:abstractNum>
        <w:abstractNum w:abstractNumId="10">{Level(
            0,
            "ideographDigital",
            "%1、"
        )}</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="11"/></w:lvlOverride></w:num>
        <w:num w:numId="5"><w:abstractNumId w:val="8"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="9"/></w:num>
        <w:num w:numId="7"><w:abstractNumId w:val="10"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num></w:numbering>
        """;

    [Fact]
    public void Automatic_numbers_are_written_out_and_start_anew_below_a_higher_level() =>
        Assert.Equal(
            ["一、甲", "（一）乙", "1.丙", "2.丁", "（二）戊", "1.己", "二、庚", "（一）辛", "十一、壬", "十二、癸"],
            Lines(
                Item(0, "甲"),
                Item(1, "乙"),
                Item(2, "丙"),
                Item(2, "丁"),
                Item(1, "戊"),
                Item(2, "己"),
                Item(0, "庚"),
                Item(1, "辛"),
                Item(0, "壬", 4),
                Item(0, "癸", 4)
            )
        );

    [Fact]
    public void A_legal_level_shows_higher_numbers_as_digits() =>
        Assert.Equal(["一、甲", "第1.1条 乙"], Lines(Item(0, "甲"), Item(3, "乙")));

    [Fact]
    public void A_number_without_a_mark_is_never_glued_to_a_figure() =>
        Assert.Equal(
            ["1、500万元以下的", "2、微型企业", "1. 80周岁以上的", "2.独居的"],
            Lines(Item(0, "500万元以下的", 5), Item(0, "微型企业", 5), Item(1, "80周岁以上的", 5), Item(1, "独居的", 5))
        );

    [Theory]
    [InlineData("30%以内的", "1、30%以内的")]
    [InlineData("2025年新设立的", "1、2025年新设立的")]
    [InlineData("1:0.5配套的", "1、1:0.5配套的")]
    [InlineData("20²平方米以下的", "1、20²平方米以下的")]
    [InlineData("０．５亿元以上的", "1、０．５亿元以上的")]
    public void A_number_without_a_mark_stays_apart_from_every_kind_of_figure(string text, string expected) =>
        Assert.Equal([expected], Lines(Item(0, text, 5)));

    /// <param name="restart">The level, counted from 1, whose numbers let the articles start anew; null for Word's rule (any higher level),
    /// 0 for none.</param>
    [Theory]
    [InlineData(null, "第一条")]
    [InlineData(1, "第一条")]
    [InlineData(0, "第三条")]
    public void Articles_start_anew_where_the_level_says_so(int? restart, string third)
    {
        string numbering =
            $"<w:numbering {Namespace}><w:abstractNum w:abstractNumId=\"1\">"
            + $"{Level(0, "chineseCounting", "第%1章")}{Level(1, "chineseCounting", "第%2条", restart: restart)}</w:abstractNum>"
            + $"<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";
        string[] blocks = [Item(0, "总则"), Item(1, "甲"), Item(1, "乙"), Item(0, "附则"), Item(1, "丙")];
        Assert.Equal(third + " 丙", ReadNumbered(numbering, blocks).Lines[^1].Text);
    }

    /// <summary>A third level that starts anew with chapters only goes on through articles.</summary>
    [Fact]
    public void Items_go_on_through_articles_where_chapters_alone_let_them_start_anew()
    {
        string numbering =
            $"<w:numbering {Namespace}><w:abstractNum w:abstractNumId=\"1\">"
            + $"{Level(0, "chineseCounting", "第%1章")}{Level(1, "chineseCounting", "第%2条")}"
            + $"{Level(2, "chineseCounting", "（%3）", restart: 1)}</w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId "
            + $"w:val=\"1\"/></w:num></w:numbering>";
        string[] blocks =
        [
            Item(0, "总则"),
            Item(1, "甲"),
            Item(2, "乙"),
            Item(1, "丙"),
            Item(2, "丁"),
            Item(0, "附则"),
            Item(1, "戊"),
            Item(2, "己"),
        ];
        Assert.Equal(
            ["第一章 总则", "第一条 甲", "（一）乙", "第二条 丙", "（二）丁", "第二章 附则", "第一条 戊", "（一）己"],
            ReadNumbered(numbering, blocks).Lines.Select(line => line.Text)
        );
    }

    [Fact]
    public void Articles_run_on_through_chapters_where_the_level_never_restarts() =>
        Assert.Equal(
            ["第一章 总则", "第一条 甲", "第二条 乙", "第二章 附则", "第三条 丙", "（一）丁", "第四条 戊", "（一）己"],
            Lines(
                Item(0, "总则", 6),
                Item(1, "甲", 6),
                Item(1, "乙", 6),
                Item(0, "附则", 6),
                Item(1, "丙", 6),
                Item(2, "丁", 6),
                Item(1, "戊", 6),
                Item(2, "己", 6)
            )
        );

    [Fact]
    public void Digits_in_a_row_are_a_label() =>
        Assert.Equal(["九、甲", "一〇、乙", "一一、丙"], Lines(Item(0, "甲", 7), Item(0, "乙", 7), Item(0, "丙", 7)));

    [Fact]
    public void Tracked_changes_are_read_as_accepted_with_a_warning()
    {
        var document = Read(
            Paragraph(
                "<w:r><w:t>给予</w:t></w:r><w:del><w:r><w:delText>30</w:delText></w:r></w:del><w:ins><w:r><w:t>50</w:t></w:r></w:ins>"
                    + "<w:r><w:t>万元奖励</w:t></w:r>"
            ),
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>",
            Paragraph("<w:r><w:t>后半</w:t></w:r>")
        );
        Assert.Equal(["给予50万元奖励", "前半后半"], document.Lines.Select(line => line.Text));
        Assert.Contains(document.Warnings, warning => warning.Code == "CE0118");
        Assert.Contains(document.Dropped, dropped => dropped is { Reason: DropReason.TrackedDeletion, Text: "30" });
    }

    [Fact]
    public void Fields_give_their_results_and_hidden_text_is_dropped() =>
        Assert.Equal(
            ["见第3页", "可见"],
            Lines(
                Paragraph(
                    "<w:r><w:t>见第</w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText>"
                        + "</w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar "
                        + "w:fldCharType=\"end\"/></w:r><w:r><w:t>页</w:t></w:r>"
                ),
                Paragraph("<w:r><w:t>可见</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>不可见</w:t></w:r>")
            )
        );

    [Fact]
    public void A_table_is_rows_a_frame_of_one_cell_is_paragraphs()
    {
        var document = Read(
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>指标</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>目标</w:t></w:r></w:p></w:tc></w:tr>"
                + "<w:tr><w:tc><w:p><w:r><w:t>收入</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>100</w:t></w:r></w:p><w:p><w:r><w:t>"
                + "亿元</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>专栏1 重点工程</w:t></w:r></w:p><w:p><w:r><w:t>建设平台。</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        );
        Assert.Equal(["指标\t目标", "收入\t100 亿元", "专栏1 重点工程", "建设平台。"], document.Lines.Select(line => line.Text));
        Assert.Equal([1, 1, null, null], document.Lines.Select(line => line.Row?.Table));
    }

    [Fact]
    public void A_footnote_stands_after_the_text() =>
        Assert.Equal(
            ["正文。", "脚注。"],
            Lines(Paragraph("<w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>。</w:t></w:r>"))
        );

    [Theory]
    [InlineData(1, "chineseCountingThousand", "一")]
    [InlineData(10, "chineseCountingThousand", "十")]
    [InlineData(21, "chineseCounting", "二十一")]
    [InlineData(105, "chineseCountingThousand", "一百零五")]
    [InlineData(110, "chineseCountingThousand", "一百一十")]
    [InlineData(12, "chineseLegalSimplified", "壹拾贰")]
    [InlineData(20, "ideographDigital", "二〇")]
    [InlineData(3, "ideographTraditional", "丙")]
    [InlineData(12, "decimalFullWidth", "１２")]
    [InlineData(3, "decimalEnclosedCircle", "③")]
    [InlineData(9, "decimalZero", "09")]
    [InlineData(4, "lowerRoman", "iv")]
    [InlineData(28, "upperLetter", "BB")]
    public void Numbers_are_written_as_Word_writes_them(int value, string format, string expected) =>
        Assert.Equal(
            expected,
            NumberWriter.Write(value, new DocumentFormat.OpenXml.EnumValue<NumberFormatValues> { InnerText = format }.Value)
        );

    private static string Level(int index, string format, string pattern, bool legal = false, int? restart = null) =>
        $"<w:lvl w:ilvl=\"{index}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>"
        + $"{(restart is null ? "" : $"<w:lvlRestart w:val=\"{restart}\"/>")}{(legal ? "<w:isLgl/>" : "")}<w:lvlText "
        + $"w:val=\"{pattern}\"/></w:lvl>";

    private static string Item(int level, string text, int list = 3) =>
        $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    private static string Paragraph(string runs) => $"<w:p>{runs}</w:p>";

    private static IEnumerable<string> Lines(params string[] blocks) => Read(blocks).Lines.Select(line => line.Text);

    private static SourceDocument Read(params string[] blocks) => ReadNumbered(Numbering, blocks);

    private static SourceDocument ReadNumbered(string numbering, string[] blocks) =>
        new WordReader().Read(
            new SourceFile(
                "a.docx",
                OfdFile.Package(
                    ("[Content_Types].xml", Types),
                    ("_rels/.rels", Relations),
                    ("word/_rels/document.xml.rels", Parts),
                    ("word/document.xml", $"<w:document {Namespace}><w:body>{string.Concat(blocks)}</w:body></w:document>"),
                    ("word/numbering.xml", numbering),
                    (
                        "word/footnotes.xml",
                        $"<w:footnotes {Namespace}><w:footnote w:id=\"2\"><w:p><w:r><w:t>脚注。</w:t></w:r></w:p></w:footnote></w:footnotes>"
                    )
                )
            )
        );
}
