using System.Runtime.InteropServices;
using ClauseExtractor.Library.Search;

namespace ClauseExtractor.Library.Postings;

/// <summary>Gathers clauses in memory and writes them as one segment.</summary>
internal sealed class SegmentBuilder
{
    // What a unit of each field counts for in BM25: a heading says in three words what a clause is about.
    private const int Plain = 1, InHeading = 3;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> terms = [];
    private readonly List<int> counts = [];
    private readonly List<Occurrence> occurrences = [];
    private readonly List<long> keys = [];
    private readonly List<int> lengths = [];
    private char[] buffer = new char[32];

    private readonly record struct Occurrence(int Term, int Clause, int Position, int Weight);

    public int Clauses => keys.Count;

    public void Add(IndexedClause clause)
    {
        // A place is left free between fields and at every break, so that no phrase runs across.
        int position = 0;
        foreach (string line in clause.Context.Split('\n'))
            position = Field(line, Plain, position) + 2;
        position = Field(clause.Heading, InHeading, position) + 2;
        position = Field(clause.Text, Plain, position);
        foreach (var figure in FigureMentions.Find(clause.Text))
            Token(Tokens.Figure(figure.Value), 0, Plain);
        keys.Add(clause.Key.Value);
        lengths.Add(position);
    }

    /// <summary>Writes the segment; nothing where no clause was added.</summary>
    public void Write(SegmentStore store)
    {
        if (keys.Count == 0)
            return;
        var writer = store.NewSegment();
        var byTerm = ByTerm(out int[] starts);
        var order = Enumerable.Range(0, terms.Count).ToArray();
        Array.Sort(order, (a, b) => string.CompareOrdinal(terms[a], terms[b]));
        var list = new ListWriter();
        foreach (int term in order)
        {
            foreach (var o in byTerm.AsSpan(starts[term], counts[term]))
                list.Add(o.Clause, o.Position, o.Weight);
            writer.Add(terms[term], list);
            list.Clear();
        }
        writer.Finish(keys, lengths);
    }

    private int Field(string text, int weight, int position)
    {
        var units = IndexForm.Units(text);
        for (int i = 0; i < units.Count; i++)
        {
            position += units[i].AfterBreak ? 2 : 1;
            // The call may take a larger buffer: the span is taken after it.
            int length = Tokens.At(units, i, ref buffer);
            Token(buffer.AsSpan(0, length), position, weight);
        }
        return position;
    }

    private void Token(ReadOnlySpan<char> term, int position, int weight)
    {
        var known = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(term, out int number))
        {
            number = terms.Count;
            string name = term.ToString();
            numbers.Add(name, number);
            terms.Add(name);
            counts.Add(0);
        }
        counts[number]++;
        occurrences.Add(new Occurrence(number, keys.Count, position, weight));
    }

    /// <summary>The occurrences term by term, each in the order of the text (a counting sort).</summary>
    private Occurrence[] ByTerm(out int[] starts)
    {
        starts = new int[terms.Count];
        for (int i = 1; i < starts.Length; i++)
            starts[i] = starts[i - 1] + counts[i - 1];
        int[] next = [.. starts];
        var sorted = new Occurrence[occurrences.Count];
        foreach (var occurrence in CollectionsMarshal.AsSpan(occurrences))
            sorted[next[occurrence.Term]++] = occurrence;
        return sorted;
    }
}
