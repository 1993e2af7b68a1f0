using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Matching;
using ClauseExtractor.Reading;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Tests.Matching;

/// <summary>Sentences and profiles, with the verdict and the reason for it.</summary>
public class BenefitMatcherTests
{
    [Theory]
    [InlineData(
        "对首次获得市政府质量奖的企业，给予10万元奖励。",
        """{"kinds":["企业"],"certificates":[]}""",
        Verdict.NotMet,
        "an award that a company has itself"
    )]
    [InlineData(
        "对获得软件著作权登记的企业，给予1万元奖励。",
        """{"kinds":["企业"],"certificates":[]}""",
        Verdict.Unknown,
        "a right is one of a thing"
    )]
    [InlineData(
        "对评定为省级专家工作站的企业，给予10万元奖励。",
        """{"kinds":["企业"],"certificates":["省级专家工作站"]}""",
        Verdict.Met,
        "a station"
    )]
    [InlineData(
        "对家庭农场和农业产业化龙头企业等经营主体，给予10万元补助。",
        """{"kinds":["企业"],"certificates":[]}""",
        Verdict.Unknown,
        "an open list"
    )]
    [InlineData(
        "对实际经营年限在2年以上的企业，给予10万元奖励。",
        """{"kinds":["企业"],"registeredSince":"2025-06-01"}""",
        Verdict.NotMet,
        "younger than that"
    )]
    [InlineData(
        "对实际经营年限在2年以上的企业，给予10万元奖励。",
        """{"kinds":["企业"],"registeredSince":"2015-06-01"}""",
        Verdict.Unknown,
        "old enough, in business perhaps not"
    )]
    [InlineData(
        "对设立满3年、从业人员10人以上的企业，给予10万元奖励。",
        """{"kinds":["企业"],"registeredSince":"2025-06-01","staff":50}""",
        Verdict.NotMet,
        "a list of measures asks for all"
    )]
    [InlineData(
        "推进新技术的融合应用，对营业收入1000万元以上的企业，给予10万元奖励。",
        """{"kinds":["企业"],"revenue":12000000}""",
        Verdict.Met,
        "a purpose asks nothing"
    )]
    [InlineData(
        "推进数字化改造的企业，营业收入1000万元以上的，给予10万元奖励。",
        """{"kinds":["企业"],"revenue":12000000}""",
        Verdict.Unknown,
        "what a company does is ticked"
    )]
    [InlineData("对高校给予10万元奖励。", """{"kinds":["企业"]}""", Verdict.NotMet, "kinds are complete")]
    [InlineData(
        "对上一年度营业收入达到1000万元以上的企业，给予10万元奖励。",
        """{"kinds":["企业"],"revenue":12000000}""",
        Verdict.Met,
        "the bound is reached"
    )]
    [InlineData(
        "对上一年度营业收入达到1000万元以上的企业，给予10万元奖励。",
        """{"kinds":["企业"],"revenue":10000000}""",
        Verdict.Met,
        "以上 includes its bound"
    )]
    [InlineData(
        "对上一年度营业收入超过1000万元的企业，给予10万元奖励。",
        """{"kinds":["企业"],"revenue":10000000}""",
        Verdict.NotMet,
        "超过 does not"
    )]
    [InlineData(
        "对上一年度营业收入超过1000万元（含1000万元）的企业，给予10万元奖励。",
        """{"kinds":["企业"],"revenue":10000000}""",
        Verdict.Met,
        "unless the text adds it"
    )]
    [InlineData("对上一年度营业收入达到1000万元以上的企业，给予10万元奖励。", """{"kinds":["企业"]}""", Verdict.Unknown, "not told")]
    [InlineData(
        "对年度营业收入首次突破1000万元的企业，给予10万元奖励。",
        """{"kinds":["企业"],"revenue":12000000}""",
        Verdict.Unknown,
        "whether for the first time is to be ticked"
    )]
    [InlineData(
        "对年度营业收入首次突破1000万元的企业，给予10万元奖励。",
        """{"kinds":["企业"],"revenue":8000000}""",
        Verdict.NotMet,
        "below it in any case"
    )]
    [InlineData(
        "对营业收入增速超过全省平均增速1.5倍的企业，给予10万元奖励。",
        """{"kinds":["企业"],"revenueGrowth":0.9}""",
        Verdict.Unknown,
        "the average is not stated"
    )]
    [InlineData(
        "对上一年度营业收入达到1000万元以上且同比增长20%以上的企业，给予10万元奖励。",
        """{"kinds":["企业"],"revenue":12000000,"revenueGrowth":0.15}""",
        Verdict.NotMet,
        "one of two fails"
    )]
    [InlineData(
        "对新认定的高新技术企业，给予10万元奖励。",
        """{"certificates":["高新技术企业"]}""",
        Verdict.Unknown,
        "when it was given is to be ticked"
    )]
    [InlineData("对新认定的高新技术企业，给予10万元奖励。", """{"certificates":["瞪羚企业"]}""", Verdict.NotMet, "not in a complete list")]
    [InlineData(
        "对获得省级示范企业称号的企业，给予10万元奖励。",
        """{"kinds":["企业"],"certificates":["省级示范企业"]}""",
        Verdict.Met,
        "the very title"
    )]
    [InlineData(
        "对获得省级示范企业称号的企业，给予10万元奖励。",
        """{"kinds":["企业"],"certificates":["市级示范企业"]}""",
        Verdict.NotMet,
        "of another level"
    )]
    [InlineData(
        "对产品获得省级质量奖的企业，给予10万元奖励。",
        """{"kinds":["企业"],"certificates":[]}""",
        Verdict.Unknown,
        "a title of a product"
    )]
    [InlineData(
        "对规上工业企业且亩均税收达到50万元以上的，给予10万元奖励。",
        """{"kinds":["企业"],"certificates":["规模以上工业企业"],"facts":{"亩均税收":"60万元"}}""",
        Verdict.Met,
        "two ways to write one title"
    )]
    [InlineData(
        "对固定资产投资（不含土地费用）1000万元以上的企业，给予10万元奖励。",
        """{"kinds":["企业"],"investment":12000000}""",
        Verdict.Unknown,
        "whether land is in the sum is not known"
    )]
    [InlineData(
        "对租用办公用房并缴纳社会保险的企业，给予10万元补贴。",
        """{"kinds":["企业"],"revenue":12000000}""",
        Verdict.Unknown,
        "words are ticked, never guessed"
    )]
    [InlineData(
        "对零售企业年零售额达到1亿元以上的，给予10万元奖励。",
        """{"kinds":["企业","批发企业"],"revenue":900000000}""",
        Verdict.NotMet,
        "another kind of trade"
    )]
    [InlineData(
        "对成立满3年的企业，给予10万元奖励。",
        """{"kinds":["企业"],"registeredSince":"2024-06-01"}""",
        Verdict.NotMet,
        "two years and a half"
    )]
    [InlineData(
        "对成立满3年的企业，给予10万元奖励。",
        """{"kinds":["企业"],"registeredSince":"2023-11-30"}""",
        Verdict.Met,
        "three years to the day"
    )]
    [InlineData("鼓励领军企业建设数据空间并给予支持。", """{"kinds":["企业"]}""", Verdict.Unknown, "a purpose alone is no requirement met")]
    public void A_sentence_and_a_profile(string sentence, string profile, Verdict right, string why) =>
        Assert.True(Judged(sentence, profile) == right, why);

