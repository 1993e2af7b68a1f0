using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Tests.Reading.Paged;

public class LineAssemblerTests
{
    private const string Sentence = "对符合条件的企业给予不超过五十万元的一次性奖励并";

    [Fact]
    public void A_shadow_and_a_second_stroke_are_read_once()
    {
        var (lines, dropped) = Assemble(Run("第一条", 100, 100), Run("第一条", 100.4, 100.3), Run("为了加强管理", 170, 103));
        Assert.Equal(["第一条 为了加强管理"], lines.Select(line => line.Text));
        Assert.Equal([new DroppedText(1, "第一条", DropReason.Duplicate)], dropped);
    }

    [Fact]
    public void Repeated_characters_side_by_side_stay() =>
        Assert.Equal(["种种人人有份lll"], Assemble(Run("种种人人有份", 100, 100), Run("lll", 196, 100)).Lines.Select(line => line.Text));

    [Fact]
    public void Two_columns_are_read_one_after_the_other()
    {
        var runs = new List<PositionedRun>();
        for (int i = 0; i < 8; i++)
            runs.AddRange([Run($"{"左右"[0]}{Sentence}", 50, 100 + 30 * i), Run($"{"左右"[1]}{Sentence}", 470, 100 + 30 * i)]);
        var text = string.Concat(Assemble([.. runs]).Lines.Select(line => line.Text[0]));
        Assert.Equal("左左左左左左左左右右右右右右右右", text);
    }

    [Theory]
    [InlineData(0, 18)]
    [InlineData(5, 18)]
    [InlineData(9, 16)]
    [InlineData(15, 24)]
    public void Columns_whose_lines_do_not_stand_level_are_read_one_after_the_other_however_tall_an_engine_says_its_letters_are(
        double lower,
        double height
    )
    {
        // The left column begins with a title in larger type, so all of its lines stand lower; the right one goes straight on. Both end
        // paragraphs in between.
        var runs = new List<PositionedRun> { new("左关于支持企业发展的意见", 50, 90, 290, 114) };
        for (int i = 0; i < 12; i++)
            runs.AddRange([
                Tall("左" + (i % 4 == 3 ? "短行。" : Sentence), 50, 130 + lower + 30 * i),
                Tall("右" + (i % 5 == 4 ? "短行。" : Sentence), 470, 100 + 30 * i),
            ]);
        var text = string.Concat(Assemble([.. runs]).Lines.Select(line => line.Text[0]));
        Assert.Equal(new string('左', 13) + new string('右', 12), text);

        PositionedRun Tall(string text, double left, double top) => Run(text, left, top) with { Bottom = top + height };
    }

    [Fact]
    public void A_signature_on_the_right_above_columns_comes_before_them()
    {
        var runs = new List<PositionedRun> { Run("某某市人民政府", 600, 40), Run("2025年4月2日", 600, 70) };
        for (int i = 0; i < 8; i++)
            runs.AddRange([Run($"左{Sentence}", 50, 100 + 30 * i), Run($"右{Sentence}", 470, 106 + 30 * i)]);
        Assert.Equal("某2左左左左左左左左右右右右右右右右", string.Concat(Assemble([.. runs]).Lines.Select(line => line.Text[0])));
    }

