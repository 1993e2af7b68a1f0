using System.Globalization;
using System.Text;
using ClauseExtractor.Formats;
using ClauseExtractor.Reading;
using ClauseExtractor.Structure;
using ClauseExtractor.Tests.Formats;

namespace ClauseExtractor.Tests.Reading;

/// <summary>Tables with drawn lines, read cell by cell; cards set as tables of two columns.</summary>
public class RuledTableTests
{
    private const string Card = """
        某市惠企政策指南
        1.研发补贴
        支持对象：在本市依法登记注册的高新技术企业，上一年度研发投入经有关部门认定，财务管理制度健全。
        补贴标准：按照实际投入的10%给予补贴，最高不超过50万元。
        责任单位：市科技局
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_card_in_a_PDF_is_that_of_the_text(bool cutByPage)
    {
        var text = Run(new SourceFile("a.txt", Encoding.UTF8.GetBytes(Card)));
        var page = Row(
            660,
            100,
            ("支持对象", 2),
            ("在本市依法登记注册的高新技术企业，上一年", 1),
            ("度研发投入经有关部门认定，财务管理制度健全。", 3)
        );
        var below =
            Row(560, 50, ("补贴标准", 1), ("按照实际投入的10%给予补贴，最高不超过50万元。", 1))
            + Row(510, 50, ("责任单位", 1), ("市科技局", 1));
        string head = PdfBuilder.Text("某市惠企政策指南", 200, 780, 20) + PdfBuilder.Text("1.研发补贴", 72, 720);
        var pdf = Run(
            cutByPage ? new PdfBuilder().Page(head + page).Page(below).Build() : new PdfBuilder().Page(head + page + below).Build()
        );
        Assert.Equal(text.Text.Replace('：', ' '), pdf.Text);
        var (expected, read) = (text.Benefits.Single(), pdf.Benefits.Single());
        Assert.Equal(
            (expected.Rate?.Value, expected.Caps.Single().Amount, expected.Condition, expected.Beneficiary),
            (read.Rate?.Value, read.Caps.Single().Amount, read.Condition, read.Beneficiary)
        );
    }

    [Fact]
    public void A_merged_cell_stands_in_its_first_row_and_is_empty_in_the_others()
    {
        // 类别 over two rows; its text is in their middle.
        string lines =
            Line(70, 700, 470, 700)
            + Line(70, 660, 470, 660)
            + Line(170, 620, 470, 620)
            + Line(70, 580, 470, 580)
            + Line(70, 580, 70, 700)
            + Line(170, 580, 170, 700)
            + Line(320, 580, 320, 700)
            + Line(470, 580, 470, 700);
        var document = Read(
            new PdfBuilder()
                .Page(
                    lines
                        + PdfBuilder.Text("类别", 80, 675, 12)
                        + PdfBuilder.Text("等级", 180, 675, 12)
                        + PdfBuilder.Text("奖励标准（万元）", 330, 675, 12)
                        + PdfBuilder.Text("研发机构", 80, 615, 12)
                        + PdfBuilder.Text("国家级", 180, 635, 12)
                        + PdfBuilder.Text("100", 330, 635, 12)
                        + PdfBuilder.Text("省级", 180, 595, 12)
                        + PdfBuilder.Text("50", 330, 595, 12)
                )
                .Build()
        );
        Assert.Equal(["类别\t等级\t奖励标准（万元）", "研发机构\t国家级\t100", "\t省级\t50"], document.Lines.Select(line => line.Text));
        Assert.All(document.Lines, line => Assert.Equal(3, line.Row!.Cells.Count));
    }

    [Fact]
    public void The_two_sides_of_a_comparison_table_stand_apart_and_give_no_benefits()
    {
        string lines =
            Line(70, 700, 470, 700)
            + Line(70, 660, 470, 660)
            + Line(70, 580, 470, 580)
            + Line(70, 580, 70, 700)
            + Line(270, 580, 270, 700)
            + Line(470, 580, 470, 700);
        var record = Run(
            new PdfBuilder()
                .Page(
                    PdfBuilder.Text("某市支持企业发展若干措施修订情况", 150, 780, 18)
                        + PdfBuilder.Text("一、修订内容", 72, 730, 14)
                        + lines
                        + PdfBuilder.Text("修订前", 80, 675, 12)
                        + PdfBuilder.Text("修订后", 280, 675, 12)
                        + PdfBuilder.Text("第一条 给予企业最高", 80, 640, 12)
                        + PdfBuilder.Text("50万元奖励。", 80, 620, 12)
                        + PdfBuilder.Text("第一条 给予企业最高", 280, 640, 12)
                        + PdfBuilder.Text("80万元奖励。", 280, 620, 12)
                )
                .Build()
        );
        Assert.Contains("第一条 给予企业最高50万元奖励。 第一条 给予企业最高80万元奖励。", record.Text, StringComparison.Ordinal);
        Assert.Empty(record.Benefits);
        Assert.Contains(record.Clauses, clause => clause.Kind == ClauseKind.Comparison);
        Assert.Contains(record.Warnings, warning => warning.Code == "CE0306");
    }

    [Fact]
    public void Frames_and_rules_are_no_table()
    {
        string frame =
            Line(60, 750, 530, 750) + Line(60, 100, 530, 100) + Line(60, 100, 60, 750) + Line(530, 100, 530, 750) + Line(60, 600, 530, 600);
        Assert.All(
            Read(
                new PdfBuilder()
                    .Page(frame + PdfBuilder.Text("第一条 给予奖励。", 72, 700) + PdfBuilder.Text("第二条 给予补贴。", 72, 500))
                    .Build()
            ).Lines,
            line => Assert.Null(line.Row)
        );
    }

    /// <summary>
    /// A row of a table of two columns with its lines; each text wrapped by hand in lines at the given heights, in steps of 20 points from
    /// the top.
    /// </summary>
    private static string Row(double top, double height, params (string Text, int Step)[] texts)
    {
        double bottom = top - height;
        string row =
            Line(70, top, 540, top)
            + Line(70, bottom, 540, bottom)
            + Line(70, bottom, 70, top)
            + Line(170, bottom, 170, top)
            + Line(540, bottom, 540, top);
        return row + string.Concat(texts.Select((text, i) => PdfBuilder.Text(text.Text, i == 0 ? 80 : 178, top - 10 - 20 * text.Step, 12)));
    }

    private static string Line(double fromX, double fromY, double toX, double toY) =>
        string.Create(CultureInfo.InvariantCulture, $"{fromX} {fromY} m {toX} {toY} l S\n");

    private static SourceDocument Read(SourceFile file) => DocumentReaders.All().First(reader => reader.Accepts(file)).Read(file);

    private static global::ClauseExtractor.Extraction.PolicyRecord Run(SourceFile file) =>
        new PolicyPipeline(DocumentReaders.All()).Run(file);
}
