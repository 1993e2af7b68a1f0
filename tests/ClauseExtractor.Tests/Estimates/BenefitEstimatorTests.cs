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
        Assert.Contains(step, estimate.Steps.Select(s => s.Formula).Last(), StringComparison.Ordinal);
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
                        && (larger.High is null || larger.High >= less.High)
                        && larger.Low >= less.Low;
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
