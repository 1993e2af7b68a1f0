using ClauseExtractor.Extraction;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Tables;

namespace ClauseExtractor.Tests.Library;

public abstract class SearchTests(LibraryStore store)
{
    private static readonly PolicyRecord[] Records =
    [
        new RecordBuilder(
            "甲市算力扶持措施",
            "一、算力支持\n（一）算力补贴。按30%给予补贴，最高200万元。\n（二）模型奖励。给予50万元奖励。",
            "a.txt"
        )
            .Number("甲府〔2025〕1号")
            .Issuer("甲市人民政府")
            .Region("甲市", RegionLevel.City)
            .Issued("2025-01-10")
            .Effective("2025-02-01", "2026-12-31")
            .Owner("一/(一)", "市经济信息化委")
            .Benefit("一/(一)", "补贴", b => b.Cap(2_000_000, "200万元").Rate(0.3m, "30%").For("企业"))
            .Benefit("一/(二)", "奖励", b => b.Cap(500_000, "50万元"))
            .Build(),
        new RecordBuilder(
            "甲市普陀区算力扶持意见",
            "一、算力资助。按50%给予资助，最高500万元。\n二、数据中心算力补贴。给予100万元补贴。",
            "b.txt"
        )
            .Issuer("甲市普陀区科学技术委员会")
            .Region("普陀区", RegionLevel.District)
            .Issued("2024-12-03")
            .Effective("2025-01-01", "2027-12-31")
            .Owner("一", "区科委")
            .Owner("二", "区财政局")
            .Benefit("一", "资助", b => b.Cap(5_000_000, "500万元").Rate(0.5m, "50%"))
            .Benefit("二", "补贴", b => b.Cap(1_000_000, "100万元"))
            .Build(),
        new RecordBuilder("丙县算力办法", "一、算力贷款贴息。给予贴息。", "c.txt")
            .Region("丙县", RegionLevel.District)
            .Draft()
            .Issued("2026-02-01")
            .Effective("2026-06-01")
            .Benefit("一", "贴息")
            .Build(),
    ];

    [SkippableTheory]
    [InlineData("算力", "a 一|a 一/(一)|a 一/(二)|b 一|b 二|c 一", "the word stands in titles and headings too")]
    [InlineData("算力 cap>=200万", "a 一/(一)|b 一", "caps by value")]
    [InlineData("算力 cap>200万", "b 一", "and above")]
    [InlineData("cap:50万", "a 一/(二)", "exactly")]
    [InlineData("rate>=30% cap<=300万", "a 一/(一)", "both of one benefit")]
    [InlineData("rate>=50% kind:补贴", "", "the rate of one benefit and the kind of another do not meet")]
    [InlineData("owner:市经济信息化委", "a 一/(一)", "an owner")]
    [InlineData("owner:区科委,区财政局", "b 一|b 二", "either owner")]
    [InlineData("算力 -owner:区财政局 region:普陀区", "b 一", "not that owner")]
    [InlineData("region:甲市 kind:补贴|资助", "a 一/(一)|b 一|b 二", "either kind, parted as words are")]
    [InlineData("region:甲市 cap>0", "a 一/(一)|a 一/(二)|b 一|b 二", "a city holds its districts")]
    [InlineData("issuer:普陀区 \"补贴\"", "b 二", "an issuer's name in part")]
    [InlineData("kind:贴息", "c 一", "a kind")]
    [InlineData("算力 \"补贴\" -数据中心", "a 一/(一)", "words and not words")]
    [InlineData("stage:draft", "c 一", "drafts")]
    [InlineData("in-force:2026-03-01 cap>0", "a 一/(一)|a 一/(二)|b 一|b 二", "in force on a day")]
    [InlineData("in-force:2025-01-15 cap>0", "b 一|b 二", "before the other was")]
    [InlineData("expires<2027-01-01 cap>0", "a 一/(一)|a 一/(二)", "ends before")]
    [InlineData("issued:2025 cap>0", "a 一/(一)|a 一/(二)", "signed in a year")]
    [InlineData("issued>=2024-12 issued<2025 cap>0", "b 一|b 二", "signed between")]
    [InlineData("number:甲府[2025]1号 clause:一/(二)", "a 一/(二)", "number and path")]
    [InlineData("title:意见 clause:一", "b 一", "title and path")]
    [InlineData("status:draft", "c 一", "by state")]
    [InlineData("clause:一 -clause:一/(二) cap>0", "a 一/(一)|b 一", "below a path, and not one of them")]
    public void Filters_choose(string query, string expected, string why)
    {
        using var library = Filled();
        Assert.True(Found(library, query) == expected, $"{why}: {Found(library, query)}");
    }

