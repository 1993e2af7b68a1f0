using ClauseExtractor.Assistant.Grounding;

namespace ClauseExtractor.Tests.Assistant;

public class FigureScannerTests
{
    [Theory]
    [InlineData("最高不超过200万元", "Money 2000000")]
    [InlineData("２００万元", "Money 2000000")]
    [InlineData("两百万元", "Money 2000000")]
    [InlineData("壹佰万元", "Money 1000000")]
    [InlineData("1,500万元", "Money 15000000")]
    [InlineData("人民币 500000 元", "Money 500000")]
    [InlineData("1.5亿元", "Money 150000000")]
    [InlineData("10—30万元", "Money 100000; Money 300000")]
    [InlineData("10万元至30万元", "Money 100000; Money 300000")]
    [InlineData("10万元、30万元、50万元", "Money 100000; Money 300000; Money 500000")]
    [InlineData("CNY 2 million", "Money 2000000")]
    [InlineData("two million yuan", "Money 2000000")]
    [InlineData("five hundred thousand yuan", "Money 500000")]
    [InlineData("200万美元", "ForeignMoney 2000000美元")]
    [InlineData("50%", "Share 0.5")]
    [InlineData("百分之五十", "Share 0.5")]
    [InlineData("50-60%", "Share 0.5; Share 0.6")]
    [InlineData("1.5个百分点", "Share 0.015")]
    [InlineData("五折", "Share 0.5")]
    [InlineData("三成", "Share 0.3")]
    [InlineData("50 percent", "Share 0.5")]
    [InlineData("减半", "Share 0.5")]
    [InlineData("1:0.5", "Ratio 0.5")]
    [InlineData("1：1", "Ratio 1")]
    [InlineData("1比0.5", "Ratio 0.5")]
    [InlineData("2026年1月1日", "Date 20260101")]
    [InlineData("2026-01-01", "Date 20260101")]
    [InlineData("二〇二六年一月一日", "Date 20260101")]
    [InlineData("1 January 2026", "Date 20260101")]
    [InlineData("January 1, 2026", "Date 20260101")]
    [InlineData("2026年", "Date 2026")]
    [InlineData("2000Pflops", "Number 2000Pflops")]
    [InlineData("2000万元", "Money 20000000")]
    [InlineData("2000家企业", "Number 2000家")]
    [InlineData("三年", "Number 3年")]
    [InlineData("200万", "Number 2000000")]
    [InlineData("一次性给予统一支持，进一步做大百强企业", "")]
    [InlineData("万一有第三方机构", "")]
    [InlineData("人工智能体成立一体化平台", "")]
    public void Reads_every_figure(string text, string expected) =>
        Assert.Equal(expected, string.Join("; ", FigureScanner.Scan(text).Select(f => $"{f.Kind} {f.Value:0.############}{f.Unit}")));

    [Theory]
    [InlineData("最高½亿元")]
    [InlineData("第Ⅳ档")]
    [InlineData("٣٠٠万元")]
    [InlineData("①号")]
    public void What_cannot_be_read_is_noticed(string text) => Assert.True(FigureScanner.HasUnreadable(text, FigureScanner.Scan(text)));

    [Theory]
    [InlineData("200万元", "200万元", true)]
    [InlineData("200万", "200万元", true)]
    [InlineData("200万元", "2000万元", false)]
    [InlineData("200万元", "200万美元", false)]
    [InlineData("200", "200万元", false)]
    [InlineData("50%", "1:0.5", false)]
    [InlineData("2026年", "2026年1月1日", true)]
    [InlineData("2026年2月", "2026年1月1日", false)]
    [InlineData("2026年1月1日", "2026年", false)]
    [InlineData("3年", "3家", false)]
    public void Says_the_same_only_by_value_and_kind(string said, string given, bool same) =>
        Assert.Equal(same, FigureScanner.Scan(said)[0].Says(FigureScanner.Scan(given)[0]));
}
