using System.Globalization;
using System.Runtime.Intrinsics;
using ClauseExtractor.Extraction.Figures;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>
/// How sure a row is: the probability that each of its parts is right (logistic regression over <see cref="RowFeatures"/>), their product,
/// and what that product was worth on rows
/// whose answers are known (isotonic regression). Fitted by <c>tools/Training</c>; the file of weights has a line a feature and a column a
/// part, then the steps of the isotonic fit.
/// </summary>
internal sealed class RowJudge
{
    // A part this likely is nothing to point at.
    private const double Fair = 0.97;

    private static readonly int Guard = RowFeatures.Names.Index().First(n => n.Item == RowGuards.Name).Index;

    // Of each feature the weights of its parts, filled up to a whole vector.
    private readonly float[] _weights;
    private readonly double[] _bias;
    private readonly List<(double From, double Probability)> _steps = [];
    private readonly double _bare = 0.9;

    private RowJudge(TextReader lines)
    {
        _weights = new float[RowFeatures.Names.Count * Vector256<float>.Count];
        _bias = new double[Parts.Count];
        var places = RowFeatures.Names.Index().ToDictionary(n => n.Item, n => n.Index);
        while (lines.ReadLine() is { } line)
        {
            string[] columns = line.Split('\t');
            if (columns[0] == "#step")
                _steps.Add((Read(columns[1]), Read(columns[2])));
            else if (columns[0] == "#bare")
                _bare = Read(columns[1]);
            else if (columns[0] == "#bias")
                for (int part = 0; part < Parts.Count; part++)
                    _bias[part] = Read(columns[part + 1]);
            else if (places.TryGetValue(columns[0], out int place))
                for (int part = 0; part < Parts.Count; part++)
                    _weights[place * Vector256<float>.Count + part] = (float)Read(columns[part + 1]);
        }
    }

    /// <summary>The parts that are judged, in the order of the file's columns.</summary>
    public static IReadOnlyList<RowPart> Parts { get; } =
    [RowPart.Caps, RowPart.Per, RowPart.Rate, RowPart.Base, RowPart.Term, RowPart.Years, RowPart.Condition];

    /// <summary>The judge as committed. Behind <see cref="Parts"/>: static values are made in their order.</summary>
    public static RowJudge Committed { get; } = Load();

    public static RowJudge Read(TextReader lines) => new(lines);

    /// <summary>How sure a row is at most that is held to be doubtful, whatever else speaks for it.</summary>
    public double Guarded => Probability(RowGuards.Most);

    /// <summary>The rows with their confidence and their weakest part.</summary>
    /// <param name="hints">What the reader said of each row.</param>
    public List<Benefit> Judge(string folded, IReadOnlyList<Benefit> rows, RowHints hints, List<JudgedFigure> figures)
    {
        var evidence = new RowEvidence(folded, rows, hints, figures, FamiliarWording.Committed);
        Span<float> vector = stackalloc float[RowFeatures.Names.Count];
        var judged = new List<Benefit>(rows.Count);
        for (int i = 0; i < rows.Count; i++)
            judged.Add(evidence.Read(i, vector) ? Judge(rows[i], vector) : rows[i] with { Confidence = _bare });
        return judged;
    }

    private Benefit Judge(Benefit row, ReadOnlySpan<float> vector)
    {
        Span<double> parts = stackalloc double[Parts.Count];
        double logarithm = Score(vector, parts);
        int weakest = 0;
        for (int part = 1; part < parts.Length; part++)
            if (parts[part] < parts[weakest])
                weakest = part;
        return row with { Confidence = Probability(logarithm), Weakest = parts[weakest] < Fair ? Parts[weakest] : null };
    }

    /// <summary>The logarithm of the product of the parts' probabilities.</summary>
    /// <param name="parts">Receives the probability of each part.</param>
    public double Score(ReadOnlySpan<float> vector, Span<double> parts)
    {
        double sum = 0;
        Span<double> sums = stackalloc double[Vector256<float>.Count];
        sums.Clear();
        _bias.CopyTo(sums);
        var (low, high) = (Vector256.Create<double>(sums), Vector256.Create<double>(sums[Vector256<double>.Count..]));
        // Most features are 0.
        for (int i = 0; i < vector.Length; i++)
            if (vector[i] != 0)
            {
                var weights = _weights.AsSpan(i * Vector256<float>.Count, Vector256<float>.Count);
                var (lower, upper) = Vector256.Widen(Vector256.Create<float>(weights) * vector[i]);
                (low, high) = (low + lower, high + upper);
            }
        low.CopyTo(sums);
        high.CopyTo(sums[Vector256<double>.Count..]);
        for (int part = 0; part < Parts.Count; part++)
        {
            double z = sums[part];
            parts[part] = 1 / (1 + Math.Exp(-z));
            sum -= Math.Log(1 + Math.Exp(-z));
        }
        return vector[Guard] > 0 ? Math.Min(sum, RowGuards.Most) : sum;
    }

    /// <summary>What a logarithm of the product is worth: the step of the isotonic fit that it falls on.</summary>
    public double Probability(double logarithm)
    {
        double probability = _steps.Count > 0 ? _steps[0].Probability : _bare;
        foreach (var step in _steps)
            if (logarithm >= step.From)
                probability = step.Probability;
        return Math.Round(probability, 3);
    }

    private static double Read(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    private static RowJudge Load()
    {
        using var stream = typeof(RowJudge).Assembly.GetManifestResourceStream("ClauseExtractor.Extraction.Judging.row-weights.tsv")!;
        using var reader = new StreamReader(stream);
        return new RowJudge(reader);
    }
}
