using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ClauseExtractor.Library.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// Tells whether the index holds a document as it is. A change of the catalogue may leave its words alone (another version came, a benefit
/// was corrected); to write it all the same would cost time, and would leave dead
/// clauses that BM25 counts until they are merged away, so that scores would hang on the order in which documents came.
/// </summary>
internal static class IndexedContent
{
    /// <summary>A fingerprint of all that the index is told of a document.</summary>
    public static long Of(IReadOnlyList<IndexedClause> clauses)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string context = "";
        foreach (var clause in clauses)
        {
            hash.AppendData(
                MemoryMarshal.AsBytes<long>([
                    clause.Key.Value,
                    clause.Context == context ? -1 : clause.Context.Length,
                    clause.Heading.Length,
                    clause.Text.Length,
                ])
            );
            // Most clauses of a document have the context of the one before.
            hash.AppendData(MemoryMarshal.AsBytes(clause.Context == context ? "" : clause.Context.AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(clause.Heading.AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(clause.Text.AsSpan()));
            context = clause.Context;
        }
        return BinaryPrimitives.ReadInt64LittleEndian(hash.GetHashAndReset());
    }

    /// <summary>Whether the live clauses of a document are these and no others.</summary>
    public static Held State(IndexReader index, IndexChange change)
    {
        int found = 0;
        long? content = null;
        foreach (var leaf in index.Leaves)
        {
            var reader = leaf.AtomicReader;
            if (reader.GetTermDocsEnum(ClauseDocument.Of(change.Document)) is not { } documents)
                continue;
            var (keys, contents) = (reader.GetNumericDocValues(ClauseDocument.Key), reader.GetNumericDocValues(ClauseDocument.Content));
            for (int number; (number = documents.NextDoc()) != DocIdSetIterator.NO_MORE_DOCS; )
                if (keys.Get(number) != ClauseDocument.NoClause)
                    found++;
                else if (contents.Get(number) != (content ??= Of(change.Clauses)))
                    return Held.Otherwise;
        }
        return found == change.Clauses.Count ? Held.AsItIs
            : found == 0 ? Held.NotAtAll
            : Held.Otherwise;
    }
}

/// <summary>How the index holds a document.</summary>
internal enum Held
{
    NotAtAll,
    AsItIs,
    Otherwise,
}
