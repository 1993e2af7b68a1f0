using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Web.Access;

/// <summary>
/// Wrong passwords, counted by name and address together: whoever guesses locks out himself, not the user at another address, and a name
/// that nobody has is counted like one that somebody has.
/// </summary>
internal sealed class SignInAttempts(SiteDatabase site, TimeProvider clock)
{
    /// <summary>Wrong passwords that cost nothing; each further one doubles the delay.</summary>
    public const int Free = 5;

    public static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(30),
        LongestDelay = TimeSpan.FromHours(1);

    /// <summary>Until when this name may not be tried from this address; null where it may.</summary>
    public DateTimeOffset? DelayedUntil(string key, string address)
    {
        string? until = site.Use(c =>
            c.ExecuteScalar<string?>("SELECT until FROM attempts WHERE key = @key AND address = @address", new { key, address })
        );
        return SiteDatabase.Read(until) is { } at && at > clock.GetUtcNow() ? at : null;
    }

    /// <summary>Counts a wrong password. It is counted in the database, so that attempts side by side all count.</summary>
    public void Fail(string key, string address) =>
        site.Use(c =>
        {
            var now = clock.GetUtcNow();
            c.Execute("DELETE FROM attempts WHERE last_at < @old", new { old = SiteDatabase.Print(now - TimeSpan.FromDays(1)) });
            int failures = c.ExecuteScalar<int>(
                """
                INSERT INTO attempts(key, address, failures, last_at) VALUES(@key, @address, 1, @now)
                  ON CONFLICT(key, address) DO UPDATE SET failures = attempts.failures + 1, last_at = @now RETURNING failures
                """,
                new
                {
                    key,
                    address,
                    now = SiteDatabase.Print(now),
                }
            );
            return failures < Free
                ? 0
                : c.Execute(
                    "UPDATE attempts SET until = @until WHERE key = @key AND address = @address",
                    new
                    {
                        key,
                        address,
                        until = SiteDatabase.Print(now + Delay(failures)),
                    }
                );
        });

    public void Succeed(string key, string address) =>
        site.Use(c => c.Execute("DELETE FROM attempts WHERE key = @key AND address = @address", new { key, address }));

    private static TimeSpan Delay(int failures)
    {
        double seconds = FirstDelay.TotalSeconds * Math.Pow(2, Math.Min(failures - Free, 20));
        return TimeSpan.FromSeconds(Math.Min(seconds, LongestDelay.TotalSeconds));
    }
}