    [Fact]
    public void A_justified_line_whose_letters_stand_apart_does_not_close_the_gap_beside_it()
    {
        var runs = new List<PositionedRun>();
        for (int i = 0; i < 8; i++)
        {
            runs.AddRange("左边的每个字都由排版程序拉开一点才能对齐".Select((c, at) => Run($"{c}", 50 + 18 * at, 100 + 30 * i)));
            runs.Add(Run($"右{Sentence}", 470, 100 + 30 * i));
        }
        Assert.Equal("左左左左左左左左右右右右右右右右", string.Concat(Assemble([.. runs]).Lines.Select(line => line.Text[0])));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(21)]
    public void A_table_of_figures_set_as_closely_as_its_head_has_a_row_a_line(double distance)
    {
        // The head's lines stand 20 apart, as lines of one cell would, and the rows hardly more; the sum stands a little off.
        var runs = new List<PositionedRun>
        {
            Run("项目", 60, 120),
            Run("期末数", 240, 100),
            Run("期初数", 400, 100),
            Run("账面余额", 240, 120),
            Run("账面余额", 400, 120),
        };
        string[] names = ["原材料", "库存商品", "低值易耗品", "委托加工物资", "合计"];
        for (int i = 0; i < 5; i++)
        {
            double top = 141 + distance * i + (i == 4 ? 9 : 0);
            runs.AddRange([Run(names[i], 60, top), Run($"16{i},898,068.14", 240, top), Run($"1{i},204,374.44", 400, top)]);
        }
        var lines = Assemble([.. runs]).Lines;
        Assert.Equal(names.Select((name, i) => $"{name}\t16{i},898,068.14\t1{i},204,374.44"), lines.Select(line => line.Text).TakeLast(5));
    }

    [Fact]
    public void Cells_set_under_each_other_are_rows()
    {
        string[,] cells =
        {
            { "序号", "指标", "目标" },
            { "1", "营业收入", "15000亿元" },
            { "2", "研发投入", "4500亿元" },
            { "3", "从业人员", "120万人" },
        };
        var runs = new List<PositionedRun>();
        for (int row = 0; row < 4; row++)
        for (int column = 0; column < 3; column++)
            runs.Add(Run(cells[row, column], 80 + 130 * column, 200 + 28 * row));
        var lines = Assemble([.. runs]).Lines;
        Assert.Equal(
            ["序号\t指标\t目标", "1\t营业收入\t15000亿元", "2\t研发投入\t4500亿元", "3\t从业人员\t120万人"],
            lines.Select(line => line.Text)
        );
        Assert.All(lines, line => Assert.Equal(3, line.Row!.Cells.Count));
    }

    /// <summary>Rows of tables of scans had no confidence, whatever recognition said of their cells.</summary>
    [Fact]
    public void A_row_of_a_scanned_table_is_as_sure_as_its_cells()
    {
        string[,] cells =
        {
            { "序号", "指标", "目标" },
            { "1", "营业收入", "15000亿元" },
            { "2", "研发投入", "4500亿元" },
            { "3", "从业人员", "120万人" },
        };
        var runs = new List<PositionedRun>();
        for (int row = 0; row < 4; row++)
        for (int column = 0; column < 3; column++)
            runs.Add(
                Run(cells[row, column], 80 + 130 * column, 200 + 28 * row) with
                {
                    Confidence = (row, column) == (2, 2) ? 0.6f : 0.9f,
                    Faint = (row, column) == (2, 2) ? [1] : null,
                }
            );
        var lines = Assemble([.. runs]).Lines;
        Assert.Equal(
            [0.9f, 0.9f, (0.9f * 5 + 0.6f * 6) / 11, 0.9f],
            lines.Select(line => line.Confidence!.Value),
            (a, b) => Math.Abs(a - b) < 1e-5
        );
        Assert.Equal("5", string.Concat(lines[2].Faint.Select(at => lines[2].Text[at])));
    }

    /// <summary>The places of faint characters were those before the two parts of the row came together.</summary>
    [Fact]
    public void A_row_that_a_page_break_cut_keeps_its_faint_characters()
    {
        IReadOnlyList<PositionedRun> Page(params (string Label, string Text)[] rows) =>
            [
                .. rows.SelectMany(
                    (row, i) =>
                        new[]
                        {
                            Run(row.Label, 80, 200 + 30 * i),
                            Run(row.Text, 240, 200 + 30 * i) with
                            {
                                Confidence = 0.8f,
                                Faint = [row.Text.IndexOfAny(['5', '7'])],
                            },
                        }
                            .Where(run => run.Text.Length > 0)
                            .Select(run => run with { Confidence = 0.8f })
                ),
            ];
        var (lines, _) = LineAssembler.Assemble([
            Page(("支持对象", "5家软件企业"), ("补贴标准", "最高50万元，")),
            Page(("", "每年7万元"), ("责任单位", "某市科技局5处")),
        ]);
        var row = Assert.Single(lines, line => line.Text.Contains("50万元", StringComparison.Ordinal));
        Assert.Equal("补贴标准\t最高50万元，每年7万元", row.Text);
        Assert.Equal("57", string.Concat(row.Faint.Select(at => row.Text[at])));
        Assert.Equal(0.8f, row.Confidence!.Value, 1e-5);
    }

