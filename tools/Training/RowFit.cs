using System.Globalization;
using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Extraction.Judging;

namespace ClauseExtractor.Training;

/// <summary>A row as the judge sees it.</summary>
/// <param name="Wrong">Its wrong parts; empty where it is right.</param>
internal sealed record RowExample(string Place, string Document, bool Reworded, float[] Vector, IReadOnlyList<RowPart> Wrong, double Weight, string Note)
{
    public bool IsRight => Wrong.Count == 0;
}

/// <summary>Fits how sure a row is: each part by logistic regression, their product by isotonic regression over rows whose place the fit had not seen.</summary>
internal static class RowFit
{
    private static readonly double Penalty = double.Parse(Environment.GetEnvironmentVariable("JUDGE_L2") ?? "0.0007", CultureInfo.InvariantCulture);

    public static List<RowExample> Examples(IReadOnlyList<Material> materials, IReadOnlyList<List<JudgedFigure>> figures, Func<string, FamiliarWording> familiar)
    {
        var examples = new List<RowExample>();
        // A row that is wrong as the text stands is wrong in each of its rewordings: one mistake, not nine.
        var known = new HashSet<string>();
        for (int m = 0; m < materials.Count; m++)
        {
            var read = materials[m].Read;
            var vectors = RowEvidence.Read(read.Folded, read.Rows, read.Reading.Hints, figures[m], familiar(materials[m].Document.Place));
            var wrong = RowLabels.Of(read.Rows, materials[m].Document.Rows);
            for (int r = 0; r < read.Rows.Count; r++)
                if (vectors[r] is { } vector && wrong[r] is { } parts)
                {
                    string key = $"{materials[m].Document.Name} {read.Rows[r].Clause} {read.Rows[r].Term} {string.Join(' ', read.Rows[r].Caps.Select(c => c.Amount))} {read.Rows[r].Rate?.Value}";
                    if (!materials[m].Reworded && parts.Count > 0)
                        known.Add(key);
                    examples.Add(new RowExample(materials[m].Document.Place, materials[m].Document.Name, materials[m].Reworded, vector, parts, !materials[m].Reworded ? 0.5 : parts.Count > 0 && known.Contains(key) ? 0.025 : 0.2, Note(read, read.Rows[r])));
                }
        }
        return examples;
    }

    private static string Note(ReadDocument read, Benefit row) => row.Clause + " " + row.Term + " " + string.Join(" ", row.Caps.Select(c => $"{c.Amount}/{c.Bound}/{c.Per}")) + $" {row.Rate?.Value}/{row.Rate?.Bound}/{row.Rate?.Base} «{row.Beneficiary}|{row.Condition}» " + read.Tree.Text.Text[row.Span.Start..Math.Min(read.Folded.Length, row.Span.End + 30)].Replace('\n', '⏎');

    public static string Fit(List<RowExample> examples, IReadOnlyList<string> places, TextWriter output)
    {
        var scores = new double[examples.Count];
        foreach (var (place, judge) in places.AsParallel().AsOrdered().Select(p => (p, RowJudge.Read(new StringReader(Write(Parts(examples.FindAll(e => e.Place != p)), []))))))
        {
            var parts = new double[RowJudge.Parts.Count];
            for (int i = 0; i < examples.Count; i++)
                if (examples[i].Place == place)
                    scores[i] = judge.Score(examples[i].Vector, parts);
        }
        // Each place is measured by steps that the others gave.
        var probabilities = new double[examples.Count];
        foreach (string place in places)
        {
            var judge = RowJudge.Read(new StringReader(Write(new double[RowJudge.Parts.Count][], Steps(p => p != place))));
            for (int i = 0; i < examples.Count; i++)
                if (examples[i].Place == place)
                    probabilities[i] = judge.Probability(scores[i]);
        }
        Report("as it stands", i => !examples[i].Reworded);
        Report("reworded", i => examples[i].Reworded);
        foreach (var part in RowJudge.Parts)
            output.WriteLine($"  wrong {part}: {examples.Count(e => e.Reworded && e.Wrong.Contains(part))}");
        if (Environment.GetEnvironmentVariable("JUDGE_DUMP") is { } dump)
            File.WriteAllLines(dump, examples.Select((e, i) => $"{probabilities[i]:0.000}\t{e.Document}\t{(e.Reworded ? "R" : "O")}\t{string.Join(",", e.Wrong)}\t{string.Join(" ", RowFeatures.Names.Where((_, k) => e.Vector[k] != 0))}\t{e.Note}"));
        return Write(Parts(examples), Steps(_ => true));

        List<(double, double)> Steps(Func<string, bool> takes) => Isotonic.Fit(Enumerable.Range(0, examples.Count).Where(i => takes(examples[i].Place)).Select(i => (scores[i], examples[i].IsRight, examples[i].Weight)), 12);

        void Report(string name, Func<int, bool> takes)
        {
            var rows = Enumerable.Range(0, examples.Count).Where(takes).Select(i => (probabilities[i], examples[i].IsRight, examples[i].Weight)).ToList();
            output.WriteLine($"{name}: {Reliability.Of(rows)}");
        }
    }

    private static double[][] Parts(List<RowExample> examples) =>
        [.. RowJudge.Parts.Select(part => Logistic.Fit([.. examples.Select(e => (e.Vector, !e.Wrong.Contains(part), e.Weight))], RowFeatures.Names.Count, Penalty))];

    private static string Write(double[][] parts, List<(double From, double Probability)> steps)
    {
        var text = new StringBuilder("# Weights of the judge of rows, fitted by tools/Training: a feature, then a weight for each part of a row; the steps of the isotonic fit last.\n#parts");
        foreach (var part in RowJudge.Parts)
            text.Append('\t').Append(char.ToLowerInvariant(part.ToString()[0])).Append(part.ToString().AsSpan(1));
        text.Append("\n#bare\t0.9\n");
        if (parts[0] is not null)
        {
            text.Append("#bias");
            foreach (double[] part in parts)
                text.Append(CultureInfo.InvariantCulture, $"\t{part[^1]:0.###}");
            text.Append('\n');
            for (int i = 0; i < RowFeatures.Names.Count; i++)
            {
                text.Append(RowFeatures.Names[i]);
                foreach (double[] part in parts)
                    text.Append(CultureInfo.InvariantCulture, $"\t{part[i]:0.###}");
                text.Append('\n');
            }
        }
        foreach (var (from, probability) in steps)
            text.Append(CultureInfo.InvariantCulture, $"#step\t{from:0.####}\t{probability:0.####}\n");
        return text.ToString();
    }
}
