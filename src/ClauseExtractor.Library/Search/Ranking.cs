using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ClauseExtractor.Library.Catalogue;

namespace ClauseExtractor.Library.Search;

/// <summary>
/// Puts hits in order and cuts pages. The order is total: the same library gives the same pages, in whatever order the hits were found.
/// </summary>
internal sealed class Ranking(Matches matches, SearchSort sort, bool ascending)
{
    // The index counts in floats: what differs in the fourth place after the point is the same, and falls to the next rule.
    private const float Tie = 1e-4f;

    /// <param name="Score">Breaks ties of the value; 0 where the value is the score itself.</param>
    /// <param name="Found">The hit's score, to show.</param>
    private readonly record struct Ranked(double Value, double Score, int Place, ClauseKey Key, float Found);

    public IReadOnlyList<Hit> Page(int offset, int limit, string? after, out string? next)
    {
        var start = after is null ? (Ranked?)null : Place(after);
        int wanted = offset + limit + 1;
        var ordered = wanted > matches.Hits.Count / 8 ? All(start, wanted) : Best(start, wanted);
        var page = ordered[Math.Min(offset, ordered.Length)..Math.Min(ordered.Length, offset + limit)];
        next = ordered.Length == wanted ? Mark(page[^1]) : null;
        var hits = new Hit[page.Length];
        for (int i = 0; i < hits.Length; i++)
            hits[i] = new Hit(page[i].Key, page[i].Found, page[i].Place);
        return hits;
    }

    /// <summary>Where most are wanted, all are put in order.</summary>
    private ReadOnlySpan<Ranked> All(Ranked? start, int wanted)
    {
        var all = new List<Ranked>(matches.Hits.Count);
        foreach (var hit in matches.Hits)
            if (Rank(hit) is var ranked && (start is not { } place || Compare(ranked, place) > 0))
                all.Add(ranked);
        all.Sort(Compare);
        return CollectionsMarshal.AsSpan(all)[..Math.Min(wanted, all.Count)];
    }

    /// <summary>Where few are wanted, the best so far are kept with the worst of them on top.</summary>
    private ReadOnlySpan<Ranked> Best(Ranked? start, int wanted)
    {
        var best = new PriorityQueue<Ranked, Ranked>(Comparer<Ranked>.Create((a, b) => Compare(b, a)));
        bool byScore = sort == SearchSort.Relevance && !ascending;
        float worst = float.NegativeInfinity;
        foreach (var hit in matches.Hits)
        {
            // Most hits are turned away by this one comparison.
            if (byScore && hit.Score < worst)
                continue;
            var ranked = Rank(hit);
            if (start is { } place && Compare(ranked, place) <= 0)
                continue;
            if (best.Count < wanted)
                best.Enqueue(ranked, ranked);
            else if (Compare(ranked, best.Peek()) < 0)
                best.EnqueueDequeue(ranked, ranked);
            if (best.Count == wanted)
                worst = best.Peek().Found - 2 * Tie;
        }
        var ordered = new Ranked[best.Count];
        for (int i = ordered.Length - 1; i >= 0; i--)
            ordered[i] = best.Dequeue();
        return ordered;
    }

    private int Compare(Ranked a, Ranked b)
    {
        int by = ascending ? a.Value.CompareTo(b.Value) : b.Value.CompareTo(a.Value);
        by = by != 0 ? by : b.Score.CompareTo(a.Score);
        by = by != 0 ? by : a.Place.CompareTo(b.Place);
        return by != 0 ? by : a.Key.Ordinal.CompareTo(b.Key.Ordinal);
    }

    private Ranked Rank(Hit hit)
    {
        // What has no cap, rate or date stands last in either direction.
        double none = ascending ? double.PositiveInfinity : double.NegativeInfinity;
        double score = Math.Round(hit.Score / Tie) * Tie;
        double value = sort switch
        {
            SearchSort.Cap or SearchSort.Rate => Best(hit.Key) ?? none,
            SearchSort.Date => matches.Snapshot.Documents[hit.Place] is var d && (d.Issued ?? d.Printed ?? d.EffectiveFrom) is { } date
                ? date.DayNumber
                : none,
            _ => score * (ascending ? -1 : 1),
        };
        return new Ranked(value, sort == SearchSort.Relevance ? 0 : score, hit.Place, hit.Key, hit.Score);
    }

    private double? Best(ClauseKey key)
    {
        double? best = null;
        foreach (var benefit in matches.Columns!.Of(key.Document).Benefits(key.Ordinal))
            if ((sort == SearchSort.Cap ? benefit.Cap : benefit.Rate) is { } figure && (best is null || figure < best == ascending))
                best = figure;
        return best;
    }

    private string Mark(Ranked last)
    {
        var document = matches.Snapshot.Find(last.Key.Document)!;
        return Convert
            .ToBase64String(
                Encoding.UTF8.GetBytes(
                    string.Create(CultureInfo.InvariantCulture, $"{document.Id}/{last.Key.Ordinal}/{last.Value:R}/{last.Score:R}")
                )
            )
            .TrimEnd('=')
            .Replace('+', '-')
            .Replace('/', '_');
    }

    /// <summary>
    /// Where the last hit of the former page stands now: scores move when documents come in, the place after a clause does not. Where it is
    /// gone, where it stood then.
    /// </summary>
    private Ranked Place(string mark)
    {
        try
        {
            string padded = mark.Replace('-', '+').Replace('_', '/').PadRight((mark.Length + 3) / 4 * 4, '=');
            string[] parts = Encoding.UTF8.GetString(Convert.FromBase64String(padded)).Split('/');
            int ordinal = int.Parse(parts[1], CultureInfo.InvariantCulture);
            var document = matches.Snapshot.Documents.FirstOrDefault(d => d.Id == parts[0]);
            if (document is not null)
                foreach (var hit in matches.Hits)
                    if (hit.Key.Document == document.Row && hit.Key.Ordinal == ordinal)
                        return Rank(hit);
            return new Ranked(
                double.Parse(parts[2], CultureInfo.InvariantCulture),
                double.Parse(parts[3], CultureInfo.InvariantCulture),
                document is null ? int.MaxValue : matches.Snapshot.Place(document.Row),
                new ClauseKey(0, ordinal),
                0
            );
        }
        catch (Exception e) when (e is FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new LibraryException(
                "badValue",
                "This place in the results is not one that a search gave.",
                "该分页位置不是检索给出的。"
            );
        }
    }
}
