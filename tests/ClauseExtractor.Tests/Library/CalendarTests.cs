using System.Text;
using ClauseExtractor.Library.Calendar;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Library;

/// <summary>What comes due on a day, and where regions stand.</summary>
public abstract class CalendarTests(LibraryStore store)
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    private async Task<TemporaryLibrary> Of(params (string File, string Text)[] documents)
    {
        var made = store.New();
        foreach (var (file, text) in documents)
            await made.Library.ImportAsync(new SourceFile(file, Encoding.UTF8.GetBytes(text)), new PolicyPipeline());
        return made;
    }

    [SkippableFact]
    public async Task Ends_close_overdue_and_assumed_are_told_apart()
    {
        using var made = await Of(
            (
                "ends.txt",
                "甲市促进创新若干措施\n第一条 对企业给予最高100万元的奖励。\n第二条 本措施自2024年1月1日起施行，有效期至2026年8月31日。\n"
            ),
            (
                "later.txt",
                "乙市促进创新若干措施\n第一条 对企业给予最高200万元的奖励。\n第二条 本措施自2024年1月1日起施行，有效期至2028年8月31日。\n"
            ),
            ("open.txt", "丙市促进创新若干措施\n第一条 对企业给予最高300万元的奖励。\n丙市人民政府\n2024年3月1日\n")
        );
        var due = made.Library.Calendar.Due(Day, Day.AddMonths(6));
        Assert.Equal(
            [(DueKind.Ends, (DateOnly?)new DateOnly(2026, 8, 31))],
            due.Where(d => d.Kind == DueKind.Ends).Select(d => (d.Kind, d.Day))
        );
        Assert.Contains(due, d => d.Kind == DueKind.AssumedTerm && d.Document.File == "open.txt");
        Assert.Empty(made.Library.Calendar.Due(Day, Day.AddMonths(2)).Where(d => d.Kind == DueKind.Ends).ToList());
        Assert.Equal(made.Library.Calendar.Due(Day.AddDays(3), Day.AddMonths(6)).Single(d => d.Kind == DueKind.Ends).Id, due[0].Id);
        Assert.Equal(3, made.Library.Calendar.Terms(Day).Count);
    }

    [SkippableFact]
    public async Task What_has_no_date_is_unknown_and_not_assumed()
    {
        using var made = await Of(("none.txt", "丁市促进创新若干措施\n第一条 对企业给予最高300万元的奖励。\n"));
        Assert.Equal(DueKind.UnknownTerm, Assert.Single(made.Library.Calendar.Due(Day, Day.AddMonths(6))).Kind);
    }

    [SkippableTheory]
    [InlineData("6m", 2026, 12, 1)]
    [InlineData("1年", 2027, 6, 1)]
    [InlineData("10d", 2026, 6, 11)]
    [InlineData("2 w", 2026, 6, 15)]
    public void A_stretch_is_read(string typed, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), TimeSpanText.After(Day, typed));

    [SkippableTheory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("999999d")]
    [InlineData("-1m")]
    public void A_stretch_that_is_none_is_refused(string typed) => Assert.Throws<FormatException>(() => TimeSpanText.After(Day, typed));

    [SkippableTheory]
    [InlineData("6m")]
    [InlineData("90d")]
    [InlineData("100y")]
    public void A_stretch_ends_with_the_calendar_at_the_latest(string typed) =>
        Assert.Equal(DateOnly.MaxValue, TimeSpanText.After(DateOnly.MaxValue, typed));

    [SkippableFact]
    public async Task Regions_stand_by_their_highest_cap_with_medians_and_a_value_over_its_versions()
    {
        using var made = await Of(
            (
                "a1.txt",
                "甲市算力补贴办法\n第一条 对租用算力的企业，按费用的20%给予补贴，最高不超过100万元。\n第二条 本办法自2023年1月1日起施行，有效期2年。\n"
            ),
            (
                "a2.txt",
                "甲市算力补贴办法\n第一条 对租用算力的企业，按费用的20%给予补贴，最高不超过300万元。\n第二条 本办法自2025年1月1日起施行，有效期3年。\n"
            ),
            (
                "b.txt",
                "乙市算力补贴办法\n第一条 对租用算力的企业，按费用的30%给予补贴，最高不超过200万元。\n第二条 对购买算力的企业，给予最高50万元补贴。\n第三条 本办法自2025年1月1日起施行，有效期3年。\n"
            )
        );
        var standing = made.Library.Standing("算力", Day);
        Assert.Equal(["甲市", "乙市"], standing.Regions.Select(r => r.Region));
        Assert.Equal(
            (3_000_000m, 1_250_000m, 0.3m),
            (standing.Regions[0].HighestCap!.Value, standing.Regions[1].MedianCap!.Value, standing.Regions[1].MedianRate!.Value)
        );
        var history = Assert.Single(standing.Histories);
        Assert.Equal([1_000_000m, 3_000_000m], history.Steps.Select(s => s.Value));
        Assert.False(history.IsRate);
    }

    [SkippableFact]
    public async Task A_value_is_told_over_all_versions_and_one_that_never_changed_is_not()
    {
        (string, string) Version(int year, int cap) =>
            (
                $"v{year}.txt",
                $"甲市算力补贴办法\n第一条 对租用算力的企业，按费用的20%给予补贴，最高不超过{cap}万元。\n第二条 本办法自{year}年1月1日起施行，有效期2年。\n"
            );
        using var made = await Of(Version(2019, 100), Version(2021, 100), Version(2023, 300), Version(2025, 200));
        var history = Assert.Single(made.Library.Standing("算力", Day).Histories);
        Assert.Equal([1_000_000m, 1_000_000m, 3_000_000m, 2_000_000m], history.Steps.Select(s => s.Value));
        Assert.Equal([2019, 2021, 2023, 2025], history.Steps.Select(s => s.Date?.Year));
    }
}
