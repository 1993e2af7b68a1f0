using System.Globalization;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>
/// Tells what a figure is there for: multinomial logistic regression over <see cref="FigureFeatures"/>, fitted by <c>tools/Training</c>.
/// The weights are a sorted text file: a feature (its kind, then its characters) and its weight for each role it speaks for, in thousandths.
/// </summary>
internal sealed class FigureTagger
{
    private readonly Dictionary<ulong, (byte Role, short Weight)[]> _weights = [];

    private FigureTagger(TextReader lines)
    {
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith("#unread\t", StringComparison.Ordinal))
                UnreadFrom = double.Parse(line.AsSpan(8), CultureInfo.InvariantCulture);
            if (line.Length == 0 || line[0] == '#')
                continue;
            string[] parts = line.Split('\t');
            _weights[FeatureKey.Of(parts[0])] = [.. parts.Skip(1).Select(p => (Role: (byte)p[0], Weight: short.Parse(p.AsSpan(1), CultureInfo.InvariantCulture))).Select(p => ((byte)(p.Role - 'a'), p.Weight))];
        }
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
        Span<int> sums = stackalloc int[Roles];
        sums.Clear();
        var sink = new Sum(_weights, sums);
        FigureFeatures.Read(context, ref sink);
        double most = double.MinValue, total = 0;
        foreach (int sum in sums)
            most = Math.Max(most, sum / 1000.0);
        for (int i = 0; i < Roles; i++)
            total += probabilities[i] = Math.Exp(sums[i] / 1000.0 - most);
        for (int i = 0; i < Roles; i++)
            probabilities[i] /= total;
    }

    private static FigureTagger Load()
    {
        using var stream = typeof(FigureTagger).Assembly.GetManifestResourceStream("ClauseExtractor.Extraction.Judging.figure-weights.tsv")!;
        using var reader = new StreamReader(stream);
        return new FigureTagger(reader);
    }

    private readonly ref struct Sum(Dictionary<ulong, (byte Role, short Weight)[]> weights, Span<int> sums) : IFeatureSink
    {
        private readonly Span<int> _sums = sums;

        public void Add(char kind, scoped ReadOnlySpan<char> words)
        {
            if (!weights.TryGetValue(FeatureKey.Of(kind, words), out var list))
                return;
            foreach (var (role, weight) in list)
                _sums[role] += weight;
        }
    }
}
