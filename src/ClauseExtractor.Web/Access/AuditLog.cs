using ClauseExtractor.Json;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Storage;
using Dapper;
using Microsoft.AspNetCore.Http;

namespace ClauseExtractor.Web.Access;

/// <summary>
/// Who did what, in team mode. An entry is written with what it tells of: acts on accounts in the same transaction, and so are acts on a
/// library that is in a server's database. Acts on a library in a file are written in the library's own transaction, and those on uploads
/// in
/// the note that makes the file count, from where they are taken over at once, or after a crash when the site starts. Entries are only ever
/// added; passwords, tokens and texts never stand in them.
/// </summary>
internal sealed class AuditLog(SiteOptions options, SiteDatabase site, TimeProvider clock, PolicyLibrary library)
{
    /// <summary>The entry for what a request does, to be written with it; null where nothing is logged.</summary>
    /// <param name="action">A short stable code: <c>signIn</c>, <c>import</c>, <c>correct</c> …</param>
    public AuditLine? Line(HttpContext context, string action, string? subject, string? who = null) =>
        !options.Team
            ? null
            : new AuditLine(
                clock.GetUtcNow(),
                who ?? context.User.Identity?.Name ?? "",
                action,
                subject,
                context.Connection.RemoteIpAddress?.ToString()
            );

    /// <summary>Enters what changes nothing, before its answer goes out: downloads, exports, refusals.</summary>
    public void Add(HttpContext context, string action, string? subject, string? who = null) => Add(Line(context, action, subject, who));

    public void Add(AuditLine? line) => Add(line is null ? [] : [line]);

    /// <summary>Enters several together; an act that stands in the log already is passed over.</summary>
    public void Add(IReadOnlyList<AuditLine> lines)
    {
        if (lines.Count > 0)
            site.Write(
                (connection, transaction) =>
                {
                    foreach (var line in lines)
                        line.Write(connection, transaction);
                    return lines.Count;
                }
            );
    }

    /// <summary>Does something to the library and enters it: both or neither.</summary>
    public T Do<T>(HttpContext context, string action, string? subject, Func<T> work)
    {
        if (Line(context, action, subject) is not { } line)
            return work();
        T result = library.Acts.Do(line.ToAct(), work);
        TakeOver();
        return result;
    }

    /// <summary>Enters what waits in the library: what was done just now, and what a crash kept from the log.</summary>
    public void TakeOver()
    {
        if (!options.Team || library.Acts.Waiting() is not { Count: > 0 } acts)
            return;
        Add([.. acts.Select(act => new AuditLine(act.At, act.Who, act.Action, act.Subject, act.Address) { Act = act.Id })]);
        library.Acts.Forget(acts);
    }

    /// <summary>The whole log as CSV, the oldest first.</summary>
    public byte[] Export() =>
        CsvFile.Write(
            ["id", "at", "who", "action", "subject", "address"],
            Read(0, int.MaxValue)
                .Reverse()
                .Select(IReadOnlyList<object?> (e) => [e.Id, SiteDatabase.Print(e.At), e.Who, e.Action, e.Subject, e.Address])
        );

    /// <summary>The newest first.</summary>
    public IReadOnlyList<AuditEntry> Read(int offset, int limit) =>
        site.Use(c =>
            c.Query<(long Id, string At, string Who, string Action, string? Subject, string? Address)>(
                    "SELECT id, at, who, action, subject, address FROM audit ORDER BY id DESC LIMIT @limit OFFSET @offset",
                    new { offset, limit }
                )
                .Select(e => new AuditEntry(e.Id, SiteDatabase.Read(e.At)!.Value, e.Who, e.Action, e.Subject, e.Address))
                .ToList()
        );
}
