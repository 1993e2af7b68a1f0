using ClauseExtractor.Tests.Formats;

namespace ClauseExtractor.Tests.Extraction;

/// <summary>
/// Sentences that were made up with their rows before anything read them (<c>Unmet/*.tsv</c>: sentence, rows in the notation of <see cref="RowNotation"/>), so that they are worded as
/// people word things and not as the rules do. What they taught is mended; from then on they must stay right.
/// </summary>
public class BenefitUnmetTests
{
    public static TheoryData<string, string> Sentences()
    {
        var data = new TheoryData<string, string>();
        foreach (string file in Directory.GetFiles(Path.Combine(Shared.Repository, "tests", "ClauseExtractor.Tests", "Extraction", "Unmet"), "*.tsv").Order(StringComparer.Ordinal))
            foreach (string[] columns in File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')))
                data.Add(columns[0], columns[1]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_never_met_is_read_as_a_person_reads_it(string sentence, string rows) =>
        RowNotation.AssertReads(sentence.Replace('⏎', '\n'), rows == "-" ? [] : rows.Split("; "));
}
