namespace ClauseExtractor.Library.Postings;

/// <summary>Puts segments together, so that a search has few of them to look through, and drops what is dead. Each clause is written anew once a size class.</summary>
internal static class SegmentMerger
{
    /// <summary>Segments of one size class that make one of the next.</summary>
    private const int Fan = 8;

    /// <summary>Live clauses from which on a segment stays as it is: merging it would hold an import up for seconds.</summary>
    private const int Large = 50_000;

    private const int Smallest = 64;

    public static void MergeWhereDue(SegmentStore store)
    {
        while (Due(store.Segments()) is { } segments)
        {
            Merge(store, segments);
            foreach (var segment in segments)
                store.Remove(segment);
        }
    }

    /// <summary>Segments to put together now; null for none.</summary>
    internal static List<SegmentRow>? Due(IReadOnlyList<SegmentRow> segments)
    {
        if (segments.FirstOrDefault(s => s.Live <= s.Clauses / 2) is { } mostlyDead)
            return [mostlyDead];
        return segments.Where(s => s.Live < Large).GroupBy(s => SizeClass(s.Live)).OrderBy(g => g.Key).Where(g => g.Count() >= Fan).Select(g => g.Take(Fan).ToList()).FirstOrDefault();
    }

    private static int SizeClass(int clauses) => clauses < Smallest ? 0 : (int)Math.Log(clauses / (double)Smallest, Fan) + 1;

    private static void Merge(SegmentStore store, List<SegmentRow> rows)
    {
        var chunks = new ChunkReader(store, new ChunkCache(rows.Count * 4 * Segment.ChunkSize));
        var dead = store.Dead();
        var (keys, lengths) = (new List<long>(), new List<int>());
        var parts = rows.ConvertAll(row =>
        {
            var segment = store.Load(row);
            var buried = dead[row.Id].ToHashSet();
            var numbers = new int[segment.Keys.Length];
            for (int i = 0; i < numbers.Length; i++)
            {
                if (buried.Contains(new Search.ClauseKey(segment.Keys[i]).Document))
                {
                    numbers[i] = -1;
                    continue;
                }
                numbers[i] = keys.Count;
                keys.Add(segment.Keys[i]);
                lengths.Add(segment.Lengths[i]);
            }
            return new Part(segment, numbers);
        });
        if (keys.Count == 0)
            return;
        var writer = store.NewSegment();
        var list = new ListWriter();
        parts.RemoveAll(p => !p.Cursor.MoveNext());
        while (parts.Count > 0)
        {
            var least = parts[0];
            foreach (var part in parts)
                if (part.Cursor.Term.SequenceCompareTo(least.Cursor.Term) < 0)
                    least = part;
            string term = least.Cursor.Term.ToString();
            list.Clear();
            foreach (var part in parts.Where(p => p.Cursor.Term.SequenceEqual(term)))
                part.CopyTo(list, chunks);
            if (list.HasAny)
                writer.Add(term, list);
            parts.RemoveAll(p => p.Cursor.Term.SequenceEqual(term) && !p.Cursor.MoveNext());
        }
        writer.Finish(keys, lengths);
    }

    /// <param name="numbers">New numbers of the segment's clauses; -1 for the dead.</param>
    private sealed class Part(Segment segment, int[] numbers)
    {
        public TermTable.Cursor Cursor { get; } = segment.Terms.From([]);

        public void CopyTo(ListWriter list, ChunkReader chunks)
        {
            var clauses = new ListReader(segment.Clauses(Cursor.Entry, chunks));
            var positions = new PositionReader(segment.Positions(Cursor.Entry, chunks));
            while (clauses.MoveNext())
            {
                positions.MoveNext();
                if (numbers[clauses.Clause] >= 0)
                    list.Add(numbers[clauses.Clause], clauses.Weight, positions.Coded);
            }
        }
    }
}
