using ClauseExtractor.Tests.Structure;

namespace ClauseExtractor.Tests.Extraction.Documents;

/// <summary>Which documents a wording repeals, and which it only names.</summary>
public class RelationTests
{
    [Theory]
    [InlineData(
        "《白银市人民政府关于印发优惠政策的通知》（市政发〔2020〕34号）同时废止。",
        "白银市人民政府关于印发优惠政策的通知 市政发〔2020〕34号",
        "one, with its number"
    )]
    [InlineData(
        "《甲办法》（市发〔2018〕1号）和《乙办法》（市发〔2019〕2号）自本办法施行之日起同时废止。",
        "甲办法 市发〔2018〕1号|乙办法 市发〔2019〕2号",
        "two, joined by 和"
    )]
    [InlineData(
        "《甲办法》（市发〔2018〕1号）、《乙办法》（市发〔2019〕2号）、《丙办法》（市发〔2020〕3号）予以废止。",
        "甲办法 市发〔2018〕1号|乙办法 市发〔2019〕2号|丙办法 市发〔2020〕3号",
        "three in a list"
    )]
    [InlineData(
        "区科委2023年12月1日印发的《实施意见》（普科合规范〔2023〕4号）同时废止。",
        "实施意见 普科合规范〔2023〕4号 2023-12-01",
        "with the day of issue"
    )]
    [InlineData("原《专家库管理办法》（沪科规〔2024〕2号）同时废止。", "专家库管理办法 沪科规〔2024〕2号", "原 is no part of the title")]
    [InlineData(
        "《转发〈关于实施办法〉的通知》（闽政办〔2009〕44号）同时废止。",
        "转发〈关于实施办法〉的通知 闽政办〔2009〕44号",
        "a title within a title"
    )]
    [InlineData("原沪科规〔2020〕3号文同时废止。", "沪科规〔2020〕3号 沪科规〔2020〕3号", "by its number alone")]
    [InlineData("根据《立法法》做好立改废释工作。", "", "no repeal")]
    [InlineData("应当及时修改或者废止有关规定。", "", "no repeal")]
    [InlineData("《甲办法》与本办法不一致的，以本办法为准。", "", "no repeal")]
    public void A_wording_repeals(string sentence, string expected, string reason)
    {
        var repeals = Outline
            .Run("某市支持办法\n第一条 为支持发展，制定本办法。\n第二条 给予企业奖励。\n第三条 " + sentence)
            .Document.Repeals;
        string found = string.Join('|', repeals.Select(r => $"{r.Title} {r.DocumentNumber} {r.Issued:yyyy-MM-dd}".TrimEnd()));
        Assert.True(found == expected, $"{reason}: {found}");
    }

    [Fact]
    public void Documents_named_are_cited_once_with_their_clause()
    {
        var document = Outline
            .Run(
                "某市支持办法\n第一条 根据《甘肃省奖补实施办法》（甘商发〔2021〕425号）和《中小企业促进法》，制定《某市支持办法》。\n第二条 依照《中小企业促进法》执行，填写《申请表》。\n第三条 《旧办法》（市发〔2018〕1号）同时废止。"
            )
            .Document;
        Assert.Equal(
            [("甘肃省奖补实施办法", "甘商发〔2021〕425号", "第一条"), ("中小企业促进法", null, "第一条")],
            document.Citations.Select(c => (c.Title, c.DocumentNumber, c.Clause))
        );
    }

    [Theory]
    [InlineData("根据《中小企业促进法》和《省实施办法》（省发〔2020〕1号）精神，结合我区实际，制定本办法。", true, true)]
    [InlineData("为落实《中小企业促进法》、《省实施办法》（省发〔2020〕1号），现提出以下措施。", true, true)]
    [InlineData("为支持发展，制定本办法。《中小企业促进法》和《省实施办法》（省发〔2020〕1号）另有规定的，从其规定。", false, false)]
    [InlineData("根据《中小企业促进法》，制定本办法，《省实施办法》（省发〔2020〕1号）另有规定的除外。", true, false)]
    public void What_a_document_was_made_by_is_told_from_what_it_only_names(string article, bool first, bool second)
    {
        var citations = Outline
            .Run("某市支持办法\n第一条 " + article + "\n第二条 给予企业奖励。\n第三条 本办法由市科技局负责解释。")
            .Document.Citations;
        Assert.Equal([("中小企业促进法", first), ("省实施办法", second)], citations.Select(c => (c.Title, c.Basis)));
    }
}
