using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>The places that the row by row comparison has reported already, so that a sum of money is not reported twice.</summary>
internal sealed class ReportedFigures(IReadOnlyList<FactChange> facts)
{
    private readonly List<FactChange> numbers = [.. facts.Where(f => f.Old is decimal || f.New is decimal)];
    private readonly List<FactChange> rows = [.. facts.Where(f => f.Field is null)];

    /// <summary>
    /// True where a fact tells this change: the same two values at this place, or a whole row that came or went with the sum in it.
    /// </summary>
    public bool Has(Span? oldSpan, Span? newSpan, decimal? old, decimal? @new)
    {
        if (numbers.Exists(f => Equals(f.Old, old) && Equals(f.New, @new) && (Touch(f.OldSpan, oldSpan) || Touch(f.NewSpan, newSpan))))
            return true;
        bool oldRow = rows.Exists(f => Touch(f.OldSpan, oldSpan)),
            newRow = rows.Exists(f => Touch(f.NewSpan, newSpan));
        // One side alone: the sum of a row that is told, by itself or with the row, is not told again.
        if (oldSpan is null)
            return newRow || numbers.Exists(f => Equals(f.New, @new) && Touch(f.NewSpan, newSpan));
        if (newSpan is null)
            return oldRow || numbers.Exists(f => Equals(f.Old, old) && Touch(f.OldSpan, oldSpan));
        // A row that went and one that came are two things, whatever sentence they stand in.
        return oldRow && newRow;
    }

    /// <summary>True where a change that touches both places is told already.</summary>
    public bool Covers(Span oldSpan, Span newSpan) => facts.Any(f => Touch(f.OldSpan, oldSpan) && Touch(f.NewSpan, newSpan));

    /// <summary>True where a change that touches the place of a figure that came or went is told already.</summary>
    public bool Touches(Span? oldSpan, Span? newSpan) => facts.Any(f => Touch(f.OldSpan, oldSpan) || Touch(f.NewSpan, newSpan));

    private static bool Touch(Span? a, Span? b) => a is not null && b is not null && a.Start < b.End && b.Start < a.End;
}
