using System.Globalization;

namespace ClauseExtractor.Training;

/// <summary>How right probabilities are.</summary>
internal static class Reliability
{
    /// <summary>
    /// Rows, share right, sure rows right, right rows sure, expected calibration error, Brier score and that of a constant.
    /// </summary>
    public static string Of(IReadOnlyList<(double Probability, bool Right, double Weight)> rows)
    {
        double n = Math.Max(1e-9, rows.Sum(r => r.Weight)),
            right = rows.Where(r => r.Right).Sum(r => r.Weight),
            constant = right / n * (1 - right / n);
        double brier = rows.Sum(r => r.Weight * Math.Pow(r.Probability - (r.Right ? 1 : 0), 2)) / n;
        double error =
            rows.GroupBy(r => Math.Min(9, (int)(r.Probability * 10 + 1e-9)))
                .Sum(g => Math.Abs(g.Sum(r => r.Weight * ((r.Right ? 1 : 0) - r.Probability)))) / n;
        var sure = rows.Where(r => r.Probability > 0.9).ToList();
        double sureRight = sure.Where(r => r.Right).Sum(r => r.Weight);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{rows.Count} rows, {right / n:0.000} right; sure and right {sureRight / Math.Max(1e-9, sure.Sum(r => r.Weight)):0.000}, "
                + $"of the right ones sure {sureRight / right:0.000}; ECE {error:0.000}, Brier {brier:0.0000} against {constant:0.0000}"
        );
    }

    /// <summary>A line a band of a tenth: rows, share right, mean probability.</summary>
    public static string Table(IReadOnlyList<(double Probability, bool Right, double Weight)> rows) =>
        string.Concat(
            rows.GroupBy(r => Math.Min(9, (int)(r.Probability * 10 + 1e-9)))
                .OrderBy(g => g.Key)
                .Select(g =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {g.Key / 10.0:0.0}\t{g.Count()} rows\tright "
                            + $"{g.Where(r => r.Right).Sum(r => r.Weight) / g.Sum(r => r.Weight):0.000}\tsaid "
                            + $"{g.Sum(r => r.Probability * r.Weight) / g.Sum(r => r.Weight):0.000}\n"
                    )
                )
        );
}
