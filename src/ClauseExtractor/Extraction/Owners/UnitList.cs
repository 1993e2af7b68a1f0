using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Owners;

/// <summary>
/// Splits a list of units at 、，；, at 会同 and, where both sides are units of their own, at 和 与 及 以及. Brackets inside a name stay with it;
/// 各市、县（区）人民政府 is one name.
/// </summary>
internal static class UnitList
{
    private static readonly string[] Leads = ["会同", "以及", "和", "与", "及"];
    private static readonly WordList Tails = new(
        "按职责分工负责",
        "按照职责分工负责",
        "按职责分工落实",
        "按职责负责",
        "按职责分工",
        "依职责分工负责",
        "分别负责组织落实",
        "负责组织落实",
        "负责组织实施",
        "组织落实",
        "负责落实",
        "负责实施",
        "负责",
        "分别牵头",
        "共同牵头",
        "牵头负责",
        "牵头落实",
        "牵头组织实施",
        "牵头",
        "指导",
        "配合组织落实",
        "配合落实",
        "配合",
        "参与",
        "共同负责",
        "分别",
        "共同",
        "按",
        "具体",
        "参加",
        "落实"
    );

    /// <summary>The names within a range of the folded text, in order.</summary>
    public static List<TextRange> Split(string folded, TextRange range)
    {
        var names = new List<TextRange>();
        range = WithoutRemark(folded, range);
        int start = range.Start,
            depth = 0;
        for (int i = range.Start; i <= range.End; i++)
        {
            char c = i < range.End ? folded[i] : '、';
            if (c is '(' or '[')
                depth++;
            else if (c is ')' or ']')
                depth--;
            if (
                i < range.End
                && (depth > 0 || c is not ('、' or ',' or ';' or '。' or '/' or '\n'))
                && !(c == ' ' && depth == 0 && SpaceParts(folded, start, i, range.End))
            )
                continue;
            if (i < range.End && depth == 0 && IsOpenName(folded.AsSpan(start, i - start), folded, i, range.End))
                continue;
            AddJoined(folded, new TextRange(start, i), names);
            start = i + 1;
        }
        return names;
    }

    /// <summary>A list without the remark on the clauses that follow: 以下均需各市政府落实,不再列出; 列第一位的为牵头单位,下同.</summary>
    public static TextRange WithoutRemark(string folded, TextRange range)
    {
        int depth = 0;
        for (int i = range.Start; i < range.End; i++)
        {
            // 各市(含辛集市,下同)人民政府 goes on behind the bracket.
            if (depth == 0 && folded[i] is ',' or ';' or '。' && Remarks.Starts(folded.AsSpan(i + 1, range.End - i - 1)))
                return range with { End = i };
            depth += folded[i] switch
            {
                '(' or '[' => 1,
                ')' or ']' => -1,
                _ => 0,
            };
        }
        return range;
    }

    private static bool IsRemark(ReadOnlySpan<char> bracket) =>
        bracket.Contains("下同", StringComparison.Ordinal) && bracket.Contains("按", StringComparison.Ordinal)
        || bracket.Contains("职责分工", StringComparison.Ordinal)
        || bracket is "(下同)"
        || bracket.Contains("按职责", StringComparison.Ordinal);

    // Kinds of ground that are no level of government.
    private static readonly WordList Grounds = new("社区", "园区", "校区", "景区", "片区");

    private static readonly WordList Remarks = new(
        "以下",
        "下同",
        "第一个",
        "列第一",
        "排第一",
        "排名第一",
        "排在第一",
        "排首位",
        "首位",
        "多个牵头",
        "不再列出",
        "不再一一",
        "各责任单位均",
        "以上"
    );

    /// <summary>Some lists part units by spaces: a space after the end of a unit's name.</summary>
    private static bool SpaceParts(string folded, int start, int at, int end) =>
        UnitNames.CanStandBeforeAnd(folded.AsSpan(start, at - start)) && at + 2 < end;

