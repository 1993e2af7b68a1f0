using System.Globalization;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Library.Export;

/// <summary>Elements and eIds by the naming convention of Akoma Ntoso: <c>chp_2__art_8__para_3</c>.</summary>
internal sealed class AknIds
{
    private readonly HashSet<string> used = [];
    private readonly HashSet<string> parents = [];

    /// <summary>The element of a unit, and the name that a generic one needs.</summary>
    public static (string Element, string? Name) Element(Clause clause)
    {
        string label = TextFold.Fold(clause.Label);
        if (clause.Kind is ClauseKind.Annex or ClauseKind.Box or ClauseKind.Table or ClauseKind.Comparison)
            return ("hcontainer", clause.Kind.ToString().ToLowerInvariant());
        if (label.StartsWith('第'))
            return label[^1] switch
            {
                '编' => ("part", null),
                '章' => ("chapter", null),
                '节' => ("section", null),
                _ => ("article", null),
            };
        return label switch
        {
            ['(', >= '0' and <= '9', ..] => ("point", null),
            ['(', ..] => ("paragraph", null),
            [>= '0' and <= '9', ..] => ("subparagraph", null),
            [>= '①' and <= '⑳', ..] => ("indent", null),
            [var first, ..] when Numerals.Contains(first, StringComparison.Ordinal) => ("section", null),
            _ => ("hcontainer", "unit"),
        };
    }

    /// <summary>An eId that no other element of the document has.</summary>
    public string Next(string prefix, string element, string label)
    {
        string shortName = element switch
        {
            "chapter" => "chp",
            "section" => "sec",
            "article" => "art",
            "paragraph" => "para",
            "subparagraph" => "subpara",
            _ => element,
        };
        string number =
            Number(label) ?? (1 + used.Count(u => u.StartsWith(prefix, StringComparison.Ordinal))).ToString(CultureInfo.InvariantCulture);
        string eid = $"{(prefix.Length == 0 ? "" : prefix + "__")}{shortName}_{number}";
        string unique = eid;
        for (int i = 2; !used.Add(unique); i++)
            unique = $"{eid}-{i}";
        return unique;
    }

    /// <summary>True the first time for a path.</summary>
    public bool TakesChildren(string path) => parents.Add(path);

    private const string Numerals = "零一二三四五六七八九十百千";

    /// <summary>The number of a label: 第二十三条 is 23, (十一) is 11, 3. is 3; null where it has none.</summary>
    internal static string? Number(string label)
    {
        string folded = TextFold.Fold(label);
        string digits = string.Concat(folded.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit));
        if (digits.Length > 0)
            return digits;
        if (folded is [>= '①' and <= '⑳', ..])
            return (folded[0] - '①' + 1).ToString(CultureInfo.InvariantCulture);
        int total = 0,
            digit = 0;
        bool any = false;
        foreach (char c in folded.Where(c => Numerals.Contains(c, StringComparison.Ordinal)))
        {
            any = true;
            int value = Numerals.IndexOf(c, StringComparison.Ordinal);
            if (value < 10)
                digit = value;
            else
                (total, digit) = (
                    total
                        + (digit == 0 ? 1 : digit)
                            * (
                                value == 10 ? 10
                                : value == 11 ? 100
                                : 1000
                            ),
                    0
                );
        }
        return any ? (total + digit).ToString(CultureInfo.InvariantCulture) : null;
    }
}
