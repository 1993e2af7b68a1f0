namespace ClauseExtractor.Tests.Extraction;

/// <summary>Kinds of wordings that were once misread, each with what is right. The notation is that of <see cref="RowNotation"/>.</summary>
public class BenefitCaseTests
{
    [Theory]
    // Digits and Chinese numerals with units between them.
    [InlineData("给予一万五千元奖励。", "奖励 =15000")]
    [InlineData("给予13万2千元奖励。", "奖励 =132000")]
    [InlineData("给予2千5百元奖励。", "奖励 =2500")]
    [InlineData("给予3千5百万元奖励。", "奖励 =35000000")]
    [InlineData("给予1亿2000万元奖励。", "奖励 =120000000")]
    [InlineData("给予一百二十万五千元奖励。", "奖励 =1205000")]
    [InlineData("给予100万零5000元奖励。", "奖励 =1005000")]
    [InlineData("给予十万零五百元奖励。", "奖励 =100500")]
    [InlineData("给予一点二亿元支持。", "支持 =120000000")]
    [InlineData("给予十五点八万元支持。", "支持 =158000")]
    [InlineData("给予零点五万元支持。", "支持 =5000")]
    [InlineData("按投资额的百分之二点五给予补助。", "补助 =2.5%@投资额")]
    [InlineData("按投资额的百分之零点五给予补助。", "补助 =0.5%@投资额")]
    [InlineData("按交易额的千分之三给予补助。", "补助 =0.3%@交易额")]
    [InlineData("补助人民币贰佰万元整。", "补助 =2000000")]
    [InlineData("每月贰仟伍佰元的生活补贴予以发放，给予每人每月贰仟伍佰元补贴。", "补贴 =2500/month")]
    [InlineData("给予123元1角1分补贴。", "补贴 =123.11")]
    // Ranges.
    [InlineData("给予1万2千元至2万5千元补助。", "补助 12000~25000")]
    [InlineData("给予1万元与2万元之间的补助。", "补助 10000~20000")]
    [InlineData("按投资额的5%-20%给予补助。", "补助 5~20%@投资额")]
    // How much is not said: a row without figure.
    [InlineData("给予数十万元奖励。", "奖励")]
    [InlineData("给予上百万元资助。", "资助")]
    [InlineData("给予5千元开办补贴、3百元交通补贴。", "补贴 =5000", "补贴 =300")]
    // A raised note mark, and a private-use character as the point.
    [InlineData("给予20²万元奖励。", "奖励 =200000")]
    [InlineData("按投资额的7\uE0105%给予补助。", "补助 =7.5%")]
    [InlineData("每度电给予0\uE01003元补贴。", "补贴 =0.03/item:度")]
    public void Numbers_are_read_in_every_form(string sentence, params string[] rows) => RowNotation.AssertReads(sentence, rows);

    [Theory]
    [InlineData("给予补贴，补贴标准不超过其实际缴费的2/3，补贴期限最长不超过3年。", "补贴 ≤66.666667%@实际缴费 y3")]
    [InlineData("按项目投资的三分之一给予补助，最高30万元。", "补助 ≤300000 =33.333333%@项目投资")]
    [InlineData("对企业贷款贴息50个基点。", "贴息 =0.5%")]
    [InlineData("对企业贷款，财政贴一个点。", "贴息 =1%")]
    [InlineData("对福利企业减半征收房产税。", "减征 =50%")]
    [InlineData("对养老机构减半收取水费。", "减免 =50%")]
    [InlineData("补贴标准不超过合同及发票认定金额的12%，补贴金额最高不超过150万元。", "补贴 ≤1500000 ≤12%@合同及发票认定金额")]
    [InlineData(
        "资助标准原则上不高于购置合同额的15%。对单价在2亿元（含）以上的，资助金额最高不超过800万元，其余单位资助金额最高不超过300万元。",
        "资助 ≤8000000 ≤15%@购置合同额 +2亿元 -其余",
        "资助 ≤3000000 ≤15%@购置合同额 +其余"
    )]
    [InlineData("补助资金的数额按设备首次销售价格的15%核定，上限不超过900万元。", "补助 ≤9000000 =15%@设备首次销售价格")]
    [InlineData("重大装备补助资金的数额按首次销售价格的15%核定，上限不超过900万元。", "补助 ≤9000000 =15%@首次销售价格")]
    [InlineData("资助金额=设备投资额×10%，最高不超过200万元。", "资助 ≤2000000 =10%@设备投资额")]
    [InlineData("园区土地出让金收益，市区两级5年内全额补贴给园区管委会。", "补贴 =100%@出让金收益")]
    [InlineData("贴息贷款最高不超过300万元，可享受40%贷款利息的一次性贴息。", "贴息 =40%@贷款利息")]
    [InlineData("按项目固定资产实际投资额度给企业5%-20%奖励支持。", "支持 5~20%@实际投资额度")]
    [InlineData("给予其他展位费的50%。", "支持 =50%@其他展位费")]
    [InlineData(
        "单笔投资额不超过1000万元（含）的，500万元（含）以下的部分按投资额的4%给予奖励；超过500万元不超过1000万元（含）的部分按投资额的2%给予奖励。",
        "奖励 =4%@投资额 +以下的部分",
        "奖励 =2%@投资额 +超过500万元"
    )]
    [InlineData("按市、区4：6的比例分担给予补贴100万元。", "补贴 =1000000")]
    public void Shares_are_read_in_every_form(string sentence, params string[] rows) => RowNotation.AssertReads(sentence, rows);

