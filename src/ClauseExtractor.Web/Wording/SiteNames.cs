using System.Collections.Frozen;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Corrections;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Library.Reviews;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Web.Wording;

/// <summary>
/// What the values of the library's and the site's closed lists are called: one table a list, both languages in one row. Those of records
/// are in <see cref="ValueNames"/>.
/// </summary>
internal static class SiteNames
{
    public static string Of(PolicyState state, bool english) => english ? States[state] : StatusNames.Chinese(state);

    public static string Of(Extraction.ValidityBasis basis, bool english) => english ? Bases[basis] : ValidityNames.Chinese(basis);

    public static string Of(ImportStatus status, bool english) => Imports[status].In(Language(english));

    public static string Of(CorrectionState state, bool english) => Corrections[state].In(Language(english));

    public static string Of(Role role, bool english) => Accounts[role].In(Language(english));

    public static string Of(ReviewMark mark, bool english) => Marks[mark].In(Language(english));

    /// <summary>What somebody did, by the audit log's code; the code itself where a newer product wrote it.</summary>
    public static string OfAction(string code, bool english) =>
        Actions.TryGetValue(code, out var words) ? words.In(Language(english)) : code;

    /// <summary>Why a document has its state.</summary>
    public static string Reason(PolicyStatus status, bool english) =>
        (Reasons.TryGetValue(status.Reason, out var words) ? words : Reasons["dates"]).In(Language(english));

    private static readonly FrozenDictionary<PolicyState, string> States = new Dictionary<PolicyState, string>
    {
        [PolicyState.Draft] = "Draft",
        [PolicyState.Pending] = "Not yet in force",
        [PolicyState.InForce] = "In force",
        [PolicyState.Expired] = "Expired",
        [PolicyState.Repealed] = "Repealed",
        [PolicyState.Superseded] = "Superseded",
        [PolicyState.Unknown] = "Unknown",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Extraction.ValidityBasis, string> Bases = new Dictionary<Extraction.ValidityBasis, string>
    {
        [Extraction.ValidityBasis.Written] = "written in the text",
        [Extraction.ValidityBasis.Computed] = "computed from the text",
        [Extraction.ValidityBasis.AssumedFromIssue] = "assumed from the day of issue",
        [Extraction.ValidityBasis.None] = "no date",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<ImportStatus, Words> Imports = Table<ImportStatus>(
        (ImportStatus.Added, "新增", "added"),
        (ImportStatus.Version, "新版本", "new version"),
        (ImportStatus.Copy, "同文副本", "copy"),
        (ImportStatus.Known, "已有", "already there"),
        (ImportStatus.Refused, "未能读取", "refused"),
        (ImportStatus.Rebuilt, "已重建", "rebuilt"),
        (ImportStatus.Unpacked, "已解开", "unpacked"),
        (ImportStatus.Failed, "打不开", "failed"),
        (ImportStatus.Cancelled, "已取消", "cancelled")
    );

    private static readonly FrozenDictionary<CorrectionState, Words> Corrections = Table<CorrectionState>(
        (CorrectionState.Proposed, "待定", "proposed"),
        (CorrectionState.Applied, "已生效", "in force"),
        (CorrectionState.NeedsReview, "原文已变，待复核", "text changed, look again"),
        (CorrectionState.Undone, "已撤销", "undone"),
        (CorrectionState.Rejected, "已否决", "rejected")
    );

    private static readonly FrozenDictionary<ReviewMark, Words> Marks = Table<ReviewMark>(
        (ReviewMark.Open, "未核", "open"),
        (ReviewMark.Agreed, "一致", "agreed"),
        (ReviewMark.Doubtful, "存疑", "doubtful"),
        (ReviewMark.Checked, "已核", "checked")
    );

    private static readonly FrozenDictionary<Role, Words> Accounts = Table<Role>(
        (Role.Researcher, "研究员（阅读）", "Researcher (reads)"),
        (Role.Importer, "导入员（导入）", "Importer (imports)"),
        (Role.Reviewer, "复核员（更正）", "Reviewer (corrects)"),
        (Role.Admin, "管理员（管理）", "Admin (manages)")
    );

    private static readonly FrozenDictionary<string, Words> Actions = Table<string>(
        ("signIn", "登录", "signed in"),
        ("signIn.wrong", "登录失败", "failed to sign in"),
        ("signIn.delayed", "登录尝试过多", "tried to sign in too often"),
        ("signOut", "退出", "signed out"),
        ("account.create", "新建账号", "made an account"),
        ("account.change", "修改账号", "changed an account"),
        ("account.password", "修改密码", "changed the password"),
        ("token.create", "新建令牌", "made a token"),
        ("token.withdraw", "收回令牌", "withdrew a token"),
        ("import", "导入", "imported"),
        ("import.retry", "重试导入", "tried an import again"),
        ("import.cancel", "取消导入", "cancelled imports"),
        ("import.clear", "清除导入结果", "cleared outcomes of imports"),
        ("remove", "删除文件", "removed a document"),
        ("correct", "更正", "corrected"),
        ("propose", "提出更正", "proposed a correction"),
        ("confirm", "确认无误", "confirmed a row"),
        ("note", "备注", "noted"),
        ("review", "复核变化", "marked a change"),
        ("accept", "接受更正", "accepted a correction"),
        ("reject", "否决更正", "rejected a correction"),
        ("undo", "撤销更正", "undid a correction"),
        ("download", "下载", "downloaded"),
        ("export", "导出", "exported"),
        ("refused", "被拒绝", "was refused"),
        ("ask", "提问", "asked a question"),
        ("assist", "请模型读条款", "had the model read a clause"),
        ("match", "用企业情况匹配", "matched a profile"),
        ("watch", "修改关注", "changed kept queries")
    );

    private static readonly FrozenDictionary<string, Words> Reasons = Table<string>(
        ("dates", "按原文日期", "by the dates in the text"),
        ("fromIssue", "原文未写施行日期，按成文日期起算", "no first day in the text; counted from the day of issue"),
        ("noEnd", "原文未写有效期", "the text sets no last day"),
        (
            "fromIssueNoEnd",
            "原文未写施行日期和有效期，按成文日期起算",
            "neither first nor last day in the text; counted from the day of issue"
        ),
        ("noDate", "原文没有日期", "the text gives no date"),
        ("draft", "征求意见稿", "a draft for comment"),
        ("repealed", "被资料库中另一文件废止", "repealed by another document of the library"),
        ("newerVersion", "同一政策的新版本已施行", "a newer version of the same policy is in force")
    );

    private static ReportLanguage Language(bool english) => english ? ReportLanguage.English : ReportLanguage.Chinese;

    private static FrozenDictionary<T, Words> Table<T>(params (T Value, string Chinese, string English)[] rows)
        where T : notnull => rows.ToFrozenDictionary(r => r.Value, r => new Words(r.Chinese, r.English));
}
