using ClauseExtractor.Language;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Grants.Recipients;

/// <summary>
/// Finds who gets a row's benefit where the reader of benefits found nobody or too much: the phrase at the end of its condition
/// (…的<u>企业</u>), the subject that acts in it (<u>企业</u>招用毕业生的),
/// the one that the grant names (给予<u>牵头单位</u>补助), or that of the row before it in the sentence.
/// </summary>
internal static class RecipientFinder
{
    private const int LongestSubject = 40;

    // 创建试验基地, 推动设施共享: what is to be done, nobody who gets something.
    private static readonly WordList Acts = new("创建", "打造", "推动", "完善", "加快", "建成", "自行", "租用", "租赁", "购置");

    /// <summary>The rows of a document with their recipients.</summary>
    public static List<Benefit> Find(ClauseTree tree, IReadOnlyList<Benefit> rows)
    {
        var text = tree.Text;
        var nodes = new Dictionary<string, ClauseNode>(rows.Count > 0 ? tree.Nodes.Count : 0);
        for (int i = 0; i < tree.Nodes.Count && rows.Count > 0; i++)
            nodes.TryAdd(tree.Nodes[i].Path, tree.Nodes[i]);
        var found = new List<Benefit>(rows.Count);
        foreach (var row in rows)
        {
            var who = Of(text.Folded, row);
            // 对A企业奖励10万元,其中在B市上市的,再奖励5万元: who it was said of before in the sentence.
            if (
                who is null
                && row.ConditionSpans.Count > 0
                && found is [.., { BeneficiarySpan: { } before } last]
                && last.Clause == row.Clause
                && IsElliptical(text.Folded, row)
                && SameSentence(text.Folded, last, row)
            )
                who = new TextRange(before.Start, before.End);
            if (who is null && row.ConditionSpans.Count > 0 && IsElliptical(text.Folded, row))
                who = Before(text.Folded, row, nodes[row.Clause]);
            found.Add(
                who is not { } range
                    ? row.Beneficiary is null
                    || row.Beneficiary.EndsWith("项目", StringComparison.Ordinal) && !RecipientWords.Leads.Starts(row.Beneficiary)
                        ? row
                        : row with
                        {
                            Beneficiary = null,
                            BeneficiarySpan = null,
                        }
                    : row.BeneficiarySpan is { } same && same.Start == range.Start && same.End == range.End
                        ? row
                        : row with
                        {
                            Beneficiary = text.Text[range.Start..range.End],
                            BeneficiarySpan = text.Span(range),
                        }
            );
        }
        return found;
    }

    private static TextRange? Of(string folded, Benefit row)
    {
        if (row.BeneficiarySpan is { } said)
        {
            var range = new TextRange(said.Start, said.End);
            if (Subject(folded, range) is { } acting)
                return acting;
            if (
                WithoutCount(folded, WithoutAim(folded, range)) is { Length: > 0 } counted
                && RecipientWords.Nouns.Ends(Words(folded, counted))
            )
                return counted;
        }
        for (int i = row.ConditionSpans.Count - 1; i >= 0; i--)
            if (AtEnd(folded, new TextRange(row.ConditionSpans[i].Start, row.ConditionSpans[i].End)) is { } last)
                return last;
        foreach (var span in row.ConditionSpans)
            for (int start = span.Start; start < span.End; )
            {
                int comma = folded.IndexOf(',', start, span.End - start),
                    end = comma < 0 ? span.End : comma;
                var part = new TextRange(start, end);
                if (folded[start] != '在' && (Subject(folded, part) ?? AtEnd(folded, part)) is { } subject)
                    return subject;
                start = end + 1;
            }
        return Granted(folded, row);
    }

    // …的软信业企业, 经认定: the phrase at the end, from its last 的 on.
    private static TextRange? AtEnd(string folded, TextRange range)
    {
        int end = range.End;
        for (bool again = true; again; )
        {
            again = false;
            while (end > range.Start && folded[end - 1] is ',' or ' ')
                end--;
            for (int length = 1; length <= 5 && end - length > range.Start && !again; length++)
                if (RecipientWords.Trailers.StartLength(folded.AsSpan(end - length, length)) == length)
                    (end, again) = (end - length, true);
        }
        if (end <= range.Start)
            return null;
        int start = end,
            depth = 0;
        while (start > range.Start && !(depth == 0 && folded[start - 1] is '的' or ',' or ';'))
            depth +=
                folded[--start] is ')' or '”' ? 1
                : folded[start] is '(' or '“' ? -1
                : 0;
        while (start < end && folded[start] is '对' or '给' or '向' or '及' or '和' or '、' or '(')
            start++;
        // 每培育1家企业: what is counted.
        if (folded[start] == '每' && start + 1 < end && folded[start + 1] != '年')
            return null;
        var phrase = WithoutCount(folded, new TextRange(start, end));
        if (phrase.Length <= 0)
            return null;
        return Subject(folded, phrase) ?? (phrase.Length >= 2 && IsRecipient(folded, phrase) ? phrase : null);
    }

    // <u>鼓励</u>企业建设…: what is wished of it is none of its name.
    private static TextRange WithoutAim(string folded, TextRange range)
    {
        var words = Words(folded, range);
        int aim = Aims.StartLength(words);
        return
            aim > 0 && RecipientWords.Leads.StartLength(words) == aim && words.Length - aim >= 2 && RecipientWords.Nouns.Ends(words[aim..])
            ? range with
            {
                Start = range.Start + aim,
            }
            : range;
    }

