using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Documents;

/// <summary>
/// Whether a sentence says from when or until when this document is valid, and not another one, a single clause, or a term for others'
/// work.
/// </summary>
internal static class ValiditySentence
{
    /// <summary>False for words that hold no such sentence.</summary>
    public static bool MayMention(ReadOnlySpan<char> words) => words.ContainsAny('期', '起');

    public static bool Mentions(ReadOnlySpan<char> sentence) =>
        sentence.Contains("有效期", StringComparison.Ordinal)
        || sentence.Contains("起", StringComparison.Ordinal)
            && (
                sentence.Contains("施行", StringComparison.Ordinal)
                || sentence.Contains("实施", StringComparison.Ordinal)
                || sentence.Contains("执行", StringComparison.Ordinal)
                || sentence.Contains("生效", StringComparison.Ordinal)
                || sentence.Contains("试行", StringComparison.Ordinal)
            )
        || sentence.Contains("施行期限", StringComparison.Ordinal)
        || sentence.Contains("试行期", StringComparison.Ordinal)
        || sentence.Contains("执行期限", StringComparison.Ordinal)
        || sentence.Contains("政策期限", StringComparison.Ordinal)
        || sentence.Contains("实施期限", StringComparison.Ordinal) && !sentence.StartsWith("上述");

    /// <summary>
    /// How sure the sentence speaks of this document: 本措施自…, 以上政策自…, else a sentence of a decree or notice. 0 for another document or for a
    /// single clause.
    /// </summary>
    public static int Score(ReadOnlySpan<char> words)
    {
        int from = words.IndexOf('自');
        var head = from > 0 ? words[..from] : words;
        bool own = StartsOwn(words, out int after);
        if (own && words[after..].StartsWith("第"))
            return 0;
        if (own)
            return head.Length < 60 || words.IndexOf("有效期") >= 0 ? 4 : 3;
        int inner = words.IndexOf("本");
        while (inner >= 0)
        {
            if (IsOwnName(words[inner..]))
                return 3;
            int next = words[(inner + 1)..].IndexOf("本");
            inner = next < 0 ? -1 : inner + 1 + next;
        }
        if (
            words.IndexOf("有效期") is >= 0 and var term
            && (
                words[term..].Contains("延长至", StringComparison.Ordinal)
                || words[term..].Contains("延长到", StringComparison.Ordinal)
                || words[term..].Contains("延续至", StringComparison.Ordinal)
            )
        )
            return 2;
        if (
            words.Contains("现予", StringComparison.Ordinal)
            || words.Contains("予以公布", StringComparison.Ordinal)
            || words.Contains("现将", StringComparison.Ordinal)
            || words.Contains("公布,自", StringComparison.Ordinal)
            || words.Contains("公布 自", StringComparison.Ordinal)
            || words.Contains("公布自", StringComparison.Ordinal)
            || words.Contains("发布 自", StringComparison.Ordinal)
        )
            return 2;
        return
            words.StartsWith("自")
                && from == 0
                && words.Length < 80
                && !words.Contains("期间", StringComparison.Ordinal)
                && (
                    words.Contains("起施行", StringComparison.Ordinal)
                    || words.Contains("起实施", StringComparison.Ordinal)
                    || words.Contains("起执行", StringComparison.Ordinal)
                )
            || Openings.Starts(words)
            ? 1
            : 0;
    }

    /// <summary>自本意见印发之日起30日内制定…: a term for others' work, no date of effect.</summary>
    public static bool IsDeadline(ReadOnlySpan<char> words)
    {
        int day = words.IndexOf("之日起");
        if (day < 0 || words.IndexOf("有效期") >= 0)
            return false;
        var rest = words[(day + 3)..];
        int at = 0;
        while (at < rest.Length && rest[at] is ',' or ' ' or '的')
            at++;
        if (TermReader.Quantity(rest, ref at) is null)
            return false;
        int within = rest[at..].IndexOf("内");
        return within is > 0 and < 6 && rest.Slice(at, within).IndexOfAny(",后。".AsSpan()) < 0;
    }

    private static bool StartsOwn(ReadOnlySpan<char> words, out int after)
    {
        after = 0;
        int at = 0;
        while (at < words.Length && words[at] is ' ' or '(')
            at++;
        // 第十条【有效期】本规定自…: behind the caption.
        if (at < words.Length && words[at] == '[' && words[at..].IndexOf(']') is > 0 and < 20 and var caption)
            at += caption + 1;
        while (at < words.Length && words[at] == ' ')
            at++;
        if (at >= words.Length)
            return false;
        if (
            words[at] == '各'
            && words.IndexOf('自') is > 0 and < 12 and var since
            && (
                words[..since].Contains("政策", StringComparison.Ordinal)
                || words[..since].Contains("措施", StringComparison.Ordinal)
                || words[..since].Contains("举措", StringComparison.Ordinal)
            )
        )
        {
            after = since;
            return true;
        }
        if (
            words[at..].StartsWith("以上")
            || words[at..].StartsWith("上述")
            || words[at..].StartsWith("除") && words.Contains("本", StringComparison.Ordinal)
        )
        {
            after = at + 2;
            return true;
        }
        if (!IsOwnName(words[at..]))
            return false;
        after = at + 3;
        return true;
    }

    /// <summary>本办法, 本措施, 本实施意见, 本政策 …</summary>
    private static bool IsOwnName(ReadOnlySpan<char> words)
    {
        if (words.Length < 3 || words[0] != '本')
            return false;
        var name = words[1..Math.Min(words.Length, 9)];
        // 本标准, never 本市最低工资标准.
        foreach (string kind in NamesNextToOwn)
            if (name.StartsWith(kind))
                return true;
        foreach (string kind in OwnNames)
            if (name.IndexOf(kind) is >= 0 and < 5)
                return true;
        return false;
    }

    private static readonly string[] NamesNextToOwn = ["标准", "批复", "函", "纲要", "清单", "导则", "章程"];

    private static readonly string[] OwnNames =
    [
        "办法",
        "措施",
        "意见",
        "细则",
        "规定",
        "方案",
        "规划",
        "计划",
        "政策",
        "通知",
        "条例",
        "规则",
        "举措",
        "公告",
        "决定",
        "通告",
        "指南",
        "规程",
        "制度",
        "文件",
        "法",
        "条款",
    ];

    private static readonly WordList Openings = new("有效期", "政策期限", "执行期限", "施行期限", "实施期限", "试行期限");
}