    [SkippableFact]
    public void A_hit_shows_where_it_stands_and_what_it_gives()
    {
        using var library = Filled();
        var hit = Assert.Single(library.Library.Search("补贴 owner:市经济信息化委", new() { AsOf = new DateOnly(2026, 3, 1) }).Hits);
        Assert.Equal(("一/(一)", "甲市算力扶持措施", PolicyState.InForce), (hit.Path, hit.Document.Title, hit.Status.State));
        Assert.Equal(["一"], hit.Trail.Select(t => t.Label));
        Assert.Equal(2_000_000, hit.Benefits[0].Caps[0].Amount);
        Assert.Equal("市经济信息化委", hit.Owners[0].Name);
        Assert.All(hit.Snippet.Highlights, h => Assert.Equal("补贴", hit.Snippet.Text[h.Start..h.End]));
        Assert.NotEmpty(hit.Snippet.Highlights);
    }

    [SkippableTheory]
    [InlineData("最高不超过 500 万元的", "500万", "500 万元", "a figure, white space and unit with it")]
    [InlineData("支持ＡＩ企业", "ai", "ＡＩ", "the original's own width")]
    [InlineData("算力券、模型券", "券", "券|券", "each place")]
    [InlineData("奖励。补贴", "励补", "", "nothing across a full stop")]
    public void Highlights_lie_on_the_original(string text, string query, string expected, string why)
    {
        var terms = new QueryParser(Thesaurus.Empty).Parse(query).Terms;
        Assert.True(string.Join('|', Highlighter.Find(text, terms).Select(r => text[r.Start..r.End])) == expected, why);
    }

    [SkippableTheory]
    [InlineData("支持", "发放一次性就业帮扶款，按每人1000元计算", "1000元", "a figure at the end")]
    [InlineData("支持", "发放一次性就业帮扶款，按每人1.5万元计算", "1.5万元", "with its decimals and its unit")]
    [InlineData("支持", "发放就业帮扶款，面向使用ChatBot的企业", "ChatBot", "a word of letters")]
    public void A_part_of_a_clause_ends_behind_whole_figures_and_words(string query, string sentence, string whole, string why)
    {
        string text = "支持企业。" + sentence + new string('字', 200);
        int at = text.IndexOf(whole, StringComparison.Ordinal);
        var terms = new QueryParser(Thesaurus.Empty).Parse(query).Terms;
        // The window is laid so that it would end within what has to stay whole.
        for (int length = at + 1; length < at + whole.Length; length++)
            Assert.True(
                Highlighter.Cut(text, terms, length).Text.EndsWith(whole, StringComparison.Ordinal),
                $"{why}: {Highlighter.Cut(text, terms, length).Text}"
            );
    }

    [SkippableTheory]
    [InlineData("AI 算力", "a word of letters")]
    [InlineData("企业 算力", "a word")]
    public void A_part_of_a_clause_begins_with_a_whole_word(string query, string why)
    {
        // Most words stand 21 characters behind the first: the part would begin within that one.
        string[] words = query.Split(' ');
        string text =
            new string('字', 100)
            + words[0]
            + new string('字', 19)
            + words[1]
            + new string('字', 80)
            + words[1]
            + "字"
            + words[1]
            + new string('字', 200);
        var snippet = Highlighter.Cut(text, new QueryParser(Thesaurus.Empty).Parse(query).Terms);
        Assert.True(snippet.Text.StartsWith(words[0], StringComparison.Ordinal), $"{why}: {snippet.Text}");
    }

