using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Tiers;

/// <summary>
/// Pairs a condition's list with the sums of 分别给予: 首次突破<u>1亿元、3亿元</u>的, 获得<u>国家级、省级</u>认定的, 首次获评<u>A、B</u>的单位.
/// A tier keeps what the tiers share and drops the other tiers' members.
/// </summary>
internal static class TierList
{
    // Grades that lists of tiers are made of.
    private static readonly WordList Grades = Words.Of(WordClass.Grade);

    // What introduces the first member: 首次获评|A, 认定为|A, 对|A.
    private static readonly string[] Leads = Words.Of(WordClass.TierLead).Words;

    private static readonly string[] Honours = Words.Of(WordClass.Honour).Words;

    /// <param name="distributed">True where 分别 says that the sums go to the members of a list; without it only figures and grades are
    /// paired.</param>
    /// <summary>The condition of each of <paramref name="count"/> tiers as pieces in order; null where the condition has no list of that
    /// length.</summary>
    public static IReadOnlyList<IReadOnlyList<TextRange>>? Pair(
        string text,
        IReadOnlyList<TextRange> condition,
        int count,
        bool distributed
    )
    {
        for (int i = condition.Count - 1; i >= 0; i--)
        {
            var lists = FindRuns(text, condition[i], count);
            if (lists.Count == 0 && (distributed || count >= 3) && FindMembers(text, condition[i], count) is { } members)
                lists = [members];
            if (lists.Count == 0)
                continue;
            // Without 分别 only the list next to the sums is theirs.
            var own = distributed ? lists : [lists[^1]];
            int piece = i;
            return
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(k =>
                        (IReadOnlyList<TextRange>)
                            [.. condition.Take(piece), .. Spliced(text, condition[piece], own, k), .. condition.Skip(piece + 1)]
                    ),
            ];
        }
        return null;
    }

    // The piece with each list cut down to its k-th member: 日均1亿、5亿的,或调用量4万元、20万元的 gives 日均1亿的,或调用量4万元的.
    private static IEnumerable<TextRange> Spliced(string text, TextRange piece, List<List<TextRange>> lists, int k)
    {
        int start = piece.Start;
        foreach (var list in lists)
        {
            if (k > 0)
            {
                if (list[0].Start > start)
                    yield return new TextRange(start, list[0].Start);
                start = list[k].Start;
            }
            if (k < list.Count - 1)
            {
                yield return new TextRange(start, list[k].End);
                if (SharesEnding(text, list[k], list[^1]))
                    yield return list[^1] with
                    {
                        Start = list[^1].Start + 1,
                    };
                start = list[^1].End;
            }
        }
        if (piece.End > start)
            yield return new TextRange(start, piece.End);
    }

    // 一、二、三等奖; A、B、C类: what follows the last mark belongs to each.
    private static bool SharesEnding(string text, TextRange member, TextRange last) =>
        member.Length == 1
        && last.Length > 1
        && (
            HanDigits.Value(text[member.Start]) >= 0 && HanDigits.Value(text[last.Start]) >= 0
            || char.IsAsciiLetterUpper(text[member.Start]) && char.IsAsciiLetterUpper(text[last.Start])
        );

    // Figures or grades one behind the other: the runs of the wanted length.
    private static List<List<TextRange>> FindRuns(string text, TextRange piece, int count)
    {
        var found = new List<List<TextRange>>();
        for (int at = piece.Start; at < piece.End; )
        {
            var run = new List<TextRange>();
            int next = at;
            while (next < piece.End && Atom(text, next, piece.End) is { } atom && atom.End > next)
            {
                run.Add(atom);
                // 国际性(含世界500强)、全国性
                int end =
                    atom.End < piece.End && text[atom.End] == '(' && text.IndexOf(')', atom.End, piece.End - atom.End) is > 0 and var close
                        ? close + 1
                        : atom.End;
                next = Separator(text, end, piece.End);
                if (next == end)
                    break;
            }
            if (run.Count == count)
                found.Add(Shared(text, run));
            at = run.Count > 0 ? Math.Max(run[^1].End, at + 1) : at + 1;
        }
        return found;
    }

    // 首次突破10亿元、30亿元: a cue that only the first figure has belongs to all.
    private static List<TextRange> Shared(string text, List<TextRange> run)
    {
        if (run.Skip(1).All(r => char.IsAsciiDigit(text[r.Start])) && !char.IsAsciiDigit(text[run[0].Start]))
            for (int i = run[0].Start; i < run[0].End; i++)
                if (char.IsAsciiDigit(text[i]))
                {
                    run[0] = run[0] with { Start = i };
                    break;
                }
        return run;
    }

    // A figure with its cues (超过1亿元, 50万元以上, 20强), or a grade.
    private static TextRange? Atom(string text, int at, int limit)
    {
        if (GradeLength(text, at, limit) is > 0 and var length)
            return new TextRange(at, at + length);
        if (ListedMark(text, at, limit) is > 0 and var mark)
            return new TextRange(at, at + mark);
        int from = at;
        while (
            from < limit && Vocabulary.Default.At(text.AsSpan(from, limit - from)) is { Kind: TokenKind.Threshold or TokenKind.Bound } cue
        )
            from += cue.Text.Length;
        if (
            from >= limit
            || !(char.IsAsciiDigit(text[from]) || HanDigits.Value(text[from]) >= 0 || text[from] == '十')
            || at > 0 && from == at && char.IsAsciiDigit(text[at - 1])
        )
            return null;
        var tokens = Lexer.Read(text, new TextRange(from, Math.Min(limit, from + 40)));
        if (
            tokens.Count == 0
            || tokens[0].Start != from
            || tokens[0].Kind is not (TokenKind.Money or TokenKind.Percent or TokenKind.Quantity or TokenKind.Number or TokenKind.Multiple)
        )
            return null;
        int end = tokens[0].End;
        if (tokens[0].Kind == TokenKind.Number && end < limit && text[end] is '强' or '星' or 'A' or '级')
            end++;
        foreach (string tail in Bounds)
            if (string.CompareOrdinal(text, end, tail, 0, tail.Length) == 0 && end + tail.Length <= limit)
            {
                end += tail.Length;
                break;
            }
        return new TextRange(at, end);
    }

    private static readonly string[] Bounds =
        ["及以上", "及以下", "(含)以上", "以上(含)", "(含)以下", "以上", "以下", "以内", "之间", "(含)"],
        Ranks = ["等奖", "类", "档", "级", "等"],
        Conjunctions = ["以及", "或者", "和", "及", "或", "与"];

    // A、B、C类人才; 一、二、三等奖: marks of a grade, whose name stands behind the last.
    private static int ListedMark(string text, int at, int limit)
    {
        bool letter =
            text[at] is >= 'A' and <= 'H'
            && (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]))
            && (at + 1 >= limit || !char.IsAsciiLetterOrDigit(text[at + 1]));
        bool numeral =
            HanDigits.Value(text[at]) is >= 1 and <= 9
            && (at == 0 || HanDigits.Value(text[at - 1]) < 0 && text[at - 1] is not ('第' or '十' or '百'));
        if (!letter && !numeral)
            return 0;
        foreach (string name in Ranks)
            if (string.CompareOrdinal(text, at + 1, name, 0, name.Length) == 0 && at + 1 + name.Length <= limit)
                return 1 + name.Length;
        return at + 1 < limit && Separator(text, at + 1, limit) > at + 1 ? 1 : 0;
    }

    private static int GradeLength(string text, int at, int limit) =>
        at < limit ? Grades.StartLength(text.AsSpan(at, Math.Min(limit, text.Length) - at)) : 0;

    private static int Separator(string text, int at, int limit)
    {
        if (at >= limit)
            return at;
        if (text[at] is '、' or '/')
            return at + 1;
        foreach (string conjunction in Conjunctions)
            if (string.CompareOrdinal(text, at, conjunction, 0, conjunction.Length) == 0)
                return at + conjunction.Length;
        return at;
    }

    // Members of any kind: the segment's list marks split it into just as many parts as there are sums.
    private static List<TextRange>? FindMembers(string text, TextRange piece, int count)
    {
        foreach (var part in Parts(text, piece))
        {
            var tokens = Lexer.Read(text, part);
            var marks = tokens.Where(t => t.Depth == 0 && t.Kind is TokenKind.Enumeration).ToList();
            var joins = tokens.Where(t => t.Depth == 0 && t.Kind is TokenKind.Conjunction && t.Start > part.Start).ToList();
            // ISO、IEC发布的国际标准以及主导制定国家标准: the words that join the members outrank the marks within them.
            var outer = joins.Where(j => j.End - j.Start > 1).ToList();
            List<Token>? cuts =
                marks.Count == count - 1 ? marks
                : marks.Count > 0 && outer.Count == count - 1 ? outer
                : marks.Count == count - 2 && joins.LastOrDefault(j => marks.Count == 0 || j.Start > marks[^1].End) is { End: > 0 } last
                    ? [.. marks, last]
                : null;
            // “小升规”“规改股”“股上市”: quotation marks that touch.
            if (
                cuts is null
                && tokens.Where(t => t.Kind == TokenKind.QuoteOpen && t.Start > part.Start && text[t.Start - 1] == '”').ToList()
                    is { } quotes
                && quotes.Count == count - 1
            )
                cuts = [.. quotes.Select(q => q with { End = q.Start })];
            if (cuts is { Count: > 0 })
                return Members(text, part, cuts);
        }
        return null;
    }

    // The comma-separated parts of a piece, the last first.
    private static List<TextRange> Parts(string text, TextRange piece)
    {
        var parts = new List<TextRange>();
        int start = piece.Start,
            depth = 0;
        for (int i = piece.Start; i <= piece.End; i++)
            if (i < piece.End && text[i] is '(' or '[')
                depth++;
            else if (i < piece.End && text[i] is ')' or ']')
                depth--;
            else if (i == piece.End || text[i] == ',' && depth <= 0)
            {
                if (i > start)
                    parts.Insert(0, new TextRange(start, i));
                start = i + 1;
            }
        return parts;
    }

    private static List<TextRange> Members(string text, TextRange part, List<Token> cuts)
    {
        var members = new List<TextRange>();
        int start = part.Start;
        foreach (var cut in cuts)
        {
            members.Add(new TextRange(start, cut.Start));
            start = cut.End;
        }
        members.Add(new TextRange(start, part.End));

        // The words before the first member belong to all: cut after the last lead-in.
        // Not within a bracket of the first: 自理(含半失能)、失能.
        var first = members[0];
        if (text.IndexOf('(', first.Start, first.Length) is > 0 and var bracket && bracket - first.Start >= 2)
            first = first with { End = bracket };
        int lead = first.Start;
        foreach (string word in Leads)
            for (
                int at = text.IndexOf(word, first.Start, first.Length, StringComparison.Ordinal);
                at >= 0;
                at = text.IndexOf(word, at + 1, first.End - at - 1, StringComparison.Ordinal)
            )
                if (first.End - (at + word.Length) >= 2)
                    lead = Math.Max(lead, at + word.Length);
        // 新增A和新引进B: each member has its own lead-in, only the opening 对 is shared.
        if (Leads.Any(w => w.Length > 1 && text.AsSpan(members[1].Start, members[1].Length).StartsWith(w, StringComparison.Ordinal)))
            lead = first.Start + (text[first.Start] == '对' ? 1 : 0);
        // 55岁以下的高级职称人员或45岁以下的博士: so does a member whose qualifier is its own.
        if (members.TrueForAll(m => text.IndexOf('的', m.Start, m.Length) is > 0 and var own && own - m.Start >= 2 && m.End - own > 2))
            return [members[0] with { Start = members[0].Start + (text[members[0].Start] == '对' ? 1 : 0) }, .. members.Skip(1)];
        // 获得国家级专利金奖、专利优秀奖: what stands before the words that the second repeats belongs to both.
        if (
            members[1].Length > 3
            && LineEnds.IsHan(text[members[1].Start])
            && LineEnds.IsHan(text[members[1].Start + 1])
            && text.IndexOf(text.Substring(members[1].Start, 2), lead, first.End - lead, StringComparison.Ordinal) is > 0 and var shared
            && shared > lead
            && text.IndexOf('(', lead, shared - lead) < 0
            && first.End - shared >= 3
            && first.End - shared != members[1].Length
        )
            lead = shared;
        bool othersHaveOf = members
            .Skip(1)
            .SkipLast(1)
            .Append(new TextRange(lead, first.End))
            .Any(m => text.AsSpan(m.Start, Math.Max(0, m.Length)).Contains('的'));
        members[0] = members[0] with { Start = lead };

        if (members.Skip(1).All(m => GradeLength(text, m.Start, m.End) > 0) && GradeLength(text, members[0].Start, members[0].End) == 0)
            for (int at = members[0].End - 2; at > members[0].Start; at--)
                if (GradeLength(text, at, members[0].End) is > 0 and var grade && at + grade == members[0].End)
                    members[0] = members[0] with { Start = at };

        // And so do the words behind the last: from its 的, or from what it is called (称号).
        var last = members[^1];
        int tail =
            Named(text, last) is > 0 and var kinds ? kinds
            : othersHaveOf ? -1
            : text.IndexOf('的', last.Start, last.Length);
        if (tail < 0)
            foreach (string honour in Honours)
                if (
                    text.IndexOf(honour, last.Start, last.Length, StringComparison.Ordinal) is > 0 and var at
                    && at > last.Start + 1
                    && !members.SkipLast(1).Any(m => text.AsSpan(m.Start, m.Length).Contains(honour, StringComparison.Ordinal))
                )
                {
                    tail = at;
                    break;
                }
        if (tail > last.Start)
            members[^1] = new TextRange(last.Start, tail);
        return members;
    }

    // 顶尖、杰出、领军三个层次: where the name of the list begins, -1 where it has none.
    private static int Named(string text, TextRange last)
    {
        for (int i = last.Start + 1; i + 2 < last.End; i++)
            if (HanDigits.Value(text[i]) >= 2 && (text[i + 1] == '个' || text[i + 1] is '类' or '档' or '级' or '种'))
                return i;
        return -1;
    }
}
