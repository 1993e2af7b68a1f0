using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Documents;

/// <summary>
/// Reads dates from folded text: 2025年6月27日, 二〇二五年六月二十七日, 2025-06-27, 2025.6.27; 11月22日 after a date with a year; 2025年12月底 and 2025年底 as
/// their last day;
/// 202X年X月X日 as a placeholder.
/// </summary>
internal static class DateLexer
{
    /// <summary>The dates within a range, in order.</summary>
    public static List<DateMention> Read(string folded, TextRange range)
    {
        var dates = new List<DateMention>();
        int? year = null;
        for (int i = range.Start; i < range.End; i++)
        {
            char c = folded[i];
            DateMention? found = c switch
            {
                '年' => WithYear(folded, range, i),
                '月' when dates.Count > 0 && year is not null && dates[^1].Range.End <= i => WithoutYear(folded, range, i, year.Value),
                '-' or '.' or '/' => Numeric(folded, range, i),
                '1' or '2' => Compact(folded, range, i),
                _ => null,
            };
            if (found is not { } date || dates.Count > 0 && date.Range.Start < dates[^1].Range.End)
                continue;
            dates.Add(date);
            year = date.Date?.Year ?? year;
            i = date.Range.End - 1;
        }
        return dates;
    }

    private static DateMention? WithYear(string folded, TextRange range, int yearMark)
    {
        int start = yearMark;
        while (
            start > range.Start
            && (
                char.IsAsciiDigit(folded[start - 1])
                || HanNumber.IsNumeral(folded[start - 1])
                || folded[start - 1] is 'X' or 'x' or '×' or 'O'
            )
            && yearMark - start < 5
        )
            start--;
        var digits = folded.AsSpan(start, yearMark - start);
        if (digits.Length != 4)
            return null;
        int? year = Number(digits);
        int at = yearMark + 1;
        if (at < range.End && folded[at] == '底' && year is { } y0 && IsYear(y0))
            return new DateMention(new TextRange(start, at + 1), new DateOnly(y0, 12, 31), true);
        int month = Run(folded, range, at),
            monthMark = at + month;
        // 2026年月日: the form was never filled in.
        if (month == 0 && at + 1 < range.End && folded[at] == '月' && folded[at + 1] == '日')
            return new DateMention(new TextRange(start, at + 2), null, false);
        if (month == 0 || monthMark >= range.End || folded[monthMark] != '月')
            return null;
        int? m = Number(folded.AsSpan(at, month));
        return Day(folded, range, start, monthMark, year, m);
    }

    private static DateMention? WithoutYear(string folded, TextRange range, int monthMark, int year)
    {
        int start = monthMark;
        while (
            start > range.Start && (char.IsAsciiDigit(folded[start - 1]) || HanNumber.IsNumeral(folded[start - 1])) && monthMark - start < 2
        )
            start--;
        if (start == monthMark || start > range.Start && folded[start - 1] is '年' or '个')
            return null;
        var day = Day(folded, range, start, monthMark, year, Number(folded.AsSpan(start, monthMark - start)));
        return day is { EndOfPeriod: false } ? day : null;
    }

    private static DateMention? Day(string folded, TextRange range, int start, int monthMark, int? year, int? month)
    {
        int at = monthMark + 1,
            length = Run(folded, range, at),
            mark = at + length;
        if (length > 0 && mark < range.End && folded[mark] is '日' or '号')
        {
            int? day = Number(folded.AsSpan(at, length));
            var place = new TextRange(start, mark + 1);
            return
                year is { } y
                && month is { } m
                && day is { } d
                && IsYear(y)
                && m is >= 1 and <= 12
                && d >= 1
                && d <= DateTime.DaysInMonth(y, m)
                ? new DateMention(place, new DateOnly(y, m, d), false)
                : new DateMention(place, null, false);
        }
        // 2026年12月日: the day was never filled in.
        if (length == 0 && at < range.End && (folded[at] == '日' || folded[at] == ' ' && at + 1 < range.End && folded[at + 1] == '日'))
            return new DateMention(new TextRange(start, at + (folded[at] == '日' ? 1 : 2)), null, false);
        if (year is not { } whole || month is not (>= 1 and <= 12) || !IsYear(whole))
            return null;
        int end = at < range.End && folded[at] is '底' or '末' ? at + 1 : at;
        return new DateMention(new TextRange(start, end), new DateOnly(whole, month.Value, DateTime.DaysInMonth(whole, month.Value)), true);
    }

    /// <summary>2025-06-27, 2025.6.27, 2025/6/27</summary>
    private static DateMention? Numeric(string folded, TextRange range, int first)
    {
        int start = first - 4;
        if (
            start < range.Start
            || start > range.Start && char.IsAsciiDigit(folded[start - 1])
            || Number(folded.AsSpan(start, 4)) is not { } year
            || !IsYear(year)
        )
            return null;
        int month = Ascii(folded, range, first + 1),
            second = first + 1 + month;
        if (month is 0 or > 2 || second >= range.End || folded[second] != folded[first])
            return null;
        int day = Ascii(folded, range, second + 1),
            end = second + 1 + day;
        if (day is 0 or > 2)
            return null;
        int m = Number(folded.AsSpan(first + 1, month)) ?? 0,
            d = Number(folded.AsSpan(second + 1, day)) ?? 0;
        return m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(year, m)
            ? new DateMention(new TextRange(start, end), new DateOnly(year, m, d), false)
            : null;
    }

    /// <summary>20240307 before 起, 至, a dash or the end; nowhere else, for a number of eight digits is a sum or a code.</summary>
    private static DateMention? Compact(string folded, TextRange range, int start)
    {
        int end = start;
        while (end < range.End && char.IsAsciiDigit(folded[end]) && end < start + 9)
            end++;
        if (
            end - start != 8
            || start > range.Start && (char.IsAsciiDigit(folded[start - 1]) || folded[start - 1] is '.' or ',')
            || end < range.End && !"起至到止-~前后日施实执印发),。;".Contains(folded[end])
        )
            return null;
        int year = Number(folded.AsSpan(start, 4)) ?? 0,
            month = Number(folded.AsSpan(start + 4, 2)) ?? 0,
            day = Number(folded.AsSpan(start + 6, 2)) ?? 0;
        return IsYear(year) && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateMention(new TextRange(start, end), new DateOnly(year, month, day), false)
            : null;
    }

    private static bool IsYear(int year) => year is >= 1900 and <= 2100;

    private static int Run(string folded, TextRange range, int at)
    {
        int end = at;
        while (
            end < range.End
            && end < at + 3
            && (char.IsAsciiDigit(folded[end]) || HanNumber.IsNumeral(folded[end]) || folded[end] is 'X' or 'x' or '×')
        )
            end++;
        return end - at;
    }

    private static int Ascii(string folded, TextRange range, int at)
    {
        int end = at;
        while (end < range.End && char.IsAsciiDigit(folded[end]) && end < at + 3)
            end++;
        return end - at;
    }

    private static int? Number(ReadOnlySpan<char> text)
    {
        int value = 0;
        bool ascii = true;
        foreach (char c in text)
            if (char.IsAsciiDigit(c))
                value = value * 10 + c - '0';
            else
                ascii = false;
        return ascii && !text.IsEmpty ? value : HanNumber.Parse(text);
    }
}
