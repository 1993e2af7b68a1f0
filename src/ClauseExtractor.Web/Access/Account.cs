namespace ClauseExtractor.Web.Access;

/// <summary>Somebody who may sign in.</summary>
public sealed record Account(long Id, string Name, Role Role, bool Disabled, DateTimeOffset CreatedAt);

/// <summary>
/// A key for programs, with a role of its own that is at most its owner's. The key itself is shown once and only its hash is kept.
/// </summary>
public sealed record ApiToken(
    long Id,
    long AccountId,
    string Account,
    string Name,
    Role Role,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt
);

/// <summary>Who did what, when, from where.</summary>
public sealed record AuditEntry(long Id, DateTimeOffset At, string Who, string Action, string? Subject, string? Address);

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInResult
{
    Done,
    Wrong,
    Delayed,
}
