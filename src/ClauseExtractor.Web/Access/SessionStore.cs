using System.Security.Cryptography;
using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Web.Access;

/// <summary>
/// The sessions that are open. A cookie names one; when it was closed, or is older than <see cref="SiteOptions.LongestSession"/>, the
/// cookie opens nothing.
/// </summary>
internal sealed class SessionStore(SiteOptions options, SiteDatabase site, TimeProvider clock)
{
    /// <param name="entry">What the audit log tells of it.</param>
    /// <returns>The session's id: 32 hexadecimal digits.</returns>
    public string Open(long account, AuditLine? entry = null)
    {
        string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var now = clock.GetUtcNow();
        site.Write(
            (c, transaction) =>
            {
                c.Execute("DELETE FROM sessions WHERE ends_at <= @now", new { now = SiteDatabase.Print(now) }, transaction);
                return c.Execute(
                    "INSERT INTO sessions(id, account, ends_at) VALUES(@id, @account, @until)",
                    new
                    {
                        id,
                        account,
                        until = SiteDatabase.Print(now + options.LongestSession),
                    },
                    transaction
                );
            },
            entry
        );
        return id;
    }

    public bool IsOpen(string id, long account) =>
        site.Use(c =>
            c.ExecuteScalar<long>(
                "SELECT count(*) FROM sessions WHERE id = @id AND account = @account AND ends_at > @now",
                new
                {
                    id,
                    account,
                    now = SiteDatabase.Print(clock.GetUtcNow()),
                }
            ) == 1
        );

    public void Close(string id, AuditLine? entry = null) =>
        site.Write((c, transaction) => c.Execute("DELETE FROM sessions WHERE id = @id", new { id }, transaction), entry);
}
