using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Library.Export;
using ClauseExtractor.Library.Tables;

namespace ClauseExtractor.Tests.Library;

/// <summary>A figure that could not be read is shown wherever the rows of its clause are.</summary>
public class UnreadFigureTests
{
    [Fact]
    public void A_comparison_and_its_export_show_the_gap_with_its_words()
    {
        var record = new RecordBuilder("甲市措施", "一、上市支持。给予50万元奖励，另拨30万元作其他用途。")
            .Benefit("一", "奖励", b => b.Cap(500_000, "50万元"))
            .Build();
        int at = record.Text.IndexOf("30万元", StringComparison.Ordinal);
        record = record with
        {
            Figures =
            [
                new AccountedFigure(
                    "一",
                    AccountedFigureKind.Money,
                    300_000,
                    null,
                    "元",
                    "CNY",
                    FigureRole.Unread,
                    new Span(at, at + 5, null, "30万元")
                ),
            ],
            Benefits = [record.Benefits[0] with { Weakest = RowPart.Condition }],
        };
        using var library = new TemporaryLibrary();
        library.Add(record);
        var table = library.Library.Benefits("", new BenefitTableOptions());
        Assert.Equal("1 处数额未能读懂：30万元", UnreadFigures.Say(Assert.Single(table.Rows).Unread));
        string csv = Encoding.UTF8.GetString(BenefitTableExport.Csv(table));
        Assert.Contains("条件存疑,30万元", csv, StringComparison.Ordinal);
    }
}
