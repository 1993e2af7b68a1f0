using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Documents;

/// <summary>Reads terms and delays in the sentence that sets a document's validity, and counts days by them.</summary>
internal static class TermReader
{
    /// <summary>30日后, 满30日后, 一个月后, 30个工作日后 (counted as days of the week).</summary>
    public static (DateOnly Date, int Length) Delay(ReadOnlySpan<char> rest, DateOnly issue)
    {
        int at = 0;
        while (at < rest.Length && rest[at] is '满' or '第' or ',' or '的' or ' ')
            at++;
        if (Quantity(rest, ref at) is not { } number)
            return (issue, 0);
        var unit = rest[at..];
        DateOnly? date = null;
        int length = 0;
        if (unit.StartsWith("个工作日"))
            (date, length) = (AddWorkingDays(issue, number), 4);
        else if (unit.StartsWith("个自然日"))
            (date, length) = (issue.AddDays(number), 4);
        else if (unit.StartsWith("个月"))
            (date, length) = (issue.AddMonths(number), 2);
        else if (unit is ['日' or '天', ..])
            (date, length) = (issue.AddDays(number), 1);
        if (date is null)
            return (issue, 0);
        at += length;
        while (at < rest.Length && rest[at] is '之' or '以' or '后' or '起')
            at++;
        return (date.Value, at);
    }

    private static DateOnly AddWorkingDays(DateOnly day, int days)
    {
        while (days > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                days--;
        }
        return day;
    }

    /// <summary>A number of up to four digits or numerals; null where none stands there.</summary>
    public static int? Quantity(ReadOnlySpan<char> rest, ref int at)
    {
        int start = at;
        while (at < rest.Length && (char.IsAsciiDigit(rest[at]) || HanNumber.IsNumeral(rest[at])) && at - start < 4)
            at++;
        var digits = rest[start..at];
        if (digits.IsEmpty)
            return null;
        int value = 0;
        foreach (char c in digits)
            if (!char.IsAsciiDigit(c))
                return HanNumber.Parse(digits);
            else
                value = value * 10 + c - '0';
        return value;
    }

    /// <summary>The day before the same day some months later; the month's last day where it has no such day.</summary>
    public static DateOnly LastDay(DateOnly start, int months)
    {
        var end = start.AddMonths(months);
        return end.Day == start.Day ? end.AddDays(-1) : end;
    }

    /// <summary>三年, 18个月, 一年半, 半年, 两年零六个月, as months.</summary>
    public static int? Months(ReadOnlySpan<char> rest, ref int at)
    {
        int total = 0;
        for (int part = 0; part < 2; part++)
        {
            int start = at;
            if (part > 0 && at < rest.Length && rest[at] is '零' or '又' or '加' or '、')
                at++;
            if (part == 0 && rest[at..].StartsWith("半年"))
            {
                at += 2;
                return 6;
            }
            if (Quantity(rest, ref at) is not { } number || number > 600)
            {
                at = start;
                break;
            }
            // 有效期 三 年, letter-spaced or as recognition returns it.
            while (at < rest.Length && rest[at] == ' ')
                at++;
            var unit = rest[at..];
            if (unit.StartsWith("周年") || unit.StartsWith("整年"))
                (total, at) = (total + 12 * number, at + 2);
            else if (unit.StartsWith("年") || unit.StartsWith("个年"))
                (total, at) = (total + 12 * number, at + (unit[0] == '个' ? 2 : 1));
            else if (unit.StartsWith("个月"))
                return (total + number, at += 2).Item1;
            else
            {
                at = start;
                break;
            }
            if (at < rest.Length && rest[at] == '半')
                return (total + 6, at += 1).Item1;
        }
        return total > 0 ? total : null;
    }
}
