using System.Reflection;

namespace ClauseExtractor.Revision.Topics;

/// <summary>The topics of support policies: names with the words that tell them (topics.txt).</summary>
public static class TopicWords
{
    private static readonly IReadOnlyList<(string Name, string English, string[] Words)> All = Load();

    /// <summary>The Chinese names, each once, in the order of the table.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(t => t.Name).Distinct()];

    /// <summary>The English name of a topic; the name itself where there is no such topic.</summary>
    public static string English(string name) => All.FirstOrDefault(t => t.Name == name).English ?? name;

    /// <summary>The topic that is called so in either language, or has the word; null for none.</summary>
    public static string? Find(string words) =>
        All.FirstOrDefault(t => t.Name == words || t.English.Equals(words, StringComparison.OrdinalIgnoreCase)).Name
        ?? All.FirstOrDefault(t => t.Words.Contains(words)).Name;

    /// <summary>The first topic of which a word stands in the text; null for none.</summary>
    public static string? First(string? text) => text is null ? null : All.FirstOrDefault(t => IsIn(t.Words, text)).Name;

    /// <summary>All topics of which a word stands in the text.</summary>
    public static IReadOnlySet<string> Of(string text) => All.Where(t => IsIn(t.Words, text)).Select(t => t.Name).ToHashSet();

    private static bool IsIn(string[] words, string text) => Array.Exists(words, w => text.Contains(w, StringComparison.Ordinal));

    private static List<(string, string, string[])> Load()
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream("topics.txt")
            ?? throw new InvalidOperationException("The topics are not built in.");
        using var reader = new StreamReader(stream);
        return
        [
            .. reader
                .ReadToEnd()
                .Split('\n')
                .Where(l => l.Contains(':', StringComparison.Ordinal) && l[0] != '#')
                .Select(l => l.Split(':', 2))
                .Select(l => (Names: l[0].Split('~', StringSplitOptions.TrimEntries), Words: l[1]))
                .Select(l =>
                    (l.Names[0], l.Names[1], l.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                ),
        ];
    }
}
