using ClauseExtractor.Extraction;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Tests.Revision;

/// <summary>
/// Policies that were written anew: nothing removed goes unsaid, and two unlike things are never told as one that changed.
/// </summary>
public class RewrittenPolicyTests
{
    private static readonly string[] Frame =
    [
        "若干措施",
        "一、总体要求坚持市场主导,加强统筹协调,形成工作合力。",
        "",
        "三、附则本措施由市科委负责解释,自印发之日起施行。",
    ];

    [Theory]
    [InlineData(
        "二、对新认定的市级检验检测机构,给予30万元奖励。对首次参展的企业给予2万元补助。",
        "二、对国家级专精特新企业,给予10万元奖励。对首次参展的企业给予2万元补助。",
        "Removed 30万元, Added 10万元",
        "another recipient: a removal and an addition, no cut"
    )]
    [InlineData(
        "二、对入驻园区的企业,给予30万元奖励。",
        "二、对入驻园区的企业,给予10万元奖励。",
        "Changed 300000>100000",
        "the same recipient: a cut"
    )]
    [InlineData(
        "二、对脱贫家庭学生,免交学费和住宿费。",
        "二、对脱贫家庭学生,按规定给予资助。",
        "Removed 免交, Added 资助",
        "an exemption that became a grant of no sum is gone"
    )]
    [InlineData(
        "二、对企业引进人才给予20万元补贴。对企业参加展会给予5万元补贴。",
        "二、对企业引进人才给予20万元补贴。",
        "Removed 5万元",
        "a sentence dropped within a kept clause"
    )]
    public void A_benefit_is_compared_with_itself_alone(string from, string to, string expected, string why)
    {
        var facts = PolicyComparer
            .Compare(Policy.Of(With(from)), Policy.Of(With(to)))
            .Facts.Where(f => f.Subject == FactSubject.Benefit)
            .ToList();
        string[] told = expected.Split(", ");
        Assert.True(facts.Count >= told.Length, $"{why}: {Show(facts)}");
        foreach (string fact in told)
        {
            string[] parts = fact.Split(' ');
            Assert.True(
                facts.Exists(f => f.Change.ToString() == parts[0] && Words(f).Contains(parts[1], StringComparison.Ordinal)),
                $"{why}: {Show(facts)}"
            );
        }
        if (expected.StartsWith("Removed", StringComparison.Ordinal))
            Assert.DoesNotContain(
                facts,
                f => f.Change == FactChangeKind.Changed && f.Field is { } field && field.EndsWith("amount", StringComparison.Ordinal)
            );
    }

    [Theory]
    [InlineData("有关部门应当在三个月内办结。", "有关部门应当在六十日内办结。", "Period 三个月>六十日", "a period in another unit")]
    [InlineData("有效期为3年。", "有效期为5年。", "Period 3年>5年", "years")]
    [InlineData("女性年满55周岁的可以申请。", "女性年满50周岁的可以申请。", "Number 55周岁>50周岁", "an age")]
    [InlineData("应缴数额三倍以上罚款。", "应缴数额五倍以上罚款。", "Number 三倍>五倍", "a multiple")]
    [InlineData("企业应当向主管部门备案。", "企业可以向主管部门备案。", "Duty 应当>可以", "the force of a rule")]
    [InlineData("代办机构不得向企业收取费用。", "代办机构向企业收取费用。", "Duty 不得>", "a prohibition gone")]
    [InlineData("代办机构向企业收取费用。", "代办机构不得向企业收取费用。", "Duty >不得", "a prohibition come")]
    [InlineData(
        "女性年满55周岁的职工退休时,单位一次性结清其补充保险,并在公示栏公布结果备查。",
        "未满16周岁的学生参加实习时,学校统一购买其意外保险,由区教育局组织专家评审。",
        "",
        "two ages of two rules"
    )]
    public void Numbers_and_duties_of_a_clause_are_told(string from, string to, string expected, string why)
    {
        var facts = PolicyComparer
            .Compare(Policy.Of(With("二、" + from)), Policy.Of(With("二、" + to)))
            .Facts.Where(f =>
                f.Subject is FactSubject.Period or FactSubject.Number or FactSubject.Duty or FactSubject.Threshold
                    && f.Change == FactChangeKind.Changed
                || f.Subject == FactSubject.Duty
            )
            .ToList();
        string told = string.Join(
            ' ',
            facts.Where(f => f.Subject != FactSubject.Threshold || expected.Length == 0).Select(f => $"{f.Subject} {f.Old}>{f.New}")
        );
        // An age that a threshold stands on is told as the threshold's.
        bool asThreshold = facts.Exists(f => f.Subject == FactSubject.Threshold) && expected.StartsWith("Number", StringComparison.Ordinal);
        Assert.True(expected == told || asThreshold, $"{why}: {told}");
    }

