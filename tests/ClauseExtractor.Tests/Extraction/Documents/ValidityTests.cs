using ClauseExtractor.Extraction;
using ClauseExtractor.Tests.Structure;

namespace ClauseExtractor.Tests.Extraction.Documents;

/// <summary>Wordings of validity and what they mean; the document is signed on 2024-01-10.</summary>
public class ValidityTests
{
    [Theory]
    [InlineData("本措施自2025年7月1日起实施，有效期至2028年6月30日。", "2025-07-01", "2028-06-30", "both days given")]
    [InlineData("本措施自２０２５年３月２０日起实施，有效期至２０２８年３月１９日。", "2025-03-20", "2028-03-19", "full-width digits")]
    [InlineData("本办法自2025年7月1日起施行，有效期3年。", "2025-07-01", "2028-06-30", "a term ends the day before")]
    [InlineData("本办法自2025年7月1日起施行，有效期为五年。", "2025-07-01", "2030-06-30", "a term in Chinese numerals")]
    [InlineData("本办法自2024年2月29日起施行，有效期3年。", "2024-02-29", "2027-02-28", "a leap day")]
    [InlineData("本办法自2025年1月1日起施行，试行期两年。", "2025-01-01", "2026-12-31", "a trial term")]
    [InlineData("本办法自2025年1月1日起施行，试行6个月。", "2025-01-01", "2025-06-30", "a term in months")]
    [InlineData("本意见自印发之日起施行。", "2024-01-10", null, "from the day of issue")]
    [InlineData("本政策自发布之日起实施，有效期五年。", "2024-01-10", "2029-01-09", "from the day of issue, with a term")]
    [InlineData("本办法自发布之日起30日后施行。", "2024-02-09", null, "days after the day of issue")]
    [InlineData("本规定自公布之日起满三十日后施行。", "2024-02-09", null, "days in Chinese numerals")]
    [InlineData("本细则自印发之日起一个月后施行，有效期2年。", "2024-02-10", "2026-02-09", "a month after")]
    [InlineData("本通知自2024年5月1日起执行，至2024年12月31日止。", "2024-05-01", "2024-12-31", "until, at the end")]
    [InlineData("本政策有效期自2024年1月1日至2026年12月31日。", "2024-01-01", "2026-12-31", "a term between two days")]
    [InlineData(
        "以上政策举措自公布之日起实施，未特别注明时限的，有效期至2023年12月31日。",
        "2024-01-10",
        null,
        "an end before the start is none of this document's"
    )]
    [InlineData("本方案自2025年7月15日起施行，有效期将根据经济形势和产业发展情况动态调整。", "2025-07-15", null, "no term")]
    [InlineData("本实施细则自二〇二五年七月一日起施行。", "2025-07-01", null, "a day in Chinese numerals")]
    [InlineData("本措施自2025年1月1日起施行，第五条自2026年1月1日起施行。", "2025-01-01", null, "one clause later")]
    [InlineData("本条例自2025.6.1起施行。", "2025-06-01", null, "a day with points")]
    [InlineData("本办法自2025年1月1日起施行，有效期至2027年底。", "2025-01-01", "2027-12-31", "until the end of a year")]
    [InlineData("2019年1月1日起全面施行的《个人所得税法》是重大部署。", null, null, "another document's day")]
    [InlineData("对2023年1月1日起开工的项目给予奖励。", null, null, "a condition")]
    [InlineData("四、上述补贴从2024年1月1日起执行至2026年12月31日止。", "2024-01-01", "2026-12-31", "a numbered sentence that says 上述")]
    [InlineData("本标准自公布之日起30日后施行，有效期2年。", "2024-02-09", "2026-02-08", "the document calls itself a standard")]
    [InlineData("本市最低工资标准自2025年7月1日起执行。", null, null, "a standard that is none of this document's")]
    [InlineData("本政策自2023年10月1日起施行 ， 有效期 三 年。", "2023-10-01", "2026-09-30", "letter-spaced")]
    [InlineData("四、执行期限为2019年1月1日至2023年12月31日。", "2019-01-01", "2023-12-31", "a numbered term between two days")]
    [InlineData("四、实施期限：2025年1月1日至2027年12月31日。", "2025-01-01", "2027-12-31", "with a colon")]
    [InlineData("四、试行办法由各部门自2025年1月1日起制定。", null, null, "others' work")]
    [InlineData("答：自2025年8月1日起施行，有效期3年。", "2025-08-01", "2028-07-31", "an answer of an interpretation")]
    [InlineData("《旧办法》自本办法施行之日起废止。", null, null, "the day of this document, not given")]
    public void A_wording_has_its_days(string sentence, string? from, string? to, string reason)
    {
        var dates = Document(sentence).Dates;
        Assert.True(
            (from, to) == (Iso(dates.EffectiveFrom), Iso(dates.EffectiveTo)),
            $"{reason}: {Iso(dates.EffectiveFrom)} {Iso(dates.EffectiveTo)}"
        );
    }

    [Fact]
    public void A_placeholder_is_no_date_and_a_warning()
    {
        var record = Outline.Run(
            "关于公开征求《扶持办法（征求意见稿）》意见的公告\n扶持办法（征求意见稿）\n一、对企业给予奖励。\n二、本办法自202X年X月X日起施行，有效期3年。"
        );
        Assert.Null(record.Document.Dates.EffectiveFrom);
        Assert.Null(record.Document.Dates.EffectiveTo);
        Assert.Contains(record.Warnings, w => w.Code == "CE0421" && w.Span!.Quote == "202X年X月X日");
    }

    [Fact]
    public void A_term_in_the_last_article_runs_from_the_day_that_the_decree_says()
    {
        var dates = Outline
            .Run(
                """
                某省长沙市人民政府令
                第12号
                《长沙市招商奖励办法》已经2025年1月6日市人民政府第70次常务会议通过，现予公布，自2025年3月1日起施行。
                2025年1月15日
                长沙市招商奖励办法
                第一条 对企业给予奖励。
                第二条 本办法有效期五年。
                """
            )
            .Document.Dates;
        Assert.Equal(("2025-03-01", "2030-02-28"), (Iso(dates.EffectiveFrom), Iso(dates.EffectiveTo)));
    }

    private static DocumentFacts Document(string sentence) =>
        Outline
            .Run(
                $"长沙市人民政府关于支持发展的若干措施\n一、给予补助。对符合条件的企业，按照规定给予补助。\n二、给予奖励。对符合条件的企业，按照规定给予奖励。\n三、其他事项\n{sentence}\n长沙市人民政府\n2024年1月10日"
            )
            .Document;

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
