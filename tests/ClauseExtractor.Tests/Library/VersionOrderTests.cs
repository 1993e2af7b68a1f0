using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Library;

/// <summary>Which of two versions is the newer, by what they say, and never by which came first.</summary>
public abstract class VersionOrderTests(LibraryStore store)
{
    private const string Title = "保障企业款项支付条例";

    public static TheoryData<string, string, string, string> Signs =>
        new()
        {
            { "repeal", "一、旧文。", $"一、新文。《{Title}》同时废止。", "the newer one repeals the older by name" },
            {
                "date",
                "2010年4月8日 国务院令第573号公布\n第一条 旧文。\n第二条 本条例自2010年6月1日起施行。",
                "2010年4月8日 国务院令第573号公布\n2023年12月29日 《国务院关于修改〈条例〉的决定》第一次修订\n第一条 新文。\n第二条 本条例自2010年6月1日起施行。",
                "the history tells the last revision, though both came into force on one day"
            },
            {
                "effective",
                "第一条 旧文。\n第二条 本条例自2020年9月1日起施行。",
                "2020年7月5日 中华人民共和国国务院令第728号公布\n2025年3月17日 中华人民共和国国务院令第802号修订\n第一条 新文。\n第二条 本条例自2025年6月1日起施行。",
                "the day of issue of the one does not compare with the first day of the other"
            },
            {
                "date",
                "第一条 旧文。\n第二条 本条例自2020年9月1日起施行。",
                "2025年3月17日 中华人民共和国国务院令第802号修订\n第一条 新文。",
                "one was revised after the other was in force"
            },
            {
                "effective",
                "第一条 旧文。\n第二条 本条例自2020年9月1日起施行。",
                "第一条 新文。\n第二条 本条例自2025年6月1日起施行。",
                "in force since"
            },
            { "number", "国务院令第728号\n第一条 旧文。", "国务院令第802号\n第一条 新文。", "orders are counted through" },
            {
                "revision",
                "第一条 旧文。",
                "（本条例已经2次修订，2025年公布）\n2025年6月1日修订\n第一条 新文。",
                "only one says that it is a revision"
            },
        };

    [SkippableTheory]
    [MemberData(nameof(Signs))]
    public async Task Read_from_the_texts(string sign, string older, string newer, string why)
    {
        foreach (bool newFirst in new[] { false, true })
        {
            using var library = store.New();
            foreach (var (file, text) in newFirst ? new[] { ("b.txt", newer), ("a.txt", older) } : [("a.txt", older), ("b.txt", newer)])
                await library.Library.ImportAsync(
                    new SourceFile(file, System.Text.Encoding.UTF8.GetBytes($"{Title}\n{text}\n")),
                    new PolicyPipeline()
                );
            var versions = library.Library.Catalogue.Versions(library.Library.Catalogue.Find("a.txt").Id);
            Assert.True(
                versions.Select(v => v.File).SequenceEqual(["a.txt", "b.txt"]),
                $"{why}: {string.Join(", ", versions.Select(v => v.File))}"
            );
            Assert.Equal([false, true], versions.Select(v => v.IsLatest));
            Assert.True(
                sign == versions[1].VersionSign || (sign == "revision" && versions[1].VersionSign == "date"),
                $"{why}: {versions[1].VersionSign}"
            );
            Assert.Equal(
                ("version", "a.txt"),
                library
                    .Library.Catalogue.Predecessors(versions[1].Id)
                    .Select(p => (p.Reason == "repeal" ? "version" : p.Reason, p.Document.File))
                    .Single()
            );
            Assert.Empty(library.Library.Catalogue.Predecessors(versions[0].Id));
        }
    }

    [SkippableTheory]
    [InlineData("某府规〔2023〕11号", "某府规〔2024〕3号", "number", "a later year")]
    [InlineData(
        "某府规〔2024〕3号",
        "某府规〔2024〕11号",
        "number",
        "a higher number of the same year and office, as a number and not as text"
    )]
    [InlineData("某府规〔2024〕3号", "某科〔2024〕11号", "undecided", "numbers of two offices say nothing")]
    public void Read_from_the_numbers(string older, string newer, string sign, string why) =>
        Assert.True(Decide(Version("a") with { DocumentNumber = older }, Version("b") with { DocumentNumber = newer }) == sign, why);

    [SkippableFact]
    public void A_year_behind_the_title_counts_before_the_word_revision() =>
        Assert.Equal(
            "title",
            Decide(Version("a", new(null, null, null, true, 2022, null)), Version("b", new(null, null, null, false, 2024, null)))
        );

    [SkippableFact]
    public void Who_says_that_it_is_a_revision_is_newer_than_who_does_not() =>
        Assert.Equal("revision", Decide(Version("a"), Version("b", new(null, null, null, true, null, null))));

    [SkippableFact]
    public void A_draft_comes_before_what_was_issued() => Assert.Equal("stage", Decide(Version("a") with { IsDraft = true }, Version("b")));

    [SkippableFact]
    public void The_name_of_the_file_is_the_last_resort()
    {
        Assert.Equal(
            "file",
            Decide(Version("a", new(null, null, null, false, null, 20200705)), Version("b", new(null, null, null, false, null, 20250317)))
        );
        Assert.Equal(
            "effective",
            Decide(
                Version("a", new(null, null, null, false, null, 2025_00_00)) with
                {
                    EffectiveFrom = new(2020, 1, 1),
                },
                Version("b", new(null, null, null, false, null, 2020_00_00)) with
                {
                    EffectiveFrom = new(2025, 1, 1),
                }
            )
        );
    }

