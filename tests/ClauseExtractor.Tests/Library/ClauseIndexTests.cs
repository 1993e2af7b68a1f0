using ClauseExtractor.Extraction;

namespace ClauseExtractor.Tests.Library;

/// <summary>What the index must do, told through the library.</summary>
public class ClauseIndexTests
{
    private static readonly RecordBuilder Computing = new RecordBuilder(
        "甲市算力发展若干措施",
        "一、算力补贴。对租用智能算力的企业,按实际费用的30%给予补贴,每年最高不超过500 万元。\n二、模型券。发放模型券,每家企业不超过100万元。\n三、人才奖励。对引进人才给予奖励,不超过五十万元。",
        "computing.txt"
    )
        .Number("甲府规〔2025〕1号")
        .Issuer("甲市人民政府")
        .Region("甲市", RegionLevel.City)
        .Issued("2025-01-10")
        .Effective("2025-02-01", "2027-12-31");

    private static readonly RecordBuilder Trade = new RecordBuilder(
        "乙省会展业扶持办法",
        "第一条 对举办展会的单位,给予每场最高0.05亿元资助。\n第二条 企业参展的,按展位费的50%给予支持。AI agent 应用展优先。\n第三条 数据中心用电不在支持之列。"
            + "见https://example.gov.cn/policies/2025/abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz网址。",
        "trade.txt"
    )
        .Number("乙政〔2024〕8号")
        .Issuer("乙省商务厅")
        .Region("乙省", RegionLevel.Province)
        .Issued("2024-05-06")
        .Effective("2024-06-01");

