using System.Text;
using ClauseExtractor.Estimates;
using ClauseExtractor.Extraction;
using ClauseExtractor.Reading;
using ClauseExtractor.Tests.Formats;
using ClauseExtractor.Wording;
using FsCheck;
using FsCheck.Fluent;

namespace ClauseExtractor.Tests.Estimates;

/// <summary>What sentences come to for an amount, and what holds for every row of the corpus.</summary>
public class BenefitEstimatorTests
{
    private const int Wan = 10_000;

    [Theory]
    [InlineData(
        "对项目投资，按投资额的30%给予补助，最高不超过500万元。",
        1200,
        null,
        null,
        "360万元",
        "min(30% × 1200万元, 500万元) = 360万元"
    )]
    [InlineData(
        "对项目投资，按投资额的30%给予补助，最高不超过500万元。",
        2000,
        null,
        null,
        "500万元",
        "min(30% × 2000万元, 500万元) = 500万元"
    )]
    [InlineData("对项目投资，按不超过投资额的30%给予补助。", 1000, null, null, "0元–300万元", "30% × 1000万元 = 0元–300万元")]
    [InlineData(
        "对租用算力的企业，按租用费用的50%给予补贴，每年不超过100万元，补贴期限不超过3年。",
        400,
        null,
        null,
        "300万元",
        "× 3 = 300万元"
    )]
    [InlineData(
        "对获得市级专项资金的项目，按照1:0.5予以区级配套，最高不超过200万元。",
        null,
        300,
        null,
        "150万元",
        "min(0.5 × 300万元, 200万元) = 150万元"
    )]
    [InlineData("对举办活动的单位，给予每场2万元补助，每年不超过10万元。", null, null, 8, "10万元", "10万元) = 10万元")]
    [InlineData("对企业给予不低于10万元奖励。", null, null, null, "10万元以上", "10万元以上")]
    [InlineData("对项目投资，按投资额的30%给予补助，最高不超过500万元。", null, null, null, "0元–500万元", "min(…, 500万元) = 0元–500万元")]
    public void A_sentence_comes_to(string sentence, int? whole, int? grant, int? count, string result, string step)
    {
        var record = Record(sentence);
        var estimate = BenefitEstimator.Of(record, 0, new EstimateInput(whole * Wan, grant * Wan, count));
        Assert.Equal(result, estimate.Say(ReportLanguage.Chinese));
        Assert.Contains(step, estimate.Steps.Select(s => s.Formula.Chinese).Last(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3000, null, "15万元", "不在这一档")]
    [InlineData(6000, null, "不在这一档", "60万元")]
    [InlineData(500, null, "不在这一档", "不在这一档")]
    [InlineData(null, 6000, "不在这一档", "0元以上")]
    public void The_tier_goes_by_what_is_typed(int? whole, int? measure, string first, string second)
    {
        var record = Record("固定资产投资1000万元-5000万元的，按投资额的0.5%给予奖励；固定资产投资5000万元以上的，按投资额的1%给予奖励。");
        Assert.Equal(2, record.Benefits.Count);
        var input = new EstimateInput(whole * Wan, Measure: measure * Wan);
        Assert.Equal(
            [first, second],
            record.Benefits.Select((_, row) => BenefitEstimator.Of(record, row, input).Say(ReportLanguage.Chinese))
        );
    }

    [Theory]
    [InlineData(12, "10万元", "不在这一档")]
    [InlineData(60, "不在这一档", "50万元")]
    [InlineData(3, "不在这一档", "不在这一档")]
    public void Of_open_tiers_the_highest_that_is_reached_counts(int revenue, string first, string second)
    {
        var record = Record("对年营业收入首次超过10亿元的企业，给予10万元奖励；对年营业收入首次超过50亿元的企业，给予50万元奖励。");
        Assert.Equal(2, record.Benefits.Count);
        var input = new EstimateInput(Measure: revenue * 100_000_000m);
        Assert.Equal(
            [first, second],
            record.Benefits.Select((_, row) => BenefitEstimator.Of(record, row, input).Say(ReportLanguage.Chinese))
        );
        // Without it nothing is chosen.
        Assert.Equal("10万元", BenefitEstimator.Of(record, 0, new EstimateInput(5 * Wan)).Say(ReportLanguage.Chinese));
    }

    [Fact]
    public void Steps_are_said_in_both_languages()
    {
        var estimate = BenefitEstimator.Of(Record("按投资额的30%给予补助，最高不超过500万元。"), 0, new EstimateInput(1200 * Wan));
        Assert.Equal("min(30% × ¥12,000,000, ¥5,000,000) = ¥3,600,000", estimate.Steps[^1].Formula.English);
        Assert.Equal("¥3,600,000", estimate.Say(ReportLanguage.English));
    }

    [Theory]
    [InlineData("对企业给予10万元奖励。", 3, null, "没有用到数量")]
    [InlineData("每场活动给予10万元补助。", 3, null, null)]
    [InlineData("对企业给予10万元奖励。", null, 3, "没有用到年数")]
    [InlineData("对企业每年给予10万元补助。", null, 3, null)]
    public void What_was_typed_and_not_used_is_said(string sentence, int? count, int? years, string? said)
    {
        var open = BenefitEstimator.Of(Record(sentence), 0, new EstimateInput(null, null, count, years)).Open;
        Assert.Equal(said is not null, open.Any(o => o.Chinese.StartsWith(said ?? "没有用到", StringComparison.Ordinal)));
    }

    [Fact]
    public void Bands_are_reckoned_each_by_its_own_share()
    {
        var record = Record("对贷款利息，500万元以下的部分按4%给予补贴，超过500万元的部分按2%给予补贴。");
        Assert.Equal(30 * Wan, BenefitEstimator.Of(record, 0, new EstimateInput(1000 * Wan)).High);
        Assert.Equal(
            BenefitEstimator.Of(record, 0, new EstimateInput(1000 * Wan)).High,
            BenefitEstimator.Of(record, 1, new EstimateInput(1000 * Wan)).High
        );
        Assert.Equal(12 * Wan, BenefitEstimator.Of(record, 0, new EstimateInput(300 * Wan)).High);
    }

    [Fact]
    public void Bands_are_continuous()
    {
        var record = Record("对贷款利息，500万元以下的部分按4%给予补贴，超过500万元的部分按2%给予补贴。");
        Prop.ForAll(
                Gen.Choose(0, 20_000_000).ToArbitrary(),
                whole =>
                    BenefitEstimator.Of(record, 0, new EstimateInput(whole + 1)).High
                        - BenefitEstimator.Of(record, 0, new EstimateInput(whole)).High
                        is >= 0
                            and <= 0.04m
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_rule_against_double_support_is_said() =>
        Assert.Contains(
            BenefitEstimator.Of(Record("对企业给予10万元奖励。\n第二条 同一项目按从高不重复原则支持。"), 0, new EstimateInput()).Open,
            o => o.Chinese.Contains("不重复", StringComparison.Ordinal)
        );

    [Fact]
    public void No_row_of_the_corpus_comes_to_more_than_its_caps_and_more_is_never_less()
    {
        var rows = Directory
            .GetFiles(Shared.Corpus, "*.txt")
            .Select(p => new PolicyPipeline().Run(SourceFile.Load(p)))
            .SelectMany(r => r.Benefits.Index().Select(b => (Record: r, Row: b.Index)))
            .ToArray();
        Assert.True(rows.Length > 60);
        Prop.ForAll(
                Gen.Elements(rows).ToArbitrary(),
                Gen.Choose(0, 2_000_000_000).ToArbitrary(),
                Gen.Choose(0, 1_000_000_000).ToArbitrary(),
                (row, whole, more) =>
                {
                    var benefit = row.Record.Benefits[row.Row];
                    var less = BenefitEstimator.Of(row.Record, row.Row, new EstimateInput(whole, whole, 1, 1));
                    var larger = BenefitEstimator.Of(
                        row.Record,
                        row.Row,
                        new EstimateInput((decimal)whole + more, (decimal)whole + more, 1, 1)
                    );
                    bool capped = benefit
                        .Caps.Where(c => c.Bound == Bound.UpTo && c.Per is not (Per.Month or Per.Quarter))
                        .All(c => less.High <= c.Amount);
                    return capped
                        && less.Low <= (less.High ?? less.Low)
                        && (
                            // A larger amount may belong to another tier, which is another row.
                            larger.IsOtherTier
                            || (larger.High is null || larger.High >= less.High) && larger.Low >= less.Low
                        );
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("-5", null)]
    [InlineData("much", null)]
    [InlineData("1200万", "1.5")]
    public void What_is_no_amount_is_refused(string whole, string? years) =>
        Assert.Throws<FormatException>(() => EstimateText.Read(whole, null, null, years));

    private static PolicyRecord Record(string sentence) =>
        new PolicyPipeline().Run(new SourceFile("made.txt", Encoding.UTF8.GetBytes($"某市促进发展若干措施\n第一条 {sentence}\n")));
}
