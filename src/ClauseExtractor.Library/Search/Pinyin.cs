using System.Collections.Frozen;

namespace ClauseExtractor.Library.Search;

/// <summary>
/// How characters are read, without tones (pinyin.tsv): several readings for some. jieba.NET has none, and no package that has them is
/// served.
/// </summary>
internal static class Pinyin
{
    /// <summary>Most syllables that are read in one run of letters, and most ways of cutting it that are tried.</summary>
    private const int MostSyllables = 16,
        MostCuts = 8;

    private static readonly FrozenDictionary<string, string> Characters = Thesaurus
        .Lines("pinyin.tsv")
        .Where(line => line[0] != '#')
        .Select(line => line.Split('\t'))
        .ToFrozenDictionary(f => f[0], f => f[1]);

    private static readonly FrozenDictionary<char, string[]> Readings = Characters
        .SelectMany(pair => pair.Value.Select(c => (Character: c, Syllable: pair.Key)))
        .GroupBy(p => p.Character, p => p.Syllable)
        .ToFrozenDictionary(g => g.Key, g => g.ToArray());

    private static readonly int Longest = Characters.Keys.Max(k => k.Length);

    /// <summary>The characters that are read so; empty where it is no syllable.</summary>
    public static string Of(string syllable) => Characters.GetValueOrDefault(syllable, "");

    public static IReadOnlyList<string> Of(char character) => Readings.GetValueOrDefault(character, []);

    /// <summary>True where two characters have a reading in common.</summary>
    public static bool SoundAlike(char first, char second) => first == second || Of(first).Intersect(Of(second)).Any();

    /// <summary>The ways to cut letters into syllables, the one with the fewest first; none where they are no pinyin.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Cut(string letters)
    {
        var cuts = new List<IReadOnlyList<string>>();
        string lower = letters.Replace("'", "", StringComparison.Ordinal).ToLowerInvariant().Replace('ü', 'v');
        if (lower.Length <= MostSyllables * Longest && lower.All(char.IsAsciiLetter))
            Cut(lower, 0, [], cuts);
        return [.. cuts.OrderBy(c => c.Count)];
    }

    private static void Cut(string letters, int at, List<string> before, List<IReadOnlyList<string>> cuts)
    {
        if (at == letters.Length && before.Count > 0)
            cuts.Add([.. before]);
        for (
            int length = Math.Min(Longest, letters.Length - at);
            length > 0 && cuts.Count < MostCuts && before.Count < MostSyllables;
            length--
        )
            if (Characters.ContainsKey(letters.Substring(at, length)))
            {
                before.Add(letters.Substring(at, length));
                Cut(letters, at + length, before, cuts);
                before.RemoveAt(before.Count - 1);
            }
    }
}
