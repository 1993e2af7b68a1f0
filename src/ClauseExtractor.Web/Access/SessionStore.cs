using System.Security.Cryptography;
using Dapper;

namespace ClauseExtractor.Web.Access;

/// <summary>The sessions that are open. A cookie names one; when it was closed, or is older than <see cref="SiteOptions.LongestSession"/>, the cookie opens nothing.</summary>
internal sealed class SessionStore(SiteOptions options, TimeProvider clock)
{
    private readonly Lazy<AccountFile> file = new(() => new AccountFile(options.AccountsFile));

    /// <returns>The session's id: 32 hexadecimal digits.</returns>
    public string Open(long account)
    {
        string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var now = clock.GetUtcNow();
        file.Value.Open().Using(c =>
        {
            c.Execute("DELETE FROM sessions WHERE ends_at <= $now", new { now = AccountFile.Print(now) });
            return c.Execute(
                "INSERT INTO sessions(id, account, ends_at) VALUES($id, $account, $until)",
                new { id, account, until = AccountFile.Print(now + options.LongestSession) });
        });
        return id;
    }

    public bool IsOpen(string id, long account) => file.Value.Open().Using(c => c.ExecuteScalar<long>(
        "SELECT count(*) FROM sessions WHERE id = $id AND account = $account AND ends_at > $now",
        new { id, account, now = AccountFile.Print(clock.GetUtcNow()) }) == 1);

    public void Close(string id) => file.Value.Open().Using(c => c.Execute("DELETE FROM sessions WHERE id = $id", new { id }));
}
