using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>
/// What the first sentence of a unit says by itself: a task or the name of a thing is a heading, who must do what is not.
/// </summary>
internal static class FirstSentence
{
    /// <summary>给予经营奖励。近三年内…，每年给予10万元: the sentences behind a promise grant it with a condition and a figure.</summary>
    public static bool IsSpeltOut(ReadOnlySpan<char> promise, ReadOnlySpan<char> rest) =>
        promise.StartsWith("给予")
        && promise.Length <= 20
        && rest.Length >= 12
        && (
            rest.Contains("的,", StringComparison.Ordinal)
            || rest.IndexOfAnyInRange('0', '9') >= 0
            || rest.Contains("可", StringComparison.Ordinal)
        );

    /// <summary>What a heading never says: who must do what, a sum, this document's own name, a condition.</summary>
    public static bool HasSubstance(ReadOnlySpan<char> sentence)
    {
        foreach (string word in SubstanceWords)
            if (
                sentence.Contains(word, StringComparison.Ordinal)
                && !(word == "包括" && sentence.Contains("在内的", StringComparison.Ordinal))
            )
                return true;
        for (int i = 0; i + 1 < sentence.Length; i++)
            if (sentence[i] == '本' && sentence[i + 1] is '办' or '措' or '意' or '政' or '细' or '规' or '方' or '通' or '条' or '实')
                return true;
        if (
            sentence.StartsWith("对")
            && !sentence.StartsWith("对外")
            && !sentence.StartsWith("对接")
            && !sentence.StartsWith("对标")
            && !sentence.StartsWith("对口")
        )
            return true;
        // A share, a sum or a date.
        for (int i = 1; i < sentence.Length; i++)
            if (
                sentence[i] is '%' or '元' or '倍' && char.IsAsciiDigit(sentence[i - 1]) && sentence.IndexOf('(') < 0
                || sentence[i] == '万' && char.IsAsciiDigit(sentence[i - 1])
            )
                return true;
        return false;
    }

    /// <summary>年零售额达1亿元以上的企业: a description that ends in the group it describes.</summary>
    public static bool NamesGroup(ReadOnlySpan<char> sentence) =>
        sentence.LastIndexOf('的') is > 3 and var of && sentence.Length - of is >= 3 and <= 7 && sentence[of..].IndexOf(',') < 0;

    public static bool Grants(ReadOnlySpan<char> sentence) =>
        GrantWords.In(sentence)
        || sentence.Contains("以下", StringComparison.Ordinal) && sentence.Contains("条件", StringComparison.Ordinal);

    private static readonly WordList GrantWords = new("给予", "应当", "可以", "不得", "下列");

    /// <summary>A short promise: 给予经营奖励, 支持享受税收优惠, 对民营企业参与标准制定给予补助.</summary>
    public static bool IsPromise(ReadOnlySpan<char> sentence) =>
        sentence.Length <= 24
        && sentence.IndexOfAny(",;:0123456789".AsSpan()) < 0
        && !sentence.Contains("不", StringComparison.Ordinal)
        && !sentence.Contains("应当", StringComparison.Ordinal)
        && !sentence.Contains("的,", StringComparison.Ordinal)
        && (
            sentence.StartsWith("给予")
            || sentence.StartsWith("支持享受")
            || sentence.StartsWith("按照")
            || sentence.StartsWith("对") && sentence.Contains("给予", StringComparison.Ordinal)
        );

    private static readonly string[] SubstanceWords =
    [
        "的,",
        "应当",
        "不得",
        "可以",
        "必须",
        "不超过",
        "给予",
        "按照",
        "由区",
        "由市",
        "由省",
        "负责",
        "属于",
        "享受",
        "有下列",
        "是指",
        "包括",
        "适用于",
        "视为",
        "方可",
        "予以",
        "进行一次",
        "每年",
        "次年",
        "报区",
        "报市",
        "报省",
        "报请",
        "报县",
        "报送",
        "列支",
        "原则上",
        "请于",
    ];

    /// <summary>A name of a thing: 落地投资奖, 专利质量(25%); not a condition: 有满足需要的资金安排, 符合产业政策.</summary>
    public static bool IsNominal(ReadOnlySpan<char> sentence) =>
        sentence.Length <= 14
        && sentence.IndexOf(',') < 0
        && sentence[0]
            is not ('有' or '具' or '符' or '已' or '未' or '无' or '能' or '依' or '近' or '在' or '须' or '应' or '不' or '经' or '遵');

    /// <summary>
    /// In regulations a first sentence is nearly always the rule; only the name of a thing (落地投资奖) or of a task (强化信息系统建设) is a heading.
    /// </summary>
    public static bool NamesArticle(ReadOnlySpan<char> sentence) =>
        sentence.IndexOf(',') < 0
        && (
            sentence.Length <= 8 && sentence.IndexOfAny("应由为是可须不按予每将有循实取属".AsSpan()) < 0
            || sentence.Length <= 12 && StartsAsHeading(sentence)
        );

    private static readonly string[] HeadingVerbs =
    [
        "支持",
        "提供",
        "激励",
        "大力",
        "搭建",
        "加强",
        "加大",
        "加快",
        "推动",
        "推进",
        "鼓励",
        "实施",
        "实行",
        "强化",
        "优化",
        "完善",
        "健全",
        "建立",
        "建设",
        "打造",
        "促进",
        "培育",
        "提升",
        "提高",
        "降低",
        "扩大",
        "拓展",
        "深化",
        "落实",
        "引导",
        "引进",
        "保障",
        "创新",
        "构建",
        "开展",
        "组织",
        "规范",
        "做好",
        "做强",
        "做优",
        "发挥",
        "激发",
        "丰富",
        "营造",
        "统筹",
        "明确",
        "严格",
        "突出",
        "坚持",
        "壮大",
        "发展",
        "设立",
        "夯实",
        "畅通",
        "缓解",
        "减轻",
        "放宽",
        "制定",
        "探索",
        "抓好",
        "用好",
        "聚焦",
        "集聚",
    ];

    private static readonly string[] Adverbs = ["深入", "全面", "积极", "持续", "切实", "着力", "进一步", "稳步", "有序", "不断"];

    public static bool StartsAsHeading(ReadOnlySpan<char> sentence)
    {
        foreach (string adverb in Adverbs)
            if (sentence.StartsWith(adverb))
            {
                sentence = sentence[adverb.Length..];
                break;
            }
        foreach (string verb in HeadingVerbs)
            if (sentence.StartsWith(verb))
                return true;
        return false;
    }

    public static bool IsOrganList(ReadOnlySpan<char> inner)
    {
        foreach (var part in inner.SplitAny('、', ','))
            if (!OfficialWords.IsOrgan(inner[part]))
                return false;
        return !inner.IsEmpty;
    }

    public static bool IsBracketOnly(ReadOnlySpan<char> rest) =>
        rest[0] is '(' or '[' && rest[^1] is ')' or ']' or '。' && rest.IndexOfAny(")]".AsSpan()) >= rest.Length - 2;
}
