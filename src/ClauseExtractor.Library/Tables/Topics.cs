using System.Reflection;

namespace ClauseExtractor.Library.Tables;

/// <summary>The topics by which benefits are grouped: names with the words that tell them, the first that fits counts.</summary>
public static class Topics
{
    private static readonly IReadOnlyList<(string Name, string[] Words)> All = Load();

    /// <summary>The topic of a clause's benefit, null where none of the words stand in it. The heading goes before the sentence.</summary>
    public static string? Of(string? heading, string sentence) => Find(heading) ?? Find(sentence);

    private static string? Find(string? text) => text is null ? null : All.FirstOrDefault(t => t.Words.Any(w => text.Contains(w, StringComparison.Ordinal))).Name;

    private static List<(string, string[])> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("topics.txt") ?? throw new InvalidOperationException("The topics are not built in.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(l => l.Contains(':', StringComparison.Ordinal) && l[0] != '#').Select(l => l.Split(':', 2)).Select(l => (l[0], l[1].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))];
    }
}