    [Fact]
    public void Who_is_told_what_is_missing_is_told_by_how_much()
    {
        var match = Assert.Single(
            Match(
                "对上一年度营业收入达到1000万元以上且同比增长20%以上的企业，给予10万元奖励。",
                """{"kinds":["企业"],"revenue":7500000,"revenueGrowth":0.17}"""
            )
        );
        Assert.Equal(
            ["营业收入 ≥ 1000万元：差 250万元", "营业收入增长 ≥ 20%：差 3 个百分点"],
            match.Requirements.Where(r => r.Kind == RequirementKind.Figure).Select(r => MatchText.Of(r, ReportLanguage.Chinese))
        );
        Assert.Equal("营业收入 ≥ ¥10,000,000: ¥2,500,000 short", MatchText.Of(match.Requirements[0], ReportLanguage.English));
    }

    [Fact]
    public void Tiers_are_judged_each_by_its_own_bound()
    {
        var matches = Match(
            "对上一年度营业收入达到1000万元、5000万元、1亿元的企业，分别给予10万元、30万元、50万元奖励。",
            """{"kinds":["企业"],"revenue":60000000}"""
        );
        Assert.Equal([Verdict.Met, Verdict.Met, Verdict.NotMet], matches.Select(m => m.Verdict));
    }

    [Theory]
    [InlineData(
        "对租用办公用房的企业，给予10万元补贴。",
        "对租用办公用房的企业，给予20万元资助。",
        false,
        "what it means each document says for itself"
    )]
    [InlineData(
        "对经评审认定的研发团队，给予10万元补贴。",
        "对经评审认定的研发团队，给予20万元资助。",
        false,
        "each office finds for itself"
    )]
    [InlineData(
        "对获得区级示范企业称号的，给予10万元奖励。",
        "对获得区级示范企业称号的，给予20万元奖励。",
        false,
        "each district has its own"
    )]
    [InlineData("对获得中国专利奖的，给予10万元奖励。", "对获得中国专利奖的，给予20万元奖励。", true, "the nation has one")]
    public void Equal_conditions_of_two_documents_have_one_key(string first, string second, bool same, string why)
    {
        var keys = new[] { (first, "甲市"), (second, "乙市") }
            .Select(d => Match(d.Item1, """{"kinds":["企业"]}""", d.Item2))
            .Select(m => Assert.Single(m).Requirements.First(r => r.Key is not null).Key)
            .ToList();
        Assert.True(keys[0] == keys[1] == same, why);
    }

