using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Search;

namespace ClauseExtractor.Tests.Library;

/// <summary>
/// Who gets it and what it is for: told by the recipient's own words and by the topics, counted, and accepted as filters.
/// </summary>
public abstract class SubjectFacetTests(LibraryStore store)
{
    [SkippableFact]
    public void Each_number_is_what_its_filter_finds_in_both_languages()
    {
        using var library = Filled();
        var facets = library.Library.Search("给予", new() { Facets = true }).Facets.ToDictionary(f => f.Field);
        Assert.Equal(
            ["个人和团队 2", "企业 2", "其他 1", "机构和单位 1"],
            facets["recipient"].Values.Select(v => $"{v.Value} {v.Count}").Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["人才 1", "用房与租金 1", "算力 1"],
            facets["topic"].Values.Select(v => $"{v.Value} {v.Count}").Order(StringComparer.Ordinal)
        );
        foreach (var value in facets["recipient"].Values)
            Assert.All(
                [$"对象:{value.Value}", $"recipient:\"{RecipientKinds.English(value.Value)}\""],
                filter => Assert.Equal(value.Count, library.Library.Search("给予 " + filter).Total)
            );
        foreach (var value in facets["topic"].Values)
            Assert.All(
                [$"主题:{value.Value}", $"topic:\"{ClauseExtractor.Revision.Topics.TopicWords.English(value.Value)}\""],
                filter => Assert.Equal(value.Count, library.Library.Search("给予 " + filter).Total)
            );
    }

    [SkippableFact]
    public void Other_words_are_those_of_the_recipient_and_an_unknown_topic_is_told()
    {
        using var library = Filled();
        Assert.Equal(["三"], library.Library.Search("对象:博士").Hits.Select(h => h.Path));
        Assert.Equal(2, library.Library.Search("对象:个人").Total);
        Assert.Equal(2, library.Library.Search("recipient:people").Total);
        Assert.Equal(["一"], library.Library.Search("主题:租金").Hits.Select(h => h.Path));
        Assert.Contains(
            "算力",
            Assert.Throws<QuerySyntaxException>(() => library.Library.Search("主题:鸵鸟")).Chinese,
            StringComparison.Ordinal
        );
    }

    [SkippableFact]
    public void One_benefit_has_both_and_what_comes_in_later_counts()
    {
        using var library = Filled();
        Assert.Equal(0, library.Library.Search("对象:企业 上限:30万").Total);
        Assert.Equal(2, library.Library.Search("对象:企业").Total);
        library.Add(
            new RecordBuilder("丙市措施", "一、对公司给予补助30万元。", "b.txt")
                .Benefit("一", "补助", b => b.For("公司").Cap(300_000, "30万元"))
                .Build()
        );
        Assert.Equal(1, library.Library.Search("对象:企业 上限:30万").Total);
        Assert.Equal(3, library.Library.Search("对象:企业").Total);
        Assert.Single(library.Library.Benefits("对象:企业 上限:30万").Rows);
    }

    private TemporaryLibrary Filled()
    {
        var library = store.New();
        library.Add(
            new RecordBuilder(
                "甲市措施",
                "一、办公用房。对企业、科研院所给予补贴100万元。\n二、算力。对企业和个人给予资助50万元。\n三、博士。对博士等人才给予补助30万元。\n四、其余。对使用者协会以外的对方给予奖励20万元。",
                "a.txt"
            )
                .Benefit("一", "补贴", b => b.For("企业、科研院所").Cap(1_000_000, "100万元"))
                .Benefit("二", "资助", b => b.For("企业和个人").Cap(500_000, "50万元"))
                .Benefit("三", "补助", b => b.For("博士等人才").Cap(300_000, "30万元"))
                .Benefit("四", "奖励", b => b.For("对方").Cap(200_000, "20万元"))
                .Build()
        );
        return library;
    }
}

/// <summary>Words of recipients and the kinds that they tell.</summary>
public class RecipientKindTests
{
    [SkippableTheory]
    [InlineData("企业", "企业")]
    [InlineData("中小企业（含个体工商户）", "企业")]
    [InlineData("企业、高校和个人", "企业+个人和团队+机构和单位")]
    [InlineData("项目建设单位", "机构和单位")]
    [InlineData("“甲乙”示范企业等", "企业")]
    [InlineData("企业引进的人才", "个人和团队")]
    [InlineData("市(州)", "政府部门")]
    [InlineData("人力资源社会保障部门", "政府部门")]
    [InlineData("市级产业园", "平台和园区")]
    [InlineData("技术改造项目", "项目")]
    [InlineData("落户", "其他")]
    public void Its_last_words_tell_the_kind(string words, string kinds)
    {
        uint bits = RecipientKinds.Of(words);
        Assert.Equal(kinds, string.Join('+', RecipientKinds.Names.Where((_, i) => (bits >> i & 1) != 0)));
    }
}
