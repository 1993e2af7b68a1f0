using System.Text;
using ClauseExtractor.Formats;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Formats;

/// <summary>
/// Text in every container that a format knows: read in its place, or dropped with a reason and a warning. Nothing is lost silently.
/// </summary>
public class HiddenContainersTests
{
    private const string W =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        + "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" "
        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    [Fact]
    public void An_equation_of_Word_is_read_on_one_line()
    {
        var document = Word(
            "<w:p><w:r><w:t>补贴金额＝</w:t></w:r><m:oMath><m:r><m:t>投资额×</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den>"
                + "<m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath><w:r><w:t>。</w:t></w:r></w:p>",
            "<m:oMathPara><m:oMath><m:r><m:t>A=B+C</m:t></m:r></m:oMath></m:oMathPara>"
        );
        Assert.Equal(["补贴金额＝投资额×1/3。", "A=B+C"], document.Lines.Select(line => line.Text));
        Assert.Contains(document.Warnings, warning => warning.Code == "CE0125");
    }

    [Fact]
    public void Of_ruby_the_base_text_is_read_and_the_reading_dropped()
    {
        var document = Word(
            "<w:p><w:r><w:t>对</w:t></w:r><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>qǐ yè</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>"
                + "企业</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>给予奖励</w:t></w:r></w:p>"
        );
        Assert.Equal("对企业给予奖励", document.Lines.Single().Text);
        Assert.Contains(document.Dropped, text => text.Text == "qǐ yè");
    }

    [Theory]
    [InlineData(
        "html",
        "text/html",
        "<html><body><p>一、甲</p><table><tr><td>类别</td><td>标准</td></tr><tr><td>研发</td><td>5万元</td></tr></table></body></html>",
        "一、甲|类别\t标准|研发\t5万元"
    )]
    [InlineData("txt", "text/plain", "一、甲\n二、乙", "一、甲|二、乙")]
    [InlineData("rtf", "application/rtf", "{\\rtf1 a}", "")]
    public void A_file_within_a_Word_document_is_read_in_its_place_or_warned_about(
        string extension,
        string type,
        string content,
        string expected
    )
    {
        var document = Word($"{Paragraph("前文")}<w:altChunk r:id=\"c1\"/>{Paragraph("后文")}", extension, type, content);
        Assert.Equal(
            ["前文", .. expected.Split('|', StringSplitOptions.RemoveEmptyEntries), "后文"],
            document.Lines.Select(line => line.Text)
        );
        Assert.Equal(expected.Length == 0, document.Warnings.Any(warning => warning.Code == "CE0126"));
    }

    [Fact]
    public void What_stands_in_the_code_of_an_equation_field_is_dropped_with_a_warning()
    {
        var document = Word(
            "<w:p><w:r><w:t>支持</w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> eq \\o(○,甲) </w:instrText>"
                + "</w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>类企业</w:t></w:r></w:p>"
        );
        Assert.Equal("支持类企业", document.Lines.Single().Text);
        Assert.Contains(document.Dropped, text => text.Text.Contains('甲'));
        Assert.Contains(document.Warnings, warning => warning.Code == "CE0126");
    }

    [Fact]
    public void A_point_of_the_symbol_font_is_a_point() =>
        Assert.Equal(
            "给予7.5万元奖励",
            Word(
                "<w:p><w:r><w:t>给予7</w:t></w:r><w:r><w:sym w:font=\"Symbol\" w:char=\"F02E\"/></w:r><w:r><w:t>5万元奖励</w:t></w:r></w:p>"
            )
                .Lines.Single()
                .Text
        );

