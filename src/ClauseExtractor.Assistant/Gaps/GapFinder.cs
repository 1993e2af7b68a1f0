using ClauseExtractor.Assistant.Grounding;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Assistant.Gaps;

/// <summary>Finds the clauses that the rules were unsure of. Everything else never leaves this machine.</summary>
public static class GapFinder
{
    /// <summary>A row below this confidence is open.</summary>
    public const double SureEnough = 0.9;

    /// <summary>The open clauses in document order.</summary>
    public static IReadOnlyList<Gap> Find(PolicyRecord record)
    {
        var read = record
            .Benefits.Select(b => b.Span)
            .Concat(record.Provisions.Select(p => p.Span))
            .Concat(record.Thresholds.Select(t => t.Span))
            .Concat(record.Indicators.Select(i => i.Span))
            .ToList();
        var gaps = new List<Gap>();
        foreach (var clause in record.Clauses)
        {
            var rows = record.Benefits.Where(b => b.Clause == clause.Path).ToList();
            if (rows.Any(r => r.Confidence < SureEnough))
                gaps.Add(new Gap(clause, GapReason.UnsureRow, rows));
            else if (clause.More.Prepend(clause.Span).Any(own => HasUnread(own, read)))
                gaps.Add(new Gap(clause, GapReason.UnreadFigure, rows));
        }
        return gaps;
    }

    private static bool HasUnread(Span own, List<Span> read) =>
        FigureScanner
            .Scan(own.Quote)
            .Where(f => f.Kind is FigureKind.Money or FigureKind.Share or FigureKind.Ratio)
            .Select(f => new TextRange(own.Start + f.Range.Start, own.Start + f.Range.End))
            .Any(f => !read.Any(s => s.Start < f.End && s.End > f.Start));
}
