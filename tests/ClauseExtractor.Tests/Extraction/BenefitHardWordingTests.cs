namespace ClauseExtractor.Tests.Extraction;

/// <summary>Wordings in which a word of a budget, of a project or of another row stands close by, and the row must not change for it.</summary>
public class BenefitHardWordingTests
{
    [Theory]
    // A word of a budget that is part of the recipient's name or deed.
    [InlineData("对新设立的法人金融机构一次性奖励1000万元。", "奖励 =10000000/once +法人金融机构")]
    [InlineData("对在境外设立研发中心的企业奖励50万元。", "奖励 =500000 +研发中心")]
    [InlineData("对入选国家高层次人才特殊支持计划的专家奖励100万元。", "奖励 =1000000 +专家")]
    [InlineData("对新建规模连片日光温室亩补助标准不低于1.2万元。", "补助 ≥12000/item:亩 +日光温室")]
    [InlineData("对首次升为规模以上的工业企业一次性奖励10万元。", "奖励 =100000/once +规模以上")]
    [InlineData("对已建成投用的充电站每个补助5万元。", "补助 =50000/item:个")]
    [InlineData("对未受行政处罚的示范企业奖励20万元。", "奖励 =200000")]
    [InlineData("对安排残疾人就业的企业每人补贴5000元。", "补贴 =5000/recipient")]
    // Money that is set aside or sought is none.
    [InlineData("市财政每年安排产业扶持资金2亿元。")]
    [InlineData("设立总规模100亿元的产业扶持基金。")]
    [InlineData("2023年度争取中央、省基建投资资金12亿元以上，新增专项债额度40亿元以上。")]
    [InlineData("计划投入补助资金3000万元。")]
    // What the figure was before is not what is given.
    [InlineData("对优秀企业的奖励标准由20万元提高至40万元。", "奖励 =400000")]
    [InlineData("将对银行的风险补偿比例由20%提高至40%。", "补偿 =40%")]
    // The last noun of a compound is the term.
    [InlineData("对完成偿贷的民营企业，单户企业贴息补助上限50万元。", "补助 ≤500000/recipient")]
    // A share said behind the noun.
    [InlineData("对技术改造项目，支持金额不超过核定总投入的10%。", "支持 ≤10%@核定总投入")]
    [InlineData("对发行证券化产品的企业给予一次性资助，资助金额为实际融资金额的2%，最高不超过200万元。", "资助 ≤2000000/once =2%@实际融资金额")]
    // 各 and 单体 count the recipients and the things.
    [InlineData("排四至十名的旅行社，各奖励10万元。", "奖励 =100000/recipient")]
    [InlineData("对获奖的两家单位各给予30万元奖励。", "奖励 =300000/recipient")]
    [InlineData("对新建冷库补助投资额的30%，单体补助不超过100万元。", "补助 ≤1000000/item =30%@投资额")]
    // What an earlier row says of its recipient holds for the bare one behind it.
    [InlineData("对获得省政府督查激励的市（州）给予一次性资助50万元，县（市、区）给予一次性资助20万元。", "资助 =500000/once +市（州）", "资助 =200000/once +督查激励 +县（市、区） -市（州）")]
    [InlineData("对新认定的国家级企业技术中心奖励100万元，省级企业技术中心奖励50万元。", "奖励 =1000000 +国家级", "奖励 =500000 +新认定 +省级 -国家级")]
    [InlineData("考核结果为优秀的，省级平台一次性奖励20万元，市级平台一次性奖励10万元。", "奖励 =200000/once +优秀 +省级", "奖励 =100000/once +优秀 +市级 -省级")]
    // A condition without a subject takes it from the aim before it.
    [InlineData("支持知识产权维权援助工作站建设，对验收合格的，每家给予20万元补助。", "补助 =200000/recipient +工作站 +验收合格")]
    public void Is_read_as(string sentence, params string[] rows)
    {
        var read = RowNotation.Rows(sentence);
        Assert.True(read.Count == rows.Length, $"rows: {string.Join(" | ", read.Select(r => RowNotation.Write(r) + " " + r.Condition))}");
        for (int i = 0; i < rows.Length; i++)
            Assert.True(RowNotation.Mismatch(rows[i], read[i]) is not { } why, RowNotation.Mismatch(rows[i], read[i]));
    }
}
