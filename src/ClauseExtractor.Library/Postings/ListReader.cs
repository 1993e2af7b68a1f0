namespace ClauseExtractor.Library.Postings;

/// <summary>Steps through a list of clauses that <see cref="ListWriter"/> wrote.</summary>
internal ref struct ListReader(ReadOnlySpan<byte> clauses)
{
    private NumberReader reader = new(clauses);

    /// <summary>Number of the clause within its segment.</summary>
    public int Clause { get; private set; } = -1;

    public int Weight { get; private set; }

    public bool MoveNext()
    {
        if (reader.AtEnd)
            return false;
        int head = reader.Read();
        Clause += head >> 1;
        Weight = (head & 1) == 1 ? 1 : reader.Read();
        return true;
    }
}

/// <summary>Steps through the positions beside it; to be moved whenever the list of clauses is.</summary>
internal ref struct PositionReader(ReadOnlySpan<byte> positions)
{
    private NumberReader reader = new(positions);

    /// <summary>The coded positions of the clause.</summary>
    public ReadOnlySpan<byte> Coded { get; private set; }

    public void MoveNext()
    {
        int length = reader.Read();
        Coded = reader.Slice(length);
        reader.At += length;
    }
}
