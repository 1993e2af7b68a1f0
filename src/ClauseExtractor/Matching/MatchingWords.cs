using System.Text;

namespace ClauseExtractor.Matching;

/// <summary>The words that requirements are read by, from <c>words.tsv</c>: word, class, value, example.</summary>
internal static class MatchingWords
{
    private static readonly ILookup<string, (string Word, string Value)> Lines = Read().ToLookup(l => l.Class, l => (l.Word, l.Value));

    /// <summary>The words of a class, the longest first.</summary>
    public static IReadOnlyList<string> Of(string name) =>
        [.. Lines[name].Select(l => l.Word).OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal)];

    /// <summary>The words of a class with their values, the longest first.</summary>
    public static IReadOnlyList<(string Word, string Value)> Valued(string name) =>
        [.. Lines[name].OrderByDescending(l => l.Word.Length).ThenBy(l => l.Word, StringComparer.Ordinal)];

    /// <summary>Every line of the file with its example.</summary>
    internal static IEnumerable<(string Word, string Class, string Value, string Example)> Read()
    {
        using var stream = typeof(MatchingWords).Assembly.GetManifestResourceStream("ClauseExtractor.Matching.words.tsv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line.Split('\t') is [var word, var name, var value, var example]
                ? (word, name, value, example)
                : throw new InvalidDataException($"words.tsv: four fields are wanted: {line}");
    }
}
