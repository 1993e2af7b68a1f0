using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Search;

namespace ClauseExtractor.Tests.Library;

/// <summary>
/// A query that finds nothing, or little, is read more widely, with the library's own words; what found nothing is named.
/// </summary>
public abstract class RelaxedSearchTests(LibraryStore store)
{
    [SkippableTheory]
    [InlineData("算例券", "算力券", "a wrong character that sounds the same")]
    [InlineData("suanliquan", "算力券", "pinyin")]
    [InlineData("guigejiangli", "规格+奖励", "pinyin of two words")]
    [InlineData("知识产钱质押", "知识产权+质押", "a wrong character in a longer word")]
    [InlineData("有没有算力券", "算力券", "question words are left out")]
    [InlineData("规格奖励最高多少", "规格+奖励", "and what asks for a sum")]
    [InlineData("质押规格", "质押+规格", "a long word is cut into the words that the library has")]
    public void A_word_is_read_as(string query, string read, string why)
    {
        using var library = Filled();
        var page = library.Library.Search(query, new() { Relax = true });
        Assert.True(page.Total == 0 && page.Relaxed is { Hits.Count: > 0 }, why);
        Assert.True(
            string.Join('+', page.Relaxed!.Rewritten.SelectMany(r => r.Read)) == read,
            $"{why}: {string.Join('+', page.Relaxed.Rewritten.SelectMany(r => r.Read))}"
        );
    }

    [SkippableFact]
    public void A_word_of_the_language_is_no_typing_error()
    {
        using var library = Filled();
        // 公寓 is a word that no clause has; 共育 sounds the same and stands in one.
        var page = library.Library.Search("规格 公寓", new() { Relax = true });
        Assert.Equal((0, "公寓"), (page.Total, string.Join('+', page.Relaxed!.Struck)));
        Assert.All(page.Relaxed.Hits, hit => Assert.Contains("规格", hit.Text, StringComparison.Ordinal));
        Assert.All(page.Relaxed.Hits, hit => Assert.Equal(["公寓"], hit.Missing));
    }

    [SkippableFact]
    public void Words_that_never_stand_together_are_found_apart_and_the_better_half_first()
    {
        using var library = Filled();
        var page = library.Library.Search("算力券 质押 共育", new() { Relax = true });
        Assert.Equal(0, page.Total);
        // Each of the words is found: none of them may be named as found nowhere.
        Assert.Empty(page.Relaxed!.Struck);
        Assert.NotEmpty(page.Relaxed.Hits[0].Missing);
        Assert.Equal(page.Relaxed.Hits.OrderByDescending(h => h.Score).Select(h => h.Key), page.Relaxed.Hits.Select(h => h.Key));
    }

    [SkippableFact]
    public void A_filter_that_leaves_nothing_is_struck_out()
    {
        using var library = Filled();
        var page = library.Library.Search("算力券 地区:乙市", new() { Relax = true });
        Assert.Equal((0, "地区:乙市"), (page.Total, string.Join('+', page.Relaxed!.Struck)));
        Assert.NotEmpty(page.Relaxed.Hits);
    }

    [SkippableFact]
    public void What_finds_enough_or_was_not_asked_for_is_left_as_it_is()
    {
        using var library = Filled();
        Assert.Null(library.Library.Search("算力券", new() { Relax = true }).Relaxed);
        Assert.Null(library.Library.Search("算例券").Relaxed);
        Assert.Null(library.Library.Search("\"算例券\"", new() { Relax = true }).Relaxed);
    }

    [SkippableFact]
    public void Groups_of_meaning_are_said_and_can_be_switched_off()
    {
        using var library = Filled();
        var (wide, plain) = (library.Library.Search("补贴"), library.Library.Search("补贴", new() { Widen = false }));
        Assert.True(wide.Total > plain.Total);
        Assert.Equal("补贴", Assert.Single(wide.Query.Widened).Word);
        Assert.Empty(plain.Query.Widened);
        Assert.Equal(plain.Hits[0].Key, wide.Hits[0].Key);
    }

    [SkippableFact]
    public void An_amount_finds_caps_before_running_text_and_no_number_of_people()
    {
        using var library = Filled();
        Assert.Equal(["五", "四"], library.Library.Search("100万元").Hits.Select(h => h.Path));
    }