    [Theory]
    [InlineData("给予20", "2", "万元奖励。", true)]
    [InlineData("按规定", "[3]", "执行。", true)]
    [InlineData("建筑面积5000m", "2", "以上的。", false)]
    [InlineData("浓度5×10", "3", "以下的。", false)]
    public void A_raised_note_mark_is_no_part_of_the_text(string before, string raised, string after, bool isMark)
    {
        string expected = isMark ? before + after : before + raised + after;
        var word = Word(
            $"<w:p><w:r><w:t>{before}</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>{raised}</w:t></w:r>"
                + $"<w:r><w:t>{after}</w:t></w:r></w:p>"
        );
        var page = Read(
            "a.html",
            $"<html><body><p>{before}<sup>{raised}</sup>{after}</p><table><tr><td>甲</td><td>{before}<sup>{raised}</sup>{after}</td>"
                + $"</tr></table></body></html>"
        );
        var pdf = Read(Print(before, raised, after));
        Assert.Equal(expected, word.Lines.Single().Text);
        Assert.Equal([expected, $"甲\t{expected}"], page.Lines.Select(line => line.Text));
        Assert.Equal(expected, pdf.Lines[0].Text);
        foreach (var document in new[] { word, page, pdf })
            Assert.Equal(isMark, document.Dropped.Any(text => text is { Reason: DropReason.NoteMark } && text.Text == raised));
    }

    [Fact]
    public void The_amount_before_a_raised_note_mark_is_read_alone()
    {
        var record = new PolicyPipeline(DocumentReaders.All()).Run(
            new SourceFile(
                "a.html",
                Encoding.UTF8.GetBytes(
                    "<html><head><meta charset=\"utf-8\"></head><body><p>关于支持企业发展的若干措施</p><p>一、支持研发</p><p>对符合条件的企业给予20<sup>2</sup>"
                        + "万元的一次性奖励。</p></body></html>"
                )
            )
        );
        Assert.Equal(200_000m, record.Benefits.Single().Caps.Single().Amount);
    }

    [Fact]
    public void Text_that_a_PDF_does_not_show_is_dropped_with_a_warning()
    {
        var document = Read(
            new PdfBuilder()
                .Page(
                    PdfBuilder.Text("对企业给予50万元奖励。", 90, 700)
                        + "3 Tr\n"
                        + PdfBuilder.Text("看不见的文字", 90, 660)
                        + "0 Tr\n1 1 1 rg\n"
                        + PdfBuilder.Text("白色的文字", 90, 620)
                        + "0 0 0.5 rg 80 560 300 40 re f\n1 1 1 rg\n"
                        + PdfBuilder.Text("深色底上的白字", 90, 575)
                )
                .Build()
        );
        Assert.Equal(["对企业给予50万元奖励。", "深色底上的白字"], document.Lines.Select(line => line.Text));
        Assert.Equal(["看不见的文字", "白色的文字"], document.Dropped.Select(text => text.Text));
        Assert.Contains(document.Warnings, warning => warning is { Code: "CE0127", Page: 1 });
    }

    [Fact]
    public void A_slanted_watermark_on_a_single_page_is_dropped()
    {
        string mark = PdfBuilder
            .Text("仅供内部参考", 0, 0, 40)
            .Replace("1 0 0 1 0 0 Tm", "0.7 0.7 -0.7 0.7 150 300 Tm", StringComparison.Ordinal);
        var document = Read(
            new PdfBuilder()
                .Page(
                    PdfBuilder.Text("对符合条件的企业给予50万元奖励。", 90, 400)
                        + mark
                        + PdfBuilder.Text("本办法自发布之日起施行。", 90, 360)
                )
                .Build()
        );
        Assert.Equal(["对符合条件的企业给予50万元奖励。", "本办法自发布之日起施行。"], document.Lines.Select(line => line.Text));
        Assert.Equal(("仅供内部参考", DropReason.Watermark), (document.Dropped.Single().Text, document.Dropped.Single().Reason));
    }

    [Fact]
    public void An_archive_of_a_page_in_eight_bits_keeps_its_characters()
    {
        const string text = "关于支持企业发展，给予50万元。",
            archive =
                "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html; "
                + "charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";
        Assert.Equal(text, Read("a.mht", $"{archive}<html><body><p>{text}</p></body></html>\r\n--x--\r\n").Lines.Single().Text);
    }

