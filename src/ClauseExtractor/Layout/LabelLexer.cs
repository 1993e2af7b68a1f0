using System.Globalization;
using ClauseExtractor.Language;

namespace ClauseExtractor.Layout;

/// <summary>Reads the label at the head of a unit (第一条, 一、, （一）, 1., （1）, ①) from folded text. Says only what is printed; whether it starts a unit, the document decides.</summary>
public static class LabelLexer
{
    /// <summary>Reads the label at a position, null where none stands there.</summary>
    /// <param name="folded">Folded text.</param>
    /// <param name="at">First unit of the label.</param>
    /// <param name="end">Where the paragraph ends.</param>
    public static PrintedLabel? Read(ReadOnlySpan<char> folded, int at, int end)
    {
        if (at >= end)
            return null;
        var text = folded[at..end];
        char c = text[0];
        if (c == '第')
            return Ordinal(text);
        if (c == '(')
            return Bracketed(text);
        if (char.IsAsciiDigit(c))
            return Digits(text);
        if (HanNumber.IsNumeral(c))
            return Han(text);
        return Enclosed(text);
    }

    /// <summary>Whether a line begins like a numbered unit.</summary>
    public static bool Starts(ReadOnlySpan<char> folded) => Read(folded, 0, folded.Length) is not null;

    private static PrintedLabel? Ordinal(ReadOnlySpan<char> text)
    {
        int at = Blank(text, 1), start = at;
        int length = HanNumber.Measure(text, at);
        int? number;
        if (length > 0)
            number = HanNumber.Parse(text.Slice(at, length));
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
            case '编' or '篇': family = LabelFamily.Part; break;
            case '部' when at + 1 < text.Length && text[at + 1] == '分': (family, suffix) = (LabelFamily.Part, 2); break;
            case '章': family = LabelFamily.Chapter; break;
            case '节': family = LabelFamily.Section; break;
            case '条': family = LabelFamily.Article; break;
            default: return null;
        }
        string name = $"第{text.Slice(start, length)}{text.Slice(at, suffix)}";
        at += suffix;
        // 第十条之一: an article put between two others.
        if (family == LabelFamily.Article && at + 1 < text.Length && text[at] == '之' && HanNumber.Measure(text, at + 1) is > 0 and var sub)
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
        if (rest[0] is ',' or ';' or ')' or '》' or '”' or '的' || rest.StartsWith("规定") || rest.StartsWith("所列") || rest.StartsWith("所称") || rest.StartsWith("所述"))
            return true;
        if (rest[0] is '、' or '和' or '与' or '及' or '至' or '或' or '到')
            return rest.Length > 1 && (rest[1] is '第' or '(' || rest.Length > 2 && rest[1] == '者' && rest[2] == '第');
        // 第三条第二款, 第三条第(二)项
        return rest[0] == '第' && rest.Length > 2 && (rest.IndexOf('款') is > 0 and < 5 || rest.IndexOf('项') is > 0 and < 6);
    }

    private static PrintedLabel? Han(ReadOnlySpan<char> text)
    {
        int length = HanNumber.Measure(text, 0), at = Blank(text, length);
        if (at >= text.Length || text[at] is not ('、' or '.' or '．') || HanNumber.Parse(text[..length]) is not { } number || number is <= 0 or > 99)
            return null;
        // 一、二、三等奖 and 二、三产业 list numbers; a unit's own text never starts with a numeral and a pause mark.
        int next = Blank(text, at + 1);
        int run = HanNumber.Measure(text, next);
        if (run > 0 && next + run < text.Length && text[next + run] is '、' or '等' or '类' or '级' or '次' or '线')
            return null;
        return Make(LabelFamily.Han, number, text[..length].ToString(), text, at + 1);
    }

    private static PrintedLabel? Bracketed(ReadOnlySpan<char> text)
    {
        int start = Blank(text, 1), length = HanNumber.Measure(text, start);
        bool han = length > 0;
        if (!han)
            while (start + length < text.Length && char.IsAsciiDigit(text[start + length]) && length < 3)
                length++;
        int close = Blank(text, start + length);
        if (length == 0 || close >= text.Length || text[close] != ')')
            return null;
        var digits = text.Slice(start, length);
        int? number = han ? HanNumber.Parse(digits) : int.Parse(digits, CultureInfo.InvariantCulture);
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
        return rest[0] is '项' or '款' or '目' && (rest.Length == 1 || rest[1] is '、' or ',' or '。' or ';' or '的' or '规' or '所' or '和' or '或' or '情' or '至' or ')');
    }

    private static PrintedLabel? Digits(ReadOnlySpan<char> text)
    {
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
                if (at + 1 < text.Length && (char.IsAsciiDigit(text[at + 1]) && !IsFusedYear(text[(at + 1)..]) && !IsFusedToken(text[(at + 1)..]) || text[at + 1] == '.'))
                    return null;
                // Some print 1.、 or 1.)
                return Make(LabelFamily.Digit, number, name, text, at + 1 < text.Length && text[at + 1] == '、' ? at + 2 : at + 1);
            case '、':
                // 1、2、3号楼 lists numbers.
                int next = Blank(text, at + 1), run = next;
                while (run < text.Length && char.IsAsciiDigit(text[run]))
                    run++;
                return run > next && run < text.Length && text[run] is '、' or '和' or '号' or '楼' ? null : Make(LabelFamily.DigitPause, number, name, text, at + 1);
            case ')':
                return Make(LabelFamily.DigitHalfBracketed, number, name + ")", text, at + 1);
            default:
                return null;
        }
    }

    /// <summary>23.2023年4月1日起: the label's stop is followed by a year.</summary>
    private static bool IsFusedYear(ReadOnlySpan<char> text) =>
        text.Length > 4 && text[0] is '1' or '2' && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2]) && char.IsAsciiDigit(text[3]) && text[Blank(text, 4)..] is ['年', ..] or ['-', _, ..];

    /// <summary>1.5G+扩展现实, 2.3D打印: the label's stop is followed by a token of a digit and Latin letters, never an amount.</summary>
    private static bool IsFusedToken(ReadOnlySpan<char> text) => text.Length > 2 && char.IsAsciiLetterUpper(text[1]) && !text[1..].StartsWith("GW") && !text[1..].StartsWith("MW");

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
