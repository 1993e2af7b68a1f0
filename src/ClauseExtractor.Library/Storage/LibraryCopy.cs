using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace ClauseExtractor.Library.Storage;

/// <summary>A table that was copied and read back.</summary>
public sealed record CopiedTable(string Name, long Rows);

/// <summary>
/// Copies a library into an empty one, whatever either is kept in: all tables in one transaction, read back and held against their sums
/// before it counts.
/// </summary>
public static class LibraryCopy
{
    /// <summary>Bytes of rows that are handed over together, about.</summary>
    private const int Together = 8 << 20;

    /// <summary>What refers to a row comes behind it; where the order in which rows came says something, it is kept.</summary>
    private static readonly (string Table, string Order)[] Tables =
    [
        ("documents", "number"),
        ("removals", "number"),
        ("sources", "sha256"),
        ("source_paths", "sha256, path"),
        ("source_contents", "sha256"),
        ("repeals", "document"),
        ("citations", "document"),
        ("clauses", "key"),
        ("benefits", "clause, ordinal"),
        ("owners", "rowid"),
        ("corrections", "id"),
        ("correction_events", "id"),
        ("imports", "id"),
        ("import_outcomes", "rowid"),
        ("change_reviews", "id"),
        ("acts", "rowid"),
        ("watches", "name"),
    ];

    /// <summary>The tables that are copied, beside the one of the change number.</summary>
    internal static IEnumerable<string> Names => Tables.Select(t => t.Table);

    /// <returns>A row a table.</returns>
    /// <exception cref="LibraryException"><c>exists</c>: the target holds something; <c>damaged</c>: what was written does not read back as
    /// it was read. Nothing is left behind in either case. What opening a library throws.</exception>
    public static IReadOnlyList<CopiedTable> Run(LibraryAddress from, LibraryAddress to)
    {
        using var source = LibraryDatabase.Open(from);
        using var target = LibraryDatabase.Open(to);
        return source.Read(reading =>
            target.Write(
                (writing, _) =>
                {
                    if (
                        LibraryDatabase.Change(writing) > 0
                        || (to.IsFile ? Names : [.. Names, .. SiteDatabase.Copied.Select(t => t.Table)]).Any(table =>
                            writing.ExecuteScalar<bool>($"SELECT EXISTS (SELECT 1 FROM {table})")
                        )
                    )
                        throw new LibraryException(
                            "exists",
                            $"{to.Name} holds a library already; copy into an empty one.",
                            $"{to.Name} 中已有内容，请复制到空的资料库。"
                        );
                    var copied = Tables.Select(t => Copy(reading, writing, t.Table, t.Order, to)).ToList();
                    writing.Execute("UPDATE catalogue SET change = @change", new { change = LibraryDatabase.Change(reading) });
                    SqlDialect.ContinueNumbers(writing);
                    copied.AddRange(CopyPeople((from, reading), (to, writing)));
                    return copied;
                }
            )
        );
    }

    /// <summary>
    /// Copies who may sign in and what was done: from or into a server's database in the transaction of the library, from or into the file
    /// beside a library's in one of its own.
    /// </summary>
    private static IReadOnlyList<CopiedTable> CopyPeople(
        (LibraryAddress Address, DbConnection Library) from,
        (LibraryAddress Address, DbConnection Library) to
    )
    {
        string source = SiteDatabase.FileOf(from.Address.Path),
            target = SiteDatabase.FileOf(to.Address.Path);
        if (from.Address.IsFile && !File.Exists(source))
            return [];
        if (to.Address.IsFile && File.Exists(target))
            throw new LibraryException(
                "exists",
                $"{Path.GetFileName(target)} exists already; copy where there are no accounts.",
                $"{Path.GetFileName(target)} 已存在，请复制到没有账号的地方。"
            );
        using var reading = from.Address.IsFile ? new SiteFile(source).Open() : null;
        if (!to.Address.IsFile)
            return Copied(to.Library);
        try
        {
            return new SiteFile(target).Write((writing, _) => Copied(writing));
        }
        catch
        {
            File.Delete(target);
            throw;
        }

        IReadOnlyList<CopiedTable> Copied(DbConnection writing)
        {
            var copied = SiteDatabase.Copied.Select(t => Copy(reading ?? from.Library, writing, t.Table, t.Order, to.Address)).ToList();
            SqlDialect.ContinueNumbers(writing, [.. SiteDatabase.Copied.Select(t => t.Table)]);
            return copied;
        }
    }

    private static CopiedTable Copy(DbConnection reading, DbConnection writing, string table, string order, LibraryAddress to)
    {
        var columns = SqlDialect.Columns(writing, table);
        string names = string.Join(", ", columns.Select(c => c.Name));
        var (read, rows, bytes) = (new TableSum(), new List<object?[]>(), 0L);
        foreach (object?[] row in Rows(reading, $"SELECT {names} FROM {table} ORDER BY {order}", columns))
        {
            rows.Add(row);
            if ((bytes += read.Add(row)) < Together)
                continue;
            SqlDialect.Insert(writing, $"{table}({names})", rows);
            rows.Clear();
            bytes = 0;
        }
        SqlDialect.Insert(writing, $"{table}({names})", rows);
        var written = new TableSum();
        foreach (object?[] row in Rows(writing, $"SELECT {names} FROM {table}", columns))
            written.Add(row);
        return read.Equals(written)
            ? new CopiedTable(table, read.Rows)
            : throw new LibraryException(
                "damaged",
                $"What was written to {table} of {to.Name} does not read back as it was read; nothing was copied.",
                $"写入 {to.Name} 的 {table} 与原内容不符，未复制任何内容。"
            );
    }

    private static IEnumerable<object?[]> Rows(DbConnection connection, string sql, IReadOnlyList<SqlColumn> columns)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object?[columns.Count];
            for (int i = 0; i < row.Length; i++)
                row[i] = reader.IsDBNull(i) ? null : columns[i].Value(reader.GetValue(i));
            yield return row;
        }
    }

    /// <summary>Number of rows and sum of their hashes: the same whatever order they come in.</summary>
    private sealed class TableSum
    {
        private UInt128 sum;

        public long Rows { get; private set; }

        public bool Equals(TableSum other) => (sum, Rows) == (other.sum, other.Rows);

        /// <returns>Bytes of the row, about.</returns>
        public long Add(object?[] row)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long bytes = 0;
            Span<byte> head = stackalloc byte[9];
            foreach (object? value in row)
            {
                byte[] content = value switch
                {
                    null => [],
                    string text => Encoding.UTF8.GetBytes(text),
                    byte[] blob => blob,
                    double number => BitConverter.GetBytes(number),
                    bool flag => [flag ? (byte)1 : (byte)0],
                    _ => BitConverter.GetBytes(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)),
                };
                head[0] = value is null ? (byte)0 : (byte)1;
                BinaryPrimitives.WriteInt64LittleEndian(head[1..], content.Length);
                hash.AppendData(head);
                hash.AppendData(content);
                bytes += content.Length;
            }
            sum += BinaryPrimitives.ReadUInt128LittleEndian(hash.GetHashAndReset());
            Rows++;
            return bytes;
        }
    }
}