    /// <summary>各市、县(区)人民政府, 各区、县(市)政府: the name goes on until it ends in a unit.</summary>
    private static bool IsOpenName(ReadOnlySpan<char> soFar, string folded, int at, int end)
    {
        var text = soFar.Trim(' ');
        // 省、市重点项目责任单位, 市、县(区)人民政府: a level of government is no name by itself.
        if (
            folded[at] is '、'
            && text is "省" or "市" or "区" or "县" or "州" or "国家" or "自治区" or "镇" or "乡"
            && at + 1 < end
            && folded[at + 1] is '市' or '区' or '县' or '州' or '乡' or '镇' or '街' or '旗' or '盟'
        )
            return true;
        if (folded[at] is not '、' || text.Length is 0 or > 12 || text[0] != '各' && !text.StartsWith("有关") && !text.StartsWith("相关"))
            return false;
        // 各OPC社区、区科技局 are two.
        if (Grounds.Ends(text))
            return false;
        if (text[^1] is not ('市' or '县' or '区' or ')' or ']' or '旗' or '州' or '盟' or '乡' or '镇' or '地' or '级'))
            return false;
        int next = at + 1;
        while (next < end && folded[next] == ' ')
            next++;
        // What follows must be a kind of place and lead to 政府 or 管委会: 各市、县、区政府.
        int stop = next;
        int depth = 0;
        while (stop < end && (depth > 0 || folded[stop] is not ('、' or ',' or ';')))
        {
            depth += folded[stop] switch
            {
                '(' or '[' => 1,
                ')' or ']' => -1,
                _ => 0,
            };
            stop++;
        }
        return next < end && folded[next] is '县' or '区' or '市' or '州' or '盟' or '旗' or '乡' or '自' or '镇' && stop - next <= 24;
    }

    private static void AddJoined(string folded, TextRange part, List<TextRange> names)
    {
        for (int i = part.Start + 2; i + 2 < part.End; i++)
            foreach (string lead in folded[i] is '会' or '以' or '和' or '与' or '及' ? Leads : [])
            {
                if (
                    !folded.AsSpan(i, part.End - i).StartsWith(lead)
                    || !UnitNames.CanStandBeforeAnd(folded.AsSpan(part.Start, i - part.Start))
                )
                    continue;
                var rest = Trim(folded, new TextRange(i + lead.Length, part.End));
                // 各有关部门和单位 is one name.
                if (folded[part.Start] == '各' && folded.AsSpan(rest.Start, rest.Length) is "单位" or "部门" or "机构")
                    continue;
                if (rest.IsEmpty || !UnitNames.IsUnit(folded.AsSpan(rest.Start, rest.Length)))
                    continue;
                Add(folded, new TextRange(part.Start, i), names);
                AddJoined(folded, rest, names);
                return;
            }
        Add(folded, part, names);
    }

    private static void Add(string folded, TextRange part, List<TextRange> names)
    {
        var name = Trim(folded, part);
        // 完成时限:2024年12月底 stands among units and is none.
        if (name.Length is > 1 and <= 45 && folded.IndexOf(':', name.Start, name.Length) < 0)
            names.Add(name);
    }

    /// <summary>Takes off what is no part of a name: 等, 按职责分工负责, a joining word in front, a number of the list.</summary>
    private static TextRange Trim(string folded, TextRange part)
    {
        (int start, int end) = (part.Start, part.End);
        bool changed = true;
        while (changed)
        {
            changed = false;
            while (start < end && folded[start] is ' ' or ':' or '“' or '\n')
                (start, changed) = (start + 1, true);
            while (start < end && folded[end - 1] is ' ' or '。' or '.' or '”' or '\n')
                (end, changed) = (end - 1, true);
            var text = folded.AsSpan(start, end - start);
            foreach (string tail in Tails.Ends(text) ? Tails.Words : [])
                if (text.Length > tail.Length + 1 && text.EndsWith(tail))
                {
                    (end, changed) = (end - tail.Length, true);
                    break;
                }
            text = folded.AsSpan(start, end - start);
            // A、B等, A、B等有关部门
            int etc = text.LastIndexOf('等');
            if (
                etc > 1
                && (
                    etc == text.Length - 1
                    || text[(etc + 1)..] is var kind && kind.Length <= 10 && (kind.EndsWith("部门") || kind.EndsWith("单位"))
                )
            )
                (end, changed) = (start + etc, true);
            // 先导区管委会(各单位按职责分工落实,下同): the bracket is a remark, no part of the name.
            text = folded.AsSpan(start, end - start);
            if (text is [.., ')' or ']'] && text.LastIndexOfAny("([".AsSpan()) is > 1 and var open && IsRemark(text[open..]))
                (end, changed) = (start + open, true);
            text = folded.AsSpan(start, end - start);
            foreach (string lead in Leads)
                if (text.Length > lead.Length + 2 && text.StartsWith(lead) && !UnitNames.IsUnit(text[..Math.Min(text.Length, 3)]))
                {
                    (start, changed) = (start + lead.Length, true);
                    break;
                }
        }
        return new TextRange(start, Math.Max(start, end));
    }
}