    [Theory]
    [InlineData("\"补贴\"", "computing.txt 一", "two characters")]
    [InlineData("券", "computing.txt 二", "one character, in the middle of words")]
    [InlineData("模型券", "computing.txt 二", "three characters")]
    [InlineData("对租用智能算力的企业按实际费用", "", "a phrase does not run over punctuation")]
    [InlineData("对租用智能算力的企业", "computing.txt 一", "a long phrase that no segmenter would cut alike")]
    [InlineData("用智能算", "computing.txt 一", "across word borders")]
    [InlineData("500万元", "computing.txt 一|trade.txt 第一条", "by value: 500 万元 and 0.05亿元")]
    [InlineData("五百万", "computing.txt 一|trade.txt 第一条", "by value, in Chinese numerals")]
    [InlineData("50万元", "computing.txt 三", "五十万元, and not 150 or 500")]
    [InlineData("\"50%\"", "trade.txt 第二条", "a number is one unit")]
    [InlineData("0%", "", "no part of 30% or 50%")]
    [InlineData("agent", "trade.txt 第二条", "a Latin word")]
    [InlineData("AI", "trade.txt 第二条", "in either case")]
    [InlineData("gent", "", "no part of a Latin word")]
    [InlineData("ＡＩ　agent", "trade.txt 第二条", "full width is half width")]
    [InlineData("\"补贴\" 企业", "computing.txt 一", "both words")]
    [InlineData("乙省 展位费", "trade.txt 第二条", "one word in the title, one in the text")]
    [InlineData("展会|展位", "trade.txt 第一条|trade.txt 第二条", "either word")]
    [InlineData("企业 -补贴", "computing.txt 二|trade.txt 第二条", "one word and not the other")]
    [InlineData("-企业 乙省", "trade.txt 第一条|trade.txt 第三条", "what is shut out may stand first")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", "trade.txt 第三条", "a unit longer than words are")]
    [InlineData("不存在的词", "", "nothing")]
    public void A_query_finds_exactly(string query, string expected, string why)
    {
        using var library = Filled();
        Assert.True(Found(library, query) == expected, $"{why}: {query} found {Found(library, query)}");
    }

    [Fact]
    public void A_hit_in_the_heading_outranks_one_in_the_text()
    {
        using var library = New();
        library.Add(
            new RecordBuilder(
                "丙市产业若干措施",
                "一、总体要求。完善人才服务、金融服务,对各类企业予以支持。\n（一）资金管理。资金由财政安排,专款专用。",
                "c.txt"
            ).Build()
        );
        library.Add(new RecordBuilder("丁市人才服务办法", "一、服务事项。提供住房。", "d.txt").Build());
        Assert.Equal("c.txt", library.Library.Search("金融服务").Hits[0].Document.File);
        Assert.Equal("d.txt", library.Library.Search("人才服务").Hits[0].Document.File);
    }

    [Fact]
    public void A_removed_document_is_found_no_more_and_the_rest_is()
    {
        using var library = Filled();
        library.Library.Catalogue.Remove(library.Library.Catalogue.Find("computing").Id);
        Assert.Equal("", Found(library, "\"补贴\""));
        Assert.Equal("trade.txt 第一条", Found(library, "500万"));
    }

    [Fact]
    public void A_corrected_heading_is_found_at_once_and_the_old_one_no_more()
    {
        using var library = Filled();
        var id = library.Library.Catalogue.Find("computing").Id;
        library.Library.Corrections.Correct(new(id, "二", "heading", "语料采购", "misread", "tester"));
        Assert.Equal("computing.txt 二", Found(library, "语料采购"));
        library.Library.Corrections.Undo(library.Library.Corrections.Of(id)[0].Id, "tester");
        Assert.Equal("", Found(library, "语料采购"));
    }

    [Fact]
    public void What_was_indexed_is_there_after_the_library_is_opened_again()
    {
        using var library = Filled();
        library.Reopen();
        Assert.Equal("computing.txt 一", Found(library, "\"补贴\""));
        library.Add(new RecordBuilder("戊县若干措施", "一、给予补贴。", "e.txt").Build());
        Assert.Equal("computing.txt 一|e.txt 一", Found(library, "\"补贴\""));
    }

    [Fact]
    public void Rebuilding_changes_no_answer()
    {
        using var library = Filled();
        string before = Found(library, "企业");
        library.Library.RebuildIndex();
        Assert.Equal(before, Found(library, "企业"));
        Assert.NotEmpty(before);
    }

    [Fact]
    public void Ranking_does_not_hang_on_the_order_in_which_documents_came()
    {
        using TemporaryLibrary forth = New(),
            back = New();
        var records = Enumerable
            .Range(0, 40)
            .Select(i =>
                new RecordBuilder(
                    $"庚市第{i}号产业政策措施",
                    $"一、甲子补贴{string.Concat(Enumerable.Repeat("甲子", i % 7))}。\n二、乙丑奖励{i}万元。",
                    $"g{i}.txt"
                ).Build()
            )
            .ToList();
        records.ForEach(r => forth.Add(r));
        Enumerable.Reverse(records).ToList().ForEach(r => back.Add(r));
        string Ranked(TemporaryLibrary library) =>
            string.Join('|', library.Library.Search("甲子|奖励", new() { Limit = 100 }).Hits.Select(h => $"{h.Document.File} {h.Path}"));
        Assert.Equal(Ranked(forth), Ranked(back));
    }

    [Fact]
    public async Task Readers_see_whole_documents_while_others_come_in()
    {
        using var library = Filled();
        var adding = Task.Run(() =>
        {
            for (int i = 0; i < 20; i++)
                library.Add(
                    new RecordBuilder($"己市第{i}号产业政策措施", "一、甲子补贴。\n二、甲子奖励。\n三、甲子资助。", $"f{i}.txt").Build()
                );
        });
        while (!adding.IsCompleted)
            Assert.Equal(0, library.Library.Search("甲子", new() { Limit = 500 }).Total % 3);
        await adding;
        Assert.Equal(60, library.Library.Search("甲子", new() { Limit = 500 }).Total);
    }

    private static TemporaryLibrary New() => new();

    private static TemporaryLibrary Filled()
    {
        var library = New();
        library.Add(Computing.Build());
        library.Add(Trade.Build());
        return library;
    }

    private static string Found(TemporaryLibrary library, string query) =>
        string.Join(
            '|',
            library
                .Library.Search(query, new() { Limit = 500 })
                .Hits.OrderBy(h => h.Document.File, StringComparer.Ordinal)
                .ThenBy(h => h.Key.Ordinal)
                .Select(h => $"{h.Document.File} {h.Path}")
        );
}
