using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ClauseExtractor.Library.Storage;
using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ClauseExtractor.Web.Access;

/// <summary>Accounts, their passwords and tokens.</summary>
internal sealed class AccountStore(SiteDatabase site, SignInAttempts attempts, TimeProvider clock)
{
    public const int ShortestPassword = 10;

    /// <summary>
    /// Rounds of PBKDF2 with HMAC-SHA512, as OWASP's Password Storage Cheat Sheet has it; hashes of fewer are made anew at the next
    /// sign-in.
    /// </summary>
    public const int HashRounds = 210_000;

    private static readonly PasswordHasher<string> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = HashRounds }));

    // Hashing against this one for unknown names takes as long as for known ones: answers do not tell which names there are.
    private readonly Lazy<string> nobody = new(() => Hasher.HashPassword("", Guid.NewGuid().ToString()));

    public bool IsEmpty => site.Use(c => c.ExecuteScalar<int>("SELECT count(*) FROM accounts") == 0);

    public IReadOnlyList<Account> List() =>
        site.Use(c => c.Query<Row>("SELECT * FROM accounts ORDER BY name").Select(r => r.Account).ToList());

    /// <summary>The account with this id while it may sign in and its stamp is the one that the session began with.</summary>
    public Account? Find(long id, string stamp) =>
        Row1("SELECT * FROM accounts WHERE id = @id AND stamp = @stamp AND disabled = 0", new { id, stamp })?.Account;

    /// <returns>Null where it was made; else what is wrong, in both languages.</returns>
    /// <param name="entry">What the audit log tells of it.</param>
    public (string Chinese, string English)? Create(string name, string password, Role role, AuditLine? entry = null)
    {
        name = name.Trim();
        if (name.Length is 0 or > 60 || name.Any(char.IsControl))
            return ("账号名须为 1 至 60 个字。", "A name has 1 to 60 characters.");
        if (Weak(name, password) is { } weak)
            return weak;
        var row = new
        {
            name,
            key = Key(name),
            hash = Hasher.HashPassword(name, password),
            role = role.ToString(),
            stamp = NewStamp(),
            now = SiteDatabase.Print(clock.GetUtcNow()),
        };
        return Enter(
            "INSERT INTO accounts(name, key, hash, role, stamp, created_at) VALUES(@name, @key, @hash, @role, @stamp, @now) ON "
                + "CONFLICT(key) DO NOTHING",
            row,
            entry
        )
            ? null
            : ("已有同名账号。", "There is an account of this name.");
    }

    /// <summary>
    /// Looks at a name and a password. What it answers, and how long it takes, does not tell whether there is such a name.
    /// </summary>
    /// <param name="address">Where the caller is: wrong passwords are counted by name and address.</param>
    public (SignInResult Result, Account? Account, string Stamp) SignIn(string name, string password, string address)
    {
        string key = Key(name);
        if (attempts.DelayedUntil(key, address) is not null)
            return (SignInResult.Delayed, null, "");
        var row = Row1("SELECT * FROM accounts WHERE key = @key", new { key });
        // Whom the office vouches for has no password here, and is no quicker to be told so.
        var verified = Hasher.VerifyHashedPassword(name, row is { Hash.Length: > 0 } ? row.Hash : nobody.Value, password);
        if (row is null || row.Disabled != 0 || verified == PasswordVerificationResult.Failed)
        {
            attempts.Fail(key, address);
            return (SignInResult.Wrong, null, "");
        }
        attempts.Succeed(key, address);
        if (verified == PasswordVerificationResult.SuccessRehashNeeded)
            site.Use(c =>
                c.Execute("UPDATE accounts SET hash = @hash WHERE id = @Id", new { row.Id, hash = Hasher.HashPassword(name, password) })
            );
        return (SignInResult.Done, row.Account, row.Stamp);
    }

    /// <summary>
    /// The account of somebody whom a provider vouches for, made at the first time; his role is what the provider says now. A name that
    /// another account has gets a number: nobody takes over an account by its name.
    /// </summary>
    /// <param name="external">The provider and its name for him, which stays when he changes his own.</param>
    /// <returns>Null where the account is disabled here.</returns>
    public (Account Account, string Stamp)? Admit(string external, string name, Role role) =>
        site.Write<(Account, string)?>(
            (c, transaction) =>
            {
                var row = Known();
                if (row is null)
                {
                    string free = Enumerable
                        .Range(1, int.MaxValue)
                        .Select(i => i == 1 ? Shown(name) : string.Create(CultureInfo.InvariantCulture, $"{Shown(name)} ({i})"))
                        .First(n =>
                            c.ExecuteScalar<int>("SELECT count(*) FROM accounts WHERE key = @key", new { key = Key(n) }, transaction) == 0
                        );
                    c.Execute(
                        "INSERT INTO accounts(name, key, hash, role, stamp, created_at, external) VALUES(@free, @key, '', @role, "
                            + "@stamp, @now, @external)",
                        new
                        {
                            free,
                            key = Key(free),
                            role = role.ToString(),
                            stamp = NewStamp(),
                            now = SiteDatabase.Print(clock.GetUtcNow()),
                            external,
                        },
                        transaction
                    );
                }
                else if (row.Disabled != 0)
                    return null;
                else if (row.Role != role.ToString())
                    c.Execute(
                        "UPDATE accounts SET role = @role, stamp = @stamp WHERE id = @Id",
                        new
                        {
                            row.Id,
                            role = role.ToString(),
                            stamp = NewStamp(),
                        },
                        transaction
                    );
                row = Known()!;
                return (row.Account, row.Stamp);

                Row? Known() =>
                    c.QuerySingleOrDefault<Row>("SELECT * FROM accounts WHERE external = @external", new { external }, transaction);
            }
        );

    /// <summary>Sets a new password; every session of the account ends, and every token.</summary>
    public (string Chinese, string English)? SetPassword(long id, string password, AuditLine? entry = null)
    {
        if (Row1("SELECT * FROM accounts WHERE id = @id", new { id }) is not { } row)
            return ("没有这个账号。", "There is no such account.");
        if (Weak(row.Name, password) is { } weak)
            return weak;
        string hash = Hasher.HashPassword(row.Name, password);
        site.Write((c, transaction) => NewPassword(c, transaction, id, hash), entry);
        return null;
    }

    /// <summary>Changes role or leave, and the password where one is given; sessions end, and the last admin stays.</summary>
    public (string Chinese, string English)? Change(long id, Role role, bool disabled, string? password = null, AuditLine? entry = null)
    {
        if (password is not null && Weak(Row1("SELECT * FROM accounts WHERE id = @id", new { id })?.Name ?? "", password) is { } weak)
            return weak;
        string? hash = password is null ? null : Hasher.HashPassword("", password);
        bool changed = site.Write(
            (c, transaction) =>
            {
                int rows = c.Execute(
                    """
                    UPDATE accounts SET role = @role, disabled = @disabled, stamp = @stamp WHERE id = @id
                      AND (@role = 'Admin' AND @disabled = 0 OR EXISTS (SELECT 1 FROM accounts WHERE id <> @id AND role = 'Admin' AND disabled = 0))
                    """,
                    new
                    {
                        id,
                        role = role.ToString(),
                        disabled = disabled ? 1 : 0,
                        stamp = NewStamp(),
                    },
                    transaction
                );
                if (rows == 1 && hash is not null)
                    NewPassword(c, transaction, id, hash);
                if (rows == 1)
                    entry?.Write(c, transaction);
                return rows == 1;
            }
        );
        return changed ? null : ("至少要留一名管理员。", "One admin must stay.");
    }

    /// <summary>Makes a token; the key is given this once.</summary>
    public (ApiToken Token, string Key) CreateToken(long account, string name, Role role, TimeSpan life, AuditLine? entry = null)
    {
        string key = "ce_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        long id = site.Write(
            (c, transaction) =>
            {
                long made = c.ExecuteScalar<long>(
                    "INSERT INTO tokens(account, name, hash, role, created_at, expires_at) VALUES(@account, @name, @hash, @role, @now,"
                        + " @until) RETURNING id",
                    new
                    {
                        account,
                        name = name.Trim(),
                        hash = Hash(key),
                        role = role.ToString(),
                        now = SiteDatabase.Print(now),
                        until = SiteDatabase.Print(now + life),
                    },
                    transaction
                );
                (
                    entry is null ? null : entry with { Subject = string.Create(CultureInfo.InvariantCulture, $"{made} {name} {role}") }
                )?.Write(c, transaction);
                return made;
            }
        );
        return (Tokens().First(t => t.Id == id), key);
    }

    public IReadOnlyList<ApiToken> Tokens() =>
        site.Use(c => c.Query<TokenRow>(TokenRow.Select + " WHERE t.withdrawn = 0 ORDER BY t.id").Select(r => r.Token).ToList());

    public bool WithdrawToken(long id, AuditLine? entry = null) =>
        Enter("UPDATE tokens SET withdrawn = 1 WHERE id = @id", new { id }, entry);

    /// <summary>The token of a key while it is good; its role is never above its owner's as that is now.</summary>
    public ApiToken? FindToken(string key)
    {
        string now = SiteDatabase.Print(clock.GetUtcNow());
        return site.Use(c =>
        {
            var row = c.QuerySingleOrDefault<TokenRow>(
                TokenRow.Select + " WHERE t.hash = @hash AND t.withdrawn = 0 AND t.expires_at > @now AND a.disabled = 0",
                new { hash = Hash(key), now }
            );
            if (row is null || !CanGive(Enum.Parse<Role>(row.OwnerRole), Enum.Parse<Role>(row.Role)))
                return null;
            if (row.LastUsedAt is null || string.CompareOrdinal(row.LastUsedAt[..13], now[..13]) < 0)
                c.Execute("UPDATE tokens SET last_used_at = @now WHERE id = @Id", new { row.Id, now });
            return row.Token;
        });
    }

    /// <summary>Whether a role may hand on another one.</summary>
    public static bool CanGive(Role owner, Role given) => owner == Role.Admin || owner == given || given == Role.Researcher;

    private static (string, string)? Weak(string name, string password) =>
        password.Length < ShortestPassword || password.Contains(name, StringComparison.OrdinalIgnoreCase) || password.Distinct().Count() < 5
            ? (
                $"密码至少 {ShortestPassword} 位，不含账号名，不能只重复几个字符。",
                $"A password has at least {ShortestPassword} characters, not the name in it, and not the same few over and over."
            )
            : null;

    /// <summary>Changes one row, and enters it where there was one to change.</summary>
    private bool Enter(string sql, object parameters, AuditLine? entry) =>
        site.Write(
            (c, transaction) =>
            {
                bool changed = c.Execute(sql, parameters, transaction) == 1;
                if (changed)
                    entry?.Write(c, transaction);
                return changed;
            }
        );

    private static int NewPassword(DbConnection connection, DbTransaction transaction, long id, string hash) =>
        connection.Execute(
            """
            UPDATE accounts SET hash = @hash, stamp = @stamp WHERE id = @id;
            DELETE FROM sessions WHERE account = @id;
            UPDATE tokens SET withdrawn = 1 WHERE account = @id;
            """,
            new
            {
                id,
                hash,
                stamp = NewStamp(),
            },
            transaction
        );

    private Row? Row1(string sql, object parameters) => site.Use(c => c.QuerySingleOrDefault<Row>(sql, parameters));

    // A provider's name for somebody, fit to be shown.
    private static string Shown(string name)
    {
        string shown = string.Concat(name.Where(c => !char.IsControl(c))).Trim();
        return shown.Length switch
        {
            0 => "account",
            > 50 => shown[..50].TrimEnd(),
            _ => shown,
        };
    }

    private static string Key(string name) => name.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private sealed class Row
    {
        public long Id { get; init; }
        public string Name { get; init; } = "";
        public string Hash { get; init; } = "";
        public string Role { get; init; } = "";
        public long Disabled { get; init; }
        public string Stamp { get; init; } = "";
        public string Created_at { get; init; } = "";

        public Account Account => new(Id, Name, Enum.Parse<Role>(Role), Disabled != 0, SiteDatabase.Read(Created_at)!.Value);
    }

    private sealed class TokenRow
    {
        public const string Select =
            "SELECT t.id AS Id, t.account AS AccountId, a.name AS Account, a.role AS OwnerRole, t.name AS Name, t.role AS Role, "
            + "t.created_at AS CreatedAt, t.expires_at AS ExpiresAt, t.last_used_at AS LastUsedAt FROM tokens t JOIN accounts a "
            + "ON a.id = t.account";

        public long Id { get; init; }
        public long AccountId { get; init; }
        public string Account { get; init; } = "";
        public string OwnerRole { get; init; } = "";
        public string Name { get; init; } = "";
        public string Role { get; init; } = "";
        public string CreatedAt { get; init; } = "";
        public string ExpiresAt { get; init; } = "";
        public string? LastUsedAt { get; init; }

        public ApiToken Token =>
            new(
                Id,
                AccountId,
                Account,
                Name,
                Enum.Parse<Role>(Role),
                SiteDatabase.Read(CreatedAt)!.Value,
                SiteDatabase.Read(ExpiresAt)!.Value,
                SiteDatabase.Read(LastUsedAt)
            );
    }
}
