using ClauseExtractor.Language;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Documents;

/// <summary>
/// Reads the validity of a document: 自…起施行, 有效期至…, 有效期N年, 自印发之日起（N日后）施行, 至…止. A term of N years from a day ends on the day before the same day N years later
/// (from 2025-07-01, 3 years: 2028-06-30); where the month of the end has no such day it runs to that month's last day (from 2024-02-29, 1 year: 2025-02-28).
/// </summary>
internal sealed class ValidityReader(PolicyText text)
{
    private static readonly string[] Verbs = ["施行", "实施", "执行", "生效", "试行", "有效", "起用", "启用"];
    private static readonly string[] IssueDays = ["印发次日", "发布次日", "公布次日", "印发之次日", "发布之次日", "公布之次日", "印发之日", "发布之日", "公布之日", "颁布之日", "发文之日", "下发之日", "签发之日", "公开发布之日", "出台之日", "发布日", "印发日", "公布日"];

    /// <param name="tree">The document.</param>
    /// <param name="issued">Its date of issue, for terms that start with it.</param>
    public Validity Read(ClauseTree tree, DateOnly? issued)
    {
        Validity best = default;
        Found<DateOnly>? end = null;
        TextRange? term = null;
        int bestScore = 0;
        foreach (var sentence in Candidates(tree))
        {
            int score = Score(sentence);
            if (IsDeadline(sentence))
                continue;
            if (score == 0 || score < bestScore)
                continue;
            var validity = Read(sentence, issued);
            term ??= score >= 3 && text.Folded.AsSpan(sentence.Start, sentence.Length).IndexOf("有效期") >= 0 ? sentence : null;
            if (validity.From is null && validity.To is null && validity.Placeholder is null)
                continue;
            if (score > bestScore || best.From is null && validity.From is not null)
                (best, bestScore) = (validity with { To = validity.To ?? end, Computed = validity.Computed || best.Computed && validity.To is null }, score);
            // 第五条 本办法自5月1日起施行。第六条 本办法有效期至2020年12月31日: each says one end.
            else if (score >= 3 && best.To is null)
                best = best with { To = validity.To, Computed = best.Computed || validity.Computed };
            end ??= score >= 3 ? validity.To : null;
        }
        // A decree says 自2025年3月1日起施行, its last article 本办法有效期五年: the term runs from the decree's day.
        bool computed = false;
        if (best is { From: { } from, To: null, Placeholder: null } && term is { } alone
            && To(alone, [], from.Value, ref computed) is { } last)
            best = best with { To = last, Computed = true };
        return best;
    }

    /// <summary>Sentences that say 自…起 or 有效期, each with the next one, which may hold the term.</summary>
    private IEnumerable<TextRange> Candidates(ClauseTree tree)
    {
        string folded = text.Folded;
        var labels = tree.Nodes.Where(node => !node.LabelRange.IsEmpty)
            .ToLookup(node => node.LabelRange.Start, node => node.LabelRange.End);
        foreach (var paragraph in text.Paragraphs)
        {
            if (paragraph.Row is not null)
                continue;
            // 三、上述补贴自…: the label is no word of the sentence; nor is the 答： of an interpretation.
            int start = labels[paragraph.Start].FirstOrDefault(paragraph.Start);
            start += folded.AsSpan(start, paragraph.End - start).StartsWith("答:") ? 2 : 0;
            for (int i = start; i < paragraph.End; i++)
            {
                if (!Sentences.EndsAt(folded, i) && i + 1 < paragraph.End)
                    continue;
                var sentence = new TextRange(start, i + 1);
                if (sentence.Length < 400 && Mentions(folded.AsSpan(sentence.Start, sentence.Length)))
                    yield return sentence;
                start = i + 1;
            }
        }
    }

    private static bool Mentions(ReadOnlySpan<char> sentence) =>
        sentence.Contains("有效期", StringComparison.Ordinal) || sentence.Contains("起", StringComparison.Ordinal) && (sentence.Contains("施行", StringComparison.Ordinal) || sentence.Contains("实施", StringComparison.Ordinal)
            || sentence.Contains("执行", StringComparison.Ordinal) || sentence.Contains("生效", StringComparison.Ordinal) || sentence.Contains("试行", StringComparison.Ordinal)) || sentence.Contains("施行期限", StringComparison.Ordinal)
        || sentence.Contains("试行期", StringComparison.Ordinal) || sentence.Contains("执行期限", StringComparison.Ordinal) || sentence.Contains("政策期限", StringComparison.Ordinal)
        || sentence.Contains("实施期限", StringComparison.Ordinal) && !sentence.StartsWith("上述");

