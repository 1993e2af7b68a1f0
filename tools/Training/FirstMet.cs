using System.Globalization;
using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Extraction.Judging;

namespace ClauseExtractor.Training;

/// <summary>
/// Rows of made-up clauses as they were first read, before a rule was changed for them. Their evidence and which of their parts were wrong
/// are frozen in <c>first-met.tsv</c>: later rules do not change a line,
/// so the judge learns from them how wrong clauses are that nobody mended. A clause is a line of a set
/// (<c>tests/ClauseExtractor.Tests/Extraction/Unmet</c>): its text, a tab, its rows by <see cref="RowLine"/>.
/// </summary>
internal static class FirstMet
{
    /// <summary>What the place of a frozen row begins with.</summary>
    public const string Place = "first-met-";

    // With these, sure rows of documents held out by place stay right in 98 to 99 of 100 and six in seven right rows stay sure.
    private const double Weight = 0.6;

    /// <summary>
    /// How much less a frozen row counts where the probabilities are read off: sets were made up to be odd, policies seldom are.
    /// </summary>
    public const double InSteps = 0.2;

    /// <summary>Freezes the rows of a set as this build reads them.</summary>
    /// <returns>Lines for <c>first-met.tsv</c>: set, number of the clause, wrong parts, a character a feature.</returns>
    public static string Freeze(string set, string path, TextWriter output)
    {
        var text = new StringBuilder();
        int clause = 0,
            found = 0,
            right = 0,
            answers = 0,
            sure = 0,
            sureRight = 0;
        foreach (string[] columns in File.ReadLines(path).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')))
        {
            clause++;
            var gold = RowLine.ReadAll(columns[1]);
            var read = ReadDocument.OfCanonical(
                set,
                "某市支持产业发展若干措施\n一、支持政策\n（一）支持办法按本条执行。"
                    + columns[0].Replace('⏎', '\n')
                    + "\n（二）本措施由市发展改革委负责解释。\n"
            );
            var figures = read.Figures(FigureTagger.Committed);
            var vectors = RowEvidence.Read(read.Folded, read.Rows, read.Reading.Hints, figures, FamiliarWording.Committed);
            var judged = RowJudge.Committed.Judge(read.Folded, read.Rows, read.Reading.Hints, figures);
            var wrong = RowLabels.Of([.. read.Rows.Select(r => r with { Clause = RowLine.Clause })], gold);
            answers += gold.Count(g => g.IsQuantified);
            for (int r = 0; r < read.Rows.Count; r++)
                if (wrong[r] is { } parts && vectors[r] is { } vector)
                {
                    (found, right) = (found + 1, right + (parts.Count == 0 ? 1 : 0));
                    bool isSure = judged[r].Confidence > 0.9;
                    (sure, sureRight) = (sure + (isSure ? 1 : 0), sureRight + (isSure && parts.Count == 0 ? 1 : 0));
                    if (parts.Count > 0 || set == "-")
                        output.WriteLine(
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{clause}\t{judged[r].Confidence:0.00}\t{string.Join(',', parts)}\t{judged[r].Term} "
                                    + $"{string.Join(' ', judged[r].Caps.Select(c => $"{c.Bound}{c.Amount}/{c.Per}{c.Unit}"))} "
                                    + $"{judged[r].Rate?.Value} @{judged[r].Rate?.Base} y{judged[r].Years} "
                                    + $"i{judged[r].InstalmentYears} | {judged[r].Beneficiary} | {judged[r].Condition}"
                            )
                        );
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"{set}\t{clause}\t{string.Join(',', parts)}\t{ExampleFiles.Characters(RowFit.Quantized(vector))}\n"
                    );
                }
        }
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{set}: {clause} clauses, {answers} answers, {found} rows, {right} right, F1 {2.0 * right / (found + answers):0.000};"
                    + $" sure rows right {sureRight} of {sure}"
            )
        );
        return text.ToString();
    }

    /// <summary>Adds a set to the file, under the names of the features that its vectors have.</summary>
    public static void Append(string file, string set, string path, TextWriter output)
    {
        string lines = Freeze(set, path, output),
            names = "#features\t" + string.Join(' ', RowFeatures.Names);
        if (set == "-")
            return;
        File.AppendAllText(
            file,
            (
                File.Exists(file) && File.ReadLines(file).LastOrDefault(l => l.StartsWith("#features", StringComparison.Ordinal)) == names
                    ? ""
                    : names + "\n"
            ) + lines
        );
    }

    /// <summary>
    /// The frozen rows as examples, each set a place of its own; a feature that was not known when a row was frozen is 0.
    /// </summary>
    public static List<RowExample> Read(string file)
    {
        var places = RowFeatures.Names.Index().ToDictionary(n => n.Item, n => n.Index);
        var examples = new List<RowExample>();
        int[] order = [];
        foreach (string[] columns in File.ReadLines(file).Select(l => l.Split('\t')))
            if (columns[0] == "#features")
                order = [.. columns[1].Split(' ').Select(n => places.GetValueOrDefault(n, -1))];
            else if (columns[0][0] != '#')
            {
                var vector = new float[RowFeatures.Names.Count];
                foreach (var (i, value) in ExampleFiles.Values(columns[3]).Index())
                    if (order[i] >= 0)
                        vector[order[i]] = value;
                examples.Add(
                    new RowExample(
                        Place + columns[0],
                        columns[0] + " " + columns[1],
                        false,
                        vector,
                        ExampleFiles.PartsOf(columns[2]),
                        Weight,
                        "",
                        int.Parse(columns[1], CultureInfo.InvariantCulture)
                    )
                );
            }
        return examples;
    }
}
