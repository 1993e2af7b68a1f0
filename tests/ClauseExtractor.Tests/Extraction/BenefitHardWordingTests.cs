namespace ClauseExtractor.Tests.Extraction;

/// <summary>
/// Wordings in which a word of a budget, of a project or of another row stands close by, and the row must not change for it.
/// </summary>
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
    [InlineData(
        "对发行证券化产品的企业给予一次性资助，资助金额为实际融资金额的2%，最高不超过200万元。",
        "资助 ≤2000000/once =2%@实际融资金额"
    )]
    // 各 and 单体 count the recipients and the things.
    [InlineData("排四至十名的旅行社，各奖励10万元。", "奖励 =100000/recipient")]
    [InlineData("对获奖的两家单位各给予30万元奖励。", "奖励 =300000/recipient")]
    [InlineData("对新建冷库补助投资额的30%，单体补助不超过100万元。", "补助 ≤1000000/item =30%@投资额")]
    // What an earlier row says of its recipient holds for the bare one behind it.
    [InlineData(
        "对获得省政府督查激励的市（州）给予一次性资助50万元，县（市、区）给予一次性资助20万元。",
        "资助 =500000/once +市（州）",
        "资助 =200000/once +督查激励 +县（市、区） -市（州）"
    )]
    [InlineData(
        "对新认定的国家级企业技术中心奖励100万元，省级企业技术中心奖励50万元。",
        "奖励 =1000000 +国家级",
        "奖励 =500000 +新认定 +省级 -国家级"
    )]
    [InlineData(
        "考核结果为优秀的，省级平台一次性奖励20万元，市级平台一次性奖励10万元。",
        "奖励 =200000/once +优秀 +省级",
        "奖励 =100000/once +优秀 +市级 -省级"
    )]
    // A condition without a subject takes it from the aim before it.
    [InlineData("支持知识产权维权援助工作站建设，对验收合格的，每家给予20万元补助。", "补助 =200000/recipient +工作站 +验收合格")]
    // A ceiling governs every grant of its sentence that it can govern.
    [InlineData(
        "对开行货运航线的企业，对承运人按每班1万元给予补贴，承运人因同一航线获得的年度补贴总额不超过200万元。",
        "补贴 =10000/event ≤2000000/year +承运人"
    )]
    [InlineData(
        "引进博士的，按3万元/人给予补贴；引进硕士的，按1万元/人给予补贴，每家单位享受该项补贴年度最高不超过60万元。",
        "补贴 =30000/recipient ≤600000/year +博士 -硕士",
        "补贴 =10000/recipient ≤600000/year +硕士 -博士"
    )]
    [InlineData(
        "对知识产权给予资助，每家单位年资助总额不超过50万元：其中，发明专利授权后资助5000元/件；外观设计专利授权后资助300元/件。",
        "资助 =5000/item:件 ≤500000/year +发明",
        "资助 =300/item:件 ≤500000/year +外观设计"
    )]
    [InlineData(
        "对新能源重卡，每辆奖励2万元；对新能源公交车，每辆奖励1万元，单家企业奖励资金不超过500万元。",
        "奖励 =20000/item:辆 ≤5000000/recipient +重卡",
        "奖励 =10000/item:辆 ≤5000000/recipient +公交车"
    )]
    [InlineData(
        "对首次上云的企业，给予最高5万元的一次性奖励，再按上云设备数给予每台最高1000元的奖励，每家企业获得上述奖励合计最高20万元。",
        "奖励 ≤50000/once ≤200000/total +首次上云",
        "奖励 ≤1000/item:台 ≤200000/total"
    )]
    [InlineData(
        "对新建项目，按设备投资额的10%给予补助，其中智能化项目最高500万元，其他项目最高300万元。",
        "补助 ≤5000000 =10%@设备投资额 +智能化",
        "补助 ≤3000000 =10%@设备投资额 +其他"
    )]
    [InlineData(
        "对交易的渔船，按成交价格2‰给予补贴。其中，内河渔船不超过3000元/艘，远洋渔船不超过5万元/艘。",
        "补贴 ≤3000/item:艘 =0.2%@成交价格 +内河",
        "补贴 ≤50000/item:艘 =0.2%@成交价格 +远洋"
    )]
    [InlineData("对体验馆按上年度营业额的5%给予扶持。扶持金额最多不超过30万元。", "扶持 ≤300000 =5%@营业额 +体验馆")]
    [InlineData("年贡献100万元至300万元的，扶持10%。年贡献300万元以上的，扶持15%。扶持期限为三年。", "扶持 =10% y3", "扶持 =15% y3")]
    // No ceiling has a ceiling of its own kind: the second is another grant.
    [InlineData(
        "高校毕业生创办企业的，最高可资助20万元，优秀项目可给予最高50万元资助。",
        "资助 ≤200000 +高校毕业生",
        "资助 ≤500000 +优秀项目"
    )]
    [InlineData("创业失败的，可获得最高2万元的创业补助和最高4万元的带动就业补助。", "补助 ≤20000", "补助 ≤40000")]
    // Sums and shares in one list; sums in brackets; lists side by side.
    [InlineData(
        "年销售额500万元、1000万元、5000万元以上的，分别按10万元、20万元、销售额的6‰给予奖励。",
        "奖励 =100000 +500万元",
        "奖励 =200000 +1000万元",
        "奖励 =0.6%@销售额 +5000万元"
    )]
    [InlineData(
        "对新增的规上企业，给予10万元奖励（第一年5万元，第二年3万元，第三年2万元）。",
        "奖励 =100000/total",
        "奖励 =50000 +第一年",
        "奖励 =30000 +第二年",
        "奖励 =20000 +第三年"
    )]
    [InlineData("支持产品进入展销体系（每个产品资助不超过5万元），并组织参展。", "资助 ≤50000/item:个 +展销体系")]
    [InlineData(
        "日均调用量达到1亿、5亿的，或算力支出达到4万元、20万元的，分别给予最高2万元、最高10万元的扶持。",
        "扶持 ≤20000 +1亿 +4万元 -5亿",
        "扶持 ≤100000 +5亿 +20万元 -1亿"
    )]
    // What one can apply for is given, and what was announced is what the sums are of.
    [InlineData("符合条件的主体，可申请1万元的一次性创业资助。", "资助 =10000/once +主体")]
    [InlineData(
        "人才可申请住房补贴，本科毕业生每人每月500元，硕士研究生每人每月800元，最长期限36个月。",
        "补贴 =500/month y3 +本科",
        "补贴 =800/month y3 +硕士"
    )]
    [InlineData("招用退役军人的企业，按实际招用人数予以定额扣减，定额标准为每人每年9000元。", "扣减 =9000/year +退役军人")]
    [InlineData(
        "对引荐者给予招商扶持，标准为固定资产投资额的1%，每项引荐扶持金额不超过25万元。",
        "扶持 ≤250000/item:项 =1%@固定资产投资额 +引荐者"
    )]
    [InlineData("对超过1亿元的平台，给予20万元扶持资金；超过2亿元的，给予50万元。", "资金 =200000 +1亿元", "资金 =500000 +2亿元")]
    [InlineData("为有需求的企业提供算力券，单个企业年度最高2万元。", "算力券 ≤20000/year +有需求的企业")]
    [InlineData("对完成首轮融资的企业给予一次性5万元融资奖励。", "奖励 =50000/once +首轮融资")]
    [InlineData("符合条件的经营者，可申请最高不超过50万元的创业担保贷款及贴息。")]
    public void Is_read_as(string sentence, params string[] rows)
    {
        var read = RowNotation.Rows(sentence);
        Assert.True(read.Count == rows.Length, $"rows: {string.Join(" | ", read.Select(r => RowNotation.Write(r) + " " + r.Condition))}");
        for (int i = 0; i < rows.Length; i++)
            Assert.True(RowNotation.Mismatch(rows[i], read[i]) is not { } why, RowNotation.Mismatch(rows[i], read[i]));
    }
}
