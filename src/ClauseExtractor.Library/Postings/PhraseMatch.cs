namespace ClauseExtractor.Library.Postings;

/// <summary>
/// Matches a phrase of three or more units in one segment. Every second pair and the last one say it all, because positions leave a gap at every break; the rarest of them goes first,
/// and of each next one only the positions in clauses that are still in are looked at.
/// </summary>
internal sealed class PhraseMatch(SegmentView view, ChunkReader chunks, Scratch scratch)
{
    private readonly Segment segment = view.Segment;

    // The clauses still in, what each weighs, and where in the starts its own end: the places where the phrase may begin.
    private int[] clauses = [], ends = [], starts = [];
    private float[] weights = [];
    private int count;

    public ClauseSet Find(IReadOnlyList<string> units)
    {
        var pairs = new List<(int Offset, TermEntry Entry)>();
        for (int i = 0; i <= units.Count - 2; i = i + 2 < units.Count - 1 || i + 2 == units.Count ? i + 2 : i + 1)
        {
            if (segment.Terms.Find(Tokens.Pair(units[i], units[i + 1])) is not { } entry)
                return ClauseSet.Empty;
            pairs.Add((i, entry));
        }
        pairs.Sort((a, b) => a.Entry.Count.CompareTo(b.Entry.Count));
        Begin(pairs[0].Offset, pairs[0].Entry);
        for (int i = 1; i < pairs.Count && count > 0; i++)
            Narrow(pairs[i].Offset, pairs[i].Entry);
        return new ClauseSet(clauses, weights, count);
    }

    private void Begin(int offset, TermEntry entry)
    {
        (clauses, weights, ends) = (scratch.Integers(entry.Count), scratch.Values(entry.Count), scratch.Integers(entry.Count));
        // A position takes a byte at least.
        starts = scratch.Integers(entry.PositionsLength);
        var list = new ListReader(segment.Clauses(entry, chunks));
        var positions = new PositionReader(segment.Positions(entry, chunks));
        int found = 0;
        while (list.MoveNext())
        {
            positions.MoveNext();
            if (view.Dead is { } dead && dead[list.Clause])
                continue;
            var coded = new NumberReader(positions.Coded);
            for (int at = 0; !coded.AtEnd;)
                starts[found++] = (at += coded.Read()) - offset;
            (clauses[count], weights[count], ends[count]) = (list.Clause, list.Weight, found);
            count++;
        }
    }

    /// <summary>Keeps the clauses and, in them, the places where the pair follows as it must. The pair that weighs least in a clause bounds what the phrase weighs there.</summary>
    private void Narrow(int offset, TermEntry entry)
    {
        var list = new ListReader(segment.Clauses(entry, chunks));
        var positions = new PositionReader(segment.Positions(entry, chunks));
        int kept = 0, keptStarts = 0, from = 0;
        for (int i = 0; i < count; i++)
        {
            int before = keptStarts, to = ends[i];
            while (list.Clause < clauses[i] && list.MoveNext())
                positions.MoveNext();
            if (list.Clause == clauses[i])
            {
                var coded = new NumberReader(positions.Coded);
                for (int at = 0, start = from; !coded.AtEnd;)
                {
                    at += coded.Read();
                    while (start < to && starts[start] + offset < at)
                        start++;
                    if (start < to && starts[start] + offset == at)
                        starts[keptStarts++] = starts[start++];
                }
            }
            if (keptStarts > before)
            {
                (clauses[kept], weights[kept], ends[kept]) = (clauses[i], Math.Min(weights[i], list.Weight), keptStarts);
                kept++;
            }
            from = to;
        }
        count = kept;
    }
}
