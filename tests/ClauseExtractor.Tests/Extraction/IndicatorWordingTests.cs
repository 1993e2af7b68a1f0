using System.Globalization;
using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Extraction;

/// <summary>Targets of plans, and what looks like one.</summary>
public class IndicatorWordingTests
{
    [Theory]
    // The figure behind what it measures, with every comparator.
    [InlineData("到2027年，全市软件业营业收入达到5000亿元。", "软件业营业收入 gte 500000000000 元 2027")]
    [InlineData("到2025年底，规模以上企业超过700家。", "规模以上企业 gt 700 家 2025")]
    [InlineData("2026年，研发投入占比不低于3.5%。", "研发投入占比 gte 0.035 % 2026")]
    [InlineData("到2026年，从业人员约12万人。", "从业人员 approx 120000 人 2026")]
    [InlineData("到2026年，万元产值能耗控制在0.5吨以内。", "万元产值能耗控制在 lte 0.5 吨 2026")]
    [InlineData(
        "到“十五五”末，数字经济核心产业增加值占地区生产总值比重达到15%左右。",
        "数字经济核心产业增加值占地区生产总值比重 approx 0.15 % 2030"
    )]
    // The figure before what it counts.
    [InlineData("到2027年，建设30个特色产业园区。", "特色产业园区 eq 30 个 2027")]
    [InlineData("到2027年，新增5个授权运营领域和10个应用场景。", "授权运营领域 eq 5 个 2027", "应用场景 eq 10 个 2027")]
    // Several in one sentence.
    [InlineData(
        "2025年新认定“小巨人”企业15家以上、高新技术企业50家以上，招引项目30个。",
        "新认定“小巨人”企业 gte 15 家 2025",
        "高新技术企业 gte 50 家 2025",
        "招引项目 eq 30 个 2025"
    )]
    // The sum qualifies what is counted.
    [InlineData("到2025年，其中超100亿元企业20家。", "超100亿元企业 eq 20 家 2025")]
    public void A_target_is_read(string sentence, params string[] expected) =>
        Assert.Equal(expected, Read("某市数字经济发展规划", sentence));

    [Theory]
    [InlineData("某市数字经济发展规划", "市财政统筹安排专项资金25亿元。", "a budget")]
    [InlineData("某市数字经济发展规划", "到2025年，对获得认定的企业给予100万元奖励。", "a grant")]
    [InlineData("某市数字经济发展规划", "每年评选不超过10个优秀案例。", "a selection")]
    [InlineData("某市数字经济发展规划", "建立一个中心、两种机制。", "numerals in words")]
    [InlineData("某市支持产业发展若干措施", "培育企业超过100家。", "measures set targets only with a date")]
    public void What_is_no_target_is_left_out(string title, string sentence, string because) =>
        Assert.True(Read(title, sentence).Length == 0, because);

    [Fact]
    public void What_a_review_tells_is_no_target()
    {
        string text =
            "某市数字经济发展规划\n一、“十三五”时期发展回顾\n到2020年，产业规模达到1000亿元。\n二、发展目标\n到2025年，产业规模达到2000亿元。\n";
        Assert.Equal(2000_0000_0000m, Assert.Single(Record(text).Indicators).Value);
    }

    private static string[] Read(string title, string sentence) =>
        [
            .. Record($"{title}\n一、总体要求\n（一）{sentence}\n（二）加强组织领导。\n")
                .Indicators.Select(i =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{i.Metric} {i.Comparator.ToString().ToLowerInvariant()} {i.Value:0.######} {i.Unit} {i.Year}"
                    )
                ),
        ];

    private static PolicyRecord Record(string text) => new PolicyPipeline().Run(new SourceFile("a.txt", Encoding.UTF8.GetBytes(text)));
}
