using ClauseExtractor.Cli.Extracting;
using ClauseExtractor.Extraction;
using ClauseExtractor.Json;
using ClauseExtractor.Tests.Library;

namespace ClauseExtractor.Tests.Cli;

public sealed class RecordTablesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("clause-tables-").FullName;

    [Fact]
    public void Rows_stand_in_the_order_of_the_files_whichever_was_read_first()
    {
        using (var tables = new RecordTables(_folder))
        {
            foreach (int file in (int[])[2, 0, 3, 1])
                tables.Add(file, Record(file));
            tables.Publish();
        }
        HoldsRecordsOf(0, 1, 2, 3);
    }

    [Fact]
    public void Refused_files_have_no_rows_and_those_of_an_interrupted_run_are_there()
    {
        using (var tables = new RecordTables(_folder))
        {
            // The file at 1 is still being read.
            tables.Add(3, Record(3));
            tables.Add(0, null);
            tables.Add(2, Record(2));
            tables.Publish();
        }
        HoldsRecordsOf(2, 3);
    }

    [Fact]
    public void Tables_that_were_not_published_leave_nothing()
    {
        using (var tables = new RecordTables(_folder))
            tables.Add(0, Record(0));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void HoldsRecordsOf(params int[] files)
    {
        PolicyRecord[] records = [.. files.Select(Record)];
        Assert.Equal(RecordCsv.Benefits(records), Bytes("benefits.csv"));
        Assert.Equal(RecordCsv.Clauses(records), Bytes("clauses.csv"));
        Assert.Equal(RecordCsv.Documents(records), Bytes("documents.csv"));
        Assert.Equal(3, Directory.GetFileSystemEntries(_folder).Length);
    }

    private byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(_folder, name));

    private static PolicyRecord Record(int file) =>
        new RecordBuilder($"某市第{file}号措施", $"一、给予{file + 1}0万元奖励。")
            .Benefit("一", "奖励", b => b.Cap(100_000, "0万元"))
            .Build();
}
