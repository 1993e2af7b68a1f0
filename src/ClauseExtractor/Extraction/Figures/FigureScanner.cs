using System.Buffers;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Figures;

/// <summary>A figure as it stands in the text, before anything is said of its role.</summary>
/// <param name="Plain">
/// True for what the law of accounting always asks for: a number with a currency, a per cent or per mille, N分之N, 1:x.
/// False for words that are a figure only where something is given (全额, 减半, 八折, the 10 of 10、20、30万元).
/// </param>
internal readonly record struct FigureMention(TextRange Range, AccountedFigureKind Kind, bool Plain);

/// <summary>Finds the figures of a text by the words that end them. Linear: every look back is bounded.</summary>
internal static class FigureScanner
{
    // No number is longer.
    private const int Longest = 24;

    private const string HanNumerals = "〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟廿点",
        Multipliers = "十百千万亿";

    private static readonly SearchValues<char> Ends = SearchValues.Create("元%‰分:折成点半全万亿");

    /// <summary>Adds the figures of a range of the folded text, in order.</summary>
    public static void Scan(string folded, TextRange range, List<FigureMention> found)
    {
        int floor = range.Start;
        for (int at = range.Start; at < range.End; at++)
        {
            int next = folded.AsSpan(at, range.End - at).IndexOfAny(Ends);
            if (next < 0)
                return;
            at += next;
            if (At(folded, floor, range.End, at) is not { } mention)
                continue;
            if (mention.Kind == AccountedFigureKind.Money && mention.Plain)
                Members(folded, floor, mention.Range.Start, found);
            found.Add(mention);
            floor = mention.Range.End;
            at = floor - 1;
        }
    }

    private static FigureMention? At(string text, int floor, int limit, int at) =>
        text[at] switch
        {
            '元' => Money(text, floor, limit, at),
            '%' or '‰' => PerCent(text, floor, at),
            '分' => Fraction(text, floor, limit, at),
            ':' => Ratio(text, floor, limit, at),
            '折' or '成' or '点' or '半' or '全' => Word(text, floor, limit, at),
            _ => Bare(text, floor, limit, at),
        };

    private static FigureMention? Money(string text, int floor, int limit, int at)
    {
        if (at + 1 < text.Length && text[at + 1] is '素' or '旦' or '件' or '宇')
            return null;
        int end = at;
        if (end > floor && text[end - 1] is '美' or '港' or '欧' or '日')
            end--;
        int start = NumberStart(text, floor, end);
        if (start == end)
            return null;
        // 数十万元, 上百万元: the word that makes it vague belongs to it.
        if (
            start > floor
            && text[start - 1] is '数' or '几' or '上' or '近' or '成'
            && !(text[start - 1] == '上' && start - 1 > floor && text[start - 2] == '以')
            && text.AsSpan(start, end - start).IndexOfAnyExcept(Multipliers) < 0
        )
            return new FigureMention(new TextRange(start - 1, at + 1), AccountedFigureKind.Money, true);
        return new FigureMention(
            new TextRange(LowerEnd(text, floor, start), SmallEnd(text, at + 1, limit)),
            AccountedFigureKind.Money,
            true
        );
    }

    // 123元1角1分: one sum.
    private static int SmallEnd(string text, int end, int limit)
    {
        foreach (char unit in "角分")
            if (
                end + 1 < limit
                && text[end + 1] == unit
                && (char.IsAsciiDigit(text[end]) || HanDigits.Value(text[end]) > 0)
                && (end + 2 >= limit || text[end + 2] != '之')
            )
                end += 2;
        return end;
    }

