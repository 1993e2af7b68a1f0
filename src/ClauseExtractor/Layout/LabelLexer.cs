using System.Globalization;
using ClauseExtractor.Language;

namespace ClauseExtractor.Layout;

/// <summary>
/// Reads the label at the head of a unit (第一条, 一、, （一）, 1., （1）, ①) from folded text. Says only what is printed; whether it starts a unit,
/// the document decides.
/// </summary>
public static class LabelLexer
{
    /// <summary>A heading behind a number without a mark is at most this long.</summary>
    private const int LongestUnmarked = 32;

    /// <summary>Reads the label at a position, null where none stands there.</summary>
    /// <param name="folded">Folded text.</param>
    /// <param name="at">First unit of the label.</param>
    /// <param name="end">Where the paragraph ends.</param>
    public static PrintedLabel? Read(ReadOnlySpan<char> folded, int at, int end) =>
        Read(folded, at, end, out bool doubtful) is { } label && !doubtful ? label : null;

    /// <summary>Reads the label at a position, one that may as well be the beginning of a sentence included (二、三等奖, 1.80周岁).</summary>
    /// <inheritdoc cref="Read(ReadOnlySpan{char}, int, int)"/>
    /// <param name="doubtful">Whether only the labels around it can tell that it is one.</param>
    public static PrintedLabel? Read(ReadOnlySpan<char> folded, int at, int end, out bool doubtful)
    {
        doubtful = false;
        if (at >= end)
            return null;
        var text = folded[at..end];
        char c = text[0];
        if (c == '第')
            return Ordinal(text);
        if (c == '(')
            return Bracketed(text);
        if (char.IsAsciiDigit(c))
            return Digits(text, out doubtful);
        if (LabelNumber.Measure(text, 0) > 0)
            return Han(text, out doubtful);
        return Enclosed(text);
    }

    /// <summary>Whether a line begins like a numbered unit.</summary>
    public static bool Starts(ReadOnlySpan<char> folded) => Read(folded, 0, folded.Length) is not null;

    private static PrintedLabel? Ordinal(ReadOnlySpan<char> text)
    {
        int at = Blank(text, 1),
            start = at;
        int length = LabelNumber.Measure(text, at);
        int? number;
        if (length > 0)
            number = LabelNumber.Parse(text.Slice(at, length));
        else
        {
            while (at + length < text.Length && char.IsAsciiDigit(text[at + length]) && length < 4)
                length++;
            number = length > 0 ? int.Parse(text.Slice(at, length), CultureInfo.InvariantCulture) : null;
        }
        at = Blank(text, at + length);
        if (number is not > 0 || at >= text.Length)
            return null;
        LabelFamily family;
        int suffix = 1;
        switch (text[at])
        {
            case '编' or '篇':
                family = LabelFamily.Part;
                break;
            case '部' when at + 1 < text.Length && text[at + 1] == '分':
                (family, suffix) = (LabelFamily.Part, 2);
                break;
            case '章':
                family = LabelFamily.Chapter;
                break;
            case '节':
                family = LabelFamily.Section;
                break;
            case '条':
                family = LabelFamily.Article;
                break;
            default:
                return null;
        }
        string name = $"第{text.Slice(start, length)}{text.Slice(at, suffix)}";
        at += suffix;
        // 第十条之一: an article put between two others.
        if (
            family == LabelFamily.Article
            && at + 1 < text.Length
            && text[at] == '之'
            && LabelNumber.Measure(text, at + 1) is > 0 and var sub
        )
        {
            name += text.Slice(at, 1 + sub).ToString();
            at += 1 + sub;
        }
        if (IsReference(text, at))
            return null;
        return Make(family, number.Value, name, text, at < text.Length && text[at] is '、' or ':' ? at + 1 : at);
    }

