using System.Reflection;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Library.Search;

/// <summary>
/// Words that mean one thing, or that people do not tell apart when they search. A text file that users edit: a line holds words parted by
/// <c>~</c>, each of which finds the others; words before a <c>&gt;</c> find those behind it,
/// and are not found by them (computing power &gt; 算力). <c>#</c> starts a comment.
/// </summary>
public sealed class Thesaurus
{
    /// <summary>Most words of an English entry.</summary>
    private const int LongestEntry = 4;

    private readonly Dictionary<string, List<string[]>> groups = [];

    /// <summary>No word widens another.</summary>
    public static Thesaurus Empty { get; } = new([]);

    /// <summary>The thesaurus that comes with the product.</summary>
    public static Thesaurus Standard { get; } = new(StandardLines());

    /// <param name="lines">Lines of the file.</param>
    /// <exception cref="FormatException">A line holds one word only; it names the line.</exception>
    public Thesaurus(IEnumerable<string> lines)
    {
        foreach (var (index, line) in lines.Index())
        {
            var sides = Sides(line);
            if (sides.Count == 0)
                continue;
            if (sides.Sum(side => side.Length) < 2 || sides.Exists(side => side.Length == 0))
                throw new FormatException(
                    $"Line {index + 1} of the thesaurus holds one word: “{line.Split('#')[0].Trim()}”. Write words that mean the same,"
                        + $" parted by ~."
                );
            string[] found = sides[^1];
            foreach (string word in sides.SelectMany(side => side))
            {
                if (!groups.TryGetValue(Key(word), out var list))
                    groups[Key(word)] = list = [];
                list.Add(found);
            }
        }
    }

    /// <exception cref="FormatException">A line holds one word only.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Thesaurus Load(string path) => new(File.ReadLines(path));

    /// <summary>The lines of the thesaurus that comes with the product, for users to start from.</summary>
    public static IEnumerable<string> StandardLines() => Lines("thesaurus.txt");

    /// <summary>All words of a thesaurus's lines.</summary>
    internal static IEnumerable<string> WordsOf(IEnumerable<string> lines) => lines.SelectMany(Sides).SelectMany(side => side);

    /// <summary>The lines of a table that is built in.</summary>
    internal static IEnumerable<string> Lines(string table)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(table)
            ?? throw new InvalidOperationException($"{table} is not built in.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>True where the word has an entry of its own.</summary>
    public bool Knows(string word) => groups.ContainsKey(Key(word));

    /// <summary>
    /// What else a word may be called, without the word itself. Where the whole word is unknown and one known word stands within it
    /// (算力券补贴), that part is exchanged.
    /// </summary>
    public IReadOnlyList<string> Widen(string word)
    {
        string key = Key(word);
        if (groups.TryGetValue(key, out var found))
            return [.. found.SelectMany(g => g).Where(w => Key(w) != key).Distinct()];
        // The longest word within that has another name: 软件和信息服务业企业 is not widened through 软件, nor 外资企业 through 企业, which is only found by
        // others.
        string? part = groups
            .Keys.Where(k => k.Length >= 2 && Within(key, k) && groups[k].Exists(g => g.Any(w => Key(w) != k)))
            .OrderByDescending(k => k.Length)
            .ThenBy(k => k, StringComparer.Ordinal)
            .FirstOrDefault();
        return part is null
            ? []
            :
            [
                .. groups[part]
                    .SelectMany(g => g)
                    .Where(w => Key(w) != part)
                    .Select(w => key.Replace(part, w, StringComparison.Ordinal))
                    .Where(w => w != key)
                    .Distinct(),
            ];
    }

    /// <summary>The entry of several words parted by spaces that begins at a place of a text, the longest; 0 where there is none.</summary>
    /// <returns>Its length in characters.</returns>
    internal int EntryAt(string text, int start)
    {
        int longest = 0;
        for (int end = start, words = 0; end < text.Length && words < LongestEntry; words++)
        {
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            if (words > 0 && groups.ContainsKey(Key(text[start..end])))
                longest = end - start;
            while (end < text.Length && char.IsWhiteSpace(text[end]))
                end++;
        }
        return longest;
    }

    /// <summary>A word of letters is not sought within another: AI stands in AI芯片, not in main.</summary>
    private static bool Within(string text, string word)
    {
        int at = text.IndexOf(word, StringComparison.Ordinal),
            end = at + word.Length;
        return at >= 0
            && !(at > 0 && char.IsAsciiLetter(text[at - 1]) && char.IsAsciiLetter(word[0]))
            && !(end < text.Length && char.IsAsciiLetter(text[end]) && char.IsAsciiLetter(word[^1]));
    }

    private static List<string[]> Sides(string line)
    {
        string content = line.Split('#')[0].Trim();
        return content.Length == 0
            ? []
            :
            [
                .. content
                    .Split('>')
                    .Select(side => side.Split(['~', '～'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
            ];
    }

    private static string Key(string word) => TextFold.Fold(word).ToLowerInvariant().Trim();
}