    private static FigureMention? PerCent(string text, int floor, int at)
    {
        int end = at;
        while (end > floor && text[end - 1] == ' ')
            end--;
        int start = end;
        while (
            start > floor
            && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] == '.' || IsLostPoint(text, floor, start - 1))
            && end - start < Longest
        )
            start--;
        while (start < end && text[start] == '.')
            start++;
        return start < end ? new FigureMention(new TextRange(LowerEnd(text, floor, start), at + 1), AccountedFigureKind.Share, true) : null;
    }

    // 百分之三十, 千分之三, 三分之一.
    private static FigureMention? Fraction(string text, int floor, int limit, int at)
    {
        if (at + 2 >= limit || text[at + 1] != '之' || at == floor || !IsHan(text[at - 1]))
            return null;
        int start = at,
            end = at + 2;
        while (start > floor && IsHan(text[start - 1]) && at - start < 4)
            start--;
        bool digits = char.IsAsciiDigit(text[end]);
        while (end < limit && (digits ? char.IsAsciiDigit(text[end]) || text[end] == '.' : IsHan(text[end])) && end - at < Longest)
            end++;
        // 千分之三点五万元 is no share of 3.5: the sum behind it is a figure of its own.
        if (
            !digits
            && end < limit
            && text[end] is '元' or '美' or '港' or '欧' or ' '
            && text.AsSpan(at, end - at).IndexOf('点') is > 0 and var point
        )
            end = at + point;
        return end > at + 2 ? new FigureMention(new TextRange(start, end), AccountedFigureKind.Share, true) : null;
    }

    // 1:0.5, not 10:30 and not 1:30.
    private static FigureMention? Ratio(string text, int floor, int limit, int at)
    {
        int one = at - 1;
        while (one > floor && text[one] == ' ')
            one--;
        if (one < floor || text[one] != '1' || one > 0 && char.IsAsciiDigit(text[one - 1]))
            return null;
        int end = at + 1;
        while (end < limit && text[end] == ' ')
            end++;
        if (end >= limit || !char.IsAsciiDigit(text[end]) || end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))
            return null;
        end++;
        if (end + 1 < limit && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            int whole = end;
            for (end++; end < limit && char.IsAsciiDigit(text[end]); )
                end++;
            // 1:3.5万元 is no ratio of 3.5.
            if (end < limit && (text[end] is '元' or '美' or '港' or '欧' or ' ' || Multipliers.Contains(text[end])))
                end = whole;
        }
        return new FigureMention(new TextRange(one, end), AccountedFigureKind.Ratio, true);
    }

    // 八五折, 三成, 1.5个百分点, 50个基点, 一个点, 减半, 一半, 全额.
    private static FigureMention? Word(string text, int floor, int limit, int at)
    {
        int start = at,
            end = at + 1;
        switch (text[at])
        {
            case '全' when end < limit && text[end] is '额' or '免' or '部':
                return new FigureMention(new TextRange(at, end + 1), AccountedFigureKind.Share, false);
            case '半' when at > floor && text[at - 1] is '减' or '一':
                return new FigureMention(new TextRange(at - 1, end), AccountedFigureKind.Share, false);
            case '成'
                when end < limit
                    && text[end]
                        is '立'
                            or '员'
                            or '果'
                            or '为'
                            or '效'
                            or '就'
                            or '功'
                            or '本'
                            or '份'
                            or '长'
                            or '交'
                            or '熟'
                            or '片'
                            or '果':
            case '全' or '半':
                return null;
            case '点':
                if (at > floor && text[at - 1] == '分' && at - 1 > floor && text[at - 2] == '百')
                    start = at - 2;
                else if (at > floor && text[at - 1] is '基' or '个')
                    start = at - 1;
                else
                    return null;
                if (start > floor && text[start - 1] == '个')
                    start--;
                break;
        }
        int number = NumberStart(text, floor, start);
        return number < start ? new FigureMention(new TextRange(number, end), AccountedFigureKind.Share, false) : null;
    }

    // 500万, 1000万-: 万 and 亿 with neither 元 nor a counter behind them.
    private static FigureMention? Bare(string text, int floor, int limit, int at)
    {
        char next = at + 1 < limit ? text[at + 1] : '。';
        if (next is not ('、' or ',' or ';' or '。' or ')' or '-' or '~' or '至' or '到' or '以' or '的' or '和' or '及' or '/' or '\n'))
            return null;
        int start = at;
        while (start > floor && Multipliers.Contains(text[start - 1]))
            start--;
        int digits = start;
        while (start > floor && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] == '.') && digits - start < Longest)
            start--;
        return start < digits ? new FigureMention(new TextRange(start, at + 1), AccountedFigureKind.Money, false) : null;
    }

    // 10、20、30万元, 100/50/20万元: the members before the last carry its unit.
    private static void Members(string text, int floor, int start, List<FigureMention> found)
    {
        int first = found.Count;
        while (start - 2 >= floor && text[start - 1] is '、' or '/' && char.IsAsciiDigit(text[start - 2]))
        {
            int end = start - 1;
            start = end;
            while (start > floor && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] == '.') && end - start < 9)
                start--;
            found.Insert(first, new FigureMention(new TextRange(start, end), AccountedFigureKind.Money, false));
        }
    }

    // Where the number that ends at a place starts: 5,000, 1亿2000万, 一百二十万五千, 2千5百; the place itself where none ends there.
    private static int NumberStart(string text, int floor, int end)
    {
        int start = end;
        while (
            start > floor
            && end - start < Longest
            && (
                char.IsAsciiDigit(text[start - 1])
                || IsHan(text[start - 1])
                || text[start - 1] is ',' or '.'
                || IsLostPoint(text, floor, start - 1)
                || text[start - 1] == ' ' && start < end && Multipliers.Contains(text[start])
                || text[start - 1] == ' ' && start == end
            )
        )
            start--;
        while (start < end && text[start] is ',' or '.' or ' ' or '点')
            start++;
        return start;
    }

    // 10-30万元, 30万-50万元, 5-20%: the lower end carries the unit of the upper; 一律, 12月1-3日 are none.
    private static int LowerEnd(string text, int floor, int start)
    {
        int at = start - 1;
        if (at <= floor || text[at] is not ('-' or '~' or '至' or '到'))
            return start;
        while (at > floor && text[at - 1] == '-')
            at--;
        int lower = NumberStart(text, floor, at);
        return lower < at && char.IsAsciiDigit(text[lower]) && start - lower < 14 ? lower : start;
    }

    // A private-use character between digits stands for the decimal point in some Word files: the figure goes on before it.
    private static bool IsLostPoint(string text, int floor, int at) =>
        text[at] is >= '\uE000' and <= '\uF8FF' && at > floor && char.IsAsciiDigit(text[at - 1]);

    private static bool IsHan(char c) => HanNumerals.Contains(c);
}
