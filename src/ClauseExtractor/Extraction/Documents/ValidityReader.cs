using ClauseExtractor.Language;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Documents;

/// <summary>
/// Reads the validity of a document: 自…起施行, 有效期至…, 有效期N年, 自印发之日起（N日后）施行, 至…止. A term of N years from a day ends on the day before the same
/// day N years later
/// (from 2025-07-01, 3 years: 2028-06-30); where the month of the end has no such day it runs to that month's last day (from 2024-02-29, 1
/// year: 2025-02-28).
/// </summary>
internal sealed class ValidityReader(PolicyText text)
{
    private static readonly WordList Verbs = new("施行", "实施", "执行", "生效", "试行", "有效", "起用", "启用");
    private static readonly string[] IssueDays =
    [
        "印发次日",
        "发布次日",
        "公布次日",
        "印发之次日",
        "发布之次日",
        "公布之次日",
        "印发之日",
        "发布之日",
        "公布之日",
        "颁布之日",
        "发文之日",
        "下发之日",
        "签发之日",
        "公开发布之日",
        "出台之日",
        "发布日",
        "印发日",
        "公布日",
    ];

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
            var words = text.Folded.AsSpan(sentence.Start, sentence.Length);
            int score = ValiditySentence.Score(words);
            if (score == 0 || score < bestScore || ValiditySentence.IsDeadline(words))
                continue;
            var validity = Read(sentence, issued);
            term ??= score >= 3 && words.IndexOf("有效期") >= 0 ? sentence : null;
            if (validity.From is null && validity.To is null && validity.Placeholder is null)
                continue;
            if (score > bestScore || best.From is null && validity.From is not null)
                (best, bestScore) = (
                    validity with
                    {
                        To = validity.To ?? end,
                        Computed = validity.Computed || best.Computed && validity.To is null,
                    },
                    score
                );
            // 第五条 本办法自5月1日起施行。第六条 本办法有效期至2020年12月31日: each says one end.
            else if (score >= 3 && best.To is null)
                best = best with { To = validity.To, Computed = best.Computed || validity.Computed };
            end ??= score >= 3 ? validity.To : null;
        }
        // A decree says 自2025年3月1日起施行, its last article 本办法有效期五年: the term runs from the decree's day.
        bool computed = false;
        if (
            best is { From: { } from, To: null, Placeholder: null }
            && term is { } alone
            && To(alone, [], from.Value, ref computed) is { } last
        )
            best = best with { To = last, Computed = true };
        return best;
    }

    /// <summary>Sentences that say 自…起 or 有效期, each with the next one, which may hold the term.</summary>
    private IEnumerable<TextRange> Candidates(ClauseTree tree)
    {
        string folded = text.Folded;
        var labels = new Dictionary<int, int>(tree.Nodes.Count);
        foreach (var node in tree.Nodes)
            if (!node.LabelRange.IsEmpty)
                labels.TryAdd(node.LabelRange.Start, node.LabelRange.End);
        foreach (var paragraph in text.Paragraphs)
        {
            if (paragraph.Row is not null || !ValiditySentence.MayMention(folded.AsSpan(paragraph.Start, paragraph.End - paragraph.Start)))
                continue;
            // 三、上述补贴自…: the label is no word of the sentence; nor is the 答： of an interpretation.
            int start = labels.GetValueOrDefault(paragraph.Start, paragraph.Start);
            start += folded.AsSpan(start, paragraph.End - start).StartsWith("答:") ? 2 : 0;
            while (start < paragraph.End)
            {
                var sentence = new TextRange(start, Sentences.End(folded, start, paragraph.End) + 1);
                if (sentence.Length < 400 && ValiditySentence.Mentions(folded.AsSpan(sentence.Start, sentence.Length)))
                    yield return sentence;
                start = sentence.End;
            }
        }
    }

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
            bool led =
                before.EndsWith("自")
                || before.EndsWith("从")
                || before.EndsWith("于")
                || before.EndsWith("由")
                || before.EndsWith("时间为")
                || before.EndsWith("期为")
                || before.EndsWith("限为")
                || before.EndsWith("期限")
                || before.EndsWith("有效期")
                || before.EndsWith("期:")
                || before.EndsWith("期限:")
                || before.EndsWith("时间:");
            bool starts =
                after.StartsWith("起")
                || after.StartsWith("正式")
                || Verbs.Starts(after)
                || after.StartsWith("之日起")
                || after.StartsWith("至")
                || after.StartsWith("-")
                || after.StartsWith("开始");
            if (
                !starts
                || !(led || after.StartsWith("起"))
                || before.EndsWith("至")
                || after.StartsWith("印发")
                || after.StartsWith("发布")
            )
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
            int next =
                words.EndsWith("次日", StringComparison.Ordinal) ? 0
                : rest.StartsWith("次日") ? 2
                : rest.StartsWith("的次日") || rest.StartsWith("之次日") ? 3
                : -1;
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
            bool until =
                before.EndsWith("至")
                || before.EndsWith("到")
                || before.EndsWith("截止")
                || before.EndsWith("截至")
                || before.EndsWith("止于")
                || before.EndsWith("-")
                || before.EndsWith("~")
                || before.EndsWith("截止日期为")
                || before.EndsWith("有效期为")
                || before.EndsWith("延长到")
                || before.EndsWith("延续到");
            if (until && (from is null || day > from))
                return new Found<DateOnly>(day, date.Range);
        }
        if (from is not { } start)
            return null;
        foreach (string key in TermKeys)
            for (
                int at = folded.IndexOf(key, sentence.Start, sentence.Length, StringComparison.Ordinal);
                at >= 0 && at < sentence.End;
                at = at + 1 < sentence.End ? folded.IndexOf(key, at + 1, sentence.End - at - 1, StringComparison.Ordinal) : -1
            )
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

    private static readonly string[] TermKeys =
    [
        "有效期限",
        "有效期",
        "政策期限",
        "试行期限",
        "试行期",
        "施行期限",
        "施行期",
        "执行期限",
        "执行期",
        "实施期限",
        "实施期",
        "期限",
        "试行",
        "暂行",
        "暂定",
    ];

    private static int FirstVerb(ReadOnlySpan<char> rest)
    {
        int first = -1;
        foreach (string verb in Verbs.Words)
            if (rest.IndexOf(verb) is >= 0 and var at && (first < 0 || at < first) && !NamesWork(rest[(at + 2)..]))
                first = at;
        return first;
    }

    /// <summary>实施细则, 实施办法: the verb is part of a document's name.</summary>
    private static bool NamesWork(ReadOnlySpan<char> after) =>
        after.StartsWith("细则")
        || after.StartsWith("办法")
        || after.StartsWith("方案")
        || after.StartsWith("意见")
        || after.StartsWith("计划")
        || after.StartsWith("规划")
        || after.StartsWith("规则");
}
