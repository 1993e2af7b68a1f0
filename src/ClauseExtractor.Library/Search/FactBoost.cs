using System.Globalization;
using ClauseExtractor.Library.Catalogue;

namespace ClauseExtractor.Library.Search;

/// <summary>
/// Ranks clauses that give what a query names before those that mention it in running text: a cap of the very amount, a benefit where the
/// query has one of the words for giving, a sum where a question asks for one.
/// </summary>
internal sealed class FactBoost
{
    /// <summary>More than any score of words: a clause whose cap is the amount comes first.</summary>
    private const float OfAmount = 100;

    private const float OfKind = 0.35f,
        OfFigure = 0.15f,
        OfSum = 0.5f;

    private readonly double[] amounts;
    private readonly bool asksSum;
    private readonly string[] words;
    private readonly bool[] kinds;

    /// <param name="columns">Null where the query needs none.</param>
    public FactBoost(PolicyQuery query, ClauseColumns? columns)
    {
        amounts = [.. Amounts(query)];
        asksSum = query.AsksSum;
        words = [.. query.Terms.Select(t => t.Words)];
        kinds = columns is null ? [] : columns.Kinds.Where(kind => words.Any(w => w.Contains(kind, StringComparison.Ordinal)));
    }

    /// <summary>True where clauses' figures decide the order. Asked before they are loaded.</summary>
    public static bool Needs(PolicyQuery query) =>
        query.AsksSum || Amounts(query).Any() || query.Terms.Any(t => t.Words.AsSpan().IndexOfAny(Giving) >= 0);

    public float Score(float score, ReadOnlySpan<BenefitFigures> benefits)
    {
        bool amount = false,
            kind = false,
            figure = false,
            cap = false;
        foreach (var benefit in benefits)
        {
            kind |= benefit.Kind < kinds.Length && kinds[benefit.Kind];
            figure |= (benefit.Cap ?? benefit.Rate ?? benefit.Match) is not null;
            cap |= benefit.Cap is not null;
            foreach (double each in amounts)
                amount |= benefit.Cap is { } sum && Math.Abs(sum - each) <= each * 1e-9;
        }
        return score * (1 + (kind ? OfKind : 0) + (kind && figure ? OfFigure : 0) + (asksSum && cap ? OfSum : 0)) + (amount ? OfAmount : 0);
    }

    /// <summary>Characters of the words for giving: 奖励, 补贴, 资助, 扶持, 贴息, 减免.</summary>
    private static readonly System.Buffers.SearchValues<char> Giving = System.Buffers.SearchValues.Create("奖补资扶贴减免");

    private static IEnumerable<double> Amounts(PolicyQuery query) =>
        query
            .Terms.SelectMany(t => t.Figures)
            .Where(f => char.IsAsciiDigit(f[^1]))
            .Select(f => double.Parse(f, CultureInfo.InvariantCulture));
}