    [SkippableTheory]
    [InlineData(SearchSort.Cap, false, "b 一|a 一/(一)|b 二|a 一/(二)")]
    [InlineData(SearchSort.Cap, true, "a 一/(二)|b 二|a 一/(一)|b 一")]
    [InlineData(SearchSort.Date, false, "a 一/(一)|a 一/(二)|b 一|b 二")]
    [InlineData(SearchSort.Date, true, "b 一|b 二|a 一/(一)|a 一/(二)")]
    public void Hits_are_sorted(SearchSort sort, bool ascending, string expected)
    {
        using var library = Filled();
        Assert.Equal(
            expected,
            string.Join('|', library.Library.Search("cap>0", new() { Sort = sort, Ascending = ascending }).Hits.Select(Name))
        );
    }

    [SkippableTheory]
    [InlineData(SearchSort.Relevance)]
    [InlineData(SearchSort.Cap)]
    [InlineData(SearchSort.Date)]
    public void Pages_follow_each_other_without_gap_or_repeat_while_documents_come_in(SearchSort sort)
    {
        using var library = store.New();
        for (int i = 0; i < 12; i++)
            Add(library, i);
        var seen = new List<string>();
        string? after = null;
        int added = 12;
        do
        {
            var page = library.Library.Search(
                "算力",
                new()
                {
                    Sort = sort,
                    Limit = 5,
                    After = after,
                }
            );
            seen.AddRange(page.Hits.Select(h => h.Document.File + h.Path));
            after = page.Next;
            Add(library, added++);
        } while (after is not null && added < 60);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Empty(Enumerable.Range(0, 12).SelectMany(i => new[] { $"f{i:00}.txt一", $"f{i:00}.txt二" }).Except(seen));

        static void Add(TemporaryLibrary library, int i) =>
            library.Add(
                new RecordBuilder($"丁市第{i:00}号产业算力政策", $"一、算力补贴，共{i}项。\n二、其他算力。", $"f{i:00}.txt")
                    .Issued($"2025-01-{i % 28 + 1:00}")
                    .Benefit("一", "补贴", b => b.Cap(1000 * (i % 5), "算力"))
                    .Build()
            );
    }

    [SkippableFact]
    public void Offsets_and_marks_give_the_same_pages()
    {
        using var library = Filled();
        var first = library.Library.Search("算力", new() { Limit = 2 });
        Assert.Equal(
            library.Library.Search("算力", new() { Limit = 2, Offset = 2 }).Hits.Select(Name),
            library.Library.Search("算力", new() { Limit = 2, After = first.Next }).Hits.Select(Name)
        );
        Assert.Equal("badValue", Assert.Throws<LibraryException>(() => library.Library.Search("算力", new() { After = "nonsense" })).Code);
    }

    [SkippableFact]
    public void Facets_count_the_hits_and_narrow_the_query()
    {
        using var library = Filled();
        var page = library.Library.Search("算力", new() { Facets = true, AsOf = new DateOnly(2026, 3, 1) });
        var facets = page.Facets.ToDictionary(f => f.Field, f => f.Values.ToDictionary(v => v.Value, v => v.Count));
        Assert.Equal(6, page.Total);
        Assert.Equal((3, 2, 1), (facets["region"]["甲市"], facets["region"]["普陀区"], facets["region"]["丙县"]));
        Assert.Equal((2, 1, 1), (facets["kind"]["补贴"], facets["kind"]["资助"], facets["owner"]["区科委"]));
        Assert.Equal((5, 1), (facets["status"]["in-force"], facets["status"]["draft"]));
        foreach (var (value, count) in facets["kind"])
            Assert.Equal(count, library.Library.Search($"算力 kind:{value}").Total);
    }

