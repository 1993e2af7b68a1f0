using System.Buffers;
using System.Text.RegularExpressions;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision;

/// <summary>
/// What a text says without what is only editorial: spacing, punctuation, full or half width, bracket style and the numbers of
/// cross-references are left out.
/// Two texts with one key differ only editorially.
/// </summary>
internal static partial class EditorialKey
{
    /// <summary>Stands where something was left out between two digits, so that 1、2 does not become 12.</summary>
    private const char Gap = '\u0001';

    public static string Of(string text)
    {
        string folded = TextFold.Fold(text);
        if (folded.AsSpan().ContainsAny('第', '附'))
            folded = CrossReference().Replace(folded, "#${unit}");
        // Each gap stands before a digit and for something left out.
        char[] key = ArrayPool<char>.Shared.Rent(folded.Length);
        int length = 0;
        for (int i = 0; i < folded.Length; i++)
        {
            char c = folded[i];
            if (IsKept(c) || IsInsideNumber(folded, i))
            {
                if (char.IsAsciiDigit(c) && i > 0 && length > 0 && char.IsAsciiDigit(key[length - 1]) && !char.IsAsciiDigit(folded[i - 1]))
                    key[length++] = Gap;
                key[length++] = c;
            }
        }
        string substance = new(key, 0, length);
        ArrayPool<char>.Shared.Return(key);
        return substance;
    }

    /// <summary>Letters, digits and the signs that carry meaning (%, ≥, ×, ¥); not punctuation.</summary>
    private static bool IsKept(char c) =>
        char.IsLetterOrDigit(c) || c is '%' or '‰' or '#' || char.IsSymbol(c) && c != '~' || char.IsSurrogate(c);

    /// <summary>
    /// The point of 5.5, the colon of 1:0.5, the dash of 10-30, the comma of 1,000: between two digits these are part of a figure.
    /// </summary>
    private static bool IsInsideNumber(string text, int i)
    {
        if (i == 0 || i + 1 >= text.Length || !char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1]))
            return false;
        return text[i] switch
        {
            '.' or ':' or '-' or '~' or '/' => true,
            ',' => i + 3 < text.Length
                && char.IsAsciiDigit(text[i + 2])
                && char.IsAsciiDigit(text[i + 3])
                && (i + 4 >= text.Length || !char.IsAsciiDigit(text[i + 4])),
            _ => false,
        };
    }

    /// <summary>第三条, 第（二）项, 第5款, 附件2: a number that only says where another unit stands. 第一项目标 and 第三条件 are none.</summary>
    [GeneratedRegex(
        @"第\s*\(?[零〇一二三四五六七八九十百千0-9]+\)?\s*(?<unit>[编章节条款项目])(?![目标件制程])(之[一二三四五六七八九十]+)?|(?<unit>附件|附表)\s*[一二三四五六七八九十0-9]+"
    )]
    private static partial Regex CrossReference();
}
