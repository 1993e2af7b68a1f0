using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Extraction;

/// <summary>
/// What stands between, above and behind the grants of a clause: steps, floors, ceilings, shares over items, tiers that go on; and rows
/// that are never sure.
/// </summary>
public class BenefitItemTests
{
    [Theory]
    [InlineData("对养殖大户，按每头补助800元，单体最高补助30万元。", "补助 =800/item:头 ≤300000/item")]
    [InlineData(
        "对采购软件的企业，按照采购额8%的比例给予奖补，不足2万元的不予奖补，最高奖补60万元。",
        "奖补 ≤600000 =8%@采购额 +采购软件的企业 -不予"
    )]
    [InlineData("新开通的夜间公交，运营补助按每班次20元核发，每年不超过15万元。", "补助 =20/event ≤150000/year")]
    [InlineData(
        "单笔投资额不超过800万元的，300万元以下的部分按投资额的3%给予奖励；超过300万元不超过800万元的部分按投资额的1%给予奖励。",
        "奖励 =3%@投资额",
        "奖励 =1%@投资额 +单笔投资额超过300万元 -不超过300万元"
    )]
    [InlineData("对医疗机构，每完成一例随访给予200元补助。", "补助 =200/item:例 +每完成一例随访")]
    [InlineData("对设计机构，每年按其服务收入的3%奖励，奖励期2年，每年最高20万元。", "奖励 ≤200000/year =3%@服务收入 y2 +设计机构")]
    [InlineData(
        "换电设施建设运营补贴：轻卡站按每千瓦200元，重卡站按每千瓦260元；运营补贴按充电量每度0.2元。",
        "补贴 =200/item:千瓦 +轻卡站",
        "补贴 =260/item:千瓦 +重卡站",
        "补贴 =0.2/item:度"
    )]
    [InlineData(
        "加装适老设施的，每台补助8万元，五层以上的每增加一层补助增加1万元，最高12万元。",
        "补助 =80000/item:台 ≤120000 +加装适老设施的",
        "补助 =10000/item ≤120000 +五层以上的每增加一层"
    )]
    [InlineData(
        "引进品牌3家以上的商场，给予10万元奖励，每增加1家加奖2万元，最高30万元。",
        "奖励 =100000 ≤300000",
        "奖励 =20000/recipient ≤300000"
    )]
    [InlineData(
        "年接待5万人次以上的景区，奖励8万元；此后每超出1万人次，再奖励1万元，最高不超过20万元。",
        "奖励 =80000 ≤200000",
        "奖励 =10000/item:人次 ≤200000"
    )]
    [InlineData(
        "市财政每年安排3000万元创新券，对小微企业购买检测服务按合同额的20%给予补贴。",
        "补贴 =20%@合同额 +小微企业购买检测服务 -安排"
    )]
    [InlineData("县人民政府可以对数据交易活动给予补贴，补贴标准不超过交易额的4%。", "补贴 ≤4%@交易额 +数据交易活动 -县人民政府")]
    [InlineData(
        "取得甲级证书的，每个项目奖励50万元；取得单项证书的，每件奖励1万元。",
        "奖励 =500000/project +取得甲级证书的",
        "奖励 =10000/item:件 +取得单项证书的 -甲级"
    )]
    [InlineData(
        "流转山地种植油茶50亩—200亩的，每亩奖补60元；200亩以上的，每亩奖补90元。",
        "奖补 =60/item:亩",
        "奖补 =90/item:亩 +流转山地种植油茶200亩以上的 -50亩"
    )]
    [InlineData(
        "首次达到1亿元、5亿元的企业，分别奖励10万元、50万元。第二年达到上述标准的，分别再给予5万元、25万元奖励。",
        "奖励 =100000 +1亿元",
        "奖励 =500000 +5亿元",
        "奖励 =50000 +首次达到1亿元的企业第二年达到上述标准的 -5亿元",
        "奖励 =250000 +首次达到5亿元的企业第二年达到上述标准的 -1亿元"
    )]
    public void A_sentence_is_read(string sentence, params string[] rows) => RowNotation.AssertReads(sentence, rows);

