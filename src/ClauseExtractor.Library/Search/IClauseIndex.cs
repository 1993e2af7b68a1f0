namespace ClauseExtractor.Library.Search;

/// <summary>
/// What the library asks of its full-text index over clauses. It finds and scores; filters, status, facets, sorting, paging and highlights
/// are the library's work.
/// </summary>
/// <remarks>
/// The index lives outside the catalogue's file and carries the number of the last change that it holds (<see cref="Change"/>); at start
/// and after every commit the library hands it what came after.
/// It is safe for one writer and many readers at once; a reader sees whole documents only.
/// </remarks>
internal interface IClauseIndex : IDisposable
{
    /// <summary>
    /// The catalogue's change number up to which the index is complete, 0 for a new one. It survives a crash: never higher than what is
    /// durably indexed.
    /// </summary>
    long Change { get; }

    /// <summary>Takes changes in, in order. Durable when it returns, and harmless when repeated.</summary>
    /// <param name="changes">In ascending order of <see cref="IndexChange.Change"/>; enumerated once, lazily.</param>
    void Apply(IEnumerable<IndexChange> changes, CancellationToken cancellation = default);

    /// <summary>Forgets everything; <see cref="Change"/> is 0 after it.</summary>
    void Clear();

    /// <summary>
    /// Every clause that matches, with its score (higher is better; BM25, with the heading and the context weighing more than the text), in
    /// any order.
    /// </summary>
    /// <param name="query">At least one required group.</param>
    ClauseMatches Match(TextQuery query, CancellationToken cancellation = default);

    /// <summary>Asks for the words that the index holds, as of its last commit.</summary>
    T Words<T>(Func<IIndexWords, T> ask);
}

/// <summary>The words of the dictionary that stand in the text of clauses.</summary>
internal interface IIndexWords
{
    /// <summary>Clauses that have a word; 0 where the index does not hold it as a word.</summary>
    int Clauses(string word);

    /// <summary>True for a word of the language, whether a clause has it or not.</summary>
    bool IsInDictionary(string word);

    /// <summary>All words with a first character, with the number of their clauses.</summary>
    IReadOnlyDictionary<string, int> StartingWith(char first);
}

/// <summary>The number of a clause in one library: its document's number and its place in the document.</summary>
public readonly record struct ClauseKey(long Value) : IComparable<ClauseKey>
{
    /// <param name="document">Number of the document within the library.</param>
    /// <param name="ordinal">Place of the clause in the record, from 0.</param>
    public ClauseKey(int document, int ordinal)
        : this(((long)document << 16) | (uint)ordinal) { }

    /// <summary>Clauses of one document at most.</summary>
    public const int MostClauses = 1 << 16;

    /// <summary>Number of the document in the library.</summary>
    public int Document => (int)(Value >> 16);

    /// <summary>Index of the clause in the document, from 0.</summary>
    public int Ordinal => (int)(Value & 0xFFFF);

    /// <inheritdoc/>
    public int CompareTo(ClauseKey other) => Value.CompareTo(other.Value);

    /// <summary>By document, then by clause.</summary>
    public static bool operator <(ClauseKey left, ClauseKey right) => left.Value < right.Value;

    /// <summary>By document, then by clause.</summary>
    public static bool operator >(ClauseKey left, ClauseKey right) => left.Value > right.Value;

    /// <summary>By document, then by clause.</summary>
    public static bool operator <=(ClauseKey left, ClauseKey right) => left.Value <= right.Value;

    /// <summary>By document, then by clause.</summary>
    public static bool operator >=(ClauseKey left, ClauseKey right) => left.Value >= right.Value;
}

/// <summary>What happened to a document: its clauses replace whatever the index holds of it.</summary>
/// <param name="Change">The catalogue's change number.</param>
/// <param name="Document">Number of the document.</param>
/// <param name="Clauses">Empty where the document was removed.</param>
public sealed record IndexChange(long Change, int Document, IReadOnlyList<IndexedClause> Clauses);

/// <summary>What an index holds of a clause.</summary>
/// <param name="Context">Title, number, issuers and region of the document and the headings above the clause, a line each: a query's words
/// may stand there.</param>
/// <param name="Heading">The clause's own heading; empty where it has none.</param>
/// <param name="Text">The clause's own text, heading included.</param>
public sealed record IndexedClause(ClauseKey Key, string Context, string Heading, string Text);

/// <summary>Matching clauses; the two arrays run in parallel.</summary>
public sealed record ClauseMatches(long[] Keys, float[] Scores)
{
    /// <summary>Nothing found.</summary>
    public static ClauseMatches None { get; } = new([], []);
}