    [SkippableFact]
    public void What_few_documents_are_about_counts_more_than_what_many_mention()
    {
        using var library = store.New();
        // Each clause of the first is about 首台套 by its title: by clauses that word is as common as the other.
        library.Add(
            new RecordBuilder(
                "甲市首台套扶持办法",
                string.Concat(Enumerable.Range(1, 12).Select(i => $"{i}、设备第{i}类，给予补助。\n")),
                "a.txt"
            ).Build()
        );
        for (int i = 0; i < 6; i++)
            library.Add(
                new RecordBuilder($"乙市第{i}号稳岗措施", "一、缴纳保险的，给予补助。\n二、其他事项由各部门办理。", $"b{i}.txt").Build()
            );
        var relaxed = library.Library.Search("首台套 保险 补助", new() { Relax = true }).Relaxed!;
        Assert.Equal("a.txt", relaxed.Hits[0].Document.File);
    }

    [SkippableFact]
    public void A_long_word_that_few_clauses_have_is_found_by_its_parts_behind_those_that_have_it()
    {
        using var library = store.New();
        library.Add(
            new RecordBuilder(
                "甲市措施",
                "一、体育产业。支持场馆建设。\n二、知识产权质押。规范质押。\n三、质押。知识产权的质押登记。\n四、知识。产权明晰。",
                "a.txt"
            ).Build()
        );
        var page = library.Library.Search("知识产权质押 共育", new() { Relax = true });
        Assert.Equal(["二", "三"], page.Relaxed!.Hits.Take(2).Select(h => h.Path));
    }

    [SkippableFact]
    public void The_parts_of_a_word_count_together_as_much_as_a_word()
    {
        using var library = store.New();
        library.Add(new RecordBuilder("甲市措施", "一、冷链。建设冷库。\n二、质押。给予补贴。", "a.txt").Build());
        library.Add(new RecordBuilder("乙市措施", "一、质押。登记从快。\n二、其余。另有补贴。", "b.txt").Build());
        // 质押补贴 is cut in two: a clause with both has no more of the query than one with the other word, which is rarer.
        var page = library.Library.Search("冷链 质押补贴", new() { Relax = true });
        Assert.Equal(("a.txt", "一"), (page.Relaxed!.Hits[0].Document.File, page.Relaxed.Hits[0].Path));
    }

    [SkippableFact]
    public void Facets_count_ranges_of_caps_and_a_city_with_its_districts()
    {
        using var library = Filled();
        library.Add(
            new RecordBuilder("甲市丙区扶持措施", "一、给予补助1000万元。", "b.txt")
                .Region("甲市丙区", RegionLevel.District)
                .Benefit("一", "补助", b => b.Cap(10_000_000, "1000万元"))
                .Build()
        );
        var facets = library.Library.Search("补助", new() { Facets = true }).Facets.ToDictionary(f => f.Field);
        Assert.Equal([("甲市", null), ("甲市丙区", "甲市")], facets["region"].Values.Select(v => (v.Value, v.Under)));
        foreach (
            var value in facets["region"]
                .Values.Select(v => (Query: $"补助 地区:{v.Value}", v.Count))
                .Concat(facets["cap"].Values.Select(v => (Query: $"补助 上限:{v.Value}", v.Count)))
        )
            Assert.Equal(value.Count, library.Library.Search(value.Query).Total);
    }

    [SkippableFact]
    public void Rows_without_a_figure_are_folded_with_their_number()
    {
        using var library = store.New();
        library.Add(
            new RecordBuilder("甲市产业措施", "一、给予补贴100万元，给予支持。", "a.txt")
                .Benefit("一", "补贴", b => b.Cap(1_000_000, "100万元"))
                .Benefit("一", "支持")
                .Build()
        );
        var (folded, all) = (library.Library.Benefits("", new() { FiguresOnly = true }), library.Library.Benefits());
        Assert.Equal((1, 1, 2, 0), (folded.Total, folded.WithoutFigure, all.Total, all.WithoutFigure));
    }

    [SkippableFact]
    public void An_office_is_found_by_its_short_name_in_any_place()
    {
        using var library = Filled();
        Assert.Equal(["一"], library.Library.Search("责任单位:经信委").Hits.Select(h => h.Path));
    }

    private TemporaryLibrary Filled()
    {
        var library = store.New();
        library.Add(
            new RecordBuilder(
                "甲市产业措施",
                "一、发放算力券，给予补贴。\n二、支持知识产权质押，规格由市另定。\n三、培训100万人，学校共育规格一致，给予规格奖励。\n四、营业收入达到100万元的企业。\n五、给予一次性补助100万元。",
                "a.txt"
            )
                .Region("甲市", RegionLevel.City)
                .Owner("一", "市经济信息化委")
                .Benefit("五", "补助", b => b.Cap(1_000_000, "100万元"))
                .Build()
        );
        return library;
    }
}
