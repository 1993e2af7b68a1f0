namespace ClauseExtractor.Revision.Facts;

/// <summary>
/// Which rows of two lists are the same row: first within matched clauses, then anywhere for what is left over, since a sentence may go to
/// another clause.
/// </summary>
/// <typeparam name="T">A benefit, threshold, indicator or provision.</typeparam>
internal sealed class RowPairing<T>
{
    private readonly List<(int Old, int New, RowAlignment? Row)> pairs = [];
    private readonly HashSet<int> freeOld,
        freeNew;
    private readonly IReadOnlyList<T> old,
        @new;
    private readonly ILookup<string?, int> oldIn,
        newIn;

    /// <param name="clause">Path of the clause that a row stands in.</param>
    public RowPairing(IReadOnlyList<T> old, IReadOnlyList<T> @new, Func<T, string?> clause)
    {
        (this.old, this.@new) = (old, @new);
        oldIn = Enumerable.Range(0, old.Count).ToLookup(i => clause(old[i]));
        newIn = Enumerable.Range(0, @new.Count).ToLookup(i => clause(@new[i]));
        freeOld = [.. Enumerable.Range(0, old.Count)];
        freeNew = [.. Enumerable.Range(0, @new.Count)];
    }

    public IEnumerable<(int Old, int New, RowAlignment? Row)> Pairs => pairs.OrderBy(p => p.New);

    public IEnumerable<int> OnlyOld => freeOld.Order();

    public IEnumerable<int> OnlyNew => freeNew.Order();

    /// <summary>Pairs rows of one matched row of clauses.</summary>
    /// <param name="score">How alike two rows are; pairs below <paramref name="least"/> are none.</param>
    /// <param name="same">Whether two rows are the same for certain: in a clause whose words stayed they are then paired in order.</param>
    public void Within(RowAlignment row, Func<T, T, double> score, double least, Func<T, T, bool>? same = null)
    {
        List<int> olds = Free(row.Row.Old, oldIn, freeOld),
            news = olds.Count == 0 ? olds : Free(row.Row.New, newIn, freeNew);
        if (olds.Count == 0 || news.Count == 0)
            return;
        if (
            same is not null
            && olds.Count == news.Count
            && row.Row.Change.Change == ChangeKind.Unchanged
            && olds.Zip(news).All(p => same(old[p.First], @new[p.Second]))
        )
            foreach (var (o, n) in olds.Zip(news))
                Add(o, n, row);
        else
            Assign(olds, news, score, least, row);
    }

    private static List<int> Free(IReadOnlyList<ClauseUnit> units, ILookup<string?, int> rows, HashSet<int> free)
    {
        List<int> found = [];
        foreach (var unit in units)
        foreach (int row in rows[unit.Path])
            if (free.Contains(row))
                found.Add(row);
        found.Sort();
        return found;
    }

    private void Add(int o, int n, RowAlignment? row)
    {
        pairs.Add((o, n, row));
        freeOld.Remove(o);
        freeNew.Remove(n);
    }

    /// <summary>
    /// Pairs rows that went to another clause under the same name: one whose key occurs once on either side, in clauses that are not
    /// matched.
    /// </summary>
    /// <param name="key">Null for a row that does not say what it is.</param>
    /// <param name="together">True for two rows of matched clauses: those are compared there.</param>
    public void Moved(Func<T, string?> key, Func<T, T, bool> together)
    {
        var news = freeNew.Where(n => key(@new[n]) is not null).ToLookup(n => key(@new[n])!);
        foreach (
            var group in freeOld
                .Where(o => key(old[o]) is not null)
                .GroupBy(o => key(old[o])!)
                .Where(g => g.Count() == 1 && news[g.Key].Count() == 1)
                .ToList()
        )
            if (group.First() is var o && news[group.Key].First() is var n && !together(old[o], @new[n]))
                Add(o, n, null);
    }

    /// <summary>Pairs what is left over, wherever it stands.</summary>
    public void Anywhere(Func<T, T, double> score, double least) => Assign([.. freeOld.Order()], [.. freeNew.Order()], score, least, null);

    private void Assign(List<int> olds, List<int> news, Func<T, T, double> score, double least, RowAlignment? row)
    {
        if (olds.Count == 0 || news.Count == 0)
            return;
        var edges = olds.Select(o =>
                (IReadOnlyList<(int, double)>)[.. news.Select((n, j) => (j, Score: score(old[o], @new[n]))).Where(e => e.Score >= least)]
            )
            .ToList();
        int[] chosen = SparseAssignment.Solve(edges, news.Count);
        for (int i = 0; i < olds.Count; i++)
        {
            if (chosen[i] < 0)
                continue;
            Add(olds[i], news[chosen[i]], row);
        }
    }
}
