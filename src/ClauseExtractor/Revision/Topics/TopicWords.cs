using System.Reflection;

namespace ClauseExtractor.Revision.Topics;

/// <summary>The topics of support policies: names with the words that tell them.</summary>
public static class TopicWords
{
    private static readonly IReadOnlyList<(string Name, string[] Words)> All = Load();

    /// <summary>The first topic of which a word stands in the text; null for none.</summary>
    public static string? First(string? text) => text is null ? null : All.FirstOrDefault(t => IsIn(t.Words, text)).Name;

    /// <summary>All topics of which a word stands in the text.</summary>
    public static IReadOnlySet<string> Of(string text) => All.Where(t => IsIn(t.Words, text)).Select(t => t.Name).ToHashSet();

    private static bool IsIn(string[] words, string text) => Array.Exists(words, w => text.Contains(w, StringComparison.Ordinal));

    private static List<(string, string[])> Load()
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
                .Select(l => (l[0], l[1].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))),
        ];
    }
}