    /// <summary>How sure the sentence speaks of this document: 本措施自…, 以上政策自…, else a sentence of a decree or notice. 0 for another document or for a single clause.</summary>
    private int Score(TextRange sentence)
    {
        var words = text.Folded.AsSpan(sentence.Start, sentence.Length);
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
        if (words.IndexOf("有效期") is >= 0 and var term && (words[term..].Contains("延长至", StringComparison.Ordinal) || words[term..].Contains("延长到", StringComparison.Ordinal) || words[term..].Contains("延续至", StringComparison.Ordinal)))
            return 2;
        if (words.Contains("现予", StringComparison.Ordinal) || words.Contains("予以公布", StringComparison.Ordinal) || words.Contains("现将", StringComparison.Ordinal) || words.Contains("公布,自", StringComparison.Ordinal) || words.Contains("公布 自", StringComparison.Ordinal)
            || words.Contains("公布自", StringComparison.Ordinal) || words.Contains("发布 自", StringComparison.Ordinal))
            return 2;
        return words.StartsWith("自") && from == 0 && words.Length < 80 && !words.Contains("期间", StringComparison.Ordinal) && (words.Contains("起施行", StringComparison.Ordinal) || words.Contains("起实施", StringComparison.Ordinal)
            || words.Contains("起执行", StringComparison.Ordinal)) || StartsWithAny(words, Openings) ? 1 : 0;
    }

