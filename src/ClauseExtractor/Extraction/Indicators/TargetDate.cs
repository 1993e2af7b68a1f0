using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Indicators;

/// <summary>Reads by when a target is to be reached: 到2025年底, 2023年, 到“十四五”末.</summary>
internal static class TargetDate
{
    /// <summary>The year of a sentence's target; null where it names none. 较2020年 and 自2023年起 name none.</summary>
    public static int? Find(string folded, TextRange range)
    {
        for (int i = range.Start; i + 4 < range.End; i++)
        {
            int next = folded.AsSpan(i, range.End - 4 - i).IndexOfAny('年', '“');
            if (next < 0)
                return null;
            i += next;
            if (
                folded[i] == '年'
                && i - 4 >= range.Start
                && int.TryParse(folded.AsSpan(i - 4, 4), out int year)
                && year is > 1990 and < 2200
                && !(i - 5 >= range.Start && folded[i - 5] is '较' or '比' or '自' or '于' or '与' or '《' or '[' or '(')
                && !(i + 1 < range.End && folded[i + 1] == '度' && i + 2 < range.End && folded[i + 2] == '计')
            )
                return year;
            if (
                folded[i] == '“'
                && folded.AsSpan(i + 1).StartsWith("十", StringComparison.Ordinal)
                && folded.IndexOf('”', i) is > 0 and var close
                && close - i <= 4
                && close < range.End
                && folded[close - 1] == '五'
                && close + 1 < range.End
                && folded[close + 1] is '末' or '时' or '期'
            )
                return folded[i + 2] switch
                {
                    '三' => 2020,
                    '四' => 2025,
                    '五' => 2030,
                    '六' => 2035,
                    _ => null,
                };
        }
        return null;
    }
}
