using System.Globalization;

namespace ClauseExtractor.Language;

/// <summary>What a share is of, and how it is said.</summary>
public enum ShareKind
{
    /// <summary>30%, 3‰, 三成, 百分之三十, 三分之一, 2/3, 一半: a share of a base.</summary>
    Part,

    /// <summary>1.5个百分点, 50个基点, 一个点: points of interest, as a share.</summary>
    Points,

    /// <summary>八五折: what remains to be paid.</summary>
    Discount,
}

/// <summary>Reads shares in digits and in words.</summary>
public static class ShareReader
{
    private static readonly (string Words, decimal Divisor)[] Openers = [("百分之", 100), ("千分之", 1_000), ("万分之", 10_000)];

    private static readonly (string Words, decimal Divisor)[] PointWords =
    [
        ("个百分点", 100),
        ("百分点", 100),
        ("个基点", 10_000),
        ("个基本点", 10_000),
        ("基点", 10_000),
        ("BP", 10_000),
        ("bp", 10_000),
    ];

    /// <summary>A share whose words open with no number of their own (百分之三十, 一半), or that is a fraction (三分之一, 2/3).</summary>
    /// <returns>The value and one past its end; null where none starts there.</returns>
    public static (decimal Value, int End)? Opening(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        foreach (var (words, divisor) in Openers)
            if (rest.StartsWith(words, StringComparison.Ordinal))
                return NumberReader.TryRead(text, at + words.Length, out var share) ? (share.Value / divisor, share.End) : null;
        if (rest.StartsWith("一半", StringComparison.Ordinal) || rest.StartsWith("半数", StringComparison.Ordinal))
            return (0.5m, at + 2);
        return null;
    }

    /// <summary>The fraction whose first number ends at a place: 三|分之一, 2|/3.</summary>
    /// <param name="first">The first number: the denominator before 分之, the numerator before a stroke.</param>
    public static (decimal Value, int End)? Fraction(ReadOnlySpan<char> text, int start, NumberReading first)
    {
        int at = first.End;
        if (at + 1 >= text.Length || first.Value != Math.Floor(first.Value) || first.Value is < 1 or > 100 || first.Scaled)
            return null;
        if (text[at..].StartsWith("分之", StringComparison.Ordinal))
            return NumberReader.TryRead(text, at + 2, out var above) && above.Value <= first.Value
                ? (Nearest(above.Value, first.Value), above.End)
                : null;
        // 2/3 stands alone: not 1/2/3, 2023/24, 3/4月, A1/2.
        if (
            text[at] != '/'
            || first.Value >= 20
            || !char.IsAsciiDigit(text[at + 1])
            || start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '/' or '.' or '-')
        )
            return null;
        if (
            !NumberReader.TryRead(text, at + 1, out var below)
            || below.Scaled
            || below.Value != Math.Floor(below.Value)
            || below.Value <= first.Value
            || below.Value > 20
        )
            return null;
        return below.End < text.Length && (text[below.End] is '/' or '月' or '.' || char.IsAsciiLetterOrDigit(text[below.End]))
            ? null
            : (Nearest(first.Value, below.Value), below.End);
    }

    /// <summary>The share that a number makes with the words behind it: 30%, 3‰, 三成, 八五折, 1.5个百分点, 50个基点.</summary>
    public static (ShareKind Kind, decimal Value, int End)? Behind(ReadOnlySpan<char> text, NumberReading number)
    {
        var rest = text[number.End..];
        if (rest.IsEmpty)
            return null;
        char next = rest.Length > 1 ? rest[1] : ' ';
        switch (rest[0])
        {
            case '%':
                return (ShareKind.Part, number.Value / 100, number.End + 1);
            case '‰':
                return (ShareKind.Part, number.Value / 1_000, number.End + 1);
            case '折' when number.Value < 100 && next is not ('旧' or '算' or '叠' or '合' or '扣'):
                return (ShareKind.Discount, number.Value >= 10 ? number.Value / 100 : number.Value / 10, number.End + 1);
            case '成'
                when number.Value <= 10
                    && next
                        is not (
                            '立'
                            or '果'
                            or '本'
                            or '员'
                            or '长'
                            or '效'
                            or '功'
                            or '为'
                            or '交'
                            or '熟'
                            or '都'
                            or '套'
                            or '品'
                            or '就'
                            or '分'
                        ):
                return (ShareKind.Part, number.Value / 10, number.End + 1);
        }
        foreach (var (words, divisor) in PointWords)
            if (rest.StartsWith(words, StringComparison.Ordinal))
                return (ShareKind.Points, number.Value / divisor, number.End + words.Length);
        // 财政贴一个点: not 建设10个点位.
        if (
            rest.StartsWith("个点", StringComparison.Ordinal)
            && number.Value <= 10
            && !(rest.Length > 2 && rest[2] is '位' or '的' or '和' or '、')
        )
            return (ShareKind.Points, number.Value / 100, number.End + 2);
        return null;
    }

    // A fraction is the nearest double, in as few digits as name it.
    private static decimal Nearest(decimal above, decimal below) =>
        decimal.Parse(
            ((double)above / (double)below).ToString("R", CultureInfo.InvariantCulture),
            NumberStyles.Float,
            CultureInfo.InvariantCulture
        );
}