    [Theory]
    [InlineData("第一年按租金的100%、第二年按租金的80%、第三年按租金的50%给予补贴。", "补贴 ≤100%@租金 y3 -第一年")]
    [InlineData("前三年租金全免，后两年减半。", "免除 ≤100%@租金 y5")]
    [InlineData("第一、二年办公场所租金全部补贴、第三、第四年办公场所租金补贴50%。", "补贴 ≤100%@租金 y4")]
    [InlineData("给予租赁费用20%的补贴，每家企业每年最高不超过3万元，享受补贴不超过2年。", "补贴 ≤30000/year =20%@租赁费用 y2")]
    [InlineData("自重组完成后的3年内，参照其年度新增地方财政贡献的70%给予企业奖励。", "奖励 =70%@年度新增地方财政贡献 y3")]
    [InlineData("按每人每月300元标准给予补贴，有条件的地区可适当提高，补贴期限最长不超过3年。", "补贴 =300/month y3")]
    [InlineData(
        "按其年度地方经济贡献额给予五年奖励，其中前三年给予80%的奖励，后两年给予50%的奖励，每年最高不超过5000万元。",
        "奖励 ≤50000000/year ≤80%@地方经济贡献额 y5 -前三年"
    )]
    [InlineData("给予企业上一年度研发投入5%、最高50万元的一次性奖励。", "奖励 ≤500000/once =5%@研发投入")]
    public void Years_are_those_of_the_benefit(string sentence, params string[] rows) => RowNotation.AssertReads(sentence, rows);

    [Theory]
    [InlineData("到位注册资本超过2亿元的，每超过1亿元，给予80万元奖励。", "奖励 =800000/item")]
    [InlineData("每年根据其运营绩效，给予最高60万元的资助。", "资助 ≤600000/year")]
    [InlineData("按每人不超过600元的标准计算补贴总额，补助给承训单位。", "补贴 ≤600/recipient")]
    [InlineData(
        "招用3人以下的按每人2000元给予补贴；招用4人以上的每增加1人给予3000元补贴，总额最高不超过3万元。",
        "补贴 =2000/recipient +3人以下 -4人",
        "补贴 =3000/recipient ≤30000/total +4人以上 -3人以下"
    )]
    [InlineData(
        "按照出让建筑面积每万平方米4000元、年度奖励总额不超过80万元，对所涉及街道予以奖励。",
        "奖励 =4000/item:平方米 ≤800000/year +街道"
    )]
    [InlineData(
        "给予20万元奖励；每增加5000万元，追加10万元，总额以100万元为限。",
        "奖励 =200000 ≤1000000/total",
        "奖励 =100000/item ≤1000000/total"
    )]
    [InlineData("每年奖励上限为零售企业100万元/家、餐饮企业50万元/家。", "奖励 ≤1000000/year +零售 -餐饮", "奖励 ≤500000/year +餐饮 -零售")]
    public void Sums_are_counted_by_what_the_text_says(string sentence, params string[] rows) => RowNotation.AssertReads(sentence, rows);

