namespace ClauseExtractor.Tests.Extraction;

/// <summary>Wordings of many provinces and the rows that they give. Each line says what it is there for.</summary>
public class BenefitWordingTests
{
    [Theory]
    // The plain grant: verb, bound, sum, noun.
    [InlineData("对首次认定的国家高新技术企业，给予20万元奖励。", "奖励 =200000 +高新技术企业")]
    [InlineData("对新获批的省级实验室，给予最高不超过５００万元资助。", "资助 ≤5000000")]
    [InlineData("对首发上市企业，给予五百万元一次性奖励。", "奖励 =5000000/once")]
    [InlineData("对通过验收的项目，予以300 万元以内补助。", "补助 ≤3000000")]
    [InlineData("对新落户总部，给予不低于1亿元支持。", "支持 ≥100000000")]
    [InlineData("对领军团队给予300万元至500万元的专项经费支持。", "支持 3000000~5000000 +领军团队")]
    [InlineData("对重大项目给予10—30万元补助。", "补助 100000~300000")]
    // The noun is the verb.
    [InlineData("对首次进入规上的工业企业，一次性奖励10万元。", "奖励 =100000/once")]
    [InlineData("对获评国家级示范区的，最高奖励500万元。", "奖励 ≤5000000")]
    [InlineData("对获得集成电路布图设计专有权登记的，每件资助2000元。", "资助 =2000/item:件")]
    [InlineData("对新建日光温室，每亩补贴1.2万元。", "补贴 =12000/item:亩")]
    [InlineData("对专利质押融资的企业，补助金额最高100万元。", "补助 ≤1000000")]
    // A share of a base, with and without a ceiling behind it.
    [InlineData("对技术改造项目，按设备投资额的8%给予补助，单个项目补助最高不超过400万元。", "补助 ≤4000000/project =8%@设备投资额")]
    [InlineData("对参展企业，按照实际展位费用50%的标准给予补贴，最高10万元。", "补贴 ≤100000 =50%@展位费用")]
    [InlineData("对租用办公用房的企业，给予不超过实际租金30%的补贴。", "补贴 ≤30%@租金")]
    [InlineData("对中小企业数字化项目，按不超过合同金额20%，给予最高50万元资助。", "资助 ≤500000 ≤20%@合同金额")]
    [InlineData("对研发投入大的企业，按其研发费用增量的10%进行奖励。", "奖励 =10%@研发费用增量")]
    [InlineData("按企业缴纳失业保险费的50%予以返还。", "返还 =50%@失业保险费")]
    [InlineData("对充电设备给予30%—50%的设备补贴。", "补贴 30~50% +充电设备")]
    [InlineData("对消费者购买绿色家电给予支付额10%、最高1000元的一次性补贴。", "补贴 ≤1000/once =10%@支付额")]
    [InlineData("对试点机构的检测费用给予全额补助。", "补助 =100%@检测费用")]
    // Interest and guarantee fees.
    [InlineData("对符合条件的贷款，按年化1.5个百分点给予贴息，贴息期限不超过2年。", "贴息 =1.5% y2")]
    [InlineData("对企业流动资金贷款，按实际支付利息的50%给予贴息，单户企业每年最高20万元。", "贴息 ≤200000/year =50%@利息")]
    [InlineData("对担保机构给予担保费率1%的担保费补贴。", "补贴 =1%")]
    // What the money is counted by.
    [InlineData("对在站博士后，给予每人每年10万元的生活补贴，期限不超过三年。", "补贴 =100000/year y3")]
    [InlineData("按每人1000元的标准给予一次性扩岗补助。", "补助 =1000/once")]
    [InlineData("对吸纳就业的用人单位，按2000元/人的标准给予补贴。", "补贴 =2000/recipient")]
    [InlineData("对入驻企业，按每平方米每月30元给予租金补贴。", "补贴 =30/month")]
    [InlineData("对入驻企业，按60元/平方米/月的标准给予租金支持，最多支持三个年度。", "支持 =60/month y3")]
    [InlineData(
        "对涉税服务机构聘用专业人士的，按3万元/人/年的标准给予机构用人支持，每家机构每年不超过100万元，支持期限不超过三年。",
        "支持 =30000/year ≤1000000/year y3"
    )]
    [InlineData("对获批单位，按每张证书予以最高10万元资助。", "资助 ≤100000/item:张")]
    [InlineData("对个人消费者报废旧车并购买纯电动汽车的，给予每辆车10000元的财政补贴。", "补贴 =10000/item:辆")]
    [InlineData("对组织专场招聘的机构，给予每场不超过2万元补贴，每年累计不超过20万元。", "补贴 ≤20000/event ≤200000/year")]
    [InlineData("对在国际大赛中获奖的，每个项目予以20万元资助。", "资助 =200000/project")]
    [InlineData("每年遴选一批优秀平台，给予最高50万元奖励。", "奖励 ≤500000")]
    [InlineData("对运营成效显著的园区，每年给予最高200万元运营补助。", "补助 ≤2000000/year")]
    // Tiers are paired in order and each keeps what they share.
    [InlineData(
        "对新认定的国家级、省级、市级技术中心，分别给予100万元、50万元、20万元奖励。",
        "奖励 =1000000 +国家级 -省级 -市级",
        "奖励 =500000 +省级 -国家级",
        "奖励 =200000 +市级 -省级"
    )]
    [InlineData(
        "对年营业收入首次突破10亿元、30亿元、50亿元的企业，分别给予10万元、30万元和50万元奖励。",
        "奖励 =100000 +10亿元 -30亿元 -50亿元",
        "奖励 =300000 +30亿元 -10亿元",
        "奖励 =500000 +50亿元 -30亿元"
    )]
    [InlineData(
        "对获得省科技进步一、二、三等奖的单位，分别给予50万元、30万元、10万元奖励。",
        "奖励 =500000",
        "奖励 =300000",
        "奖励 =100000"
    )]
    [InlineData(
        "对评为三星级、四星级、五星级的民宿，分别给予5万、10万、20万元奖励。",
        "奖励 =50000 +三星级 -四星级",
        "奖励 =100000 +四星级",
        "奖励 =200000 +五星级 -三星级"
    )]
    [InlineData(
        "对首次获评国家技术发明奖、国家自然科学奖的单位，分别给予最高200万元、100万元资助。",
        "资助 ≤2000000 +国家技术发明奖 -自然科学奖",
        "资助 ≤1000000 +自然科学奖 -技术发明奖"
    )]
    [InlineData(
        "对典型项目、示范项目，分别予以50万元、最高30万元资助。",
        "资助 =500000 +典型项目 -示范项目",
        "资助 ≤300000 +示范项目 -典型项目"
    )]
    [InlineData(
        "对取得初级、中级、高级证书的养老护理员，分别给予500、1000、2000元的一次性岗位补贴。",
        "补贴 =500/once +初级 -中级",
        "补贴 =1000/once +中级",
        "补贴 =2000/once +高级 -初级"
    )]
    [InlineData(
        "港澳机构上一年度营业收入达到500万元、1000万元以上的，分别一次性给予机构奖励30万元、50万元。",
        "奖励 =300000/once +500万元 -1000万元",
        "奖励 =500000/once +1000万元"
    )]
    [InlineData(
        "对人力资源社会保障部门举办的大型、中型、小型招聘活动分别按15万元、10万元、6万元给予补助。",
        "补助 =150000 +大型 -中型",
        "补助 =100000 +中型",
        "补助 =60000 +小型"
    )]
    [InlineData(
        "2023年底前入驻的按60元/平方米、2024年入驻的按40元/平方米的标准给予租金支持。",
        "支持 =60/item:平方米 +2023年底前入驻 -2024年",
        "支持 =40/item:平方米 +2024年入驻 -2023年"
    )]
    // One sum for several groups is one row.
    [InlineData("对国家级孵化器和省级孵化器分别给予300万元奖励。", "奖励 =3000000 +国家级孵化器")]
    // Statements behind a semicolon keep the head of the sentence, not the other's condition.
    [InlineData(
        "对新引进的企业，租用办公用房的，给予每年最高50万元补贴；购置办公用房的，按购房款的2%给予最高300万元补贴。",
        "补贴 ≤500000/year +新引进 +租用 -购置",
        "补贴 ≤3000000 =2%@购房款 +新引进 +购置 -租用"
    )]
    [InlineData(
        "企业在主板上市的，奖励200万元；在新三板挂牌的，奖励100万元。",
        "奖励 =2000000 +主板 -新三板",
        "奖励 =1000000 +新三板 -主板"
    )]
    [InlineData(
        "对新认定的示范企业给予50万元奖励，对优势企业给予20万元奖励。",
        "奖励 =500000 +示范企业 -优势企业",
        "奖励 =200000 +优势企业 -示范企业"
    )]
    // Local money for higher-level money.
    [InlineData("对获得国家专项资金的企业，按照1:0.5予以区级配套，给予最高200万元扶持。", "扶持 ≤2000000 1:0.5")]
    [InlineData("对获得省级资助的项目，按省级资助金额的50%给予配套资助。", "资助 =50%@省级资助金额")]
    // Instalments and years.
    [InlineData("对新引进企业给予最高500万元的一次性资助，分三年拨付。", "资助 ≤5000000/once i3")]
    [InlineData("对示范基地，连续三年每年给予100万元补助。", "补助 =1000000/year y3")]
    // A sum and its parts.
    [InlineData(
        "对上市企业分阶段奖励800万元，其中对完成股改的，奖励100万元；对申报材料获受理的，奖励300万元；对成功发行的，奖励400万元。",
        "奖励 =8000000/total",
        "奖励 =1000000 +股改",
        "奖励 =3000000 +受理",
        "奖励 =4000000 +成功发行"
    )]
    // A ceiling said once for several rows.
    [InlineData(
        "对国内维权案件，每件资助1万元；对涉外维权案件，每件资助10万元。同一权利人每年最多资助20万元。",
        "资助 =10000/item:件 ≤200000/year",
        "资助 =100000/item:件 ≤200000/year"
    )]
    // Items that lean on one noun.
    [InlineData(
        "对大赛获奖项目给予奖励：一等奖10万元，二等奖5万元，三等奖3万元。",
        "奖励 =100000 +一等奖",
        "奖励 =50000 +二等奖",
        "奖励 =30000 +三等奖"
    )]
    [InlineData(
        "对获奖团队，给予一等奖20万元、二等奖10万元、三等奖5万元的奖励。",
        "奖励 =200000 +一等奖 -二等奖",
        "奖励 =100000 +二等奖",
        "奖励 =50000 +三等奖"
    )]
    // Nouns outside the closed list.
    [InlineData("对引进的院士，给予每人每年5万元的顾问费。", "顾问费 =50000/year")]
    // A noun without a figure.
    [InlineData("对标杆场景项目按照规定给予奖励。", "奖励 +标杆场景")]
    [InlineData("对重点项目按上述标准的1.2倍予以支持。", "支持")]
    // A ceiling in brackets.
    [InlineData("对企业参加境外展会的展位费给予50%补贴（单个企业每年最高20万元）。", "补贴 ≤200000/year =50%@展位费")]
    public void A_wording_gives_its_rows(string sentence, params string[] expected)
    {
        var rows = RowNotation.Rows(sentence);
        Assert.True(rows.Count == expected.Length, $"{rows.Count} rows: {string.Join(" | ", rows.Select(RowNotation.Write))}");
        for (int i = 0; i < rows.Count; i++)
            Assert.Null(RowNotation.Mismatch(expected[i], rows[i]));
    }

