using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Storage;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>
/// A record with all that is made of it alone, made before the library's write lock is taken: while one writer holds that, all others wait.
/// </summary>
internal sealed class PreparedRecord
{
    /// <exception cref="LibraryException"><c>badValue</c>: it has too many clauses.</exception>
    public PreparedRecord(PolicyRecord record)
        : this(record, Storage.Packed.Record(record), Storage.Packed.Text(record.Text)) { }

    /// <param name="packed">The record as it is stored.</param>
    /// <param name="text">Its text as it is stored.</param>
    public PreparedRecord(PolicyRecord record, byte[] packed, byte[] text)
    {
        (Record, Packed, Text) = (record, packed, text);
        Signs = Storage.Packed.Json(VersionSigns.Of(record));
        Clauses = new ClauseRows(record);
    }

    public PolicyRecord Record { get; }

    public byte[] Packed { get; }

    public byte[] Text { get; }

    /// <summary>What tells its age, as it is stored.</summary>
    public byte[] Signs { get; }

    public ClauseRows Clauses { get; }
}
