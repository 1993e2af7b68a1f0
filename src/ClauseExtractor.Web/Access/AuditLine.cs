using System.Data.Common;
using System.Globalization;
using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Web.Access;

/// <summary>One entry of the audit log that is yet to be written.</summary>
/// <param name="Action">A short stable code: <c>signIn</c>, <c>import</c>, <c>correct</c> …</param>
internal sealed record AuditLine(DateTimeOffset At, string Who, string Action, string? Subject, string? Address)
{
    /// <summary>Names an act that was kept elsewhere with what it did; entered twice it stands in the log once.</summary>
    public string? Act { get; init; }

    /// <summary>The same for what is written in a transaction of the library.</summary>
    public LibraryAct ToAct() => new(Act ?? Guid.NewGuid().ToString("N"), At, Who, Action, Subject, Address);

    /// <summary>With how many things it was done to, where it names none.</summary>
    public AuditLine Counted(int count) => this with { Subject = Subject ?? count.ToString(CultureInfo.InvariantCulture) };

    public void Write(DbConnection connection, DbTransaction? transaction) =>
        connection.Execute(
            "INSERT INTO audit(at, who, action, subject, address, act) VALUES(@at, @Who, @Action, @Subject, @Address, @Act) ON "
                + "CONFLICT(act) DO NOTHING",
            new
            {
                at = SiteDatabase.Print(At),
                Who,
                Action,
                Subject,
                Address,
                Act,
            },
            transaction
        );
}

internal static class AuditedWriting
{
    /// <summary>Runs one transaction, with what the audit log tells of it.</summary>
    /// <param name="entry">Null for nothing.</param>
    public static T Write<T>(this SiteDatabase site, Func<DbConnection, DbTransaction, T> work, AuditLine? entry) =>
        site.Write(
            (connection, transaction) =>
            {
                T result = work(connection, transaction);
                entry?.Write(connection, transaction);
                return result;
            }
        );
}
