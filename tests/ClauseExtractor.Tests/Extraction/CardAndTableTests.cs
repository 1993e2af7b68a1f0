using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Extraction;

/// <summary>Items whose fields are labels and values, and tables of standards.</summary>
public class CardAndTableTests
{
    [Fact]
    public void What_the_fields_of_a_card_say_holds_for_its_row()
    {
        var record = Run(
            "某市创业扶持政策清单\n1、开业资助\n补贴条件：\n（1）在本市登记满6个月；\n补贴对象：符合条件的创业者。\n补贴标准：8000元。\n补贴期限：一次性。\n2、租金补贴\n补贴对象：租用场地的创业者。\n补贴标准：每月最高500元。"
                + "\n补贴期限：不超过24个月。\n"
        );
        Assert.Equal(["1", "1/(1)", "2"], record.Clauses.Select(c => c.Path));
        Assert.Equal(["补贴 =8000/once", "补贴 ≤500/month y2"], record.Benefits.Select(RowNotation.Write));
        Assert.Equal(("1", "符合条件的创业者"), (record.Benefits[0].Clause, record.Benefits[0].Beneficiary));
        Assert.Contains("在本市登记满6个月", record.Benefits[0].Condition, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_standards_gives_a_row_a_line()
    {
        var record = Table(
            ["序号", "类别", "等级", "补贴标准（万元/家）"],
            ["1", "示范基地", "国家级", "100"],
            ["2", "", "省级", "50"],
            ["3", "孵化器", "国家级", "80"]
        );
        Assert.Equal(
            ["补贴 =1000000/recipient", "补贴 =500000/recipient", "补贴 =800000/recipient"],
            record.Benefits.Select(RowNotation.Write)
        );
        Assert.Equal(["示范基地国家级", "示范基地省级", "孵化器国家级"], record.Benefits.Select(b => b.Condition));
        Assert.All(record.Benefits, b => Assert.EndsWith("/表1", b.Clause, StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_whose_head_names_no_grant_gives_none() =>
        Assert.Empty(Table(["序号", "指标", "目标值（亿元）"], ["1", "产业规模", "100"], ["2", "投资", "50"]).Benefits);

    private static PolicyRecord Table(params string[][] rows)
    {
        var lines = new List<SourceLine> { new("某市支持产业发展若干措施"), new("一、支持政策"), new("（一）按下表执行。") };
        foreach (var row in rows)
        {
            var cells = new List<CellRange>();
            var text = new StringBuilder();
            foreach (string cell in row)
            {
                text.Append(text.Length > 0 ? " " : "");
                cells.Add(new CellRange(text.Length, text.Length + cell.Length));
                text.Append(cell);
            }
            lines.Add(new SourceLine(text.ToString()) { Row = new TableRow(1, cells) });
        }
        lines.Add(new SourceLine("（二）本措施由市发展改革委负责解释。"));
        return PolicyPipeline.Run(new SourceDocument(Run("某市措施\n一、甲\n").Document.Source, lines) { LinesAreParagraphs = true });
    }

    private static PolicyRecord Run(string text) => new PolicyPipeline().Run(new SourceFile("a.txt", Encoding.UTF8.GetBytes(text)));
}