    [Theory]
    [InlineData("2023年，市财政安排专项资金2亿元，支持科技创新平台建设。")]
    [InlineData("设立总规模不超过100亿元的产业引导基金。")]
    [InlineData("“十三五”期间，累计发放专项奖励8亿元。")]
    [InlineData("对年度营业收入超过1亿元的企业，纳入重点培育库。")]
    [InlineData("违反本办法规定的，处1万元以上5万元以下罚款。")]
    [InlineData("鼓励银行向小微企业发放单户授信1000万元以下的信用贷款。")]
    [InlineData("支持企业申报国家高新技术企业，优先支持专精特新企业。")]
    [InlineData("弄虚作假的，追回已拨付的资金，三年内不予支持。")]
    [InlineData("政府采购工程预留份额提高到40%以上。")]
    [InlineData("水土保持补偿费按现行收费标准的80%收取。")]
    [InlineData("给予中小企业不低于采购合同金额50%的预付款。")]
    [InlineData("本政策与其他政策重复的，按照“从高不重复”原则予以支持。")]
    [InlineData("对小规模纳税人减按1%征收率征收增值税。")]
    [InlineData("企业研发投入占营业收入比重达到5%以上。")]
    public void What_is_no_benefit_gives_no_row(string sentence) => Assert.Empty(RowNotation.Rows(sentence).Select(RowNotation.Write));
}
