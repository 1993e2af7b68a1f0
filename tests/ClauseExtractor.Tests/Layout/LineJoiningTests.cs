using ClauseExtractor.Tests.Structure;

namespace ClauseExtractor.Tests.Layout;

/// <summary>Lines of a source and the paragraphs that they are. / parts the lines, | the paragraphs.</summary>
public class LineJoiningTests
{
    [Theory]
    [InlineData("第十九条/参与异议处理的人员须保密。", "第十九条参与异议处理的人员须保密。", "a label at the end of a line")]
    [InlineData("第一章/总/则/第一条 为了发展。", "第一章总则|第一条 为了发展。", "a heading a character a line")]
    [InlineData(
        "关于印发《普陀区加快发展智能软件产业/实施意见》的通知",
        "关于印发《普陀区加快发展智能软件产业实施意见》的通知",
        "an open 《 goes on"
    )]
    [InlineData("（责任/单位：市教委）", "（责任单位：市教委）", "an open bracket goes on")]
    [InlineData("2019/年/9/月/30/日", "2019年9月30日", "a date torn apart")]
    [InlineData("蒙西电网各有关发电企业/：", "蒙西电网各有关发电企业：", "no paragraph starts with a colon")]
    [InlineData("关于支持发展的办法/（试行）", "关于支持发展的办法（试行）", "an edition under the title")]
    [InlineData("杭州市加快建设创新高地的/若干政策举措", "杭州市加快建设创新高地的若干政策举措", "a title over two lines")]
    [InlineData(
        "太原市人民政府办公室/关于印发太原市促进会展业发展/若干措施的通知",
        "太原市人民政府办公室|关于印发太原市促进会展业发展若干措施的通知",
        "the unit above the title is a line of its own"
    )]
    [InlineData("一、扶持对象/本意见适用于企业。", "一、扶持对象|本意见适用于企业。", "a heading is a paragraph")]
    [InlineData("上海市科学技术委员会/2024年12月3日", "上海市科学技术委员会|2024年12月3日", "signature and date")]
    [InlineData("给予奖励，/并优先支持。", "给予奖励，并优先支持。", "a comma goes on")]
    public void Words_say_whether_a_line_goes_on(string lines, string paragraphs, string reason) => Holds(lines, paragraphs, reason);

    [Fact]
    public void Blank_lines_between_all_lines_end_no_paragraph()
    {
        string[] wrapped =
        [
            "为深入贯彻落实国家软件发展战略部署，充分发挥信息服务业对经济稳增",
            "长的引擎作用，推动软件和信息服务业高质量发展，加大引进和培育重大项",
            "目力度，结合本区产业特色，制定本实施意见，请各有关单位认真贯彻执行",
            "落实，并做好各项保障工作，确保政策及时兑现到位。",
            "一、扶持对象",
            "本意见适用于依法设立、信用记录良好、符合区域产业导向、创新水平高",
            "的企业和机构。",
        ];
        var text = Outline.LayOut(string.Join("\n\n", wrapped));
        Assert.Equal(3, text.Paragraphs.Count);
        Assert.Equal("一、扶持对象", text.Text[text.Paragraphs[1].Start..text.Paragraphs[1].End]);
    }

    [Theory]
    [InlineData("", "\u3000\u3000", "lines at the left edge")]
    [InlineData("    ", "\u3000\u3000", "a block that is set in, its paragraphs further")]
    [InlineData("\u3000\u3000", "", "a block that is set in, its paragraphs not further")]
    [InlineData("\u3000\u3000", "\u3000\u3000", "a block that is set in by as much as a paragraph is")]
    public void White_space_before_every_line_opens_no_paragraph(string edge, string indent, string reason)
    {
        string[] first =
        [
            "对首次突破规模标准并且在本区持续经营三年以上的软件和信息技术服务业企",
            "业，经区主管部门认定以后，按照其上一年度实际发生的研发费用给予一次",
            "性不超过50万元的奖励，奖励资金由区财政局会同区主管部门按照年度预算",
            "统筹安排，企业应当将其全部用于研发投入和再生产活动。",
        ];
        string[] second =
        [
            "对获得国家级资质认定并且将其应用于本区重点产业链关键环节的各类服务机",
            "构，经区主管部门评审通过以后，按照其当年度合同金额的一定比例给予资",
            "金资助，资助金额由区财政局核定。",
        ];
        string text = string.Join(
            '\n',
            new[] { first, second, first, second }.SelectMany(p => p.Select((line, i) => edge + (i == 0 ? indent : "") + line))
        );
        var laid = Outline.LayOut(text);
        string whole = string.Join('|', new[] { first, second, first, second }.Select(lines => string.Concat(lines)));
        Assert.True(
            string.Join('|', laid.Paragraphs.Select(p => laid.Text[p.Start..p.End])) == whole,
            $"{reason}: {laid.Text.Replace('\n', '|')}"
        );
    }

    [Fact]
    public void A_sentence_broken_by_a_page_goes_on()
    {
        const string Text =
            "（三）实施小微企业成长激励。对年度营业收入首次突破2000万元的软信业企业，根据其增速给予奖励；对年度营收首次\n\n突破2000万元的企业给予奖励。\n\n（四）支持云服务商。支持云服务商建设平台，对调用相关服务的创新主体，"
            + "按规定给予一定比例的算力补贴。";
        Assert.Equal(2, Outline.LayOut(Text).Paragraphs.Count);
    }

    [Fact]
    public void Pieces_of_printed_lines_add_up()
    {
        // Writing commands of a PDF, one a line: 80 columns are full.
        string text = string.Concat(
            Enumerable.Repeat(
                "第二条\n符合条件的企业，\n按照规定给予奖励补贴等各项支持，\n由市级财政和区级财政共同承担，\n各占一半的\n比例，并且按照年度预算统筹安排，确保资金及时拨付到位，用于企业研发投入和再生产活动，\n不得挪作他用。\n",
                6
            )
        );
        var outline = Outline.LayOut(text);
        Assert.Equal(6, outline.Paragraphs.Count);
    }

    private static void Holds(string lines, string paragraphs, string reason)
    {
        var text = Outline.LayOut(lines.Replace('/', '\n'));
        Assert.True(
            string.Join('|', text.Paragraphs.Select(p => text.Text[p.Start..p.End])) == paragraphs,
            $"{reason}: {text.Text.Replace('\n', '|')}"
        );
    }
}