    [Fact]
    public void Labels_set_apart_are_no_table() =>
        Assert.All(
            Assemble(
                Run("第一条", 80, 100),
                Run("本办法适用。", 160, 100),
                Run("第二条", 80, 130),
                Run("企业可以申请。", 160, 130),
                Run("第三条", 80, 160),
                Run("自发布之日起施行。", 160, 160)
            ).Lines,
            line => Assert.Null(line.Row)
        );

    [Fact]
    public void A_watermark_over_the_text_is_dropped_a_header_above_it_is_left_to_the_layout()
    {
        IReadOnlyList<PositionedRun>[] pages =
        [
            .. Enumerable
                .Range(0, 4)
                .Select(page =>
                    new[]
                    {
                        Run("某某市文件", 80, 40),
                        Run($"{page}{Sentence}", 80, 300),
                        new PositionedRun("内部资料", 150, 280, 310, 320),
                    }
                ),
        ];
        var (lines, dropped) = LineAssembler.Assemble(pages);
        Assert.DoesNotContain(lines, line => line.Text.Contains("内部资料", StringComparison.Ordinal));
        Assert.Equal(4, lines.Count(line => line.Text == "某某市文件"));
        Assert.Equal(4, dropped.Count(d => d is { Reason: DropReason.Watermark, Text: "内部资料" }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_page_whose_text_runs_down_or_up_is_read_in_its_own_direction(bool down)
    {
        string[] text = ["关于支持企业发展的若干措施", "一、支持对象", "在本市登记的企业。"];
        var runs = text.Select(
                (line, i) =>
                    down
                        ? new PositionedRun(line, 500 - 30 * i, 100, 516 - 30 * i, 100 + 16 * line.Length)
                        : new PositionedRun(line, 100 + 30 * i, 700 - 16 * line.Length, 116 + 30 * i, 700)
            )
            .ToArray();
        var lines = Assemble(runs).Lines;
        Assert.Equal(text, lines.Select(line => line.Text));
        Assert.Equal(runs[0].Left, lines[0].Box!.Value.X, 3);
        Assert.Equal(runs[0].Height, lines[0].Box!.Value.Height, 3);
    }

    [Theory]
    [InlineData(0, "支持AI融合", false)]
    [InlineData(4, "支持 AI融合", true)]
    public void A_typed_space_is_told_from_the_typesetters_own(double gap, string expected, bool mixed)
    {
        // Where Han and Latin stand close elsewhere, a gap is a typed space; the same gap everywhere is none.
        var runs = new List<PositionedRun> { Run("支持", 80, 100), Run("AI融合", 112 + gap, 100) };
        if (mixed)
            runs.Add(Run("运用5G技术和B2B平台", 80, 130));
        Assert.Equal(expected, Assemble([.. runs]).Lines[0].Text);
    }

    private static (IReadOnlyList<SourceLine> Lines, IReadOnlyList<DroppedText> Dropped) Assemble(params PositionedRun[] runs) =>
        LineAssembler.Assemble([runs]);

    /// <summary>A run of 16 pt type with its top left corner at a place.</summary>
    private static PositionedRun Run(string text, double left, double top) =>
        new(text, left, top, left + text.Sum(c => c >= '\u2E80' ? 16 : 8), top + 18);
}