    [SkippableFact]
    public void Two_readings_of_one_issue_are_told_and_one_is_shown()
    {
        using var library = store.New();
        library.Add(
            new RecordBuilder("甲市若干扶持措施", "一、给予补贴。", "scan.txt").Number("甲府〔2024〕3号").Issued("2024-01-01").Build()
        );
        library.Add(
            new RecordBuilder("甲市若干扶持措施", "一、给予补贴。\n二、给予奖励。", "full.txt")
                .Number("甲府〔2024〕3号")
                .Issued("2024-01-01")
                .Build()
        );
        var versions = library.Library.Catalogue.Versions(library.Library.Catalogue.Find("scan.txt").Id);
        Assert.Equal(
            [("scan.txt", null, false), ("full.txt", "sameIssue", true)],
            versions.Select(v => (v.File, v.VersionSign, v.IsLatest))
        );
        Assert.Equal("full.txt", Assert.Single(library.Library.Search("\"补贴\"").Hits).Document.File);
        Assert.All(versions, v => Assert.Equal(PolicyState.InForce, library.Library.Catalogue.Status(v, new DateOnly(2025, 1, 1)).State));
        Assert.All(versions, v => Assert.Empty(library.Library.Catalogue.Predecessors(v.Id)));
    }

    [SkippableTheory]
    [InlineData("保障条例(2025-03-17).md", 20250317)]
    [InlineData("policy_2020.pdf", 20200000)]
    [InlineData("20240601通知.docx", 20240601)]
    [InlineData("文件第12345号.txt", null)]
    [InlineData("a.txt", null)]
    public void Years_in_file_names(string file, int? expected) =>
        Assert.Equal(expected, VersionSigns.Of(new RecordBuilder(Title, "一、文。", file).Build()).FileYear);

    [SkippableFact]
    public async Task What_nothing_tells_is_undecided_and_neither_hides_the_other()
    {
        using var library = store.New();
        foreach (var (file, text) in new[] { ("b.txt", "一、乙文给予补贴。"), ("a.txt", "一、甲文给予补贴。") })
            await library.Library.ImportAsync(
                new SourceFile(file, System.Text.Encoding.UTF8.GetBytes($"{Title}\n{text}\n")),
                new PolicyPipeline()
            );
        var versions = library.Library.Catalogue.Versions(library.Library.Catalogue.Find("a.txt").Id);
        Assert.Equal([null, "undecided"], versions.Select(v => v.VersionSign));
        Assert.Equal(2, library.Library.Search("补贴").Total);
        Assert.All(versions, v => Assert.Equal("undecided", Assert.Single(library.Library.Catalogue.Predecessors(v.Id)).Reason));
    }

    [SkippableFact]
    public void An_older_version_is_superseded_from_the_day_on_which_the_newer_one_is_in_force()
    {
        using var library = store.New();
        library.Add(new RecordBuilder("甲市若干扶持措施", "一、旧补贴。", "old.txt").Issued("2023-01-01").Effective("2023-02-01").Build());
        library.Add(new RecordBuilder("甲市若干扶持措施", "一、新补贴。", "new.txt").Issued("2025-01-01").Effective("2025-02-01").Build());
        library.Add(
            new RecordBuilder("甲市若干扶持措施（征求意见稿）", "一、更新的补贴。", "draft.txt").Draft().Issued("2026-01-01").Build()
        );
        var (old, next) = (library.Library.Catalogue.Find("old.txt"), library.Library.Catalogue.Find("new.txt"));
        Assert.Equal(PolicyState.InForce, library.Library.Catalogue.Status(old, new DateOnly(2025, 1, 31)).State);
        var status = library.Library.Catalogue.Status(old, new DateOnly(2025, 2, 1));
        Assert.Equal((PolicyState.Superseded, next.Id), (status.State, status.SupersededBy));
        Assert.Equal(PolicyState.InForce, library.Library.Catalogue.Status(next, new DateOnly(2026, 6, 1)).State);
        Assert.Equal("new.txt", Assert.Single(library.Library.Search("补贴 in-force:2026-06-01").Hits).Document.File);
        Assert.Equal(
            "old.txt",
            Assert.Single(library.Library.Search("补贴 status:superseded", new() { AsOf = new DateOnly(2026, 6, 1) }).Hits).Document.File
        );
        Assert.Equal(
            "old.txt",
            Assert.Single(library.Library.Search("补贴 状态:已有新版", new() { AsOf = new DateOnly(2026, 6, 1) }).Hits).Document.File
        );
    }

    private static DatedVersion Version(string id, VersionSigns? signs = null) =>
        new(id, null, "key", null, null, null, false, 1, signs ?? VersionSigns.None, []);

    /// <summary>The sign by which the second is newer than the first; both ways round.</summary>
    private static string Decide(DatedVersion older, DatedVersion newer)
    {
        var (forth, back) = (VersionOrder.Decide(newer, older), VersionOrder.Decide(older, newer));
        Assert.Equal((Math.Sign(forth.Newer), forth.Sign), (-Math.Sign(back.Newer), back.Sign));
        Assert.True(forth.Newer >= 0, "the older is taken for the newer");
        return forth.Sign;
    }
}