    [Fact]
    public void Equal_conditions_of_one_document_have_one_key_but_for_what_joins_them() =>
        Assert.Single(
            Match("对租用办公用房的企业，给予10万元补贴。对于租用办公用房的企业，给予20万元资助。", """{"kinds":["企业"]}""")
                .SelectMany(m => m.Requirements)
                .Select(r => r.Key)
                .OfType<string>()
                .Distinct()
        );

    [Fact]
    public void The_words_of_a_row_itself_are_ticked_for_that_row_alone()
    {
        var rows = Match("给予最高50万元的一次性奖励。给予最高50万元的一次性奖励。", "{}");
        Assert.Equal(2, rows.Count);
        Assert.Equal(2, rows.Select(r => Assert.Single(r.Requirements).Key).Distinct().Count());
    }

    [Theory]
    [InlineData("银行", "银行", null)]
    [InlineData("大学", "高校", Verdict.Unknown)]
    [InlineData("金融机构", "银行", Verdict.Unknown)]
    [InlineData("制造业企业", "高校", Verdict.NotMet)]
    public void A_kind_under_another_name_is_to_be_ticked_and_not_denied(string own, string recipient, Verdict? verdict)
    {
        var leftover = new Leftover(new Profile { Kinds = [own] });
        Assert.Equal(verdict, leftover.OfKind(recipient));
    }

    [Theory]
    [InlineData("推进新技术的融合应用", true)]
    [InlineData("提升为国家级工业设计中心", false)]
    [InlineData("打造标杆示范工厂并通过验收", false)]
    public void What_a_purpose_leads_to_is_asked(string words, bool nothing) => Assert.Equal(nothing, Leftover.AsksNothing(words));

    [Theory]
    [InlineData("0.6亿元", Verdict.NotMet)]
    [InlineData("3亿元", Verdict.Unknown)]
    public void A_step_beyond_a_bound_fails_with_the_bound_and_is_never_met_by_it(string sales, Verdict verdict)
    {
        var rows = Match(
            "对商场年销售额达到1亿元的，给予10万元奖励；每增加1亿元，另给予10万元奖励。",
            """{"kinds":["商场"],"facts":{"年销售额":"?"}}""".Replace("?", sales, StringComparison.Ordinal)
        );
        Assert.Equal(verdict, rows[1].Verdict);
    }

    [Theory]
    [InlineData("对年度营业收入达到1000万元以上的企业，给予10万元奖励。")]
    [InlineData("对上一年度营业收入达到1000万元以上的企业，给予10万元奖励。")]
    [InlineData("其年营业收入达到1000万元以上的企业，给予10万元奖励。")]
    public void What_says_when_is_no_part_of_a_measure(string sentence) =>
        Assert.Equal(
            "营业收入",
            Assert.Single(Assert.Single(Match(sentence, """{"kinds":["企业"],"revenue":12000000}""")).Requirements).Asks
        );

    [Fact]
    public void A_figure_reached_for_the_first_time_is_ticked_by_what_it_measures()
    {
        var rows = Match(
            "对营业收入首次突破1000万元的企业，给予10万元奖励。对出口额首次突破1000万元的企业，给予20万元奖励。",
            """{"kinds":["企业"],"revenue":20000000,"exports":20000000}"""
        );
        Assert.Equal(2, rows.SelectMany(r => r.Requirements).Select(r => r.Key).OfType<string>().Distinct().Count());
    }

    [Fact]
    public void A_profile_beyond_its_bound_is_refused() =>
        Assert.Throws<System.Text.Json.JsonException>(() =>
            Profile.Read(Encoding.UTF8.GetBytes("{\"name\":\"" + new string('x', Profile.LargestBytes) + "\"}"))
        );

    [Fact]
    public void A_profile_with_a_member_that_none_has_is_refused() =>
        Assert.Throws<System.Text.Json.JsonException>(() => Profile.Read(Encoding.UTF8.GetBytes("""{"turnover":5}""")));

    [Theory]
    [InlineData("2,400 万", 24_000_000)]
    [InlineData("1.2亿元", 120_000_000)]
    [InlineData("４５人", 45)]
    public void What_people_type_is_read(string typed, int value) => Assert.Equal(value, ProfileText.Number(typed));

    [Fact]
    public void The_words_of_the_matcher_stand_once_in_their_class()
    {
        var lines = MatchingWords.Read().ToList();
        Assert.Equal(lines.Count, lines.DistinctBy(l => (l.Word, l.Class)).Count());
        Assert.All(lines, l => Assert.False(string.IsNullOrWhiteSpace(l.Word) || string.IsNullOrWhiteSpace(l.Example)));
    }

    private static Verdict Judged(string sentence, string profile) => Assert.Single(Match(sentence, profile)).Verdict;

    private static IReadOnlyList<RowMatch> Match(string sentence, string profile, string place = "某市")
    {
        var record = new PolicyPipeline().Run(
            new SourceFile("made.txt", Encoding.UTF8.GetBytes($"{place}促进发展若干措施\n第一条 {sentence}\n"))
        );
        return new BenefitMatcher(Profile.Read(Encoding.UTF8.GetBytes(profile)), new DateOnly(2026, 11, 30)).Match(record);
    }
}
