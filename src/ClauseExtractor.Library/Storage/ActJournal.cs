using System.Data.Common;
using System.Globalization;
using Dapper;
using Npgsql;

namespace ClauseExtractor.Library.Storage;

/// <summary>Who does something to a library, when and from where.</summary>
/// <param name="Id">Names the act; whoever takes it over twice enters it once.</param>
/// <param name="Action">A short stable code.</param>
/// <param name="Subject">What it is done to.</param>
public sealed record LibraryAct(string Id, DateTimeOffset At, string Who, string Action, string? Subject, string? Address);

/// <summary>
/// Acts that are written in the transaction that does them, so that neither is there without the other. In a server's database they stand
/// in the audit log with it; a file's wait here until the log beside it takes them over: a library that is handed on tells nothing of who
/// did what.
/// </summary>
public sealed class ActJournal
{
    private readonly LibraryDatabase database;

    internal ActJournal(LibraryDatabase database) => this.database = database;

    /// <summary>
    /// Does something to the library. The act is kept with the first change that is made, and not at all where that fails.
    /// </summary>
    public T Do<T>(LibraryAct act, Func<T> work)
    {
        database.Act.Value = act;
        try
        {
            return work();
        }
        finally
        {
            database.Act.Value = null;
        }
    }

    /// <summary>Acts that no log has taken over yet, the oldest first.</summary>
    public IReadOnlyList<LibraryAct> Waiting() =>
        database.Read(connection =>
            connection
                .Query<(string Id, string At, string Who, string Action, string? Subject, string? Address)>(
                    "SELECT id, at, who, action, subject, address FROM acts ORDER BY rowid"
                )
                .Select(a => new LibraryAct(
                    a.Id,
                    DateTimeOffset.Parse(a.At, CultureInfo.InvariantCulture),
                    a.Who,
                    a.Action,
                    a.Subject,
                    a.Address
                ))
                .ToList()
        );

    /// <summary>Forgets acts that stand in a log now.</summary>
    public void Forget(IEnumerable<LibraryAct> taken) =>
        database.Write(
            (connection, transaction) =>
                connection.Execute("DELETE FROM acts WHERE id = @Id", taken.Select(a => new { a.Id }).ToList(), transaction)
        );

    /// <summary>Writes an act into the transaction that does it.</summary>
    internal static void Keep(LibraryAct act, DbConnection connection, DbTransaction? transaction) =>
        connection.Execute(
            connection is NpgsqlConnection
                ? "INSERT INTO audit(act, at, who, action, subject, address) VALUES(@Id, @at, @Who, @Action, @Subject, @Address)"
                : "INSERT INTO acts(id, at, who, action, subject, address) VALUES(@Id, @at, @Who, @Action, @Subject, @Address)",
            new
            {
                act.Id,
                at = connection is NpgsqlConnection ? SiteDatabase.Print(act.At) : act.At.ToString("O", CultureInfo.InvariantCulture),
                act.Who,
                act.Action,
                act.Subject,
                act.Address,
            },
            transaction
        );
}
