using System.Reflection;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Library.Search;

/// <summary>
/// Words that offices use for one thing. A text file that users edit: a line holds words parted by <c>~</c>, <c>#</c> starts a comment.
/// </summary>
public sealed class Thesaurus
{
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
            string content = line.Split('#')[0].Trim();
            if (content.Length == 0)
                continue;
            string[] words = content.Split(['~', '～'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2)
                throw new FormatException($"Line {index + 1} of the thesaurus holds one word: “{content}”. Write words that mean the same, parted by ~.");
            foreach (string word in words)
            {
                if (!groups.TryGetValue(Key(word), out var list))
                    groups[Key(word)] = list = [];
                list.Add(words);
            }
        }
    }

    /// <exception cref="FormatException">A line holds one word only.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Thesaurus Load(string path) => new(File.ReadLines(path));

    /// <summary>The lines of the thesaurus that comes with the product, for users to start from.</summary>
    public static IEnumerable<string> StandardLines()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("thesaurus.txt") ?? throw new InvalidOperationException("The thesaurus is not built in.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>
    /// What else a word may be called, without the word itself. Where the whole word is unknown and one known word stands within it (算力券补贴), that part is exchanged.
    /// </summary>
    public IReadOnlyList<string> Widen(string word)
    {
        string key = Key(word);
        if (groups.TryGetValue(key, out var found))
            return [.. found.SelectMany(g => g).Where(w => Key(w) != key).Distinct()];
        // The longest known word within: 软件和信息服务业企业 is not widened through 软件.
        string? part = groups.Keys.Where(k => k.Length >= 2 && key.Contains(k, StringComparison.Ordinal)).OrderByDescending(k => k.Length).ThenBy(k => k, StringComparer.Ordinal).FirstOrDefault();
        return part is null ? [] : [.. groups[part].SelectMany(g => g).Where(w => Key(w) != part).Select(w => key.Replace(part, w, StringComparison.Ordinal)).Where(w => w != key).Distinct()];
    }

    private static string Key(string word) => TextFold.Fold(word).ToLowerInvariant().Trim();
}