    [SkippableFact]
    public void The_same_query_finds_what_the_library_holds_by_now()
    {
        using var library = Filled();
        const string query = "算力 clause:一 cap>0";
        var before = library.Library.Search(query, new() { Facets = true });
        Assert.Same(before.Facets, library.Library.Search(query, new() { Facets = true, Sort = SearchSort.Date }).Facets);
        var more = new RecordBuilder("丁市算力办法", "一、算力奖励。给予700万元奖励。", "d.txt")
            .Region("丁市", RegionLevel.City)
            .Issued("2026-01-01")
            .Benefit("一", "奖励", b => b.Cap(7_000_000, "700万元"))
            .Build();
        library.Add(more);
        var after = library.Library.Search(query, new() { Facets = true });
        Assert.Equal(before.Total + 1, after.Total);
        Assert.Contains(after.Facets.Single(f => f.Field == "region").Values, v => v.Value == "丁市");
        library.Library.Catalogue.Remove(more.Document.Id);
        Assert.Equal(before.Total, library.Library.Search(query).Total);
        Assert.Equal(before.Total, library.Library.Benefits(query).Rows.Select(r => (r.Document.Id, r.Clause)).Distinct().Count());
    }

    [SkippableFact]
    public void The_thesaurus_widens_and_says_so_and_can_be_edited()
    {
        using var library = Filled();
        File.WriteAllText(Path.ChangeExtension(library.Path, ".thesaurus.txt"), "智算 ~ 算力\n");
        var page = library.Library.Search("智算 贴息");
        Assert.Equal("c 一", Name(Assert.Single(page.Hits)));
        Assert.Equal("智算", Assert.Single(page.Query.Widened).Word);
        Assert.Equal(0, library.Library.Search("\"智算\" 贴息").Total);
    }

    [SkippableFact]
    public void Old_versions_are_found_by_who_asks_for_them()
    {
        using var library = store.New();
        library.Add(
            new RecordBuilder("甲市若干扶持措施", "一、旧算力。", "old.txt")
                .Issued("2023-01-01")
                .Effective("2023-02-01", "2024-12-31")
                .Build()
        );
        library.Add(new RecordBuilder("甲市若干扶持措施", "一、新算力。", "new.txt").Issued("2025-01-01").Effective("2025-02-01").Build());
        Assert.Equal("new 一", Found(library, "算力"));
        Assert.Equal("new 一|old 一", Found(library, "算力 versions:all"));
        Assert.Equal("old 一", Found(library, "算力 in-force:2024-06-01"));
        Assert.Equal("old 一", Found(library, "算力 status:expired"));
    }

    [SkippableFact]
    public void Benefits_stand_side_by_side()
    {
        using var library = Filled();
        var table = library.Library.Benefits("算力 rate>=30%", new() { Sort = SearchSort.Rate });
        Assert.Equal(
            ["普陀区 一 资助 0.5", "甲市 一/(一) 补贴 0.3"],
            table.Rows.Select(r => $"{r.Document.Region} {r.Clause} {r.Benefit.Term} {r.Benefit.Rate!.Value}")
        );
        var grouped = library.Library.Benefits("", new() { GroupBy = BenefitGrouping.Region });
        Assert.Equal(
            grouped.Rows.Select(r => r.Group).Distinct().Count(),
            grouped
                .Rows.Select(r => r.Group)
                .Aggregate((Changes: 0, Last: (string?)""), (a, g) => (a.Changes + (g == a.Last ? 0 : 1), g))
                .Changes
        );
        Assert.Equal(5, grouped.Total);
        Assert.Equal("算力", Assert.Single(library.Library.Benefits("region:普陀区 kind:资助").Rows).Topic);
        Assert.Equal(2, library.Library.Benefits("", new() { Offset = 3, Limit = 10 }).Rows.Count);
    }

    [SkippableTheory]
    [InlineData(false, "5000000 2000000 1000000 500000 -")]
    [InlineData(true, "500000 1000000 2000000 5000000 -")]
    public void Benefits_are_ordered_by_their_caps_a_page_at_a_time_and_those_without_stand_last(bool ascending, string expected)
    {
        using var library = Filled();
        var pages = Enumerable
            .Range(0, 3)
            .SelectMany(page =>
                library
                    .Library.Benefits(
                        "",
                        new()
                        {
                            Sort = SearchSort.Cap,
                            Ascending = ascending,
                            Offset = page * 2,
                            Limit = 2,
                        }
                    )
                    .Rows
            );
        Assert.Equal(expected, string.Join(' ', pages.Select(r => r.Benefit.Caps is [var cap, ..] ? $"{cap.Amount:0}" : "-")));
    }