    [Theory]
    [InlineData("<body style=\"visibility: hidden\"><p>对企业给予奖励。</p><p style=\"display:none\">隐藏</p></body>")]
    [InlineData("<body><div style=\"display:none\"><p>对企业给予奖励。</p></div></body>")]
    public void A_page_that_a_script_shows_is_read(string body) =>
        Assert.Equal("对企业给予奖励。", Read("a.html", $"<html>{body}</html>").Lines[0].Text);

    [Theory]
    [InlineData("<ol style=\"list-style-type:cjk-ideographic\"><li>甲</li><li>乙</li></ol>", "一、甲|二、乙")]
    [InlineData("<ol style=\"list-style: simp-chinese-informal inside\" start=\"10\"><li>甲</li><li>乙</li></ol>", "十、甲|十一、乙")]
    [InlineData("<ol type=\"A\"><li>甲</li><li value=\"4\">乙</li><li>丙</li></ol>", "A.甲|D.乙|E.丙")]
    [InlineData("<ol style=\"list-style-type:none\"><li>（一）甲</li></ol>", "（一）甲")]
    [InlineData("<ol><li>甲</li><li>乙</li></ol>", "1.甲|2.乙")]
    public void The_numbers_of_a_list_are_those_that_a_browser_shows(string list, string expected) =>
        Assert.Equal(expected.Split('|'), Read("a.html", $"<html><body>{list}</body></html>").Lines.Select(line => line.Text));

    [Fact]
    public void Backslashes_between_folders_of_a_package_are_slashes()
    {
        var file = new SourceFile("a.docx", Package(Paragraph("给予奖励。"), name => name.Replace('/', '\\')));
        Assert.Equal("给予奖励。", DocumentReaders.All().First(reader => reader.Accepts(file)).Read(file).Lines.Single().Text);
    }

