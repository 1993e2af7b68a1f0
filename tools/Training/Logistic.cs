namespace ClauseExtractor.Training;

/// <summary>
/// Logistic regression with an L2 penalty, fitted by accelerated gradient descent over all examples: the same examples give the same
/// weights, in whatever order.
/// </summary>
internal static class Logistic
{
    private const int Steps = 400;

    /// <returns>A weight a feature, and the bias last.</returns>
    public static double[] Fit(IReadOnlyList<(float[] Vector, bool Right, double Weight)> examples, int features, double penalty)
    {
        var weights = new double[features + 1];
        var velocity = new double[features + 1];
        double total = examples.Sum(e => e.Weight);
        if (total == 0)
            return weights;
        // Sparse: most facts do not hold.
        var sparse = examples.Select(e => Enumerable.Range(0, features).Where(i => e.Vector[i] != 0).ToArray()).ToArray();
        double right = Math.Clamp(examples.Where(e => e.Right).Sum(e => e.Weight) / total, 0.02, 0.999);
        weights[features] = Math.Log(right / (1 - right));
        var values = examples.Select((e, n) => sparse[n].Select(i => e.Vector[i]).ToArray()).ToArray();
        var gradient = new double[features + 1];
        var ahead = new double[features + 1];
        for (int step = 0; step < Steps; step++)
        {
            for (int i = 0; i <= features; i++)
                ahead[i] = weights[i] + 0.9 * velocity[i];
            for (int i = 0; i < features; i++)
                gradient[i] = penalty * ahead[i];
            gradient[features] = 0;
            for (int e = 0; e < examples.Count; e++)
            {
                var (_, ok, weight) = examples[e];
                var (places, own) = (sparse[e], values[e]);
                double z = ahead[features];
                for (int n = 0; n < places.Length; n++)
                    z += own[n] * ahead[places[n]];
                double error = (1 / (1 + Math.Exp(-z)) - (ok ? 1 : 0)) * weight / total;
                for (int n = 0; n < places.Length; n++)
                    gradient[places[n]] += error * own[n];
                gradient[features] += error;
            }
            for (int i = 0; i <= features; i++)
            {
                velocity[i] = 0.9 * velocity[i] - 0.6 * gradient[i];
                weights[i] += velocity[i];
            }
        }
        return weights;
    }
}
