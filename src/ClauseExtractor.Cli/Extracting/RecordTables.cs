using ClauseExtractor.Extraction;
using ClauseExtractor.Json;

namespace ClauseExtractor.Cli.Extracting;

/// <summary>
/// <c>benefits.csv</c>, <c>clauses.csv</c> and <c>documents.csv</c> of a run, written while its records come, so that a large folder's
/// records need not be kept. Rows stand in the order of the files, whichever was read first.
/// </summary>
internal sealed class RecordTables : IDisposable
{
    private readonly PendingFile _benefits,
        _clauses,
        _documents;
    private readonly Lock _writing = new();

    // Rows of files that stand behind one that is still being read.
    private readonly SortedDictionary<int, Rows?> _waiting = [];
    private int _next;
    private bool _torn;

    /// <exception cref="IOException">The tables cannot be written.</exception>
    public RecordTables(string folder)
    {
        var begun = new List<PendingFile>(3);
        try
        {
            begun.Add(new PendingFile(folder, "benefits.csv", RecordCsv.Benefits([])));
            begun.Add(new PendingFile(folder, "clauses.csv", RecordCsv.Clauses([])));
            begun.Add(new PendingFile(folder, "documents.csv", RecordCsv.Documents([])));
        }
        catch (IOException)
        {
            begun.ForEach(table => table.Dispose());
            throw;
        }
        (_benefits, _clauses, _documents) = (begun[0], begun[1], begun[2]);
    }

    /// <summary>Takes what became of a file. Safe to call from several threads.</summary>
    /// <param name="file">The file's place in the run, from 0; each is told once.</param>
    /// <param name="record">Null where it was refused.</param>
    /// <exception cref="IOException">The tables cannot be written.</exception>
    public void Add(int file, PolicyRecord? record)
    {
        var rows = record is null ? null : Rows.Of(record);
        lock (_writing)
        {
            _waiting.Add(file, rows);
            for (; _waiting.Remove(_next, out var ready); _next++)
                Write(ready);
        }
    }

    /// <summary>
    /// Gives the tables their names; of an interrupted run they hold the records that there are. Does nothing where a row could not be
    /// written: what stands under the names stays.
    /// </summary>
    /// <exception cref="IOException">The tables cannot be written.</exception>
    public void Publish()
    {
        if (_torn)
            return;
        foreach (var rows in _waiting.Values)
            Write(rows);
        _benefits.Publish();
        _clauses.Publish();
        _documents.Publish();
    }

    public void Dispose()
    {
        _benefits.Dispose();
        _clauses.Dispose();
        _documents.Dispose();
    }

    private void Write(Rows? rows)
    {
        if (rows is null)
            return;
        _torn = true;
        _benefits.Append(rows.Benefits);
        _clauses.Append(rows.Clauses);
        _documents.Append(rows.Document);
        _torn = false;
    }

    /// <summary>The lines of one record in the three tables.</summary>
    private sealed record Rows(byte[] Benefits, byte[] Clauses, byte[] Document)
    {
        public static Rows Of(PolicyRecord record) =>
            new(
                CsvFile.WriteRows(RecordCsv.BenefitColumns, RecordCsv.BenefitRows(record)),
                CsvFile.WriteRows(RecordCsv.ClauseColumns, RecordCsv.ClauseRows(record)),
                CsvFile.WriteRows(RecordCsv.DocumentColumns, [RecordCsv.DocumentRow(record)])
            );
    }
}