    [Theory]
    [InlineData("继续按照50%幅度减免B类单位的费用。", "B类单位的费用")]
    [InlineData("按照30%的比例减免小微企业的租金。", "小微企业的租金")]
    [InlineData("继续按20%的幅度减征中小企业的税费。", "中小企业的税费")]
    [InlineData("继续按照15%的比例减征合作社的水费。", "合作社的水费")]
    [InlineData("仍按40%的幅度减免参展企业的展位费。", "参展企业的展位费")]
    [InlineData("仍按照10%幅度减免个体工商户的检测费。", "个体工商户的检测费")]
    public void The_condition_behind_a_reduction_has_no_hole(string sentence, string condition)
    {
        var row = Assert.Single(RowNotation.Rows("支持办法按本条执行。" + sentence));
        Assert.Equal(condition, row.Condition);
        Assert.Equal(condition[..condition.LastIndexOf('的')], row.Beneficiary);
    }

    [Fact]
    public void A_share_above_items_is_that_of_each() =>
        Assert.Equal(
            ["补助 ≤1000000 =20%", "补助 ≤3000000 =20%"],
            Record(
                "第一条 【中试补助】对建设中试线的企业，按设备投入的20%给予补助：\n（一）小型中试线，最高100万元；\n（二）大型中试线，最高300万元。\n"
            )
                .Benefits.Select(RowNotation.Write)
        );

    [Fact]
    public void A_share_above_items_with_shares_of_their_own_stays_a_row() =>
        Assert.Equal(
            3,
            Record(
                "第一条 对建设中试线的企业，按设备投入的20%给予补助：\n（一）小型中试线，最高再补助设备投入的5%；\n（二）大型中试线，最高再补助设备投入的8%。\n"
            ).Benefits.Count
        );

    [Fact]
    public void A_ceiling_behind_items_stands_on_each() =>
        Assert.Equal(
            ["奖励 =2000000/item:个 ≤5000000/year", "奖励 =800000/item:个 ≤5000000/year", "奖励 =300000/item:个 ≤5000000/year"],
            Record(
                "第一条 【产品奖励】对获批产品：\n1．一类产品，每个奖励200万元；\n2．二类产品，每个奖励80万元；\n3．三类产品，每个奖励30万元。\n单个企业每年累计不超过500万元。\n第二条 本措施由市药监局负责解释。\n"
            )
                .Benefits.Select(RowNotation.Write)
        );

    [Fact]
    public void A_caption_in_brackets_is_no_word_of_the_condition() =>
        Assert.Equal(
            "企业获得的银行贷款",
            Record("第一条 【金融支持】对企业获得的银行贷款，按照同期LPR的40%给予贴息。\n").Benefits[0].Condition
        );

    [Fact]
    public void The_two_ends_of_one_requirement_are_one_threshold()
    {
        var threshold = Assert.Single(Record("第一条 综合能耗下降15%（含）以上、25%（不含）以下的企业，给予10万元奖励。\n").Thresholds);
        Assert.Equal((Comparator.Between, 0.15m, 0.25m), (threshold.Comparator, threshold.Value, threshold.Upper));
    }

    [Theory]
    [InlineData("对年营收达到2亿元的企业，给予RMB 50万的奖励。", true)]
    [InlineData("对年营收达到2亿元的企业，给予50万元的奖励。", true)]
    [InlineData("对获评企业，给予30万元奖励，最高不超过50万元，不超过60万元。", false)]
    [InlineData("第三年达到上述标准的企业，分别给予5万元、25万元奖励。", false)]
    public void A_row_is_sure(string sentence, bool sure) =>
        Assert.All(RowNotation.Rows("支持办法按本条执行。" + sentence), row => Assert.Equal(sure, row.Confidence > 0.9));

    [Theory]
    [InlineData("对示范单位，给予60万元奖励；处一万元以上十万元以下罚款。", "十万元")]
    public void The_end_of_a_bound_is_no_part_of_the_next_figure(string sentence, string figure) =>
        Assert.Contains(Record($"第一条 {sentence}\n").Figures, f => f.Span.Quote == figure);

    [Theory]
    [InlineData("（六）支持平台建设。新获批国家级、省级项目的，分别按投入的30%、20%补助。", null)]
    [InlineData("（六）支持龙头企业。对新增的100家企业，给予2万元补助。", "企业")]
    [InlineData("（六）举办活动。对全国性活动，按实际支出的50%补助主办方；省级的，按30%补助。", null)]
    public void The_last_row_is_for(string unit, string? recipient) =>
        Assert.Equal(recipient, Record("一、支持政策\n" + unit + "\n").Benefits[^1].Beneficiary);

    private static PolicyRecord Record(string units) =>
        new PolicyPipeline().Run(new SourceFile("a.txt", Encoding.UTF8.GetBytes("某市产业扶持措施\n" + units)));
}
