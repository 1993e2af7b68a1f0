namespace ClauseExtractor.Tests.Extraction;

/// <summary>
/// Wordings that documents not met before brought: how a figure is printed, what it is counted by, what it shares with its neighbours.
/// </summary>
public class BenefitEverydayWordingTests
{
    [Theory]
    // How a sum is printed.
    [InlineData("给予每人1200块补贴。", "补贴 =1200/recipient")]
    [InlineData("对演出团体一次性奖励8万（含税）。", "奖励 =80000/once")]
    [InlineData("甲类每人4千、乙类每人2千给予补贴。", "补贴 =4000/recipient +甲类 -乙类", "补贴 =2000/recipient +乙类 -甲类")]
    [InlineData("对新开茶馆奖励5w元。", "奖励 =50000 +茶馆")]
    [InlineData("对参赛队伍按顶格30万元给予奖励。", "奖励 ≤300000 +参赛队伍")]
    [InlineData("体检费报销七成，总额不过2万元。", "补助 ≤20000/total =70%@体检费")]
    [InlineData("按装修费的10%给予奖励，奖励上限60万，下限6万。", "奖励 60000~600000 =10%@装修费")]
    // Words that hold a cue and are none.
    [InlineData("给予联合共建主体建设投入的25%，最高90万元支持。", "支持 ≤900000 =25%@建设投入")]
    [InlineData("对剧场按人工智能设备采购额的15%，给予最高70万元奖励。", "奖励 ≤700000 =15%@人工智能设备采购额 +剧场")]
    // What the money is counted by.
    [InlineData("对新开书店每家一年补贴6万元。", "补贴 =60000/year +书店")]
    [InlineData("每完成一场巡演给予2万元补助。", "补助 =20000/item:场 +每完成一场巡演")]
    [InlineData("每新增展销摊位数量3个，奖励1万元。", "奖励 =10000/item:个 +展销摊位")]
    [InlineData("每条航线一次性奖励15万元。", "奖励 =150000/once")]
    [InlineData("对古树养护项目给予每个养护项目5万元补助。", "补助 =50000/project")]
    [InlineData("对创作室每年依据考核结果给予3万元补助。", "补助 =30000/year +创作室")]
    [InlineData("对小于6米的渔船补助每月200元，每年2400元。", "补助 =200/month =2400/year +小于6米")]
    [InlineData("按流转面积每亩一次性奖励30元。", "奖励 =30/once")]
    [InlineData("每卖出一台农机奖励销售方500元。", "奖励 =500/item:台 +销售方 +每卖出一台农机")]
    // What is counted stands between the verb and the count.
    [InlineData("给予新建每张床位8000元补贴。", "补贴 =8000/item:张 +新建")]
    [InlineData(
        "市财政给予新建每个泊位补贴标准统一提高到3000元，改建每个泊位补贴标准统一提高到1000元。",
        "补贴 =3000/item:个 +新建",
        "补贴 =1000/item:个 +改建 -新建"
    )]
    // Parts of a run.
    [InlineData("对入驻商户，第一年100%、第二年70%、第三年40%给予摊位费补贴。", "补贴 ≤100% y3 +商户 -第一年")]
    [InlineData("对商户摊位费，第1年给予100%、第2—3年给予60%的补贴。", "补贴 ≤100% y3")]
    [InlineData("摊位费实行三免两减半。", "免除 ≤100% y5")]
    [InlineData("租用仓库的，前两年按每平方米每月8元补贴，后三年按每平方米每月4元补贴。", "补贴 =8/month y2", "补贴 =4/month y3")]
    // A ceiling over several grants.
    [InlineData(
        "纪录片在省台首播的按每分钟800元奖励，在市台首播的按每分钟300元奖励，每部作品最高奖励40万元。",
        "奖励 =800/item:分钟 ≤400000/item:部 +省台",
        "奖励 =300/item:分钟 ≤400000/item:部 +市台"
    )]
    [InlineData("按售价的12%补贴，节水型的再补4%，每件补贴不超过600元。", "补贴 ≤600/item:件 =12%@售价", "补助 ≤600/item:件 =4% +节水型")]
    [InlineData(
        "新设省级、市级驿站的，分别按装修投入的40%、20%补助，最高不超过80万元、30万元。",
        "补助 ≤800000 =40%@装修投入 +省级 -市级",
        "补助 ≤300000 =20%@装修投入 +市级 -省级"
    )]
    [InlineData(
        "完成初、中、高三级测试，分别按测试费的20%给予最高3万元、5万元、9万元资助。",
        "资助 ≤30000 =20%@测试费",
        "资助 ≤50000 =20%@测试费",
        "资助 ≤90000 =20%@测试费"
    )]
    [InlineData(
        "面积达到300平方米的，给予5万元扶持；面积每增加100平方米，扶持金额增加1万元，单个场馆扶持不超过20万元。",
        "扶持 =50000 ≤200000/item:个",
        "扶持 =10000/item:平方米 ≤200000/item:个"
    )]
    // What an earlier condition says holds for the later one.
    [InlineData(
        "露地蔬菜种植面积达到20亩的奖励2000元，达到60亩以上的奖励7000元。",
        "奖励 =2000 +露地蔬菜",
        "奖励 =7000 +露地蔬菜 +60亩 -20亩"
    )]
    [InlineData(
        "单场活动持续3天及以上，活动花费超过20万元的奖励2万元，活动花费10万元至20万元的奖励1万元。",
        "奖励 =20000",
        "奖励 =10000 +3天 +10万元至20万元"
    )]
    [InlineData(
        "对商圈营收首次突破2亿元的，奖励8万元；突破6亿元的，奖励20万元；突破9亿元的，奖励35万元。",
        "奖励 =80000 +商圈",
        "奖励 =200000 +商圈营收首次突破6亿元",
        "奖励 =350000 +商圈营收首次突破9亿元 -6亿元"
    )]
    [InlineData("设备投资按5%补助；属于节能改造的，补助比例提高到7%。", "补助 =5%", "补助 =7% +节能改造")]
    // A noun behind the sums of a list.
    [InlineData("年满70周岁的，每人每月50元；年满85周岁的，每人每月150元，发放尊老津贴。", "津贴 =50/month +70", "津贴 =150/month +85 -70")]
    [InlineData("甲档给予20万元、乙档给予10万元扶持资金。", "资金 =200000 +甲档", "资金 =100000 +乙档 -甲档")]
    [InlineData("省级的给予12万元奖励、市级的给予6万元奖励。", "奖励 =120000 +省级", "奖励 =60000 +市级 -省级")]
    // A change of a sum said before is no share.
    [InlineData("对主编教材的，奖励6万元，参编教材的减半奖励。", "奖励 =60000", "奖励 +参编")]
    [InlineData("对获奖团队奖励20万元，其中短期项目奖励额度减半。", "奖励 =200000", "奖励 +短期项目")]
    // Who pays is no condition.
    [InlineData("凡是新开的茶馆，区里给补2万元。", "补助 =20000 +新开的茶馆 -区里 -是")]
    // Granted as ordered, without a figure.
    [InlineData("学费由财政按规定实施代偿。", "代偿")]
    public void A_wording_is_read(string sentence, params string[] expected) => RowNotation.AssertReads(sentence, expected);

    [Theory]
    [InlineData("推荐名师的奖8万元。", "推荐名师")]
    [InlineData("每培育1家特色商户，奖励所在街道3万元。", "每培育1家特色商户")]
    public void Who_did_something_for_another_is_not_named_by_the_other(string sentence, string wrong) =>
        Assert.All(RowNotation.Rows("支持办法按本条执行。" + sentence), row => Assert.NotEqual(wrong, row.Beneficiary));
}
