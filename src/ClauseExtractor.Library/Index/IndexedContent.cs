using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ClauseExtractor.Library.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// Tells whether the index holds a document as it is. A change of the catalogue may leave its words alone (another version came, a benefit was corrected); to write it all the same would cost time, and would leave dead
/// clauses that BM25 counts until they are merged away, so that scores would hang on the order in which documents came.
/// </summary>
internal static class IndexedContent
{
    /// <summary>A fingerprint of all that the index is told of a clause.</summary>
    public static long Of(IndexedClause clause) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', clause.Context, clause.Heading, clause.Text))));

    /// <summary>Whether the live clauses of a document are these and no others.</summary>
    public static bool IsHeld(IndexReader index, IndexChange change)
    {
        int found = 0;
        var wanted = change.Clauses.ToDictionary(clause => clause.Key.Value);
        foreach (var leaf in index.Leaves)
        {
            var reader = leaf.AtomicReader;
            if (reader.GetTermDocsEnum(ClauseDocument.Of(change.Document)) is not { } documents)
                continue;
            var (keys, contents) = (reader.GetNumericDocValues(ClauseDocument.Key), reader.GetNumericDocValues(ClauseDocument.Content));
            for (int number; (number = documents.NextDoc()) != DocIdSetIterator.NO_MORE_DOCS; found++)
                if (!wanted.TryGetValue(keys.Get(number), out var clause) || contents.Get(number) != Of(clause))
                    return false;
        }
        return found == wanted.Count;
    }
}
