using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Conditions;

/// <summary>经认定, 经评审, 经…批准: how one gets there.</summary>
internal static class Procedures
{
    private static readonly string[] Acts =
    [
        "认定",
        "评审",
        "评估",
        "审核",
        "批准",
        "同意",
        "核定",
        "备案",
        "验收",
        "审定",
        "确认",
        "评定",
        "审批",
        "考核",
        "鉴定",
        "公示",
        "核准",
    ];

    /// <summary>True for a segment that is nothing but a procedure.</summary>
    public static bool Is(string text, Segment segment) =>
        segment.Range.Length <= 24 && Find(text, segment.Range) is { } found && found.Start - segment.Range.Start <= 1;

    /// <summary>The first procedure that a condition names; null where it names none.</summary>
    public static TextRange? First(string text, IReadOnlyList<TextRange> condition)
    {
        for (int i = 0; i < condition.Count; i++)
            if (Find(text, condition[i]) is { } found)
                return found;
        return null;
    }

    /// <summary>The procedure named in a range; null where there is none.</summary>
    public static TextRange? Find(string text, TextRange range)
    {
        for (int i = range.Start; i < range.End && text.IndexOf('经', i, range.End - i) is >= 0 and var at; i++)
        {
            i = at;
            if (
                i > range.Start && text[i - 1] is '已' or '曾'
                || i + 1 < range.End && text[i + 1] is '营' or '济' or '费' or '开' or '贸' or '纪' or '信'
            )
                continue;
            int end = i;
            while (end < range.End && text[end] is not (',' or '。' or ';') && end - i < 24)
                end++;
            var words = text.AsSpan(i, end - i);
            foreach (string act in Acts)
                if (words.IndexOf(act, StringComparison.Ordinal) is >= 0 and var behind)
                    return new TextRange(i, i + behind + act.Length);
        }
        return null;
    }
}