    [Fact]
    public void A_damaged_part_that_nobody_reads_is_a_warning()
    {
        var document = Read(
            "a.ofd",
            [
                .. Parts(
                    Page(
                        "<ofd:TextObject ID=\"5\" Size=\"5\" Boundary=\"20 20 100 10\"><ofd:TextCode X=\"0\" Y=\"6\">给予奖励。"
                            + "</ofd:TextCode></ofd:TextObject>"
                    )
                ),
                ("Doc_0/Tags/CustomTag.xml", "<a><b></a>"),
            ]
        );
        Assert.Equal("给予奖励。", document.Lines.Single().Text);
        Assert.Contains(
            document.Warnings,
            warning => warning.Code == "CE0111" && warning.Message.Contains("CustomTag", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Text_of_composite_objects_in_OFD_is_read_where_it_is_put()
    {
        var document = Read(
            "a.ofd",
            Parts(
                Page(
                    "<ofd:TextObject ID=\"5\" Size=\"5\" Boundary=\"20 20 100 10\"><ofd:TextCode X=\"0\" Y=\"6\">一、甲</ofd:TextCode>"
                        + "</ofd:TextObject>"
                        + "<ofd:CompositeObject ID=\"6\" ResourceID=\"90\" Boundary=\"20 40 100 20\" CTM=\"1 0 0 1 0 5\"/>"
                ),
                "<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"90\" Width=\"100\" Height=\"20\"><ofd:Content>"
                    + "<ofd:TextObject ID=\"91\" Size=\"5\" Boundary=\"0 0 90 10\"><ofd:TextCode X=\"0\" Y=\"6\">二、乙</ofd:TextCode>"
                    + "</ofd:TextObject></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
            )
        );
        Assert.Equal(["一、甲", "二、乙"], document.Lines.Select(line => line.Text));
        Assert.InRange((document.Lines[1].Box!.Value.Y - document.Lines[0].Box!.Value.Y) * 25.4 / 72, 24.9, 25.1);
    }

    [Fact]
    public void Composite_objects_that_name_each_other_are_refused() =>
        Assert.Equal(
            "CE0023",
            Assert
                .Throws<UnreadableDocumentException>(() =>
                    Read(
                        "a.ofd",
                        Parts(
                            Page("<ofd:CompositeObject ID=\"6\" ResourceID=\"90\" Boundary=\"0 0 9 9\"/>"),
                            "<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"90\"><ofd:Content><ofd:CompositeObject "
                                + "ID=\"91\" ResourceID=\"90\" Boundary=\"0 0 9 9\"/></ofd:Content></ofd:CompositeGraphicUnit>"
                                + "</ofd:CompositeGraphicUnits>"
                        )
                    )
                )
                .Code
        );

    /// <summary>
    /// A line in which something stands raised and small, as Word prints it: two thirds as large, a third of the size up.
    /// </summary>
    private static SourceFile Print(string before, string raised, string after)
    {
        string page = PdfBuilder.Text(before, 90, 700),
            small = raised.Length == 1
                ? PdfBuilder.Latin(raised, 90 + 16 * before.Length, 705.3, 10.5)
                : PdfBuilder.Text(raised, 90 + 16 * before.Length, 705.3, 10.5);
        return new PdfBuilder()
            .Page(
                page
                    + small
                    + PdfBuilder.Text(after, 92 + 16 * before.Length + (raised.Length == 1 ? 6 : 10.5 * raised.Length), 700)
                    + PdfBuilder.Text("本办法自发布之日起施行。", 90, 660)
            )
            .Build();
    }

    private static string Page(string objects) =>
        $"<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Content><ofd:Layer ID=\"3\">{objects}</ofd:Layer></ofd:Content>"
        + $"</ofd:Page>";

    private static (string, string)[] Parts(string page, string resources = "") =>
        [
            (
                "OFD.xml",
                "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
                    + "</ofd:DocBody></ofd:OFD>"
            ),
            (
                "Doc_0/Document.xml",
                "<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 "
                    + "297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>"
                    + "<ofd:Page ID=\"1\" BaseLoc=\"Content.xml\"/></ofd:Pages></ofd:Document>"
            ),
            ("Doc_0/PublicRes.xml", $"<ofd:Res xmlns:ofd=\"http://www.ofdspec.org/2016\">{resources}</ofd:Res>"),
            ("Doc_0/Content.xml", page),
        ];

    private static string Paragraph(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";

    private static SourceDocument Word(params string[] blocks) =>
        Read(new SourceFile("a.docx", Package(string.Concat(blocks), name => name)));

    private static SourceDocument Word(string body, string extension, string type, string content) =>
        Read(new SourceFile("a.docx", Package(body, name => name, (extension, type, content))));

    private static byte[] Package(string body, Func<string, string> name, (string Extension, string Type, string Content)? chunk = null)
    {
        string types = chunk is { } c ? $"<Default Extension=\"{c.Extension}\" ContentType=\"{c.Type}\"/>" : "";
        string relation = chunk is { } d ? $"<Relationship Id=\"c1\" Type=\"{Office}/aFChunk\" Target=\"chunk.{d.Extension}\"/>" : "";
        List<(string, string)> parts =
        [
            (
                "[Content_Types].xml",
                $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
                    + $"ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{types}<Override "
                    + $"PartName=\"/word/document.xml\" "
                    + $"ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
            ),
            (
                name("_rels/.rels"),
                $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
                    + $"Type=\"{Office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
            (
                name("word/_rels/document.xml.rels"),
                $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relation}</Relationships>"
            ),
            (name("word/document.xml"), $"<w:document {W}><w:body>{body}</w:body></w:document>"),
        ];
        if (chunk is { } own)
            parts.Add(($"word/chunk.{own.Extension}", own.Content));
        return OfdFile.Package([.. parts]);
    }

    private static SourceDocument Read(string name, params (string, string)[] parts) => Read(new SourceFile(name, OfdFile.Package(parts)));

    private static SourceDocument Read(string name, string content) => Read(new SourceFile(name, Encoding.UTF8.GetBytes(content)));

    private static SourceDocument Read(SourceFile file) => DocumentReaders.All().First(reader => reader.Accepts(file)).Read(file);
}
