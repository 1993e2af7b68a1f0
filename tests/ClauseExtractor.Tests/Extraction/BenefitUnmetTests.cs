using ClauseExtractor.Tests.Formats;

namespace ClauseExtractor.Tests.Extraction;

/// <summary>
/// Sentences that were made up with their rows before anything read them (<c>Unmet/*.tsv</c>: sentence, rows in the notation of
/// <see cref="RowNotation"/>), so that they are worded as
/// people word things and not as the rules do. What they taught is mended; from then on they must stay right. A third column, open, says
/// that a sentence is still read wrong.
/// </summary>
public class BenefitUnmetTests
{
    public static TheoryData<string, string> Sentences() => Those(open: false);

    public static TheoryData<string, string> Open() => Those(open: true);

    private static TheoryData<string, string> Those(bool open)
    {
        var data = new TheoryData<string, string>();
        foreach (
            string file in Directory
                .GetFiles(Path.Combine(Shared.Repository, "tests", "ClauseExtractor.Tests", "Extraction", "Unmet"), "*.tsv")
                .Order(StringComparer.Ordinal)
        )
        foreach (string[] columns in File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')))
            if (columns is [.., "open"] == open)
                data.Add(columns[0], columns[1]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_never_met_is_read_as_a_person_reads_it(string sentence, string rows) =>
        RowNotation.AssertReads(sentence.Replace('⏎', '\n'), rows == "-" ? [] : rows.Split("; "));

    /// <summary>Nothing is called open that is mended.</summary>
    [Theory]
    [MemberData(nameof(Open))]
    public void An_open_sentence_is_still_read_wrong(string sentence, string rows) =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() =>
            RowNotation.AssertReads(sentence.Replace('⏎', '\n'), rows == "-" ? [] : rows.Split("; "))
        );
}
