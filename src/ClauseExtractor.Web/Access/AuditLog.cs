using ClauseExtractor.Json;
using Dapper;
using Microsoft.AspNetCore.Http;

namespace ClauseExtractor.Web.Access;

/// <summary>Who did what, in team mode. Entries are only ever added; passwords, tokens and texts never stand in them.</summary>
internal sealed class AuditLog(SiteOptions options, TimeProvider clock)
{
    private readonly Lazy<AccountFile> file = new(() => new AccountFile(options.AccountsFile));

    /// <param name="action">A short stable code: <c>signIn</c>, <c>import</c>, <c>correct</c> …</param>
    public void Add(HttpContext context, string action, string? subject, string? who = null)
    {
        if (!options.Team)
            return;
        file.Value.Open().Using(c => c.Execute("INSERT INTO audit(at, who, action, subject, address) VALUES($at, $who, $action, $subject, $address)", new
        {
            at = AccountFile.Print(clock.GetUtcNow()), who = who ?? context.User.Identity?.Name ?? "", action, subject, address = context.Connection.RemoteIpAddress?.ToString(),
        }));
    }

    /// <summary>The whole log as CSV, the oldest first.</summary>
    public byte[] Export() => CsvFile.Write(
        ["id", "at", "who", "action", "subject", "address"],
        Read(0, int.MaxValue).Reverse().Select(IReadOnlyList<object?> (e) => [e.Id, AccountFile.Print(e.At), e.Who, e.Action, e.Subject, e.Address]));

    /// <summary>The newest first.</summary>
    public IReadOnlyList<AuditEntry> Read(int offset, int limit) => file.Value.Open().Using(c =>
        c.Query<(long Id, string At, string Who, string Action, string? Subject, string? Address)>("SELECT id, at, who, action, subject, address FROM audit ORDER BY id DESC LIMIT $limit OFFSET $offset", new { offset, limit })
            .Select(e => new AuditEntry(e.Id, AccountFile.Read(e.At)!.Value, e.Who, e.Action, e.Subject, e.Address)).ToList());
}
