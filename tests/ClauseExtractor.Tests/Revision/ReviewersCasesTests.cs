using ClauseExtractor.Extraction;
using ClauseExtractor.Reports;
using ClauseExtractor.Reports.Html;
using ClauseExtractor.Revision;
using ClauseExtractor.Revision.Topics;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Tests.Revision;

/// <summary>What a reviewer found missed, torn apart or told wrongly in rewritten policies, each by a small text.</summary>
public class ReviewersCasesTests
{
    [Fact]
    public void Terms_that_changed_places_stand_in_one_block()
    {
        var (view, facts) = Compare(
            "对入驻企业,前三年按租金的80%、后两年按租金的50%给予补贴。",
            "对入驻企业,前2年按租金的80%、后3年按租金的50%给予补贴。"
        );
        Assert.Equal(["三年>2年", "两年>3年"], facts.Select(f => $"{f.Old}>{f.New}"));
        Assert.Equal(2, Assert.Single(view.Blocks).Lines.Count);
    }

    [Theory]
    [InlineData("企业变更名称的,应当报市财政局备案。", "企业变更名称的,应当报市财政局复核。", "备案>复核", "another act of the authority")]
    [InlineData("项目计划由区科技局审批后下达。", "项目计划由区科技局备案后下达。", "审批>备案", "less than an approval")]
    [InlineData("企业变更名称的,应当报市财政局备案。", "企业变更名称的,应当及时报市财政局备案。", "", "the same act")]
    public void Another_act_of_an_authority_is_told(string from, string to, string expected, string why)
    {
        var facts = Compare(from, to).Facts.Where(f => f.Field == "act").Select(f => $"{f.Old}>{f.New}");
        Assert.True(expected == string.Join(' ', facts), why);
    }

    [Fact]
    public void Thresholds_stand_under_their_benefit()
    {
        var block = Assert.Single(
            Compare(
                "对年营业收入超过1000万元、从业人员50人以上的企业,给予20万元奖励。",
                "对年营业收入超过2000万元、从业人员80人以上的企业,给予10万元奖励。"
            ).View.Blocks
        );
        Assert.Equal(BlockKind.Lowered, block.Kind);
        Assert.Equal(2, block.Lines.Count(l => l.Fact.Subject == FactSubject.Threshold));
    }

    [Fact]
    public void A_subsidy_that_went_with_its_article_is_told()
    {
        string[] kept = ["若干措施", "一、对新认定的企业,给予10万元奖励。", "二、对引进的博士,给予5万元补贴。"];
        var facts = PolicyComparer.Compare(Policy.Of([.. kept, "三、对首次参展的企业,给予2万元补助。"]), Policy.Of(kept)).Facts;
        Assert.Contains(facts, f => f is { Subject: FactSubject.Benefit, Change: FactChangeKind.Removed, OldClause: "三" });
    }

    [Theory]
    [InlineData(
        "县区财政局应当在15个工作日内完成审核,对弄虚作假骗取资金的追回资金。",
        FactSubject.Period,
        "15个工作日",
        "a period in a provision"
    )]
    [InlineData(
        "发展改革、财政、水利、统计等有关部门应当按照职责分工做好相关工作。",
        FactSubject.Owner,
        "发展改革、财政、水利、统计等有关部门",
        "a list of departments"
    )]
    [InlineData(
        "设备报废的,向设区的市级生态环境主管部门备案。",
        FactSubject.Owner,
        "设区的市级生态环境主管部门",
        "another level of an authority"
    )]
    public void What_a_new_sentence_says_is_told(string sentence, FactSubject subject, string said, string why)
    {
        const string Kept = "对引进的高层次人才,按照有关规定给予补贴。";
        var facts = Compare(Kept, Kept + sentence).Facts;
        Assert.True(
            facts.Any(f => f.Subject == subject && f.Change == FactChangeKind.Added && f.New as string == said),
            $"{why}: {string.Join(" | ", facts.Select(f => $"{f.Subject} {f.New}"))}"
        );
    }

    [Theory]
    [InlineData(
        "平台企业应当每月报送数据。",
        "平台企业(以下简称平台)应当每月报送数据。",
        "a short name for what follows binds nobody else"
    )]
    [InlineData("对引进的人才给予补贴。", "对引进的人才给予补贴。其主管部门应当予以公开。", "a kind of authority is no name")]
    public void Nobody_else_is_bound(string from, string to, string why) =>
        Assert.True(Compare(from, to).Facts.All(f => f.Field != "scope" && f.Subject != FactSubject.Owner), why);

