using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Formats;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Formats;

/// <summary>
/// What stands on pages besides lines from left to right: columns, vertical writing, tiled marks, boxes, glued page numbers, and
/// traditional characters.
/// </summary>
public class PageOddityTests
{
    [Fact]
    public void A_mark_tiled_upright_over_a_single_page_is_dropped()
    {
        string[] lines = ["一、对符合条件的企业给予50万元奖励。", "二、对获得贷款的企业给予20万元贴息。", "三、本措施自发布之日起施行。"];
        var page = new StringBuilder();
        for (int i = 0; i < lines.Length; i++)
            page.Append(PdfBuilder.Text(lines[i], 90, 700 - 40 * i));
        for (int row = 0; row < 4; row++)
        for (int column = 0; column < 3; column++)
            page.Append(PdfBuilder.Text("内部资料", 60 + 170 * column, 698 - 60 * row, 20));
        var document = Read(new PdfBuilder().Page(page.ToString()).Build());
        Assert.Equal(lines, document.Lines.Select(line => line.Text));
        Assert.Equal(12, document.Dropped.Count(text => text is { Text: "内部资料", Reason: DropReason.Watermark }));
    }

    [Fact]
    public void The_same_word_in_the_cells_of_a_table_is_no_mark()
    {
        var page = new StringBuilder();
        for (int row = 0; row < 4; row++)
            page.Append(PdfBuilder.Text($"第{row}类企业", 90, 700 - 40 * row))
                .Append(PdfBuilder.Text("市财政局", 250, 700 - 40 * row))
                .Append(PdfBuilder.Text("市财政局", 400, 700 - 40 * row));
        Assert.Empty(Read(new PdfBuilder().Page(page.ToString()).Build()).Dropped);
    }

    [Fact]
    public void Vertical_writing_is_read_from_top_to_bottom_and_from_right_to_left()
    {
        string[] columns = ["关于支持企业发展的若干措施", "一、对符合条件的企业给予50万", "元奖励。"];
        var page = new StringBuilder();
        for (int column = 0; column < columns.Length; column++)
        for (int i = 0; i < columns[column].Length; i++)
            page.Append(PdfBuilder.Text(columns[column][i..(i + 1)], 500 - 30 * column, 780 - 16 * i));
        var document = Read(new PdfBuilder().Page(page.ToString()).Build());
        Assert.Equal(columns, document.Lines.Select(line => line.Text));
        Assert.All(document.Lines, line => Assert.True(line.Box!.Value.Height > line.Box.Value.Width));
    }

