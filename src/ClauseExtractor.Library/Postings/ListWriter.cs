namespace ClauseExtractor.Library.Postings;

/// <summary>
/// Writes a term's two lists. Clauses: for each its distance from the one before, doubled, plus one where it weighs 1, else followed by its weight. Positions, in step with the clauses:
/// for each the number of bytes, then the distances; who only counts skips them in one step.
/// </summary>
internal sealed class ListWriter
{
    private readonly NumberWriter clauses = new(), positions = new(), pending = new();
    private int last = -1, clause = -1, weight, position;

    public int Count { get; private set; }

    public bool HasAny => Count > 0 || pending.Length > 0;

    public ReadOnlySpan<byte> Clauses => clauses.Written;

    public ReadOnlySpan<byte> Positions => positions.Written;

    /// <summary>Adds an occurrence; clauses come in order, and positions within a clause too.</summary>
    public void Add(int inClause, int at, int weighs)
    {
        if (inClause != clause)
        {
            Flush();
            (clause, weight, position) = (inClause, 0, 0);
        }
        pending.Write(at - position);
        (position, weight) = (at, weight + weighs);
    }

    /// <summary>Adds a clause whose positions are coded already.</summary>
    public void Add(int inClause, int weighs, ReadOnlySpan<byte> coded)
    {
        Flush();
        (clause, weight) = (inClause, weighs);
        pending.Write(coded);
    }

    /// <summary>Writes what is pending; before the lists are taken.</summary>
    public void Flush()
    {
        if (pending.Length == 0)
            return;
        clauses.Write((long)(clause - last) << 1 | (weight == 1 ? 1L : 0));
        if (weight != 1)
            clauses.Write(weight);
        positions.Write(pending.Length);
        positions.Write(pending.Written);
        pending.Clear();
        (last, clause) = (clause, -1);
        Count++;
    }

    public void Clear()
    {
        clauses.Clear();
        positions.Clear();
        pending.Clear();
        (last, clause, Count) = (-1, -1, 0);
    }
}
