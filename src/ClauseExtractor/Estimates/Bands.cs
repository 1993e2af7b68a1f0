using System.Text.RegularExpressions;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Matching;

namespace ClauseExtractor.Estimates;

/// <summary>A part of a base with a share of its own: 超过500万元的部分按2%.</summary>
/// <param name="Upper">Null for the last band.</param>
internal sealed record Band(decimal Lower, decimal? Upper, Rate Rate);

/// <summary>Finds the bands (超额累进) that a row is one of.</summary>
internal static partial class Bands
{
    /// <summary>The bands of the row's clause from the lowest; null where the row is no part of a base, or the bands leave a gap.</summary>
    public static IReadOnlyList<Band>? Of(PolicyRecord record, int row)
    {
        var read = record
            .Benefits.Where(b => b.Clause == record.Benefits[row].Clause)
            .Select(b => (Benefit: b, Band: Read(b)))
            .Where(b => b.Band is not null)
            .ToList();
        if (read.Count < 2 || !read.Exists(b => b.Benefit == record.Benefits[row]))
            return null;
        var bands = read.Select(b => b.Band!).OrderBy(b => b.Lower).ToList();
        if (bands[0].Lower != 0)
            return null;
        for (int i = 1; i < bands.Count; i++)
            if (bands[i - 1].Upper != bands[i].Lower)
                return null;
        return bands;
    }

    private static Band? Read(Benefit benefit)
    {
        if (
            benefit.Rate is not { Bound: Bound.Exact } rate
            || benefit.Condition is not { } condition
            || !Part().IsMatch(TextFold.Fold(condition))
        )
            return null;
        string folded = TextFold.Fold(condition);
        var figures = FigureReader.Read(folded, new TextRange(0, folded.Length), null).Where(f => f.Unit == "元").ToList();
        return figures switch
        {
            [{ Comparator: Comparator.Between, Upper: { } upper } band] => new Band(band.Bound, upper, rate),
            [{ Comparator: Comparator.Lte or Comparator.Lt } first] => new Band(0, first.Bound, rate),
            [{ Comparator: Comparator.Gte or Comparator.Gt } last] => new Band(last.Bound, null, rate),
            [{ Comparator: Comparator.Gte or Comparator.Gt } from, { Comparator: Comparator.Lte or Comparator.Lt } to] => new Band(
                from.Bound,
                to.Bound,
                rate
            ),
            _ => null,
        };
    }

    [GeneratedRegex("(以下|以内|以上|超过|元|万|亿|含\\))的?部分")]
    private static partial Regex Part();
}
