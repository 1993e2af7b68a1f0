namespace ClauseExtractor.Library.Postings;

/// <summary>Finds where phrases stand in one segment. A clause's value is its weight: how often the phrase stands there, headings counting more.</summary>
internal sealed class PhraseFinder(SegmentView view, ChunkReader chunks, Scratch scratch)
{
    private readonly Segment segment = view.Segment;

    /// <param name="units">In the form of the index; at least one.</param>
    public ClauseSet Find(IReadOnlyList<string> units) => units.Count switch
    {
        1 => WithPrefix(Tokens.Unit(units[0])),
        2 => Term(Tokens.Pair(units[0], units[1])),
        _ => new PhraseMatch(view, chunks, scratch).Find(units),
    };

    public ClauseSet Term(string term)
    {
        if (segment.Terms.Find(term) is not { } entry)
            return ClauseSet.Empty;
        var (clauses, values, count) = (scratch.Integers(entry.Count), scratch.Values(entry.Count), 0);
        var list = new ListReader(segment.Clauses(entry, chunks));
        while (list.MoveNext())
        {
            if (view.Dead is { } dead && dead[list.Clause])
                continue;
            (clauses[count], values[count]) = (list.Clause, list.Weight);
            count++;
        }
        return new ClauseSet(clauses, values, count);
    }

    /// <summary>One unit by itself: the sum of the terms that begin with it.</summary>
    private ClauseSet WithPrefix(string prefix)
    {
        int all = segment.Keys.Length;
        int[]? weights = null;
        var cursor = segment.Terms.From(prefix);
        while (cursor.MoveNext() && cursor.Term.StartsWith(prefix))
        {
            if (weights is null)
            {
                weights = scratch.Integers(all);
                weights.AsSpan(0, all).Clear();
            }
            var list = new ListReader(segment.Clauses(cursor.Entry, chunks));
            while (list.MoveNext())
                weights[list.Clause] += list.Weight;
        }
        if (weights is null)
            return ClauseSet.Empty;
        int found = all - weights.AsSpan(0, all).Count(0);
        var (clauses, values, count) = (scratch.Integers(found), scratch.Values(found), 0);
        for (int i = 0; i < all; i++)
        {
            if (weights[i] == 0 || (view.Dead is { } dead && dead[i]))
                continue;
            (clauses[count], values[count]) = (i, weights[i]);
            count++;
        }
        return new ClauseSet(clauses, values, count);
    }
}
