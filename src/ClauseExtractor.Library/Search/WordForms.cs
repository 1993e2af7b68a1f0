using System.Globalization;
using System.Text.RegularExpressions;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Library.Search;

/// <summary>
/// Other writings of one word that no list can hold: shares in characters and in digits, document numbers without their brackets.
/// </summary>
internal static partial class WordForms
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>The parts of a document number, in order.</summary>
    private static readonly string[] Parts = ["code", "year", "issue"];

    /// <summary>10% for 百分之十 and the other way round, for whole percentages; none where the word is no share.</summary>
    public static IReadOnlyList<string> OfShare(string word)
    {
        string folded = TextFold.Fold(word);
        bool inDigits = folded.EndsWith('%');
        if (
            !inDigits && !folded.StartsWith("百分之", StringComparison.Ordinal) && !folded.EndsWith('成')
            || FilterReader.Share(folded) is not { } share
            || share is <= 0 or > 1
        )
            return [];
        decimal percent = share * 100;
        string written = percent.ToString("0.##", CultureInfo.InvariantCulture) + "%";
        return !inDigits ? [written]
            : percent == Math.Floor(percent) ? ["百分之" + Han((int)percent)]
            : [];
    }

    /// <summary>The parts of a document number that stand apart where it is printed; null where the word is none.</summary>
    public static IReadOnlyList<string>? NumberParts(string word)
    {
        var match = NumberShape().Match(TextFold.Fold(word));
        return match.Success && (match.Groups["year"].Success || match.Groups["issue"].Success)
            ? [.. Parts.Select(part => match.Groups[part].Value).Where(part => part.Length > 0)]
            : null;
    }

    private static string Han(int number) =>
        number switch
        {
            100 => "百",
            < 10 => Digits[number].ToString(),
            < 20 => "十" + (number % 10 == 0 ? "" : Digits[number % 10]),
            _ => Digits[number / 10] + "十" + (number % 10 == 0 ? "" : Digits[number % 10].ToString()),
        };

    // 沪府办规2025, 沪府办规2025-4号, 国务院令706号: an office's code and a year, or a decree and its number. 2025年 is a year, and 5号楼 no number.
    [GeneratedRegex(
        @"^(?<code>\p{IsCJKUnifiedIdeographs}{2,12}?)(?:(?<year>(?:19|20)\d\d)-?(?:第?(?<issue>\d{1,4}号))?|(?<=[令函发字告])第?(?<issue>"
            + @"\d{1,4}号))$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex NumberShape();
}