    [Fact]
    public void The_rules_of_a_new_clause_are_a_list_in_the_order_of_the_text()
    {
        string[] old = ["若干措施", "一、对新认定的企业,给予10万元奖励。"];
        var (before, after) = (
            Policy.Of(old),
            Policy.Of([.. old, "二、申请单位应当如实填报材料。不得重复申报同一项目。区科委应当在网站上公开结果。"])
        );
        var view = RevisionView.Of(PolicyComparer.Compare(before, after), before, after);
        var block = Assert.Single(view.Blocks, b => b.Kind == BlockKind.Duty);
        Assert.Equal(
            ["新增规定（应当 2、不得 1）", "申请单位应当如实填报材料", "不得重复申报同一项目", "区科委应当在网站上公开结果"],
            BlockNames.Read(block, ReportLanguage.Chinese)
        );
        string page = RevisionPage.Render(view),
            markdown = RevisionMarkdown.Render(view);
        Assert.Contains("<ol class=\"rules\"><li><ins>申请单位应当如实填报材料</ins></li><li>", page, StringComparison.Ordinal);
        Assert.Contains("新增规定（应当 2、不得 1）\n  - 申请单位应当如实填报材料\n  - 不得", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_two_programmes_share_word_for_word_stays_with_each()
    {
        const string Audit = "经会计师事务所审计的上一年度财务审计报表及报表附注;",
            Rest = "能够说明项目单位研发实力和筹资能力的其他材料。";
        string[] Text(params string[] last) =>
            [
                "资金管理办法",
                "一、申报",
                "(一)申请补助的企业应当提交以下材料:",
                "1.项目申请表和可行性研究报告;",
                "2." + Audit,
                "(二)申请贴息的企业应当提交如下资料:",
                "3.银行贷款合同和利息单据;",
                .. last,
            ];
        var changes = PolicyComparer.Compare(Policy.Of(Text("4." + Audit, "5." + Rest)), Policy.Of(Text("4." + Audit + Rest))).Clauses;
        Assert.Equal(["一/(二)/4", "一/(二)/5"], changes.Single(c => c.Change == ChangeKind.Merged).Old);
        Assert.Equal(["一/(一)/2"], changes.Single(c => c.Old.Contains("一/(一)/2")).New);
    }

    [Fact]
    public void Two_policies_meet_by_subject_and_not_by_their_closing_clauses_alone()
    {
        var first = Policy.Of(
            "甲市若干措施",
            "一、降低算力使用成本。对租用公共算力平台的单位,每年发放算力券,按合同额给予最高200万元支持。",
            "二、强化金融支撑。对获得银行贷款的企业,按利息的50%给予贴息。",
            "三、打造赛会品牌。对举办行业论坛的单位,给予30万元补助。",
            "四、本措施自2025年1月1日起施行,有效期3年。"
        );
        var second = Policy.Of(
            "乙区扶持办法",
            "一、支持人才落户。对引进的博士,给予5万元补贴。",
            "二、扩大信贷供给。对获得贷款的小微企业,按实付利息的30%给予补贴。",
            "三、支持建设智能算力设施。对采购算力服务的企业,给予最高100万元补贴。",
            "四、本办法自2026年1月1日起施行,有效期2年。"
        );
        var pairs = TopicComparer.Compare(first, second).ToDictionary(p => p.First!.Path, p => p.Second!.Path);
        Assert.Equal(("三", "二", "四"), (pairs["一"], pairs["二"], pairs["四"]));
        Assert.DoesNotContain("三", pairs.Keys);
    }

    private static (RevisionView View, IReadOnlyList<FactChange> Facts) Compare(string from, string to)
    {
        string[] With(string clause) =>
            [
                "若干措施",
                "一、总体要求坚持市场主导,加强统筹协调,形成工作合力。",
                "二、" + clause,
                "三、附则本措施由市科委负责解释,自印发之日起施行。",
            ];
        PolicyRecord old = Policy.Of(With(from)),
            @new = Policy.Of(With(to));
        var record = PolicyComparer.Compare(old, @new);
        return (RevisionView.Of(record, old, @new), record.Facts);
    }
}