    /// <summary>自本意见印发之日起30日内制定…: a term for others' work, no date of effect.</summary>
    private bool IsDeadline(TextRange sentence)
    {
        var words = text.Folded.AsSpan(sentence.Start, sentence.Length);
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
        if (words[at] == '各' && words.IndexOf('自') is > 0 and < 12 and var since && (words[..since].Contains("政策", StringComparison.Ordinal) || words[..since].Contains("措施", StringComparison.Ordinal) || words[..since].Contains("举措", StringComparison.Ordinal)))
        {
            after = since;
            return true;
        }
        if (words[at..].StartsWith("以上") || words[at..].StartsWith("上述") || words[at..].StartsWith("除") && words.Contains("本", StringComparison.Ordinal))
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

    private static readonly string[] OwnNames = ["办法", "措施", "意见", "细则", "规定", "方案", "规划", "计划", "政策", "通知", "条例", "规则", "举措", "公告", "决定", "通告", "指南", "规程", "制度", "文件", "法", "条款"];

    private Validity Read(TextRange sentence, DateOnly? issued)
    {
        string folded = text.Folded;
        var dates = DateLexer.Read(folded, sentence);
        var words = folded.AsSpan(sentence.Start, sentence.Length);
        TextRange? placeholder = dates.Find(d => d.Date is null) is { Range.Length: > 0 } unfilled ? unfilled.Range : null;
        dates = dates.FindAll(d => d.Date is not null);
        bool computed = false;
        var from = From(sentence, dates, placeholder is null ? issued : null, ref computed);
        var to = To(sentence, dates, from?.Value, ref computed);
        if (placeholder is not null)
            return new Validity(from, to, placeholder, computed);
        return from is null && words.IndexOf("有效期") < 0 && words.IndexOf("期限") < 0 ? default : new Validity(from, to, null, computed);
    }

    private Found<DateOnly>? From(TextRange sentence, List<DateMention> dates, DateOnly? issued, ref bool computed)
    {
        string folded = text.Folded;
        foreach (var date in dates)
        {
            if (date.Date is not { } day || date.EndOfPeriod)
                continue;
            var before = folded.AsSpan(sentence.Start, date.Range.Start - sentence.Start);
            var after = folded.AsSpan(date.Range.End, sentence.End - date.Range.End);
            bool led = before.EndsWith("自") || before.EndsWith("从") || before.EndsWith("于") || before.EndsWith("由") || before.EndsWith("时间为") || before.EndsWith("期为") || before.EndsWith("限为") || before.EndsWith("期限") || before.EndsWith("有效期") || before.EndsWith("期:") || before.EndsWith("期限:") || before.EndsWith("时间:");
            bool starts = after.StartsWith("起") || after.StartsWith("正式") || StartsWithAny(after, Verbs) || after.StartsWith("之日起") || after.StartsWith("至") || after.StartsWith("-") || after.StartsWith("开始");
            if (!starts || !(led || after.StartsWith("起")) || before.EndsWith("至") || StartsWithAny(after, ["印发", "发布"]))
                continue;
            // 2019年1月1日起全面施行的《…》 speaks of another document.
            int of = after.IndexOf("的《");
            if (of is >= 0 and < 14)
                continue;
            return new Found<DateOnly>(day, date.Range);
        }
        if (issued is not { } issue)
            return null;
        foreach (string words in IssueDays)
        {
            int at = folded.IndexOf(words, sentence.Start, sentence.Length, StringComparison.Ordinal);
            if (at < 0)
                continue;
            int end = at + words.Length;
            var rest = folded.AsSpan(end, sentence.End - end);
            int next = words.EndsWith("次日", StringComparison.Ordinal) ? 0 : rest.StartsWith("次日") ? 2 : rest.StartsWith("的次日") || rest.StartsWith("之次日") ? 3 : -1;
            if (next > 0)
            {
                end += next;
                rest = rest[next..];
            }
            if (rest.StartsWith("起"))
            {
                end++;
                rest = rest[1..];
            }
            var (later, length) = next >= 0 ? (issue.AddDays(1), 0) : TermReader.Delay(rest, issue);
            var tail = rest[length..];
            int verb = FirstVerb(tail);
            if (verb is < 0 or > 12)
                continue;
            computed = true;
            return new Found<DateOnly>(later, new TextRange(at, end + length + verb + 2));
        }
        return null;
    }

    private Found<DateOnly>? To(TextRange sentence, List<DateMention> dates, DateOnly? from, ref bool computed)
    {
        string folded = text.Folded;
        foreach (var date in dates)
        {
            if (date.Date is not { } day)
                continue;
            var before = folded.AsSpan(sentence.Start, date.Range.Start - sentence.Start);
            bool until = before.EndsWith("至") || before.EndsWith("到") || before.EndsWith("截止") || before.EndsWith("截至") || before.EndsWith("止于") || before.EndsWith("-") || before.EndsWith("~") || before.EndsWith("截止日期为") || before.EndsWith("有效期为") || before.EndsWith("延长到") || before.EndsWith("延续到");
            if (until && (from is null || day > from))
                return new Found<DateOnly>(day, date.Range);
        }
        if (from is not { } start)
            return null;
        foreach (string key in TermKeys)
            for (int at = folded.IndexOf(key, sentence.Start, sentence.Length, StringComparison.Ordinal); at >= 0 && at < sentence.End;
                at = at + 1 < sentence.End ? folded.IndexOf(key, at + 1, sentence.End - at - 1, StringComparison.Ordinal) : -1)
            {
                int end = at + key.Length;
                var rest = folded.AsSpan(end, sentence.End - end);
                int i = 0;
                while (i < rest.Length && rest[i] is '为' or '限' or '是' or ':' or ' ' or '暂' or '定' or '共')
                    i++;
                if (TermReader.Months(rest, ref i) is not { } months)
                    continue;
                computed = true;
                return new Found<DateOnly>(TermReader.LastDay(start, months), new TextRange(at, end + i));
            }
        return null;
    }

    private static readonly string[] Openings = ["有效期", "政策期限", "执行期限", "施行期限", "实施期限", "试行期限"];

    private static readonly string[] TermKeys = ["有效期限", "有效期", "政策期限", "试行期限", "试行期", "施行期限", "施行期", "执行期限", "执行期", "实施期限", "实施期", "期限", "试行", "暂行", "暂定"];

    private static int FirstVerb(ReadOnlySpan<char> rest)
    {
        int first = -1;
        foreach (string verb in Verbs)
            if (rest.IndexOf(verb) is >= 0 and var at && (first < 0 || at < first) && !NamesWork(rest[(at + 2)..]))
                first = at;
        return first;
    }

    /// <summary>实施细则, 实施办法: the verb is part of a document's name.</summary>
    private static bool NamesWork(ReadOnlySpan<char> after) =>
        after.StartsWith("细则") || after.StartsWith("办法") || after.StartsWith("方案") || after.StartsWith("意见") || after.StartsWith("计划") || after.StartsWith("规划") || after.StartsWith("规则");

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (string word in words)
            if (text.StartsWith(word))
                return true;
        return false;
    }
}
