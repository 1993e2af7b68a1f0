using System.Text;

namespace ClauseExtractor.Extraction.Lexing;

/// <summary>A line of <c>vocabulary.tsv</c>.</summary>
/// <param name="Value">What the word stands for within its class, empty where the class says it all.</param>
/// <param name="Example">A sentence that is read differently without the line.</param>
internal sealed record VocabularyLine(string Word, WordClass Class, string Value, string Example)
{
    /// <summary>The lines of the vocabulary in the order of the file.</summary>
    public static IReadOnlyList<VocabularyLine> All { get; } = Read();

    private static List<VocabularyLine> Read()
    {
        using var stream = typeof(VocabularyLine).Assembly.GetManifestResourceStream("ClauseExtractor.Extraction.Lexing.vocabulary.tsv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        reader.ReadLine();
        var lines = new List<VocabularyLine>();
        while (reader.ReadLine() is { } line)
            if (line.Split('\t') is [var word, var name, var value, var example])
                lines.Add(
                    new VocabularyLine(word, Enum.Parse<WordClass>(name.Replace("-", "", StringComparison.Ordinal), true), value, example)
                );
            else
                throw new InvalidDataException($"vocabulary.tsv: four fields are wanted: {line}");
        return lines;
    }
}