    [Fact]
    public void A_name_replaced_throughout_is_said_once()
    {
        string[] Text(string name) =>
            [
                "管理办法",
                $"第一条 {name}部门负责本市计量工作。",
                $"第二条 企业应当向{name}部门报送资料。",
                $"第三条 {name}部门可以委托检验机构。",
                "第四条 本办法自印发之日起施行。",
            ];
        var revision = PolicyComparer.Compare(Policy.Of(Text("质量技术监督")), Policy.Of(Text("市场监督管理")));
        var replacement = Assert.Single(revision.Replacements);
        Assert.Equal((3, 3), (replacement.Count, replacement.Clauses.Count));
        Assert.Contains("质量技术", replacement.Old, StringComparison.Ordinal);
        Assert.Contains("市场", replacement.New, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_was_read_on_one_side_only_is_no_change_where_the_words_stayed()
    {
        string[] lines = With("二、对入驻园区的企业,给予30万元奖励。");
        var (old, @new) = (Policy.Of(lines), Policy.Of([.. lines[..3], "三、附则本措施由市财政局负责解释,自印发之日起施行。"]));
        var facts = PolicyComparer.Compare(old with { Benefits = [] }, @new).Facts;
        Assert.DoesNotContain(facts, f => f.Subject == FactSubject.Benefit);
    }

    [Theory]
    [InlineData(
        "重大事项报市政府批准后执行。",
        "重大事项报市市场监管局批准后执行。",
        "Owner 市政府>市市场监管局",
        "short names of governments and bureaus"
    )]
    [InlineData("企业应当保存检定记录。", "企业应当妥善保存检定记录。", "", "the force stayed")]
    public void Authorities_of_running_text_are_told(string from, string to, string expected, string why)
    {
        var facts = PolicyComparer.Compare(Policy.Of(With("二、" + from)), Policy.Of(With("二、" + to))).Facts;
        Assert.True(expected == string.Join(' ', facts.Select(f => $"{f.Subject} {f.Old}>{f.New}")), why + Show(facts));
    }

    [Fact]
    public void A_benefit_that_went_to_another_clause_is_not_taken_for_one_there()
    {
        string[] Text(string second, string third) =>
            [
                "若干措施",
                "一、总体要求坚持市场主导。",
                "二、培育品牌。" + second,
                "三、树立标杆。" + third,
                "四、附则本措施自印发之日起施行。",
            ];
        const string Kept = "对首获区级精品称号的单位,予以最高20万元资助。";
        var facts = PolicyComparer
            .Compare(
                Policy.Of(Text(Kept, "对首次获评市长质量奖的单位,予以最高200万元资助。对参加质量小组的班组,予以3万元资助。")),
                Policy.Of(Text("对首次获评市长质量奖的单位,予以最高100万元资助。" + Kept, "对参加质量小组的班组,予以3万元资助。"))
            )
            .Facts;
        var fact = Assert.Single(facts);
        Assert.Equal(
            (FactSubject.Benefit, 2000000m, 1000000m, "三", "二"),
            (fact.Subject, fact.Old, fact.New, fact.OldClause, fact.NewClause)
        );
    }

    [Fact]
    public void A_rule_that_stands_on_in_a_clause_worded_anew_is_no_change()
    {
        string[] Text(params string[] clauses) =>
            ["管理办法", "第一条 市场监管部门负责本市计量工作。", .. clauses, "第九条 本办法自印发之日起施行。"];
        var facts = PolicyComparer
            .Compare(
                Policy.Of(Text("第二条 受理部门应当按照属地管理、分级负责的原则,及时转交地方处理,并将结果告知投诉人。")),
                Policy.Of(
                    Text(
                        "第二条 检定机构按照规程确定周期,定期向社会公布收费项目。",
                        "第三条 受理部门应当按照属地管理、分级负责的原则,自正式受理之日起十个工作日内,按程序转给指定单位办理,逾期由上级督办并向本级人民政府报告。"
                    )
                )
            )
            .Facts;
        Assert.DoesNotContain(facts, f => f.Subject == FactSubject.Duty);
    }

    [Fact]
    public void A_clause_written_anew_under_its_topic_and_between_its_neighbours_is_the_same_clause()
    {
        string[] Text(string clause) =>
            [
                "若干措施",
                "第一条 市场监管部门负责本市计量监督工作,建立协调机制。",
                "第二条 " + clause,
                "第三条 计量器具的检定周期由检定机构按照规程确定并公布。",
                "第四条 本措施自印发之日起施行。",
            ];
        var changes = PolicyComparer
            .Compare(
                Policy.Of(Text("购置进口检测设备的企业,凭购置发票向园区服务窗口领取设备补贴申请表,经核对后发放。")),
                Policy.Of(Text("企业购置进口检测设备的,线上填报即可兑现设备补贴,由平台自动比对税务数据,不再收取纸质材料。"))
            )
            .Clauses;
        Assert.Single(changes, c => c.Old.Contains("第二条") && c.New.Contains("第二条"));
    }

    [Fact]
    public void Two_unlike_clauses_in_one_place_are_a_removal_and_an_addition()
    {
        string[] Text(string clause) =>
            ["若干措施", "第一条 市场监管部门负责本市计量监督工作,建立协调机制。", "第二条 " + clause, "第三条 本措施自印发之日起施行。"];
        var changes = PolicyComparer
            .Compare(Policy.Of(Text("高校毕业生创业可以申请场地租金减免。")), Policy.Of(Text("垃圾分类设施建设纳入老旧小区改造计划。")))
            .Clauses;
        Assert.Contains(changes, c => c.Change == ChangeKind.Deleted);
        Assert.Contains(changes, c => c.Change == ChangeKind.Inserted);
    }

    private static string[] With(string clause) => [Frame[0], Frame[1], clause, Frame[3]];

    private static string Words(FactChange fact) =>
        fact.Change == FactChangeKind.Changed ? $"{fact.Old}>{fact.New}" : (fact.OldSpan ?? fact.NewSpan)!.Quote;

    private static string Show(IEnumerable<FactChange> facts) => string.Join(" | ", facts.Select(f => $"{f.Change} {f.Field} {Words(f)}"));
}
