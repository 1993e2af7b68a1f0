using System.Globalization;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>
/// Tells what a figure is there for: multinomial logistic regression over <see cref="FigureFeatures"/>, fitted by <c>tools/Training</c>.
/// The weights are a sorted text file: a feature (its kind, then its characters) and its weight for each role it speaks for, in
/// thousandths.
/// </summary>
internal sealed class FigureTagger
{
    private readonly WeightTable _weights;

    private FigureTagger(TextReader lines)
    {
        var features = new List<(ulong Key, short[] Weights)>();
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith("#unread\t", StringComparison.Ordinal))
                UnreadFrom = double.Parse(line.AsSpan(8), CultureInfo.InvariantCulture);
            if (line.Length == 0 || line[0] == '#')
                continue;
            string[] parts = line.Split('\t');
            short[] weights = new short[WeightTable.Width];
            foreach (string part in parts.Skip(1))
                weights[part[0] - 'a'] = short.Parse(part.AsSpan(1), CultureInfo.InvariantCulture);
            features.Add((FeatureKey.Of(parts[0]), weights));
        }
        _weights = new WeightTable(features);
    }

    /// <summary>The tagger as committed.</summary>
    public static FigureTagger Committed { get; } = Load();

    /// <summary>How many roles it tells apart: all but <see cref="FigureRole.Unread"/>.</summary>
    public const int Roles = (int)FigureRole.Unread;

    /// <summary>From this probability of being given on, a figure that no row rests on is shown as unread.</summary>
    public double UnreadFrom { get; } = 0.5;

    public static FigureTagger Read(TextReader lines) => new(lines);

    /// <summary>The probability of each role.</summary>
    /// <param name="probabilities">Receives <see cref="Roles"/> values that add up to 1.</param>
    public void Judge(in FigureContext context, Span<double> probabilities)
    {
        Span<int> sums = stackalloc int[WeightTable.Width];
        sums.Clear();
        var sink = new Sum(_weights, sums);
        FigureFeatures.Read(context, ref sink);
        sums = sums[..Roles];
        double most = double.MinValue,
            total = 0;
        foreach (int sum in sums)
            most = Math.Max(most, sum / 1000.0);
        for (int i = 0; i < Roles; i++)
            total += probabilities[i] = Math.Exp(sums[i] / 1000.0 - most);
        for (int i = 0; i < Roles; i++)
            probabilities[i] /= total;
    }

    private static FigureTagger Load()
    {
        using var stream = typeof(FigureTagger).Assembly.GetManifestResourceStream(
            "ClauseExtractor.Extraction.Judging.figure-weights.tsv"
        )!;
        using var reader = new StreamReader(stream);
        return new FigureTagger(reader);
    }

    private readonly ref struct Sum(WeightTable weights, Span<int> sums) : IFeatureSink
    {
        private readonly Span<int> _sums = sums;

        public void Add(char kind, scoped ReadOnlySpan<char> words) => weights.Add(FeatureKey.Of(kind, words), _sums);
    }
}
