using ClauseExtractor.Extraction;

namespace ClauseExtractor.Matching;

/// <summary>Holds a told figure against an asked one.</summary>
internal static class Measure
{
    /// <returns>Whether it is met, and told less bound; of a band by its nearer end.</returns>
    public static (Verdict Verdict, decimal Difference) Of(AskedFigure asked, decimal told)
    {
        decimal low = told - asked.Bound;
        bool met = asked.Comparator switch
        {
            Comparator.Gte => low >= 0,
            Comparator.Gt => low > 0,
            Comparator.Lte => low <= 0,
            Comparator.Lt => low < 0,
            Comparator.Eq => low == 0,
            Comparator.Between => low >= 0 && (asked.UpperOut ? told < asked.Upper : told <= asked.Upper),
            _ => false,
        };
        decimal high = asked.Upper is { } upper ? told - upper : low;
        return (met ? Verdict.Met : Verdict.NotMet, Math.Abs(high) < Math.Abs(low) ? high : low);
    }
}
