using Dapper;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Web.Access;

/// <summary>One entry of the audit log that is yet to be written.</summary>
/// <param name="Action">A short stable code: <c>signIn</c>, <c>import</c>, <c>correct</c> …</param>
internal sealed record AuditLine(DateTimeOffset At, string Who, string Action, string? Subject, string? Address)
{
    /// <summary>Names an act that was kept elsewhere with what it did; entered twice it stands in the log once.</summary>
    public string? Act { get; init; }

    public void Write(SqliteConnection connection, SqliteTransaction? transaction) =>
        connection.Execute(
            "INSERT INTO audit(at, who, action, subject, address, act) VALUES($at, $Who, $Action, $Subject, $Address, $Act) ON "
                + "CONFLICT(act) DO NOTHING",
            new
            {
                at = AccountFile.Print(At),
                Who,
                Action,
                Subject,
                Address,
                Act,
            },
            transaction
        );
}