    [Theory]
    [InlineData(
        "一、支持研发。对符合条件的企业给|予最高不超过50万元的奖励。",
        "二、支持融资。对获得贷款的企业给|予最高不超过20万元的贴息。",
        true
    )]
    [InlineData(
        "一、支持研发。对符合条件企业给予|最高不超过50万元的各项奖励，",
        "鼓励企业与高等学校共建实验室，对|其给予最高不超过20万元的补助。",
        true
    )]
    [InlineData(
        "第一条　对符合条件的企业给予最高|不超过50万元的一次性奖励。",
        "第一条　对符合条件的企业给予最高|不超过80万元的一次性奖励。",
        false
    )]
    public void Columns_of_a_few_lines_are_read_one_after_the_other_and_two_cells_are_not(string left, string right, bool areColumns)
    {
        var page = new StringBuilder(PdfBuilder.Text("关于支持企业发展的若干措施", 180, 760, 20));
        string[] one = left.Split('|'),
            two = right.Split('|');
        for (int i = 0; i < one.Length; i++)
            page.Append(PdfBuilder.Text(one[i], 40, 700 - 24 * i)).Append(PdfBuilder.Text(two[i], 320, 700 - 24 * i));
        var lines = Read(new PdfBuilder().Page(page.ToString()).Build())
            .Lines.Select(line => line.Text.Replace("　", "", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(areColumns, string.Concat(lines).EndsWith(string.Concat(one.Concat(two)), StringComparison.Ordinal));
    }

    /// <summary>
    /// The share does not fit behind 不超过, and leaves the first line as far from the right edge as its indent from the left.
    /// </summary>
    [Fact]
    public void A_first_line_that_happens_to_stand_in_the_middle_goes_on_in_the_next()
    {
        var page = new StringBuilder(PdfBuilder.Text("关于支持企业发展的若干措施", 180, 760, 20));
        (double X, string Text)[] lines =
        [
            (88, "一、对符合条件的企业给予支持并开展服务工作促进产业发展提"),
            (56, "规模。"),
            (88, "二、对符合条件的企业给予支持并开展服务工作促进产业发展提"),
            (56, "规模。"),
            (88, "三、鼓励金融机构对企业发放贷款，对本金损失给予不超过"),
            (56, "30%、单户最高300万元的风险补偿。"),
            (88, "四、其他事项。"),
        ];
        for (int i = 0; i < lines.Length; i++)
            page.Append(PdfBuilder.Text(lines[i].Text, lines[i].X, 700 - 24 * i));
        var record = Run(new PdfBuilder().Page(page.ToString()).Build());
        Assert.Contains("给予不超过30%、单户最高300万元", record.Text, StringComparison.Ordinal);
        Assert.Equal(0.3m, record.Benefits.Single(row => row.Clause == "三").Rate!.Value);
    }

    [Fact]
    public void Short_columns_give_their_rows()
    {
        var page = new StringBuilder(PdfBuilder.Text("关于支持企业发展的若干措施", 180, 760, 20));
        string[] one = ["一、支持研发。对符合条件的企业给", "予最高不超过50万元的奖励。"],
            two = ["二、支持融资。对获得贷款的企业给", "予最高不超过20万元的贴息。"];
        for (int i = 0; i < one.Length; i++)
            page.Append(PdfBuilder.Text(one[i], 40, 700 - 24 * i)).Append(PdfBuilder.Text(two[i], 320, 700 - 24 * i));
        var record = Run(new PdfBuilder().Page(page.ToString()).Build());
        Assert.Equal([500_000m, 200_000m], record.Benefits.Select(row => row.Caps.Single().Amount));
    }

    [Fact]
    public void The_box_of_facts_above_a_print_is_dropped_with_the_title_in_it()
    {
        string title = "关于支持企业发展的若干措施";
        string[] box =
        [
            "索 引 号：000014349/2024-00049　主题分类：商贸",
            "发文机关：国务院办公厅　成文日期：2024年06月14日",
            $"标　　题：国务院办公厅{title}",
            "发文字号：国办发〔2024〕28号　发布日期：2024年06月20日",
        ];
        var page = new StringBuilder();
        for (int i = 0; i < box.Length; i++)
            page.Append(PdfBuilder.Text(box[i], 60, 790 - 24 * i, 12));
        page.Append(PdfBuilder.Text(title, 180, 660, 20))
            .Append(PdfBuilder.Text("一、对符合条件的企业给予50万元奖励。", 90, 620))
            .Append(PdfBuilder.Text("二、本措施自发布之日起施行。", 90, 590));
        var record = Run(new PdfBuilder().Page(page.ToString()).Build());
        Assert.Equal(title, record.Document.Title);
        Assert.StartsWith(title, record.Text, StringComparison.Ordinal);
        Assert.Equal(box.Length, record.Dropped.Count(text => text.Reason == DropReason.WebPage));
    }

    [Fact]
    public void A_title_that_stands_only_in_the_box_of_facts_is_kept() =>
        Assert.Equal(
            "关于支持企业发展的若干措施",
            Run(
                new SourceFile(
                    "a.txt",
                    Encoding.UTF8.GetBytes(
                        "索引号：000014349\n标题：关于支持企业发展的若干措施\n发布日期：2024年06月20日\n一、对符合条件的企业给予50万元奖励。\n"
                    )
                )
            )
                .Document.Title?.Replace("标题：", "", StringComparison.Ordinal)
        );

    [Fact]
    public void A_page_number_glued_to_a_title_and_ghost_quotation_marks_are_dropped()
    {
        var text = Layout(
            "第一页的文字说明了这些措施。\f18再制造技术\n对企业给予50万元奖励。\n“　”\n按照“谁申报、谁负责\n”\n的原则执行。\f19绿色技术\n对企业给予20万元奖励。\f20家企业获得支持。\n结束。"
        );
        Assert.Contains("\n再制造技术", text.Text, StringComparison.Ordinal);
        Assert.Contains("\n绿色技术", text.Text, StringComparison.Ordinal);
        Assert.Contains("20家企业", text.Text, StringComparison.Ordinal);
        Assert.Equal(["18", "19"], text.Dropped.Where(d => d.Reason == DropReason.PageNumber).Select(d => d.Text));
        Assert.Equal("“　”", text.Dropped.Single(d => d.Reason == DropReason.Duplicate).Text);
        Assert.Contains("负责”", text.Text.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_head_of_two_rows_that_each_page_repeats_is_read_once_and_its_unit_counts()
    {
        var builder = new PdfBuilder();
        for (int number = 0; number < 2; number++)
        {
            var page = new StringBuilder();
            double[] xs = [60, 200, 330, 460, 540];
            if (number == 0)
                page.Append(PdfBuilder.Text("企业奖励办法", 220, 790, 20)).Append(PdfBuilder.Text("一、奖励标准", 60, 762, 14));
            page.Append(Row(["序号", "奖励对象", "奖励标准", ""], 740)).Append(Row(["", "", "金额（万元）", "方式"], 716));
            for (int i = 0; i < 4; i++)
                page.Append(
                    Row([$"{4 * number + i + 1}", $"第{4 * number + i}类企业", $"{5 * (4 * number + i + 1)}", "一次性"], 692 - 24 * i)
                );
            for (int i = 0; i <= 6; i++)
                page.Append(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{(i == 1 ? 330 : 60)} {756 - 24 * i} m 540 {756 - 24 * i} l S\n"
                );
            foreach (double x in xs)
                page.Append(System.Globalization.CultureInfo.InvariantCulture, $"{x} {(x == 460 ? 732 : 756)} m {x} 612 l S\n");
            builder.Page(page.ToString());

            string Row(string[] cells, double y) =>
                string.Concat(
                    cells.Select(
                        (cell, i) =>
                            cell.Length == 0 ? ""
                            : cell.All(char.IsAscii) ? PdfBuilder.Latin(cell, xs[i] + 4, y, 12)
                            : PdfBuilder.Text(cell, xs[i] + 4, y, 12)
                    )
                );
        }
        var record = Run(builder.Build());
        Assert.Equal(
            Enumerable.Range(1, 8).Select(i => 50_000m * i),
            record.Benefits.Where(row => row.Caps.Count > 0).Select(row => row.Caps.Single().Amount)
        );
        Assert.Equal(2, record.Dropped.Count(text => text is { Page: 2, Reason: DropReason.RunningHeader }));
    }

    [Theory]
    [InlineData("utf-8", "a.txt")]
    [InlineData("big5", "a.txt")]
    [InlineData("big5", "a.html")]
    public void Traditional_characters_give_the_rows_of_simplified_ones(string encoding, string name)
    {
        const string traditional =
            "關於支持企業發展的若干措施\n一、支持研發。對符合條件的企業，經認定，給予最高不超過50萬元的一次性獎勵。\n二、支持融資。對獲得貸款的企業，按照實際利息的50%給予貼息，最高不超過20萬元。\n三、本措施自2025年1月1日起施行，有效期三年。\n";
        const string simplified =
            "关于支持企业发展的若干措施\n一、支持研发。对符合条件的企业，经认定，给予最高不超过50万元的一次性奖励。\n二、支持融资。对获得贷款的企业，按照实际利息的50%给予贴息，最高不超过20万元。\n三、本措施自2025年1月1日起施行，有效期三年。\n";
        var bytes = (CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.UTF8).GetBytes(
            name.EndsWith("html", StringComparison.Ordinal)
                ? $"<html><body><p>{traditional.Trim().Replace("\n", "</p><p>", StringComparison.Ordinal)}</p></body></html>"
                : traditional
        );
        var (record, other) = (Run(new SourceFile(name, bytes)), Run(new SourceFile("b.txt", Encoding.UTF8.GetBytes(simplified))));
        Assert.Equal(traditional.Trim(), record.Text.Trim());
        Assert.Equal(simplified, TextFold.Fold(traditional).Replace(",", "，", StringComparison.Ordinal));
        Assert.Equal(
            other.Benefits.Select(row => (row.Span.Start, row.Caps[0].Amount, row.Caps[0].Bound, row.Rate?.Value, row.Confidence)),
            record.Benefits.Select(row => (row.Span.Start, row.Caps[0].Amount, row.Caps[0].Bound, row.Rate?.Value, row.Confidence))
        );
        Assert.Equal(2, record.Benefits.Count);
        Assert.Equal(
            (other.Document.Dates.EffectiveFrom, other.Document.Dates.EffectiveTo),
            (record.Document.Dates.EffectiveFrom, record.Document.Dates.EffectiveTo)
        );
        Assert.All(record.Benefits, row => Assert.Equal(row.Span.Quote, record.Text[row.Span.Start..row.Span.End]));
    }

    private static PolicyText Layout(string text) =>
        TextLayout.LayOut(new PlainTextReader().Read(new SourceFile("a.txt", Encoding.UTF8.GetBytes(text))));

    private static PolicyRecord Run(SourceFile file) => new PolicyPipeline(DocumentReaders.All()).Run(file);

    private static SourceDocument Read(SourceFile file) => DocumentReaders.All().First(reader => reader.Accepts(file)).Read(file);
}
