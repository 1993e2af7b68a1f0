using System.Collections.Frozen;
using ClauseExtractor.Web.Access;

namespace ClauseExtractor.Web.Api;

/// <summary>
/// What the page of the API says of each call in Chinese: the endpoints say it in English, as their description for programs does.
/// </summary>
internal static class ApiWording
{
    /// <summary>Summary and description of a call by its endpoint's name; null where there is none.</summary>
    public static (string Summary, string Description)? Chinese(string endpoint) =>
        Calls.TryGetValue(endpoint, out var words) ? words : null;

    /// <summary>What a group of calls is about, by the first part of its path.</summary>
    public static string Group(string name, bool english) => !english && Groups.TryGetValue(name, out string? chinese) ? chinese : name;

    /// <summary>Who may make a call.</summary>
    public static string Needs(Permission permission, bool english) =>
        english
            ? permission.ToString().ToLowerInvariant()
            : permission switch
            {
                Permission.None => "不需要登录",
                Permission.Read => "阅读",
                Permission.Import => "导入",
                Permission.Review => "复核",
                _ => "管理",
            };

    private static readonly FrozenDictionary<string, string> Groups = new Dictionary<string, string>
    {
        ["accounts"] = "账号",
        ["ask"] = "提问",
        ["audit"] = "操作记录",
        ["benefits"] = "扶持对照",
        ["corrections"] = "更正",
        ["documents"] = "文件",
        ["due"] = "到期",
        ["estimate"] = "测算",
        ["export"] = "导出",
        ["imports"] = "导入",
        ["match"] = "匹配",
        ["review"] = "复核",
        ["revisions"] = "修订",
        ["search"] = "检索",
        ["standing"] = "各地水平",
        ["statistics"] = "统计",
        ["suggestions"] = "补全",
        ["watches"] = "已保存的检索",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, (string, string)> Calls = new Dictionary<string, (string, string)>
    {
        ["api:search"] = (
            "检索条款。",
            "q 用检索式：词语、-排除、\"原文\"、甲|乙，以及 上限>=200万、地区:上海市、有效:2026-03-01 等筛选。sort：relevance、cap、rate、date。"
                + "on：按哪一天看状态。exact=true：不检索同义词。relax=true：找到很少时，另附放宽后的结果。"
        ),
        ["api:suggestions"] = ("补全检索式的最后一个词。", ""),
        ["api:benefits"] = (
            "各文件的扶持内容，一项一行。",
            "group：none、topic、region、document、kind、owner。sort：relevance、cap、rate、date。"
        ),
        ["api:statistics"] = ("资料库里有什么。", ""),
        ["api:match"] = (
            "企业能享受什么，还差什么。",
            "字段与页面相同：金额写 2400万 或 24000000，比例写 25%，列表用逗号分开，facts 一行一项。没写的按“未告知”，结果为 unknown，绝不算符合。held、not 是确认过的条件的编号（见结果中的 key）。"
        ),
        ["api:match.post"] = ("同上，企业情况以 JSON 给出。", "字段同 clause match --profile 的文件。"),
        ["api:estimate"] = (
            "扶持内容合多少钱，附步骤。",
            "q 检索，或用 doc 和 clause 指明条款。base：按什么的比例，例 1200万；grant：上级已给的数额，用于配套；measure：分档所看的数额；count：件数；years：年数。"
        ),
        ["api:due"] = ("什么到期、截止、久等未出。", "within：90d、6m、1y。on：从哪一天起，缺省为今天。"),
        ["api:watches"] = ("已保存的检索，以及它们的新内容。", ""),
        ["api:watches.add"] = ("保存一个检索。", "同名的会被替换；资料库现有的内容记为已看。"),
        ["api:watches.seen"] = ("把现有内容记为已看。", ""),
        ["api:watches.remove"] = ("不再保存一个检索。", ""),
        ["api:standing"] = ("某个主题在各地的上限和比例、中位数，以及各版本间的变化。", ""),
        ["api:documents"] = ("全部文件，新的在前。", "versions=true 连同旧版本。"),
        ["api:document"] = ("一份文件的信息、状态、版本和来源。", ""),
        ["api:record"] = ("提取记录，含更正。", "extracted=true 为更正前的记录。"),
        ["api:text"] = ("所有位置所依据的阅读文本。", ""),
        ["api:file"] = ("原始文件。", ""),
        ["api:page"] = ("PDF 或扫描件一页的图片。", ""),
        ["api:export"] = (
            "把若干文件的记录导出为一个文件。",
            "id 每份文件写一次，不写为全部；format：json、jsonl、xlsx、md、benefits.csv、clauses.csv、documents.csv。"
        ),
        ["api:remove"] = ("删除一份文件；它的更正会保留。", ""),
        ["api:revisions"] = ("一份文件相对另一份的修订记录。", "old 和 new 是编号；可能的旧版本见文件本身的返回。"),
        ["api:imports.post"] = ("收下文件，逐份导入。", "curl -F files=@policy.pdf …/api/imports；password 用于打开加密文件，不会保存。"),
        ["api:imports.address"] = ("按网址导入一个网页或一份文件；只限公开的网址。", ""),
        ["api:imports"] = ("上传过什么，结果如何，新的在前。", ""),
        ["api:import"] = ("一份上传的文件。", ""),
        ["api:import.retry"] = ("重试没有读成的文件，需要时附密码。", ""),
        ["api:import.cancel"] = ("停止一份还没有结果的导入。", ""),
        ["api:review"] = ("待复核的内容，最可疑的在前：等待决定的更正、没有把握的扶持内容、未能读懂的数额、有其他疑点的文件。", ""),
        ["api:corrections"] = ("一份文件的更正，旧的在前。", ""),
        ["api:correct"] = (
            "更正一个值，或提出更正。",
            "revision 是你看到的修订号：有人先改了返回 409。field：heading、benefits[0].caps[0].amount、dates.effectiveTo、benefits[+] …；value 按平常写法，null 表示去掉。"
        ),
        ["api:correction"] = ("一处更正的经过。", ""),
        ["api:accept"] = ("接受等待决定的更正。", ""),
        ["api:reject"] = ("否决等待决定的更正。", ""),
        ["api:undo"] = ("撤销一处更正。", ""),
        ["api:ask"] = ("依资料库回答问题，每句附所依据的原文。", "由启动时配置的语言模型回答；没有配置时返回 404。"),
        ["api:propose"] = ("请语言模型读一条规则没有把握的条款；与原文相符的进入复核队列。", ""),
        ["api:accounts"] = ("全部账号。", ""),
        ["api:accounts.create"] = ("新建账号。", ""),
        ["api:audit"] = ("谁做了什么，新的在前。", ""),
    }.ToFrozenDictionary();
}
