using ClauseExtractor.Extraction;
using ClauseExtractor.Json;

namespace ClauseExtractor.Cli.Extracting;

/// <summary>
/// <c>benefits.csv</c>, <c>clauses.csv</c> and <c>documents.csv</c> of a run, written while its records come, so that a large folder's
/// records need not be kept. Rows stand in the order of the files, whichever was read first.
/// </summary>
internal sealed class RecordTables : IDisposable
{
    private static readonly Table[] Tables =
    [
        new("benefits.csv", RecordCsv.BenefitColumns, RecordCsv.BenefitRows),
        new("clauses.csv", RecordCsv.ClauseColumns, RecordCsv.ClauseRows),
        new("documents.csv", RecordCsv.DocumentColumns, record => [RecordCsv.DocumentRow(record)]),
    ];

    private readonly List<PendingFile> _files = [];
    private readonly Lock _writing = new();

    // The lines in each table of files that stand behind one that is still being read; none of refused ones.
    private readonly SortedDictionary<int, byte[][]> _waiting = [];
    private int _next;
    private bool _torn;

    /// <exception cref="IOException">The tables cannot be written.</exception>
    public RecordTables(string folder)
    {
        try
        {
            foreach (var table in Tables)
                _files.Add(new PendingFile(folder, table.Name, CsvFile.Write(table.Columns, [])));
        }
        catch (IOException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Takes what became of a file. Safe to call from several threads.</summary>
    /// <param name="file">The file's place in the run, from 0; each is told once.</param>
    /// <param name="record">Null where it was refused.</param>
    /// <exception cref="IOException">The tables cannot be written.</exception>
    public void Add(int file, PolicyRecord? record)
    {
        byte[][] lines = record is null ? [] : [.. Tables.Select(table => CsvFile.WriteRows(table.Columns, table.Rows(record)))];
        lock (_writing)
        {
            _waiting.Add(file, lines);
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
        foreach (byte[][] lines in _waiting.Values)
            Write(lines);
        _files.ForEach(file => file.Publish());
    }

    public void Dispose() => _files.ForEach(file => file.Dispose());

    private void Write(byte[][] lines)
    {
        _torn = true;
        foreach (var (file, own) in _files.Zip(lines))
            file.Append(own);
        _torn = false;
    }

    private sealed record Table(string Name, IReadOnlyList<string> Columns, Func<PolicyRecord, IEnumerable<IReadOnlyList<object?>>> Rows);
}
