using System.Globalization;
using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Extraction;

/// <summary>Numeric requirements in conditions, and what governs all benefits.</summary>
public class RequirementTests
{
    [Theory]
    [InlineData("对年度营业收入首次突破2000万元的企业，给予10万元奖励。", "营业收入 gt 20000000 元")]
    [InlineData("对研发投入占营业收入5%以上的企业，给予10万元奖励。", "研发投入占营业收入 gte 0.05 %")]
    [InlineData(
        "对营业收入首次突破1亿元、3亿元的企业，分别给予10万元、30万元奖励。",
        "营业收入 gt 100000000 元",
        "营业收入 gt 300000000 元"
    )]
    [InlineData(
        "对年网络零售额达到1000万元、5000万元、1亿元的企业，分别给予5万元、20万元、50万元奖励。",
        "年网络零售额 gte 10000000 元",
        "年网络零售额 gte 50000000 元",
        "年网络零售额 gte 100000000 元"
    )]
    [InlineData("对增速超全市平均增速1.2倍的企业，给予10万元奖励。", "增速 gt 1.2 倍")]
    [InlineData("对数据中心电能利用效率（PUE）不高于1.25的项目，给予10万元奖励。", "数据中心电能利用效率 lte 1.25 ")]
    [InlineData("对经济贡献在500万—1000万的企业，给予10万元奖励。", "经济贡献 between 5000000 元")]
    public void A_requirement_of_a_condition_is_read(string sentence, params string[] expected) =>
        Assert.Equal(
            expected,
            Record(sentence)
                .Thresholds.Select(t =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{t.Metric} {t.Comparator.ToString().ToLowerInvariant()} {t.Value:0.######} {t.Unit}"
                    )
                )
        );

    [Theory]
    [InlineData("同一企业每年享受本措施支持不超过1000万元。", ProvisionKind.Ceiling)]
    [InlineData("与本市其他政策重复的，按照从高不重复原则执行。", ProvisionKind.Stacking)]
    [InlineData("对弄虚作假骗取资金的，依法追回已拨付资金。", ProvisionKind.Clawback)]
    [InlineData("市财政每年安排专项资金5亿元支持产业发展。", ProvisionKind.Budget)]
    [InlineData("本办法适用于在本市依法登记的企业。", ProvisionKind.Eligibility)]
    [InlineData("奖励资金的兑付在次年开展。", ProvisionKind.Application)]
    public void What_governs_all_benefits_is_a_provision(string sentence, ProvisionKind kind)
    {
        var record = Record(sentence);
        Assert.Equal(kind, Assert.Single(record.Provisions).Kind);
        Assert.Empty(record.Benefits);
    }

    [Fact]
    public void A_ceiling_carries_its_cap() =>
        Assert.Equal(
            (10_000_000m, Bound.UpTo, Per.Year),
            Record("同一企业每年享受本措施支持不超过1000万元。").Provisions[0].Caps.Select(c => (c.Amount, c.Bound, c.Per!.Value)).Single()
        );

    private static PolicyRecord Record(string sentence) =>
        new PolicyPipeline().Run(
            new SourceFile(
                "a.txt",
                Encoding.UTF8.GetBytes($"某市支持产业发展若干措施\n一、支持政策\n（一）{sentence}\n（二）本措施由市发展改革委负责解释。\n")
            )
        );
}