    /// <summary>第三条规定的…, 第三条第二款, 第一章和第二章: the words point at a unit, they do not open one.</summary>
    private static bool IsReference(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length)
            return false;
        var rest = text[at..];
        if (
            rest[0] is ',' or ';' or ')' or '》' or '”' or '的'
            || rest.StartsWith("规定")
            || rest.StartsWith("所列")
            || rest.StartsWith("所称")
            || rest.StartsWith("所述")
        )
            return true;
        if (rest[0] is '、' or '和' or '与' or '及' or '至' or '或' or '到')
            return rest.Length > 1 && (rest[1] is '第' or '(' || rest.Length > 2 && rest[1] == '者' && rest[2] == '第');
        // 第三条第二款, 第三条第(二)项
        return rest[0] == '第' && rest.Length > 2 && (rest.IndexOf('款') is > 0 and < 5 || rest.IndexOf('项') is > 0 and < 6);
    }

    private static PrintedLabel? Han(ReadOnlySpan<char> text, out bool doubtful)
    {
        doubtful = false;
        int length = LabelNumber.Measure(text, 0),
            at = Blank(text, length);
        if (
            at >= text.Length
            || text[at] is not ('、' or '.' or '．')
            || LabelNumber.Parse(text[..length]) is not { } number
            || number is <= 0 or > 99
        )
            return null;
        // 一、二、三等奖 lists numbers, 二、一次性补贴 and 三、四级医院 may be units: the document says.
        int next = Blank(text, at + 1);
        int run = HanNumber.Measure(text, next);
        doubtful = run > 0 && next + run < text.Length && text[next + run] is '、' or '等' or '类' or '级' or '次' or '线' or '产';
        return Make(LabelFamily.Han, number, text[..length].ToString(), text, at + 1);
    }

    private static PrintedLabel? Bracketed(ReadOnlySpan<char> text)
    {
        int start = Blank(text, 1),
            length = LabelNumber.Measure(text, start);
        bool han = length > 0;
        if (!han)
            while (start + length < text.Length && char.IsAsciiDigit(text[start + length]) && length < 3)
                length++;
        int close = Blank(text, start + length);
        if (length == 0 || close >= text.Length || text[close] != ')')
            return null;
        var digits = text.Slice(start, length);
        int? number = han ? LabelNumber.Parse(digits) : int.Parse(digits, CultureInfo.InvariantCulture);
        if (number is not (> 0 and < 200))
            return null;
        int at = close + 1;
        // (一)、 is a label with a redundant mark; (一)、(二)项, (一)至(三) and (一)项规定 point at units.
        if (PointsAtUnit(text[at..]))
            return null;
        if (at < text.Length && text[at] is '、' or '.' or '。')
            at++;
        return Make(han ? LabelFamily.HanBracketed : LabelFamily.DigitBracketed, number.Value, $"({digits})", text, at);
    }

    private static bool PointsAtUnit(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
            return false;
        int next = Blank(rest, 1);
        if (rest[0] is '、' or '和' or '与' or '及' or '至' or '或' or '~' or '-')
            return next < rest.Length && rest[next] == '(';
        return rest[0] is '项' or '款' or '目'
            && (rest.Length == 1 || rest[1] is '、' or ',' or '。' or ';' or '的' or '规' or '所' or '和' or '或' or '情' or '至' or ')');
    }

    private static PrintedLabel? Digits(ReadOnlySpan<char> text, out bool doubtful)
    {
        doubtful = false;
        int length = 1;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
            length++;
        int at = Blank(text, length);
        if (length > 3 || at >= text.Length || text[0] == '0')
            return null;
        int number = int.Parse(text[..length], CultureInfo.InvariantCulture);
        string name = text[..length].ToString();
        switch (text[at])
        {
            case '.':
                if (at + 1 < text.Length && text[at + 1] == '.')
                    return null;
                doubtful =
                    at + 1 < text.Length
                    && char.IsAsciiDigit(text[at + 1])
                    && !IsFusedYear(text[(at + 1)..])
                    && !IsFusedToken(text[(at + 1)..]);
                // Some print 1.、 or 1.)
                return Make(LabelFamily.Digit, number, name, text, at + 1 < text.Length && text[at + 1] == '、' ? at + 2 : at + 1);
            case '、':
                // 1、2、3号楼 lists numbers.
                int next = Blank(text, at + 1),
                    run = next;
                while (run < text.Length && char.IsAsciiDigit(text[run]))
                    run++;
                doubtful = run > next && run < text.Length && text[run] is '、' or '和' or '号' or '楼';
                return Make(LabelFamily.DigitPause, number, name, text, at + 1);
            case ')':
                return Make(LabelFamily.DigitHalfBracketed, number, name + ")", text, at + 1);
            default:
                return null;
        }
    }

    /// <summary>3.1, 3.1.2 at a position: a label of decimal numbering, or a quantity; the labels around it say which.</summary>
    /// <returns>The label and the numbers that it is made of; null where fewer than two or more than four stand there, or a unit of measure
    /// follows.</returns>
    public static (PrintedLabel Label, int[] Numbers)? ReadDecimal(ReadOnlySpan<char> folded)
    {
        var numbers = new List<int>(4);
        int at = 0;
        while (true)
        {
            int start = at;
            while (at < folded.Length && char.IsAsciiDigit(folded[at]))
                at++;
            // 3.05 and 0.5 are quantities.
            if (at == start || at - start > 2 || folded[start] == '0')
                return null;
            numbers.Add(int.Parse(folded[start..at], CultureInfo.InvariantCulture));
            if (at + 1 < folded.Length && folded[at] == '.' && char.IsAsciiDigit(folded[at + 1]) && numbers.Count < 4)
                at++;
            else
                break;
        }
        string name = folded[..at].ToString();
        if (numbers.Count < 2)
            return null;
        if (at < folded.Length && folded[at] is '.' or '、')
            at++;
        var family = numbers.Count switch
        {
            2 => LabelFamily.Dotted,
            3 => LabelFamily.DottedThird,
            _ => LabelFamily.DottedFourth,
        };
        return (Make(family, numbers[^1], name, folded, at), [.. numbers]);
    }

    /// <summary>
    /// 3支持内容: a number with no mark before a short heading, as standards print it. The labels around it say whether it is one.
    /// </summary>
    public static PrintedLabel? ReadUnmarked(ReadOnlySpan<char> folded)
    {
        int length = 0;
        while (length < folded.Length && length < 3 && char.IsAsciiDigit(folded[length]))
            length++;
        int at = Blank(folded, length);
        if (
            length is 0 or > 2
            || folded[0] == '0'
            || at >= folded.Length
            || folded.Length > LongestUnmarked
            || !LineEnds.IsHan(folded[at])
            || LineEnds.IsTerminal(folded)
            || LineEnds.HasClause(folded)
        )
            return null;
        return Make(LabelFamily.Digit, int.Parse(folded[..length], CultureInfo.InvariantCulture), folded[..length].ToString(), folded, at);
    }

    /// <summary>23.2023年4月1日起: the label's stop is followed by a year.</summary>
    private static bool IsFusedYear(ReadOnlySpan<char> text) =>
        text.Length > 4
        && text[0] is '1' or '2'
        && char.IsAsciiDigit(text[1])
        && char.IsAsciiDigit(text[2])
        && char.IsAsciiDigit(text[3])
        && text[Blank(text, 4)..] is ['年', ..] or ['-', _, ..];

    /// <summary>1.5G+扩展现实, 2.3D打印: the label's stop is followed by a token of a digit and Latin letters, never an amount.</summary>
    private static bool IsFusedToken(ReadOnlySpan<char> text) =>
        text.Length > 2 && char.IsAsciiLetterUpper(text[1]) && !text[1..].StartsWith("GW") && !text[1..].StartsWith("MW");

    private static PrintedLabel? Enclosed(ReadOnlySpan<char> text)
    {
        int c = text[0];
        (LabelFamily Family, int Number, string Name)? found = c switch
        {
            >= 0x2460 and <= 0x2473 => (LabelFamily.Circled, c - 0x245F, text[..1].ToString()),
            >= 0x3251 and <= 0x325F => (LabelFamily.Circled, c - 0x3251 + 21, text[..1].ToString()),
            >= 0x2776 and <= 0x277F => (LabelFamily.Circled, c - 0x2775, text[..1].ToString()),
            >= 0x2474 and <= 0x2487 => (LabelFamily.DigitBracketed, c - 0x2473, $"({c - 0x2473})"),
            >= 0x2488 and <= 0x249B => (LabelFamily.Digit, c - 0x2487, $"{c - 0x2487}"),
            >= 0x3220 and <= 0x3229 => (LabelFamily.HanBracketed, c - 0x321F, $"({"一二三四五六七八九十"[c - 0x3220]})"),
            _ => null,
        };
        return found is var (family, number, name) ? Make(family, number, name, text, 1) : null;
    }

    private static PrintedLabel Make(LabelFamily family, int ordinal, string name, ReadOnlySpan<char> text, int at)
    {
        at = Blank(text, at);
        return new PrintedLabel(family, ordinal, name, at, at >= text.Length);
    }

    private static int Blank(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        return at;
    }
}
