using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Documents;

/// <summary>
/// Reads the history under the title of a law or a decree: （1991年6月29日…通过 根据2017年2月24日…《…决定》第一次修正 2024年11月29日…修订）, （2026年5月22日经…通过
/// 2026年5月27日交通运输部令2026年第10号公布）.
/// Each date has the words up to the next; they say what happened on it.
/// </summary>
internal static class HistoryReader
{
    private static readonly WordList Amendments = new("修正", "修订", "修改"),
        Promulgations = new("公布", "发布");

    /// <param name="folded">The folded text.</param>
    /// <param name="lines">The lines between the title and the first unit.</param>
    public static History Read(string folded, IEnumerable<TextRange> lines)
    {
        Found<DateOnly>? adopted = null,
            promulgated = null;
        var amended = new List<Found<DateOnly>>();
        (TextRange Number, TextRange Organ)? decree = null;
        foreach (var line in lines)
        {
            var dates = DateLexer.Read(folded, line);
            for (int i = 0; i < dates.Count; i++)
            {
                if (dates[i].Date is not { } day || dates[i].EndOfPeriod)
                    continue;
                var range = new TextRange(dates[i].Range.End, i + 1 < dates.Count ? dates[i + 1].Range.Start : line.End);
                var words = folded.AsSpan(range.Start, Math.Min(range.Length, 120));
                var found = new Found<DateOnly>(day, dates[i].Range);
                bool meeting = words.IndexOf("会") >= 0;
                if (Amendments.In(words) && !words.StartsWith("起"))
                    amended.Add(found);
                else if (meeting && (words.Contains("通过", StringComparison.Ordinal) || words.Contains("批准", StringComparison.Ordinal)))
                    adopted ??= found;
                if (Decree(folded, range) is not { } order)
                    continue;
                decree = order;
                if (Promulgations.In(words) || Amendments.In(words))
                    promulgated = found;
            }
        }
        if (amended.Count > 0)
            adopted = amended[^1];
        return new History(adopted, promulgated, [.. amended], decree?.Number, decree?.Organ);
    }

    /// <summary>交通运输部令2026年第10号, 国务院令第764号: the number, and the organ in front of 令.</summary>
    public static (TextRange Number, TextRange Organ)? Decree(string folded, TextRange range)
    {
        int order = folded.IndexOf('令', range.Start, range.Length);
        if (order <= range.Start)
            return null;
        int start = order;
        while (start > range.Start && LineEnds.IsHan(folded[start - 1]) && order - start < 30)
            start--;
        if (Number(folded, order + 1, range.End) is not { } end || !OfficialWords.IsOrgan(folded.AsSpan(start, order - start)))
            return null;
        return (new TextRange(start, end), new TextRange(start, order));
    }

    /// <summary>第764号, 2026年第10号, (第10号): one past it, null where none stands there.</summary>
    private static int? Number(string folded, int at, int end)
    {
        while (at < end && folded[at] is ' ' or '(' or '[')
            at++;
        int digits = at;
        while (digits < end && char.IsAsciiDigit(folded[digits]))
            digits++;
        if (digits - at == 4 && digits < end && folded[digits] == '年')
            at = digits + 1;
        if (at >= end || folded[at] != '第')
            return null;
        int number = at + 1;
        while (
            number < end
            && (char.IsAsciiDigit(folded[number]) || LabelNumber.Measure(folded.AsSpan(number, 1), 0) > 0 || folded[number] == ' ')
        )
            number++;
        return number > at + 1 && number < end && folded[number] == '号' ? number + 1 : null;
    }
}

/// <summary>What stands under the title of a law or a decree.</summary>
/// <param name="Adopted">The last amendment, else the adoption.</param>
/// <param name="Promulgated">The day of the last decree.</param>
/// <param name="Amended">The amendments in order.</param>
/// <param name="Number">The last decree's number with its organ.</param>
/// <param name="Organ">The organ that decreed.</param>
internal sealed record History(
    Found<DateOnly>? Adopted,
    Found<DateOnly>? Promulgated,
    IReadOnlyList<Found<DateOnly>> Amended,
    TextRange? Number,
    TextRange? Organ
);
