using System.Text;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>Titles and document numbers in the form in which two of them are compared.</summary>
internal static class TitleKey
{
    /// <summary>
    /// A title without white space, punctuation, bracketed additions (征求意见稿, 2025年修订版, 试行) and a leading 关于; null where too little is left
    /// to tell policies apart.
    /// </summary>
    public static string? OfTitle(string? title)
    {
        if (title is null)
            return null;
        var key = new StringBuilder();
        int depth = 0;
        foreach (char c in TextFold.Fold(title))
        {
            depth +=
                c is '(' or '[' ? 1
                : c is ')' or ']' && depth > 0 ? -1
                : 0;
            if (depth == 0 && char.IsLetterOrDigit(c))
                key.Append(char.ToLowerInvariant(c));
        }
        string text = key.ToString();
        text = text.StartsWith("关于", StringComparison.Ordinal) ? text[2..] : text;
        return text.Length >= 6 ? text : null;
    }

    /// <summary>A document number's letters and digits: 沪府办规〔2025〕4号 and 沪府办规[2025] 4 号 are one.</summary>
    public static string? OfNumber(string? number)
    {
        string key = number is null ? "" : string.Concat(TextFold.Fold(number).Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return key.Length >= 4 ? key : null;
    }

    /// <summary>How alike two titles are, 0 to 1: the Dice coefficient of their character pairs.</summary>
    public static double Similarity(string first, string second)
    {
        var (a, b) = (Pairs(first), Pairs(second));
        return a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);
    }

    /// <summary>Each pair as one number: thousands of titles are compared for one page.</summary>
    private static HashSet<int> Pairs(string text)
    {
        var pairs = new HashSet<int>(text.Length);
        for (int i = 1; i < text.Length; i++)
            pairs.Add((text[i - 1] << 16) | text[i]);
        return pairs;
    }
}
