using ClauseExtractor.Revision.Topics;

namespace ClauseExtractor.Tests.Revision;

/// <summary>Policies side by side: one subject a row, the highest amount marked, what has little in common folded.</summary>
public class TopicMatrixTests
{
    [Fact]
    public void Three_policies_meet_by_subject_and_the_highest_amount_is_marked()
    {
        var policies = new[]
        {
            Policy.Of(
                "甲区若干措施",
                "一、支持租用算力。对租用算力的企业,给予最高100万元补贴。",
                "二、支持引进人才。对引进人才的企业,给予20万元奖励。"
            ),
            Policy.Of(
                "乙区若干措施",
                "一、支持引进人才。对引进高层次人才的企业,给予50万元奖励。",
                "二、支持租用算力。对租用智能算力的企业,给予最高80万元补贴。"
            ),
            Policy.Of("丙区若干措施", "一、支持举办展会。对举办行业展会的单位,给予30万元补助。"),
        };
        var rows = TopicMatrix.Of(policies);
        Assert.Equal(["支持租用算力", "支持引进人才", "支持举办展会"], rows.Where(r => !r.IsWeak).Select(r => r.Subject));
        Assert.Equal("0 1000000 caps[0] | 1 800000 ", Show(rows[0]));
        Assert.Equal("0 200000  | 1 500000 caps[0]", Show(rows[1]));
        Assert.Equal("2 300000 ", Show(rows[2]));
    }

    [Fact]
    public void Tiers_stand_in_one_line_by_their_threshold_and_each_value_has_its_best()
    {
        const string Heading = "一、支持企业做大。";
        var rows = TopicMatrix.Of([
            Policy.Of("甲区若干措施", Heading + "对年营业收入首次突破10亿元、50亿元的软件企业,分别给予30万元、100万元奖励。"),
            Policy.Of("乙区若干措施", Heading + "对年营业收入首次突破5亿元、10亿元、50亿元的软件企业,分别给予20万元、50万元、80万元奖励。"),
        ]);
        var lines = Assert.Single(rows).Lines;
        Assert.Equal([500_000_000m, 1_000_000_000m, 5_000_000_000m], lines.Select(l => l.Threshold!.Value));
        Assert.Equal(["1 200000 ", "0 300000  | 1 500000 caps[0]", "0 1000000 caps[0] | 1 800000 "], lines.Select(Show));
    }

    [Theory]
    [InlineData(
        "按投入的30%给予最高100万元补贴,期限最长3年。",
        "按投入的50%给予最高80万元补贴,期限最长2年。",
        "caps[0] years",
        "rate",
        "each value by itself"
    )]
    [InlineData("给予每年最高100万元补贴。", "给予一次性最高80万元补贴。", "", "", "a sum a year and a sum once are not compared")]
    [InlineData("给予最高100万元补贴。", "给予最高100万元补贴。", "", "", "equal: none is best")]
    public void The_best_of_each_value_is_marked(string first, string second, string bestOfFirst, string bestOfSecond, string why)
    {
        const string Heading = "一、支持租用算力。对租用算力的企业,";
        var lines = Assert
            .Single(TopicMatrix.Of([Policy.Of("甲区若干措施", Heading + first), Policy.Of("乙区若干措施", Heading + second)]))
            .Lines;
        string[] best =
        [
            .. Enumerable
                .Range(0, 2)
                .Select(d =>
                    string.Join(
                        ' ',
                        lines.SelectMany(l => l.Values).Where(v => v.Document == d).SelectMany(v => v.Best).Order(StringComparer.Ordinal)
                    )
                ),
        ];
        Assert.True(best.SequenceEqual([bestOfFirst, bestOfSecond]), $"{why}: {string.Join(" / ", best)}");
    }

    private static string Show(TopicRow row) => string.Join(" || ", row.Lines.Select(Show));

    private static string Show(TopicLine line) =>
        string.Join(
            " | ",
            line.Values.Select(v => FormattableString.Invariant($"{v.Document} {v.Benefit.Caps[0].Amount} {string.Join(' ', v.Best)}"))
        );

    [Fact]
    public void One_policy_or_six_are_no_matrix()
    {
        var policy = Policy.Of("若干措施", "一、支持租用算力。对租用算力的企业,给予最高100万元补贴。");
        Assert.Throws<ArgumentOutOfRangeException>(() => TopicMatrix.Of([policy]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TopicMatrix.Of([policy, policy, policy, policy, policy, policy]));
    }
}
