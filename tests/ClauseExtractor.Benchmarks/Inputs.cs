using System.Globalization;
using System.Text;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Benchmarks;

/// <summary>The texts that the pipeline is timed on.</summary>
internal static class Inputs
{
    private static readonly string[] Folders = (Environment.GetEnvironmentVariable("CLAUSE_TEXTS") ?? "corpus").Split(Path.PathSeparator);

    /// <param name="name">A number of characters, else every text of the folders.</param>
    public static List<SourceFile> Of(string name)
    {
        var files = Folders
            .SelectMany(f => Directory.EnumerateFiles(f, "*.txt"))
            .Order(StringComparer.Ordinal)
            .Select(SourceFile.Load)
            .ToList();
        return int.TryParse(name, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int length)
            ? [OneDocument(files, length)]
            : files;
    }

    /// <summary>One policy in articles, made of the sentences of the texts in their order, as often as the length asks.</summary>
    private static SourceFile OneDocument(List<SourceFile> files, int length)
    {
        var sentences = files
            .SelectMany(f => Encoding.UTF8.GetString(f.Content.Span).Split('\n'))
            .SelectMany(l => l.Trim().Split('。', StringSplitOptions.RemoveEmptyEntries))
            .Where(s => s.Length is > 20 and < 200)
            .ToList();
        var text = new StringBuilder("某市促进产业高质量发展若干措施\n");
        for (int article = 1, sentence = 0; text.Length < length; article++)
        {
            text.Append(CultureInfo.InvariantCulture, $"第{article}条 ");
            for (int i = 0; i < 3; i++)
                text.Append(sentences[sentence++ % sentences.Count]).Append('。');
            text.Append('\n');
        }
        return new SourceFile("one.txt", Encoding.UTF8.GetBytes(text.ToString(0, length)));
    }
}
