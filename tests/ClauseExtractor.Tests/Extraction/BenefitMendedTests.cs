namespace ClauseExtractor.Tests.Extraction;

/// <summary>Wordings that were once read wrongly as sure rows; each line was made up.</summary>
public class BenefitMendedTests
{
    [Theory]
    // Half of an award said before is no share of a cost.
    [InlineData("对新认定的市级技术中心给予30万元奖励；对复核通过的，减半给予奖励。", "奖励 =300000", "奖励 +复核通过的 -减半")]
    [InlineData("对获评五星级的民宿给予20万元补助；对复评保持五星级的，减半给予补助。", "补助 =200000", "补助 +复评保持五星级的 -减半")]
    [InlineData("对新认定的县级农庄给予8万元奖励。对复核合格的，减半给予奖励。", "奖励 =80000", "奖励 +复核合格的 -减半")]
    [InlineData("对检测机构给予10万元奖励，其检测费用减半给予补贴。", "奖励 =100000", "补贴 =50%")]
    [InlineData("对小微企业的检测费用减半收取。", "减免 =50%")]
    // 全年累计 is counted by year, 累计 is not.
    [InlineData("对参加展会的企业，每个展位最高补助2万元，全年累计不超过16万元。", "补助 ≤20000/item:个 ≤160000/year")]
    [InlineData("对举办讲座的社区，每场补贴3000元，全年合计最高3万元。", "补贴 =3000/event ≤30000/year")]
    [InlineData("对参加展会的企业，每个展位最高补助2万元，累计不超过16万元。", "补助 ≤20000/item:个 ≤160000/total")]
    // A ceiling for each employer over what is paid once a head.
    [InlineData("每新增残疾职工1名，给予用工单位3000元的一次性用工补贴，每家单位最高6万元。", "补贴 =3000/once ≤60000/recipient")]
    [InlineData("对首次上市的企业，给予一次性奖励100万元，单个企业最高300万元。", "奖励 =1000000/once ≤3000000/once")]
    // A ceiling in a sentence of its own that names a noun governs what is called so.
    [InlineData(
        "对获评星级工厂的企业，给予40万元奖励。企业实施改造项目的，按投入额的8%给予补助。单个项目补助最高不超过200万元。",
        "奖励 =400000",
        "补助 ≤2000000/project =8%@投入额"
    )]
    [InlineData(
        "对获评星级工厂的企业，给予40万元奖励。企业实施改造项目的，按投入额的8%给予补助。同一企业每年资金不超过200万元。",
        "奖励 =400000 ≤2000000/year",
        "补助 ≤2000000/year =8%@投入额"
    )]
    // What a grant is for belongs to its noun; how it is paid is said behind it.
    [InlineData(
        "对新设立的证券机构，注册资本8亿元以上的，开办补助900万元；3亿元以上的，开办补助400万元。补助资金分三年按50%、30%、20%的比例拨付。",
        "补助 =9000000 i3 +8亿元以上的 -开办",
        "补助 =4000000 i3 +3亿元以上的 -开办"
    )]
    // What is given beside the sum is no condition of it.
    [InlineData("来本县面试的技工可凭面试通知申请最长3天免费食宿和每人500元交通补贴。", "补贴 =500/recipient +可凭面试通知 -申请 -食宿")]
    public void A_wording_gives_its_rows(string sentence, params string[] expected) => RowNotation.AssertReads(sentence, expected);

    [Theory]
    [InlineData("对入驻企业，前两年按每天每平方米2元、第三年按每天每平方米1元的标准给予租金补贴。")]
    [InlineData("对保费的，补贴50%。")]
    public void A_row_whose_condition_is_no_phrase_is_not_sure(string sentence)
    {
        var rows = RowNotation.Rows("支持办法按本条执行。" + sentence);
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.True(r.Confidence <= 0.9, $"{r.Condition}: {r.Confidence}"));
    }
}
