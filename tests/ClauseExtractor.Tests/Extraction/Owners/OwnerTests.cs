using ClauseExtractor.Extraction;
using ClauseExtractor.Extraction.Owners;
using ClauseExtractor.Layout;
using ClauseExtractor.Tests.Structure;

namespace ClauseExtractor.Tests.Extraction.Owners;

/// <summary>Wordings that name the units in charge. * lead, + supporting, ? interpretation, @ administration.</summary>
public class OwnerTests
{
    [Theory]
    [InlineData("给予奖励。（责任单位：市科技局、市财政局）", "市科技局 市财政局", "the plain bracket")]
    [InlineData(
        "给予奖励。[责任单位：市发改委、市经信局，各区、县（市）政府]",
        "市发改委 市经信局 各区、县（市）政府",
        "square brackets; one name with a bracket and a pause mark"
    )]
    [InlineData(
        "给予奖励。〔牵头单位：市科技局；配合单位：市财政局、市税务局等〕",
        "市科技局* 市财政局+ 市税务局+",
        "lead and supporting; 等 is no part of a name"
    )]
    [InlineData(
        "给予奖励。（责任单位：各市人民政府，配合单位：省发展改革委、省电力公司）",
        "各市人民政府 省发展改革委+ 省电力公司+",
        "a second key behind a comma"
    )]
    [InlineData(
        "给予奖励。（市经合局牵头，市发展改革委、市财政局配合组织落实）",
        "市经合局* 市发展改革委+ 市财政局+",
        "a bare bracket with roles behind the names"
    )]
    [InlineData("给予奖励。（市科技局、市工信局分别牵头，市财政局配合组织落实）", "市科技局* 市工信局* 市财政局+", "several leads")]
    [InlineData("给予奖励。（市农业农村局、市财政局负责组织落实）", "市农业农村局 市财政局", "负责组织落实 is no part of a name")]
    [InlineData("给予奖励。（市经济信息化委、各区政府）", "市经济信息化委 各区政府", "a bare list")]
    [InlineData(
        "给予奖励。（市经济信息化委会同市服务企业联席会议成员单位、各区政府）",
        "市经济信息化委 市服务企业联席会议成员单位 各区政府",
        "会同 joins two units"
    )]
    [InlineData(
        "给予奖励。（责任单位：市人力资源和社会保障局、市住房和城乡建设局）",
        "市人力资源和社会保障局 市住房和城乡建设局",
        "和 inside a name"
    )]
    [InlineData("给予奖励。（责任单位：市卫生健康委和市医保局）", "市卫生健康委 市医保局", "和 between two units")]
    [InlineData("给予奖励。（责任单位：各市、县（区）人民政府）", "各市、县（区）人民政府", "one name")]
    [InlineData("给予奖励。（责任单位：各市、县、区政府）", "各市、县、区政府", "one name")]
    [InlineData("给予奖励。（责任单位：拱墅区、西湖区、临平区政府）", "拱墅区 西湖区 临平区政府", "no suffix is restored")]
    [InlineData(
        "给予奖励。（责任单位：浦东新区政府（上海自贸试验区管委会）、临港新片区管委会）",
        "浦东新区政府（上海自贸试验区管委会） 临港新片区管委会",
        "a bracket inside a name stays"
    )]
    [InlineData("给予奖励。责任单位：市科技局。", "市科技局", "without brackets")]
    [InlineData(
        "给予奖励。\n牵头部门：省审改办、省司法厅\n参与部门：省级有关部门\n完成时限：持续推进",
        "省审改办* 省司法厅* 省级有关部门+",
        "lines of their own"
    )]
    [InlineData("给予奖励。由市科技局牵头，市财政局、市税务局配合。", "市科技局* 市财政局+ 市税务局+", "in a sentence")]
    [InlineData("本办法由市科技局、市财政局负责解释。", "市科技局? 市财政局?", "interpretation")]
    [InlineData("本措施由市发展改革委会同市财政局负责解释。", "市发展改革委? 市财政局?", "interpretation by two")]
    [InlineData("区财政局负责执行相关资金的拨付。", "区财政局@", "administration")]
    [InlineData("给予奖励（以下简称专项奖励）。", "", "a definition")]
    [InlineData("对企业（不含房地产企业）给予奖励。", "", "an exception")]
    [InlineData("建立由产业部门、监管部门共同牵头的工作机制。", "", "a mechanism, no unit")]
    [InlineData("由牵头部门负责、有关部门配合，按时落实。", "", "no unit is named")]
    [InlineData("给予奖励（含配套）", "", "no list of units")]
    public void A_wording_names_its_units(string words, string expected, string reason)
    {
        var owners = Outline
            .Run("某市若干措施\n一、支持发展\n（一）支持创新。" + words + "\n（二）支持开放。给予支持。")
            .Clauses.First(c => c.Path == "一/(一)")
            .Owners;
        string found = string.Join(
            ' ',
            owners.Select(o =>
                o.Name
                + o.Role switch
                {
                    OwnerRole.Lead => "*",
                    OwnerRole.Supporting => "+",
                    OwnerRole.Interpretation => "?",
                    OwnerRole.Administration => "@",
                    _ => "",
                }
            )
        );
        Assert.True(found == expected, $"{reason}: {found}");
    }

    [Fact]
    public void The_closing_names_units_of_the_whole_document()
    {
        var document = Outline
            .Run(
                "某市实施方案\n一、支持创新。给予补助资金支持。\n二、支持开放。给予奖励资金支持。\n三、支持人才。给予人才资金支持。\n四、强化保障。加强资金保障。\n本方案自2025年7月15日起施行。本方案由市发改委负责牵头组织实施。"
            )
            .Document;
        Assert.Equal([("市发改委", OwnerRole.Lead)], document.Owners.Select(o => (o.Name, o.Role)));
    }

    [Theory]
    [InlineData("市经济信息化委", "shanghai/economy-informatization")]
    [InlineData("市经信委", "shanghai/economy-informatization")]
    [InlineData("上海市经济和信息化委员会", "shanghai/economy-informatization")]
    [InlineData("市财政局", "shanghai/finance")]
    [InlineData("区财政局", "shanghai-普陀区/finance")]
    [InlineData("上海市普陀区财政局", "shanghai-普陀区/finance")]
    [InlineData("国家发展改革委", "cn/development-reform")]
    [InlineData("省科技厅", "shanghai/science-technology")]
    [InlineData("市某某联席会议", null)]
    public void Spellings_of_one_authority_meet(string name, string? id) =>
        Assert.Equal(id, new AuthorityResolver(new Region("上海市普陀区", RegionLevel.District)).Resolve(TextFold.Fold(name)));
}
