using ClauseExtractor.Extraction;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>
/// How well a file of a text was read, to choose among several of one text: not recognised, few warnings, few broken paragraphs, much that
/// is sure.
/// </summary>
/// <param name="Recognised">1 where its words were recognised from pictures.</param>
/// <param name="Faults">Warnings of reading, layout and structure, but for those that only tell what kind of file it is.</param>
/// <param name="Broken">Paragraphs that end in the middle of a sentence.</param>
/// <param name="Doubts">Warnings of what was extracted.</param>
/// <param name="Unsure">Of the benefits: 1 less the mean confidence, in hundredths.</param>
internal readonly record struct ReadingQuality(int Recognised, int Faults, int Broken, int Doubts, int Unsure)
{
    /// <summary>A line shorter than this may be a name or a date.</summary>
    private const int LeastParagraph = 10;

    private static readonly HashSet<string> OfTheFile = ["CE0110", "CE0118", "CE0119", "CE0125", "CE0306"];

    public static ReadingQuality Of(PolicyRecord record) =>
        new(
            record.Document.Source.OcrConfidence is null ? 0 : 1,
            record.Warnings.Count(warning => !IsOfExtraction(warning.Code) && !OfTheFile.Contains(warning.Code)),
            record
                .Text.Split('\n')
                .Count(line => line.Length >= LeastParagraph && !"。；：！？”）.;:!?)》".Contains(line[^1], StringComparison.Ordinal)),
            record.Warnings.Count(warning => IsOfExtraction(warning.Code)),
            record.Benefits.Count == 0 ? 0 : (int)Math.Round(100 * (1 - record.Benefits.Average(row => row.Confidence)))
        );

    /// <summary>The better reading is the smaller.</summary>
    public (int, int, int, int, int) Rank => (Recognised, Faults, Broken, Doubts, Unsure);

    private static bool IsOfExtraction(string code) => code.StartsWith("CE04", StringComparison.Ordinal);
}
