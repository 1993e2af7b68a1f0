using System.Threading.RateLimiting;
using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Web.Access;

/// <summary>How often a caller may do something in a minute, counted in the database for all servers together.</summary>
internal sealed class SharedMinute(SiteDatabase site, string name, string caller, int most) : RateLimiter
{
    private long used = Environment.TickCount64;

    public override TimeSpan? IdleDuration => TimeSpan.FromMilliseconds(Environment.TickCount64 - Volatile.Read(ref used));

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        Volatile.Write(ref used, Environment.TickCount64);
        return Lease.Of(Count(permitCount) <= most);
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(permitCount));

    /// <summary>
    /// Counts also what is refused, up to one beyond the limit; who begins a minute clears away those of others that are over.
    /// </summary>
    private int Count(int permits) =>
        site.Use(c =>
        {
            int count = c.ExecuteScalar<int>(
                """
                INSERT INTO limits(name, caller, began, count) VALUES(@name, @caller, now(), @permits)
                  ON CONFLICT(name, caller) DO UPDATE SET
                    began = CASE WHEN limits.began < now() - interval '1 minute' THEN now() ELSE limits.began END,
                    count = CASE WHEN limits.began < now() - interval '1 minute' THEN @permits ELSE least(limits.count + @permits, @beyond) END
                  RETURNING count
                """,
                new
                {
                    name,
                    caller,
                    permits,
                    beyond = most + 1,
                }
            );
            if (count == permits)
                c.Execute("DELETE FROM limits WHERE began < now() - interval '10 minutes'");
            return count;
        });

    private sealed class Lease(bool acquired) : RateLimitLease
    {
        private static readonly Lease Granted = new(true),
            Refused = new(false);

        public override bool IsAcquired => acquired;

        public override IEnumerable<string> MetadataNames => [];

        public static Lease Of(bool acquired) => acquired ? Granted : Refused;

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
