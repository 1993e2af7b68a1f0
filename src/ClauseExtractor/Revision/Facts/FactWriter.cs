using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>Writes the field changes of one pair of rows.</summary>
internal sealed class FactWriter(
    List<FactChange> facts,
    FactSubject subject,
    string? oldClause,
    string? newClause,
    int? oldRow,
    int? newRow
)
{
    /// <summary>A number, date, name or word of the format that differs.</summary>
    public void Value<T>(string field, T? old, T? @new, Span? oldSpan, Span? newSpan)
    {
        if (!EqualityComparer<T>.Default.Equals(old, @new))
            Write(field, old, @new, oldSpan, newSpan);
    }

    /// <summary>Words of the text: what is only editorial is no change.</summary>
    public void Phrase(string field, string? old, string? @new, Span? oldSpan, Span? newSpan)
    {
        if (!PhraseLikeness.Same(old, @new))
            Write(field, old, @new, oldSpan, newSpan);
    }

    /// <summary>Amounts, each against its partner.</summary>
    public void Caps(IReadOnlyList<Cap> old, IReadOnlyList<Cap> @new, RowAlignment? row)
    {
        int[] partner = CapPairing.Pair(old, @new, row);
        for (int i = 0; i < old.Count; i++)
            if (partner[i] >= 0)
                Cap($"caps[{i}]", old[i], @new[partner[i]]);
            else
                Write($"caps[{i}].amount", old[i].Amount, null, old[i].Span, null);
        for (int j = 0; j < @new.Count; j++)
            if (!partner.Contains(j))
                Write($"caps[{j}].amount", null, @new[j].Amount, null, @new[j].Span);
    }

    /// <summary>A rate that changed, came or went.</summary>
    public void Rate(Rate? old, Rate? @new)
    {
        Value("rate.value", old?.Value, @new?.Value, old?.Span, @new?.Span);
        if (old is null || @new is null)
            return;
        Value("rate.lower", old.Lower, @new.Lower, old.Span, @new.Span);
        Value("rate.bound", old.Bound, @new.Bound, old.Span, @new.Span);
        Phrase("rate.base", old.Base, @new.Base, old.Span, @new.Span);
    }

    private void Cap(string at, Cap old, Cap @new)
    {
        Value(at + ".amount", old.Amount, @new.Amount, old.Span, @new.Span);
        Value(at + ".lower", old.Lower, @new.Lower, old.Span, @new.Span);
        Value(at + ".currency", old.Currency, @new.Currency, old.Span, @new.Span);
        Value(at + ".bound", old.Bound, @new.Bound, old.Span, @new.Span);
        Value(at + ".per", old.Per, @new.Per, old.Span, @new.Span);
        Value(at + ".unit", old.Unit, @new.Unit, old.Span, @new.Span);
    }

    private void Write(string field, object? old, object? @new, Span? oldSpan, Span? newSpan) =>
        facts.Add(
            new FactChange(subject, FactChangeKind.Changed, oldClause, newClause, oldRow, newRow, field, old, @new, oldSpan, newSpan)
        );
}
