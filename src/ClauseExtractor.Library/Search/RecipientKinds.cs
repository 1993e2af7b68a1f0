using System.Text.RegularExpressions;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Library.Search;

/// <summary>The kinds of recipients (recipients.txt): companies, people, institutions … told by what their own words end in.</summary>
public static partial class RecipientKinds
{
    private static readonly (string Name, string English, string[] Words)[] All =
    [
        .. Thesaurus
            .Lines("recipients.txt")
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(':', 2))
            .Select(line => (Names: line[0].Split('~', StringSplitOptions.TrimEntries), Words: line[1]))
            .Select(line => (line.Names[0], line.Names[1], line.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries))),
    ];

    /// <summary>The Chinese names, in the order of the table; the last is that of what fits no other.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(k => k.Name)];

    /// <summary>The English name of a kind; the name itself where there is no such kind.</summary>
    public static string English(string name) => Array.Find(All, k => k.Name == name).English ?? name;

    /// <summary>
    /// The place in <see cref="Names"/> of the kind that is called so in either language, whole or in part (个人 is 个人和团队); -1 for none.
    /// </summary>
    internal static int Find(string words) =>
        Array.FindIndex(
            All,
            k =>
                k.Name.Split('和').Prepend(k.Name).Contains(words)
                || k.English.Split(" and ").Prepend(k.English).Contains(words, StringComparer.OrdinalIgnoreCase)
        );

    /// <summary>The kinds of a recipient as bits, by their place in <see cref="Names"/>.</summary>
    /// <param name="words">Its own words.</param>
    internal static uint Of(string words)
    {
        uint kinds = 0;
        foreach (string part in Parting().Split(Aside().Replace(words, "")))
        {
            string one = Behind().Replace(part.Trim(), "");
            int longest = 0,
                kind = -1;
            for (int k = 0; k < All.Length; k++)
                foreach (string word in All[k].Words)
                    if (word.Length > longest && one.EndsWith(word, StringComparison.Ordinal))
                        (longest, kind) = (word.Length, k);
            kinds |= kind < 0 ? 0 : 1u << kind;
        }
        return kinds == 0 ? 1u << (All.Length - 1) : kinds;
    }

    [GeneratedRegex("（[^（）]*）|\\([^()]*\\)")]
    private static partial Regex Aside();

    [GeneratedRegex("[、，,；;/]|以及|或者|和|与|及|或")]
    private static partial Regex Parting();

    [GeneratedRegex("[”」』\"\\s]+$|等(?:主体|各类主体)?$")]
    private static partial Regex Behind();
}
