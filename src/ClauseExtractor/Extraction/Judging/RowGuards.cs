using ClauseExtractor.Extraction.Benefits;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>Rows that cannot be right as they stand, whatever else speaks for them: they are never sure.</summary>
internal static class RowGuards
{
    /// <summary>The name of the feature.</summary>
    public const string Name = "guarded";

    /// <summary>The logarithm of the product of a row's parts that such a row has at most.</summary>
    public static readonly double Most = Math.Log(0.8);

    /// <summary>True where a row has two ceilings of one kind, tiers of an earlier list that it is not paired with, years that its condition still names, or no ceiling where what is added to it has one.</summary>
    public static bool Holds(RowView view)
    {
        var row = view.Row;
        for (int i = 1; i < row.Caps.Count; i++)
            for (int k = 0; k < i; k++)
                if (row.Caps[i].Per == row.Caps[k].Per && row.Caps[i].Bound == row.Caps[k].Bound)
                    return true;
        bool unpaired = (view.Hint.Doubts & (1 << (int)ConfidenceFlag.UnpairedTiers)) != 0;
        foreach (var span in row.ConditionSpans)
            if (unpaired && TierPairs.GoesOn(view.Folded.AsSpan(span.Start, span.End - span.Start)) || row.Years is not null && row.Rate is not null && YearParts.Last(view.Folded, new Layout.TextRange(span.Start, span.End)) is not null)
                return true;
        foreach (var other in view.Sentence.Rows)
            if (!ReferenceEquals(other, row) && other.Term == row.Term && other.Span.Start >= row.Span.Start && other.Caps is [{ Per: not Per.Recipient }, .., { Bound: Bound.UpTo } ceiling]
                && Steps.Opens(view.Folded.AsSpan(row.Span.End < other.Span.End ? row.Span.End : other.Span.Start, Math.Max(0, other.Span.End - row.Span.End)))
                && row.Caps.All(c => c.Bound != Bound.UpTo && c.Amount < ceiling.Amount))
                return true;
        return false;
    }
}
