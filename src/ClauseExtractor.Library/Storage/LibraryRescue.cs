using ClauseExtractor.Library.Catalogue;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Library.Storage;

/// <summary>How much of a table was readable.</summary>
/// <param name="Unreadable">Stretches of rows that could not be read; how many rows were in them the file does not tell.</param>
public sealed record RescuedTable(string Name, long Rows, int Unreadable);

/// <summary>
/// Reads what is readable of a damaged library into a new one, table by table and row by row: where a row cannot be read, its neighbours
/// still are.
/// The index is not needed and is made anew when the new library is opened.
/// </summary>
public static class LibraryRescue
{
    /// <param name="target">A file that does not exist yet.</param>
    /// <returns>A row a table of the library's schema.</returns>
    /// <exception cref="LibraryException">The target exists (<c>exists</c>), or not even the list of tables can be read
    /// (<c>damaged</c>).</exception>
    public static IReadOnlyList<RescuedTable> Run(string library, string target)
    {
        LibraryBackup.RefuseExisting(target);
        try
        {
            using (new SqliteDatabase(target))
            {
                // Makes the schema.
            }
            return CopyAll(library, target);
        }
        catch (Exception e) when (e is LibraryException or SqliteException)
        {
            foreach (string file in new[] { target, target + "-wal", target + "-shm" })
                File.Delete(file);
            throw;
        }
    }

    private static IReadOnlyList<RescuedTable> CopyAll(string library, string target)
    {
        var rescued = new List<RescuedTable>();
        using var to = LibraryBackup.Open(target, SqliteOpenMode.ReadWrite);
        to.Execute("PRAGMA foreign_keys = OFF");
        using var from = LibraryBackup.OpenSource(library);
        using var transaction = to.BeginTransaction();
        foreach (
            string table in to.Query<string>(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
                    transaction: transaction
                )
                .ToList()
        )
            rescued.Add(Copy(from, to, transaction, table));
        to.Execute("UPDATE catalogue SET change = change + 1", transaction: transaction);
        transaction.Commit();
        // Damage within a long value leaves a row that SQLite reads and this product does not.
        int unreadable = DropUnreadableDocuments(to);
        // What refers to a row that is gone goes too: a clause without its document shows nowhere.
        for (int gone = 1; gone > 0; )
            gone = DropOrphans(to);
        return
        [
            .. rescued.Select(t =>
                t.Name == "documents" ? t with { Rows = t.Rows - unreadable, Unreadable = t.Unreadable + unreadable } : t
            ),
        ];
    }

    private static RescuedTable Copy(SqliteConnection from, SqliteConnection to, SqliteTransaction transaction, string table)
    {
        List<string> columns;
        bool numbered;
        try
        {
            numbered = to.ExecuteScalar<long>("SELECT wr FROM pragma_table_list WHERE name = $table", new { table }, transaction) == 0;
            var there = from.Query<string>("SELECT name FROM pragma_table_info($table)", new { table }).ToHashSet();
            columns = [.. to.Query<string>("SELECT name FROM pragma_table_info($table)", new { table }, transaction).Where(there.Contains)];
        }
        catch (SqliteException e) when (LibraryBackup.IsDamage(e))
        {
            throw LibraryBackup.Damaged(from.DataSource, $"SQLite {e.SqliteErrorCode}");
        }
        if (columns.Count == 0)
            return new RescuedTable(table, 0, 0);
        string names = string.Join(", ", columns.Select(c => $"\"{c}\""));
        using var insert = to.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT OR REPLACE INTO \"{table}\"({names}) VALUES({string.Join(", ", columns.Select((_, i) => "$" + i))})";
        for (int i = 0; i < columns.Count; i++)
            insert.Parameters.AddWithValue("$" + i, DBNull.Value);
        return Walk(
            from,
            table,
            names,
            numbered,
            reader =>
            {
                for (int i = 0; i < columns.Count; i++)
                    insert.Parameters[i].Value = reader.GetValue(i);
                insert.ExecuteNonQuery();
            }
        );
    }

    /// <summary>
    /// Reads forward; at a page that cannot be read goes on behind it, looking further ahead each time. A table without row numbers ends
    /// there.
    /// </summary>
    private static RescuedTable Walk(SqliteConnection from, string table, string names, bool numbered, Action<SqliteDataReader> take)
    {
        (long rows, int unreadable, long at, long step) = (0, 0, long.MinValue, 1);
        // No row has a number beyond this one.
        const long Last = 1L << 40;
        while (true)
        {
            try
            {
                using var select = from.CreateCommand();
                select.CommandText = numbered
                    ? $"SELECT {names}, rowid FROM \"{table}\" WHERE rowid >= $at ORDER BY rowid"
                    : $"SELECT {names}, 0 FROM \"{table}\"";
                select.Parameters.AddWithValue("$at", at);
                using var reader = select.ExecuteReader();
                while (reader.Read())
                {
                    take(reader);
                    at = reader.GetInt64(reader.FieldCount - 1) + 1;
                    (rows, step) = (rows + 1, 1);
                }
                return new RescuedTable(table, rows, unreadable);
            }
            catch (SqliteException e) when (LibraryBackup.IsDamage(e))
            {
                unreadable += step == 1 ? 1 : 0;
                if (!numbered)
                    return new RescuedTable(table, rows, unreadable);
                at = Math.Max(at, 0) + step;
                step *= 2;
                if (at > Last)
                    return new RescuedTable(table, rows, unreadable);
            }
        }
    }

    private static int DropUnreadableDocuments(SqliteConnection to)
    {
        int gone = 0;
        foreach (int number in to.Query<int>("SELECT number FROM documents").ToList())
            try
            {
                DocumentRow.Query(to, "WHERE number = $number", new { number });
                DocumentRow.Record(to, number);
            }
            catch (Exception e)
                when (e
                        is ArgumentException
                            or FormatException
                            or InvalidCastException
                            or InvalidOperationException
                            or IOException
                            or System.Text.Json.JsonException
                )
            {
                gone += to.Execute("DELETE FROM documents WHERE number = $number", new { number });
            }
        return gone;
    }

    private static int DropOrphans(SqliteConnection to)
    {
        int gone = 0;
        foreach (var orphan in to.Query<(string Table, long? Row)>("SELECT \"table\", rowid FROM pragma_foreign_key_check").ToList())
            if (orphan.Row is { } row)
                gone += to.Execute($"DELETE FROM \"{orphan.Table}\" WHERE rowid = $row", new { row });
        return gone;
    }
}
