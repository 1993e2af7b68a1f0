namespace ClauseExtractor.Tests.Revision.Rewrites;

/// <summary>
/// Sentences of support policies written for this measure, each with what a revision may make of it. {0} is what changes.
/// </summary>
internal static class SentenceBank
{
    /// <summary>The name that is replaced throughout.</summary>
    public const string OldName = "市大数据中心",
        NewName = "市数据资源管理中心";

    /// <summary>Benefits that have nothing in common but the way of giving.</summary>
    public static readonly string[] Benefits =
    [
        "对首次参加境外专业展会的外贸企业,按展位费的{0}%给予补助,每年最高不超过20万元。",
        "对新认定的市级工业设计中心,给予一次性奖励{0}万元。",
        "对租用标准厂房的初创团队,给予最高不超过{0}万元的租金补贴。",
        "对设立海外仓的跨境电商企业,给予{0}万元奖励。",
        "对通过绿色工厂评价的制造业企业,给予不超过{0}万元的一次性奖励。",
        "对举办职业技能竞赛的行业协会,给予每场{0}万元补助。",
        "对引进博士后研究人员的工作站,按每人{0}万元给予生活补助。",
        "对发行中长期债券的民营企业,按融资额的{0}%给予贴息,最高不超过150万元。",
        "对购置数控机床的农机合作社,给予最高{0}万元的购置补贴。",
        "对首版次软件产品,按合同金额的{0}%给予保险补贴,最高不超过80万元。",
        "对承接国际会议的酒店,给予最高不超过{0}万元奖励。",
        "对改造老旧管网的供水单位,按投资额的{0}%给予资助,最高不超过300万元。",
        "对获得地理标志认证的农产品基地,给予{0}万元奖励。",
        "对开通定制公交线路的运输企业,每条线路给予{0}万元运营补贴。",
        "对建设康养床位的民办机构,每张床位给予{0}万元建设补贴。",
        "对开展冷链改造的批发市场,给予不超过{0}万元的资助。",
    ];

    /// <summary>Exemptions, and what may stand in their place without being one.</summary>
    public static readonly (string Old, string New)[] Exemptions =
    [
        ("对残疾人创办的个体工商户,免收摊位管理费。", "对残疾人创办的个体工商户,按规定给予就业帮扶。"),
        ("对脱贫家庭毕业生,免收档案托管费。", "对脱贫家庭毕业生,按规定享受求职援助。"),
    ];

    /// <summary>Periods, ages, counts and multiples with two values each.</summary>
    public static readonly (string Text, string Old, string New)[] Figures =
    [
        ("申请材料齐全的,受理机构在{0}内作出决定。", "20个工作日", "10个工作日"),
        ("承担单位在{0}内提交总结报告。", "三个月", "六十日"),
        ("评审结果公示期不少于{0}。", "7日", "5日"),
        ("项目执行期最长不超过{0}。", "3年", "2年"),
        ("申报团队负责人年龄不超过{0}。", "45周岁", "40周岁"),
        ("每个单位同一年度申报项目不超过{0}。", "两项", "三项"),
        ("未按约定返还的,按照应返还金额的{0}计收违约金。", "两倍", "三倍"),
        ("档案资料保存期限不少于{0}。", "十年", "五年"),
    ];

    /// <summary>Rules whose force changes.</summary>
    public static readonly (string Old, string New)[] Duties =
    [
        ("受支持单位应当配合开展绩效评价。", "受支持单位可以配合开展绩效评价。"),
        ("专家组成员不得参加本单位项目的评审。", "专家组成员可以参加本单位项目的评审。"),
        ("第三方机构必须出具书面审计意见。", "第三方机构应当出具书面审计意见。"),
        ("园区运营方不得向入驻企业加收服务费。", "园区运营方向入驻企业加收服务费。"),
        ("主管单位可以抽查资金使用情况。", "主管单位应当抽查资金使用情况。"),
    ];

    /// <summary>Rules whose authority changes.</summary>
    public static readonly (string Text, string Old, string New)[] Authorities =
    [
        ("年度资金安排报{0}批准后执行。", "市人民政府", "市财政局"),
        ("评审专家由{0}从专家库中抽取。", "市科学技术委员会", "市经济和信息化委员会"),
        ("对结果有异议的,向{0}申请复核。", "区人民政府", "市人民政府"),
    ];

    /// <summary>Rules that name the unit of <see cref="OldName"/>.</summary>
    public static readonly string[] Named =
    [
        "数据接口由市大数据中心统一发布。",
        "相关系统接入市大数据中心的共享平台。",
        "数据质量问题由市大数据中心牵头整改。",
        "公共数据目录每年由市大数据中心更新。",
    ];
}