    [SkippableFact]
    public void Groups_stand_together_and_their_rows_keep_the_order()
    {
        using var library = Filled();
        var rows = library.Library.Benefits("", new() { GroupBy = BenefitGrouping.Topic, Sort = SearchSort.Cap }).Rows;
        Assert.All(rows, r => Assert.Equal(r.Topic, r.Group));
        var places = rows.Select((r, i) => (r.Group, Place: i)).GroupBy(r => r.Group).ToList();
        Assert.All(places, group => Assert.Equal(group.Count(), group.Max(r => r.Place) - group.Min(r => r.Place) + 1));
        Assert.All(rows.GroupBy(r => r.Group), group => Assert.Equal(group.Select(Cap).OrderDescending(), group.Select(Cap)));

        static decimal Cap(BenefitTableRow row) => row.Benefit.Caps is [var cap, ..] ? cap.Amount : -1;
    }

    [SkippableFact]
    public void Topics_and_counts_follow_what_comes_in_and_goes()
    {
        using var library = Filled();
        var options = new BenefitTableOptions { GroupBy = BenefitGrouping.Topic };
        int rows = library.Library.Benefits("", options).Rows.Count,
            benefits = library.Library.Statistics().Benefits;
        string? document = library
            .Add(
                new RecordBuilder("乙市支持算力若干措施", "一、算力租用补贴。对租用算力的企业，给予最高30万元的补贴。\n", "late.txt")
                    .Benefit("一", "补贴")
                    .Build()
            )
            .Document;
        var added = Assert.Single(library.Library.Benefits("", options).Rows, r => r.Document.Id == document);
        Assert.Equal(library.Library.Benefits("租用", options).Rows.Single(r => r.Document.Id == document).Topic, added.Topic);
        Assert.NotNull(added.Topic);
        Assert.Equal(benefits + 1, library.Library.Statistics().Benefits);
        library.Library.Catalogue.Remove(document!);
        Assert.Equal((rows, benefits), (library.Library.Benefits("", options).Rows.Count, library.Library.Statistics().Benefits));
    }

    [SkippableFact]
    public void Caps_spread_over_regions()
    {
        using var library = Filled();
        Assert.Equal(
            ["普陀区 2 5000000 5000000", "甲市 2 2000000 2000000"],
            library.Library.CapsByRegion().Select(r => $"{r.Region} {r.Rows} {r.Middle:0} {r.Highest:0}")
        );
        Assert.Equal(
            "甲市 1 500000 500000",
            Assert.Single(library.Library.CapsByRegion("kind:奖励").Select(r => $"{r.Region} {r.Rows} {r.Middle:0} {r.Highest:0}"))
        );
    }

    [SkippableFact]
    public void Statistics_count_what_is_there()
    {
        using var library = Filled();
        var statistics = library.Library.Statistics(new DateOnly(2026, 3, 1));
        Assert.Equal(
            (3, 3, 6, 5, 4),
            (statistics.Documents, statistics.Files, statistics.Clauses, statistics.Benefits, statistics.FigureBenefits)
        );
        Assert.Equal(["in-force 2", "draft 1"], statistics.ByState.Select(s => $"{s.Value} {s.Count}"));
    }

    private TemporaryLibrary Filled()
    {
        var library = store.New();
        foreach (var record in Records)
            library.Add(record);
        return library;
    }

    private static string Found(TemporaryLibrary library, string query) =>
        string.Join('|', library.Library.Search(query, new() { Limit = 500 }).Hits.Select(Name).Order(StringComparer.Ordinal));

    private static string Name(ClauseHit hit) => $"{Path.GetFileNameWithoutExtension(hit.Document.File)} {hit.Path}";
}
