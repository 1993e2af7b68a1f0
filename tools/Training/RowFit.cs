using System.Globalization;
using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Extraction.Judging;

namespace ClauseExtractor.Training;

/// <summary>A row as the judge sees it.</summary>
/// <param name="Wrong">Its wrong parts; empty where it is right.</param>
/// <param name="Name">Clause and offset, where it was just read from a text.</param>
internal sealed record RowExample(
    string Place,
    string Document,
    bool Reworded,
    float[] Vector,
    IReadOnlyList<RowPart> Wrong,
    double Weight,
    string Name,
    int Clause
)
{
    public bool IsRight => Wrong.Count == 0;

    /// <summary>True for a row that was frozen as it was first read.</summary>
    public bool IsFirstMet => Place.StartsWith(FirstMet.Place, StringComparison.Ordinal);
}

/// <summary>
/// Fits how sure a row is: each part by logistic regression, their product by isotonic regression over rows whose place the fit had not
/// seen.
/// </summary>
internal static class RowFit
{
    private const double Penalty = 0.0004;

    public static List<RowExample> Examples(
        IReadOnlyList<Material> materials,
        IReadOnlyList<List<JudgedFigure>> figures,
        Func<string, FamiliarWording> familiar
    )
    {
        var examples = new List<RowExample>();
        // A row that is wrong as the text stands is wrong in each of its rewordings: one mistake, not nine.
        var known = new HashSet<string>();
        int clause = 0;
        for (int m = 0; m < materials.Count; m++)
        {
            var read = materials[m].Read;
            var vectors = RowEvidence.Read(read.Folded, read.Rows, read.Reading.Hints, figures[m], familiar(materials[m].Document.Place));
            var wrong = RowLabels.Of(read.Rows, materials[m].Document.Rows);
            for (int r = 0; r < read.Rows.Count; r++)
            {
                clause += r == 0 || read.Rows[r].Clause != read.Rows[r - 1].Clause ? 1 : 0;
                if (vectors[r] is { } vector && wrong[r] is { } parts)
                {
                    string key =
                        $"{materials[m].Document.Name} {read.Rows[r].Clause} {read.Rows[r].Term} "
                        + $"{string.Join(' ', read.Rows[r].Caps.Select(c => c.Amount))} {read.Rows[r].Rate?.Value}";
                    if (!materials[m].Reworded && parts.Count > 0)
                        known.Add(key);
                    examples.Add(
                        new RowExample(
                            materials[m].Document.Place,
                            materials[m].Document.Name,
                            materials[m].Reworded,
                            Quantized(vector),
                            parts,
                            WeightOf(materials[m], parts.Count > 0 && known.Contains(key)),
                            Note(read.Rows[r]),
                            clause
                        )
                    );
                }
            }
        }
        return examples;
    }

    private static double WeightOf(Material material, bool knownMistake) =>
        (material.Reworded, material.Document.MetOnce, knownMistake) switch
        {
            (false, _, _) => 0.4,
            (_, true, _) => 0.04,
            (_, _, true) => 0.025,
            _ => 0.2,
        };

    // As the file of examples keeps it.
    public static float[] Quantized(float[] vector) => [.. vector.Select(v => (int)Math.Round(v * 40) / 40f)];

    // Clause and first figure: what names the row in tests/Gold/held-out.tsv.
    public static string Note(Benefit row) =>
        row.Clause
        + "\t"
        + row.Caps.Select(c => c.Span.Start)
            .Concat(row.Rate is { } rate ? [rate.Span.Start] : [])
            .DefaultIfEmpty(row.Span.Start)
            .Min()
            .ToString(CultureInfo.InvariantCulture);

    /// <summary>Fits the judge: its file, the probability of each example by a fit that has not seen its place, and the report.</summary>
    public static (string Weights, double[] Probabilities, string Report) Fit(List<RowExample> examples)
    {
        var places = examples.Select(e => e.Place).Distinct().Order(StringComparer.Ordinal).ToList();
        var scores = new double[examples.Count];
        foreach (
            var (place, judge) in places
                .AsParallel()
                .AsOrdered()
                .Select(p => (p, RowJudge.Read(new StringReader(Write(Parts(examples.FindAll(e => e.Place != p)), [])))))
        )
        {
            var parts = new double[RowJudge.Parts.Count];
            for (int i = 0; i < examples.Count; i++)
                if (examples[i].Place == place)
                    scores[i] = Math.Round(judge.Score(examples[i].Vector, parts), 6);
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
        var report = new StringBuilder("How sure rows are, each judged by a fit that has not seen its place. Written by tools/Training.\n");
        Tell("Texts as they stand (the rules were fitted to them)", e => !e.Reworded && !e.IsFirstMet);
        Tell("Texts reworded, as documents never met", e => e.Reworded);
        Tell("Made-up clauses as they were first read, each set judged by a fit that has not seen it", e => e.IsFirstMet);
        foreach (string place in places.Where(p => p.StartsWith(FirstMet.Place, StringComparison.Ordinal)))
            report.Append(
                CultureInfo.InvariantCulture,
                $"  {place[FirstMet.Place.Length..]}\t{Reliability.Of(Rows(e => e.Place == place))}\n"
            );
        report.Append("\nWrong parts of reworded rows: ");
        report
            .AppendJoin(", ", RowJudge.Parts.Select(part => $"{part} {examples.Count(e => e.Reworded && e.Wrong.Contains(part))}"))
            .Append('\n');
        return (Write(Parts(examples), Steps(_ => true)), probabilities, report.ToString());

        List<(double, bool, double)> Rows(Func<RowExample, bool> takes) =>
            [
                .. Enumerable
                    .Range(0, examples.Count)
                    .Where(i => takes(examples[i]))
                    .Select(i => (probabilities[i], examples[i].IsRight, examples[i].Weight)),
            ];

        void Tell(string title, Func<RowExample, bool> takes) =>
            report.Append(CultureInfo.InvariantCulture, $"\n{title}\n{Reliability.Of(Rows(takes))}\n{Reliability.Table(Rows(takes))}");

        List<(double, double)> Steps(Func<string, bool> takes) =>
            Isotonic.Fit(
                Enumerable
                    .Range(0, examples.Count)
                    .Where(i => takes(examples[i].Place))
                    .Select(i =>
                        (
                            scores[i],
                            examples[i].IsRight,
                            examples[i].IsFirstMet ? examples[i].Weight * FirstMet.InSteps : examples[i].Weight
                        )
                    ),
                12
            );
    }

    private static double[][] Parts(List<RowExample> examples) =>
        [
            .. RowJudge
                .Parts.AsParallel()
                .AsOrdered()
                .Select(part =>
                    Logistic.Fit([.. examples.Select(e => (e.Vector, !e.Wrong.Contains(part), e.Weight))], RowFeatures.Names.Count, Penalty)
                ),
        ];

    private static string Write(double[][] parts, List<(double From, double Probability)> steps)
    {
        var text = new StringBuilder(
            "# Weights of the judge of rows, fitted by tools/Training: a feature, then a weight for each part of a row; the steps of "
                + "the isotonic fit last.\n#parts"
        );
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
