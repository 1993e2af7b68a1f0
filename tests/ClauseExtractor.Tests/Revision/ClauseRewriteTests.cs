using ClauseExtractor.Revision;

namespace ClauseExtractor.Tests.Revision;

/// <summary>Clauses that were cut in parts, put together, or written anew where they stood.</summary>
public class ClauseRewriteTests
{
    private const string First = "市场监管部门负责本市计量监督工作,建立协调机制。",
        Last = "计量器具的检定周期由检定机构按照规程确定并公布。";

    private static readonly string[] Whole =
    [
        "企业申请设备购置补贴的,应当提交购置合同和发票。受理机构在十个工作日内完成审核,并将审核结果书面告知申请企业。补贴资金由市财政局按季度拨付到企业账户。",
    ];

    private static readonly string[] Parts =
    [
        "企业申请设备购置补贴的,应当提交购置合同和发票。",
        "受理机构在五个工作日内完成审核,并将审核结果书面告知申请企业。",
        "补贴资金由市财政局按月拨付到企业账户,不得挪作他用。",
    ];

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

    /// <summary>
    /// Of each of these pairs the assignment by words alone makes a deletion and an insertion (tried without <see cref="PlaceMatcher"/>);
    /// the similarity is that of the record.
    /// </summary>
    [Theory]
    [InlineData(
        "实验室开放共享。本市检验机构的实验室向社会开放,收费由物价部门核定。",
        "实验室共享服务。本市检验机构按市场价格结算,评价结果向社会公布。"
    )]
    [InlineData(
        "实验室开放共享。检验机构的实验室向社会开放,收费由物价部门核定。",
        "实验室共享服务。检验机构按市场价结算,评价由用户作出并公布。"
    )]
    [InlineData(
        "检测设备更新补贴。企业凭购置发票向服务窗口领取申请表,经核对后发放。",
        "检测设备补贴兑现。企业线上填报,平台比对税务数据,经公示后兑现。"
    )]
    [InlineData(
        "人才公寓租金减免。引进人才凭劳动合同到街道窗口登记,按季度返还租金。",
        "人才公寓租住保障。引进人才在线选房,房租按市价五成直接结算,按季度轮候。"
    )]
    public void A_clause_written_anew_in_its_place_is_the_same_clause(string old, string @new)
    {
        var change = Assert.Single(PolicyComparer.Compare(Headed(old), Headed(@new)).Clauses, c => c.Old.Contains("二"));
        Assert.Equal("二 > 二", Places(change));
        Assert.InRange(change.Similarity, 0.3, 0.45);

        static ClauseExtractor.Extraction.PolicyRecord Headed(string clause) =>
            Policy.Of("若干措施", "一、总体要求。" + First, "二、" + clause, "三、检定周期。" + Last, "四、附则。本措施自印发之日起施行。");
    }

    private static string Places(ClauseChange change) => $"{string.Join(' ', change.Old)} > {string.Join(' ', change.New)}";

    private static RevisionRecord Compare(string[] old, string[] @new) => PolicyComparer.Compare(Of(old), Of(@new));

    private static ClauseExtractor.Extraction.PolicyRecord Of(string[] clauses) =>
        Policy.Of([
            "若干措施",
            .. new[] { First }
                .Concat(clauses)
                .Append(Last)
                .Append("本措施自印发之日起施行。")
                .Select((c, i) => $"第{"一二三四五六七八"[i]}条 {c}"),
        ]);
}