    private static readonly WordList Aims = Lexing.Words.Of(Lexing.WordClass.Aim);

    // 100家企业: the number is none of its name; 50%补助主办方 speaks of another grant.
    private static TextRange WithoutCount(string folded, TextRange range)
    {
        int at = range.Start;
        while (at < range.End && char.IsAsciiDigit(folded[at]))
            at++;
        if (at == range.Start)
            return range;
        if (at < range.End && folded[at] is not ('家' or '名' or '位' or '户' or '个'))
            return folded[at] is '%' or '.' ? range with { End = range.Start } : range;
        int counted = Math.Min(at + 1, range.End);
        return range with
        {
            Start = folded.AsSpan(counted, range.End - counted).StartsWith("以上", StringComparison.Ordinal) ? counted + 2 : counted,
        };
    }

    // 企业, or a list with one that can get something: 知识产权优势企业、高价值核心专利.
    private static bool IsRecipient(string folded, TextRange phrase)
    {
        if (Acts.Starts(Words(folded, phrase)))
            return false;
        if (RecipientWords.Nouns.Ends(Words(folded, phrase)))
            return true;
        foreach (var member in Words(folded, phrase).Split('、'))
            if (RecipientWords.Nouns.Ends(Words(folded, phrase)[member]))
                return true;
        return false;
    }

    // 企业招用毕业生, 支持旅行社组团: the first recipient that a verb follows.
    private static TextRange? Subject(string folded, TextRange range)
    {
        int start = range.Start;
        while (start < range.End && RecipientWords.Leads.StartLength(folded.AsSpan(start, range.End - start)) is > 0 and var lead)
            start += lead;
        for (int end = start + 2; end < Math.Min(range.End, start + LongestSubject); end++)
        {
            if (folded[end - 1] is ',' or ';' or '。')
                return null;
            // 符合条件的科技担保公司对…: the phrase begins anew.
            if (folded[end - 1] == '的')
                (start, end) = (end, end + 1);
            if (!RecipientWords.Nouns.Ends(folded.AsSpan(start, end - start)))
                continue;
            // 高层次人才(团队)在…
            int behind = folded[end] == '(' && folded.IndexOf(')', end, range.End - end) is > 0 and var close ? close + 1 : end;
            if (RecipientWords.Verbs.Starts(folded.AsSpan(behind, range.End - behind)))
                return new TextRange(
                    RecipientWords.Gatherings.StartLength(folded.AsSpan(start, behind - start)) is > 0 and var gathers
                    && behind - start >= gathers + 3
                        ? start + gathers
                        : start,
                    behind
                );
        }
        return null;
    }

    // 给予每个数源单位最高200万元, 给予牵头研发单位训练成本补助.
    private static TextRange? Granted(string folded, Benefit row)
    {
        int give = folded.IndexOf("给予", row.Span.Start, row.Span.End - row.Span.Start, StringComparison.Ordinal);
        if (give < 0)
            return null;
        int start = give + 2;
        for (
            int end = start + 2;
            end < Math.Min(folded.Length, start + 16) && !char.IsAsciiDigit(folded[end - 1]) && folded[end - 1] is not (',' or ';' or '。');
            end++
        )
            if (
                RecipientWords.Nouns.Ends(folded.AsSpan(start, end - start))
                && !RecipientWords.Nouns.Ends(folded.AsSpan(start, end + 1 - start))
            )
                return new TextRange(start, end);
        return null;
    }

    // Who the sentence speaks of before the row, or the sentence before it: 旅行社…排名前十的,其中排一至三名的.
    // Its label and its heading speak of nobody.
    private static TextRange? Before(string folded, Benefit row, ClauseNode node)
    {
        int floor = folded.LastIndexOf('\n', Math.Max(0, row.Span.Start - 1)) + 1,
            end = row.Span.Start;
        foreach (int opening in (ReadOnlySpan<int>)[node.Body.Start, node.Heading?.End ?? 0])
            floor = opening <= row.Span.Start ? Math.Max(floor, opening) : floor;
        for (int sentences = 0; sentences < 2 && end > floor; sentences++)
        {
            int start = Math.Max(floor, folded.LastIndexOf('。', end - 1, end - floor) + 1);
            for (int from = start; from < end; )
            {
                int comma = folded.IndexOf(',', from, end - from),
                    to = comma < 0 ? end : comma;
                if (folded[from] != '在' && (Subject(folded, new TextRange(from, to)) ?? AtEnd(folded, new TextRange(from, to))) is { } who)
                    return who;
                from = to + 1;
            }
            end = start - 1;
        }
        return null;
    }

    // …的, 2024年入驻
    private static bool IsElliptical(string folded, Benefit row) =>
        (folded[row.ConditionSpans[^1].End - 1] == '的' || RecipientWords.Verbs.Ends(row.ConditionSpans[^1].Quote))
        && !(row.Condition ?? "").Contains("项目", StringComparison.Ordinal);

    private static bool SameSentence(string folded, Benefit before, Benefit row) =>
        row.Span.Start > before.Span.Start
        && folded.AsSpan(before.Span.Start, row.Span.Start - before.Span.Start).IndexOfAny('。', '\n') < 0;

    private static ReadOnlySpan<char> Words(string folded, TextRange range) => folded.AsSpan(range.Start, range.Length);
}