    [Theory]
    [InlineData("对示范项目，由市财政奖10万元。", "奖励 =100000 +示范项目 -财政")]
    [InlineData("发明一等奖由国务院奖10万元。", "奖励 =100000 +发明一等奖 -国务院")]
    [InlineData("对示范项目，市级财政拿出30万元予以激励。", "奖励 =300000 +示范项目 -财政")]
    [InlineData("对参保企业，财政负担三成，封顶80万元。", "补助 ≤800000 =30% +参保企业 -财政")]
    [InlineData("由政府买单一半，每户以2万元为上限。", "补助 ≤20000/recipient =50%")]
    [InlineData("保费的四成由财政承担。", "补助 =40%@保费")]
    [InlineData(
        "500万元以下补5%，500万至1000万元补8%，1000万元以上补10%，最多不突破300万元。",
        "补助 ≤3000000 =5%",
        "补助 ≤3000000 =8%",
        "补助 ≤3000000 =10%"
    )]
    [InlineData(
        "资助标准如下。甲类对象每人每月400元，乙类对象每人每月200元。",
        "资助 =400/month +甲类 -乙类",
        "资助 =200/month +乙类 -甲类"
    )]
    [InlineData("补贴标准为：市区每年最高6000元，其他地区每年最高4000元。", "补贴 ≤6000/year +市区", "补贴 ≤4000/year +其他地区")]
    [InlineData("补贴标准为建筑面积每平方米30元。", "补贴 =30/item:平方米")]
    [InlineData("成功上市后，补贴费用150万元。", "补贴 =1500000 +成功上市")]
    [InlineData("补贴标准：一等奖12万元，二等奖8万元，三等奖4万元。", "补贴 =120000 +一等奖", "补贴 =80000 +二等奖", "补贴 =40000 +三等奖")]
    [InlineData(
        "按各街道当年实际利用外资额的0.6‰（其中住宅项目按0.3‰）给予奖励。",
        "奖励 =0.06%@实际利用外资额",
        "奖励 =0.03%@实际利用外资额 +住宅项目"
    )]
    [InlineData(
        "分别给予国家级/省级/市级企业100/50/20万元奖励。",
        "奖励 =1000000 +国家级 -省级",
        "奖励 =500000 +省级 -市级",
        "奖励 =200000 +市级 -国家级"
    )]
    public void Everyday_wordings_give(string sentence, params string[] rows) => RowNotation.AssertReads(sentence, rows);

    [Theory]
    [InlineData(
        "对入选国家、省领军计划的人才，分别给予每人200万元、100万元的一次性奖励，每年分别发放6万元、4万元的人才津贴。",
        "奖励 =2000000/once +国家",
        "奖励 =1000000/once +省领军",
        "津贴 =60000/year +国家 -省领军",
        "津贴 =40000/year +省领军 -国家"
    )]
    [InlineData("给予每人一次性安家补助30万元、购房补贴20万元。", "补助 =300000/once", "购房补贴 =200000/once")]
    [InlineData("给予20万元算力券、10万元语料券。", "算力券 =200000", "语料券 =100000")]
    [InlineData("根据其经营规模，给予300万元以内的运营费补贴、3年的房租减免等。", "补贴 ≤3000000", "减免")]
    [InlineData(
        "自建或租用海外仓，经上级认定，除享受上级资金扶持外，区政府一次性给予20万元的资金扶持。",
        "扶持 =200000/once +海外仓 -区政府"
    )]
    [InlineData(
        "55岁及以下的高级职称人员或45岁及以下的博士，每年分别发放2万元、1.5万元津贴。",
        "津贴 =20000/year +55岁及以下的高级职称人员 -45岁 -博士",
        "津贴 =15000/year +45岁及以下的博士 -55岁"
    )]
    [InlineData("并购省外研发企业的项目，按核定后并购金额的8%给予补助。", "补助 =8%@并购金额 +并购省外")]
    [InlineData(
        "按照其自理（含半失能）、失能的身体情况，补贴标准分别为每人每月150元、350元。",
        "补贴 =150/month +自理",
        "补贴 =350/month +失能 -自理"
    )]
    [InlineData("对顶尖人才，给予为期五年每人每年60万元的购房补贴。", "购房补贴 =600000/year y5 +顶尖人才 -为期")]
    [InlineData(
        "对主导制定国际标准以及主导制定国家标准的，每项分别给予最高100万元、50万元支持。",
        "支持 ≤1000000/item:项 +国际标准 -国家标准",
        "支持 ≤500000/item:项 +国家标准 -国际标准"
    )]
    public void Each_row_has_its_own_condition_and_noun(string sentence, params string[] rows) => RowNotation.AssertReads(sentence, rows);

    [Theory]
    [InlineData("每月按不低于最低工资80%的标准对见习人员支付工作补贴的，可按规定享受见习补贴。", "补贴")]
    [InlineData("一次性拨付补助金额的70%，验收后再拨付剩余的30%。")]
    [InlineData("预拨总额不超过资助金额的70%。")]
    [InlineData("从市补贴的土地收益中留取不低于6%的资金，用于平台建设。")]
    [InlineData("为中小微企业提供1亿元以上的增信担保。")]
    [InlineData("重点支持单户担保金额500万元及以下的小微企业。")]
    [InlineData("享受本办法资金补贴的企业，应及时报告进展。")]
    [InlineData("冒用他人证件享受补贴的，由民政部门批评教育。")]
    [InlineData("不得为政府债券发行提供担保。")]
    [InlineData("认为不应当予以资助的，应当说明理由。")]
    [InlineData("第1条奖励与给予高级管理人员奖励两项合计最多不超过企业新增经济贡献量的20％。")]
    public void What_looks_like_a_grant_and_is_none_gives_no_row(string sentence, params string[] rows) =>
        RowNotation.AssertReads(sentence, rows);
}
