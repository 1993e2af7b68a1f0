using System.Globalization;
using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Extraction.Judging;

namespace ClauseExtractor.Training;

/// <summary>A figure as the tagger sees it.</summary>
/// <param name="Features">Indexes into the table of features, sorted.</param>
/// <param name="Weight">How much it counts.</param>
internal sealed record FigureExample(string Place, int[] Features, FigureRole Label, float Weight);

/// <summary>
/// Multinomial logistic regression, fitted by FTRL-proximal (McMahan et al. 2013), which leaves most weights at exactly zero. The same
/// examples in the same order give the same weights.
/// </summary>
internal sealed class Softmax
{
    private const int Roles = FigureTagger.Roles;
    private const double Alpha = 0.25,
        Beta = 1,
        L1 = 0.6,
        L2 = 1.2;
    private const int Epochs = 10;

    private readonly double[] _z,
        _n;

    private Softmax(int features) => (_z, _n) = (new double[features * Roles], new double[features * Roles]);

    public static Softmax Fit(IReadOnlyList<FigureExample> examples, int features)
    {
        var model = new Softmax(features);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var noise = new Noise(20261130);
        var probabilities = new double[Roles];
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            noise.Shuffle(order);
            foreach (int i in order)
            {
                var example = examples[i];
                model.Judge(example.Features, probabilities);
                for (int role = 0; role < Roles; role++)
                    model.Step(example, role, (probabilities[role] - (role == (int)example.Label ? 1 : 0)) * example.Weight);
            }
        }
        return model;
    }

    public void Judge(int[] features, Span<double> probabilities)
    {
        probabilities.Clear();
        foreach (int feature in features)
            for (int role = 0; role < Roles; role++)
                probabilities[role] += Weight(feature * Roles + role);
        double most = double.MinValue,
            total = 0;
        foreach (double sum in probabilities)
            most = Math.Max(most, sum);
        for (int role = 0; role < Roles; role++)
            total += probabilities[role] = Math.Exp(probabilities[role] - most);
        for (int role = 0; role < Roles; role++)
            probabilities[role] /= total;
    }

    /// <summary>The weights as the product reads them: sorted by feature, in thousandths, zeros left out.</summary>
    public string Write(IReadOnlyList<string> names, double unreadFrom)
    {
        var text = new StringBuilder(
            "# Weights of the tagger of figures, fitted by tools/Training: a feature (its kind, then its characters), then a letter a "
                + "role (a is benefit) with its weight in thousandths.\n"
        );
        text.Append(CultureInfo.InvariantCulture, $"#unread\t{unreadFrom:0.000}\n");
        foreach (int feature in Enumerable.Range(0, names.Count).OrderBy(i => names[i], StringComparer.Ordinal))
        {
            bool any = false;
            for (int role = 0; role < Roles; role++)
                if (Math.Round(Weight(feature * Roles + role) * 1000) is var weight && Math.Abs(weight) >= 10)
                {
                    if (!any)
                        text.Append(names[feature]);
                    any = true;
                    text.Append(CultureInfo.InvariantCulture, $"\t{(char)('a' + role)}{weight}");
                }
            if (any)
                text.Append('\n');
        }
        return text.ToString();
    }

    private double Weight(int at)
    {
        double z = _z[at];
        return Math.Abs(z) <= L1 ? 0 : -(z - Math.Sign(z) * L1) / ((Beta + Math.Sqrt(_n[at])) / Alpha + L2);
    }

    private void Step(FigureExample example, int role, double gradient)
    {
        if (Math.Abs(gradient) < 1e-4)
            return;
        foreach (int feature in example.Features)
        {
            int at = feature * Roles + role;
            double sigma = (Math.Sqrt(_n[at] + gradient * gradient) - Math.Sqrt(_n[at])) / Alpha;
            _z[at] += gradient - sigma * Weight(at);
            _n[at] += gradient * gradient;
        }
    }
}
