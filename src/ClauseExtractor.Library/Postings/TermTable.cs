namespace ClauseExtractor.Library.Postings;

/// <summary>Where a term's lists stand in a segment's two streams.</summary>
/// <param name="Count">Clauses that hold the term.</param>
internal readonly record struct TermEntry(int Count, long Clauses, int ClausesLength, long Positions, int PositionsLength);

/// <summary>
/// A segment's terms in ordinal order, front-coded in blocks: each block begins with a whole term and the places of its lists, and a term is found by a binary search over the blocks.
/// </summary>
internal sealed class TermTable
{
    /// <summary>Terms of one block.</summary>
    private const int Block = 16;

    private readonly byte[] bytes;
    private readonly int[] blocks;

    private TermTable(byte[] bytes, int[] blocks) => (this.bytes, this.blocks) = (bytes, blocks);

    /// <exception cref="IndexOutOfRangeException">The bytes are not what a <see cref="Builder"/> made.</exception>
    public static TermTable Read(byte[] bytes)
    {
        var header = new NumberReader(bytes);
        var blocks = new int[header.Read()];
        int length = 0;
        for (int i = 0; i < blocks.Length; i++)
            blocks[i] = length += header.Read();
        for (int i = 0; i < blocks.Length; i++)
            blocks[i] += header.At;
        return new TermTable(bytes, blocks);
    }

    public TermEntry? Find(ReadOnlySpan<char> term)
    {
        var cursor = From(term);
        return cursor.MoveNext() && cursor.Term.SequenceEqual(term) ? cursor.Entry : null;
    }

    /// <summary>A cursor before the first term that is not less than <paramref name="least"/>.</summary>
    public Cursor From(ReadOnlySpan<char> least)
    {
        // The last block whose first term is not greater holds it, or the one after begins with it.
        int low = 0, high = blocks.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            var first = new Cursor(this, middle);
            first.MoveNext();
            if (first.Term.SequenceCompareTo(least) <= 0)
                low = middle;
            else
                high = middle - 1;
        }
        return new Cursor(this, low, least);
    }

    /// <summary>Steps through terms in order.</summary>
    public sealed class Cursor
    {
        private readonly TermTable table;
        private readonly int first;
        private char[] term = new char[32];
        private int length, at, index;
        private bool pending;

        public Cursor(TermTable table, int block)
        {
            (this.table, first) = (table, block);
            at = block < table.blocks.Length ? table.blocks[block] : table.bytes.Length;
        }

        public Cursor(TermTable table, int block, ReadOnlySpan<char> least)
            : this(table, block)
        {
            while (MoveNext())
            {
                if (Term.SequenceCompareTo(least) >= 0)
                {
                    pending = true;
                    break;
                }
            }
        }

        public ReadOnlySpan<char> Term => term.AsSpan(0, length);

        public TermEntry Entry { get; private set; }

        public bool MoveNext()
        {
            if (pending)
            {
                pending = false;
                return true;
            }
            if (at >= table.bytes.Length)
                return false;
            var reader = new NumberReader(table.bytes) { At = at };
            var (clauses, positions) = index % Block == 0 ? (reader.ReadLong(), reader.ReadLong()) : (Entry.Clauses + Entry.ClausesLength, Entry.Positions + Entry.PositionsLength);
            int shared = reader.Read(), added = reader.Read();
            length = shared + added;
            if (length > term.Length)
                Array.Resize(ref term, length * 2);
            for (int i = shared; i < length; i++)
                term[i] = (char)reader.Read();
            Entry = new TermEntry(reader.Read(), clauses, reader.Read(), positions, reader.Read());
            (at, index) = (reader.At, index + 1);
            return true;
        }
    }

    /// <summary>Takes terms in order.</summary>
    public sealed class Builder
    {
        private readonly NumberWriter body = new(1 << 16);
        private readonly List<int> blocks = [];
        private char[] last = [];
        private int count;

        public void Add(ReadOnlySpan<char> term, TermEntry entry)
        {
            int shared = 0;
            if (count++ % Block == 0)
            {
                blocks.Add(body.Length);
                body.Write(entry.Clauses);
                body.Write(entry.Positions);
            }
            else
            {
                shared = term.CommonPrefixLength(last);
            }
            body.Write(shared);
            body.Write(term.Length - shared);
            foreach (char c in term[shared..])
                body.Write(c);
            body.Write(entry.Count);
            body.Write(entry.ClausesLength);
            body.Write(entry.PositionsLength);
            last = term.ToArray();
        }

        public byte[] Build()
        {
            var all = new NumberWriter(body.Length + blocks.Count * 3);
            all.Write(blocks.Count);
            foreach (var (i, block) in blocks.Index())
                all.Write(i == 0 ? block : block - blocks[i - 1]);
            all.Write(body.Written);
            return all.Written.ToArray();
        }
    }
}
