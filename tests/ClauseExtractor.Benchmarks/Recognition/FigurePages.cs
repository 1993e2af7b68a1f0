using System.Text.RegularExpressions;

namespace ClauseExtractor.Benchmarks.Recognition;

/// <summary>Documents that are dense with figures: what stands around the figures of texts, in an order drawn by seed.</summary>
internal static partial class FigurePages
{
    private const int Seed = 21;

    /// <summary>Pieces in a paragraph, and paragraphs in a document: more than its pages hold.</summary>
    private const int Pieces = 12,
        Paragraphs = 60;

    /// <param name="folder">The texts.</param>
    /// <param name="digits">At least so many digits on all pages.</param>
    /// <param name="spoil">Sets the paragraphs of the document of a number, as many as its pages hold, as a scan.</param>
    public static List<TrialDocument> Make(string folder, int digits, Func<IReadOnlyList<string>, int, TrialDocument> spoil)
    {
        var random = new Random(Seed);
        string[] pieces =
        [
            .. Directory
                .GetFiles(folder, "*.txt")
                .Order(StringComparer.Ordinal)
                .SelectMany(file => Piece().Matches(File.ReadAllText(file)).Select(match => match.Value))
                .Distinct(),
        ];
        var documents = new List<TrialDocument>();
        for (int set = 0; set < digits; set += documents[^1].Truth.Count(char.IsAsciiDigit))
            documents.Add(
                spoil(
                    [.. Enumerable.Range(0, Paragraphs).Select(_ => string.Join('，', random.GetItems(pieces, Pieces)) + '。')],
                    documents.Count
                )
            );
        return documents;
    }

    /// <summary>A figure with a few characters before and behind it.</summary>
    [GeneratedRegex(@"[\u4E00-\u9FFF（〔]{0,4}[0-9]+(?:[.,][0-9]+)*[\u4E00-\u9FFF%）〕]{1,4}")]
    private static partial Regex Piece();
}
