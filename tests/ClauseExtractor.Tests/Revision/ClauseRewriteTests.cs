using ClauseExtractor.Revision;

namespace ClauseExtractor.Tests.Revision;

/// <summary>Clauses that were cut in parts, put together, or written anew where they stood.</summary>
public class ClauseRewriteTests
{
    private const string First = "市场监管部门负责本市计量监督工作,建立协调机制。", Last = "计量器具的检定周期由检定机构按照规程确定并公布。";

    private static readonly string[] Whole = ["企业申请设备购置补贴的,应当提交购置合同和发票。受理机构在十个工作日内完成审核,并将审核结果书面告知申请企业。补贴资金由市财政局按季度拨付到企业账户。"];

    private static readonly string[] Parts =
        ["企业申请设备购置补贴的,应当提交购置合同和发票。", "受理机构在五个工作日内完成审核,并将审核结果书面告知申请企业。", "补贴资金由市财政局按月拨付到企业账户,不得挪作他用。"];

    [Fact]
    public void A_split_is_told_as_a_split_and_its_facts_by_the_part_they_stand_in()
    {
        var revision = Compare(Whole, Parts);
        var split = Assert.Single(revision.Clauses, c => c.Change == ChangeKind.Split);
        Assert.Equal("第二条 > 第二条 第三条 第四条", Places(split));
        Assert.DoesNotContain(revision.Clauses, c => c.Change is ChangeKind.Inserted or ChangeKind.Deleted);
        var period = Assert.Single(revision.Facts, f => f.Subject == FactSubject.Period);
        Assert.Equal(("第二条", "第三条", "十个工作日", "五个工作日"), (period.OldClause, period.NewClause, period.Old, period.New));
        Assert.Single(revision.Facts, f => f is { Subject: FactSubject.Duty, Change: FactChangeKind.Added, New: "不得" });
        Assert.Equal(2, revision.Facts.Count);
    }

    [Fact]
    public void Clauses_put_together_are_told_as_merged()
    {
        var revision = Compare(Parts, Whole);
        var merged = Assert.Single(revision.Clauses, c => c.Change == ChangeKind.Merged);
        Assert.Equal("第二条 第三条 第四条 > 第二条", Places(merged));
        Assert.Equal("第三条", Assert.Single(revision.Facts, f => f.Subject == FactSubject.Period).OldClause);
    }

    [Theory]
    [InlineData("本市鼓励检验机构向社会开放实验室,收费标准由物价部门核定。", "检验机构的实验室面向社会开放共享,按市场价格结算费用,并接受用户评价。")]
    [InlineData("对新引进的博士后,用人单位按月发放生活补助,发放期两年。", "新引进的博士后改由财政直接支付生活补助,凭进站证明线上申领。")]
    [InlineData("园区内企业使用公共检测平台的,凭发票报销部分检测费用。", "园区内企业使用公共检测平台改领检测券,抵扣价款后统一清算。")]
    public void A_clause_written_anew_in_its_place_is_the_same_clause(string old, string @new)
    {
        var change = Assert.Single(Compare([old], [@new]).Clauses, c => c.Old.Contains("第二条"));
        Assert.Equal(["第二条"], change.New);
        Assert.InRange(change.Similarity, 0.3, 0.65);
    }

    private static string Places(ClauseChange change) => $"{string.Join(' ', change.Old)} > {string.Join(' ', change.New)}";

    private static RevisionRecord Compare(string[] old, string[] @new) => PolicyComparer.Compare(Of(old), Of(@new));

    private static ClauseExtractor.Extraction.PolicyRecord Of(string[] clauses) =>
        Policy.Of(["若干措施", .. new[] { First }.Concat(clauses).Append(Last).Append("本措施自印发之日起施行。").Select((c, i) => $"第{"一二三四五六七八"[i]}条 {c}")]);
}
