namespace ClauseExtractor.Web.Importing;

/// <summary>How far the files are that came since the queue was last empty. Safe to call from several threads.</summary>
internal sealed class BatchProgress(TimeProvider clock)
{
    private readonly Lock turn = new();
    private int done,
        total;
    private long started;

    /// <summary>A file has come, or is tried again.</summary>
    public void Begin()
    {
        lock (turn)
        {
            if (done == total)
                (done, total, started) = (0, 0, clock.GetTimestamp());
            total++;
        }
    }

    /// <summary>A file has its outcome.</summary>
    public void End()
    {
        lock (turn)
            done++;
    }

    /// <param name="coming">Files that the browser has yet to send.</param>
    /// <param name="begun">How much of the file in hand is done, from 0 to 1.</param>
    public ImportBatch Now(int coming, double begun)
    {
        lock (turn)
        {
            return ImportBatch.Of(done, total, coming, begun, clock.GetElapsedTime(started));
        }
    }
}

/// <summary>The files that are under way together.</summary>
/// <param name="Done">Those with an outcome.</param>
/// <param name="Total">All of them.</param>
/// <param name="Share">How much is done, from 0 to 1; pages of the file in hand count.</param>
/// <param name="Left">How long the rest takes if it goes on as it went; null where that cannot be said.</param>
public sealed record ImportBatch(int Done, int Total, double Share, TimeSpan? Left)
{
    /// <summary>Before so much is done nobody can say how long the rest takes.</summary>
    private const double LeastShare = 0.01;

    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(2);

    public int Waiting => Total - Done;

    /// <param name="coming">Files that the browser has yet to send.</param>
    /// <param name="begun">What is done of the files in hand, in files.</param>
    /// <param name="passed">Since the first of them came.</param>
    public static ImportBatch Of(int done, int total, int coming, double begun, TimeSpan passed)
    {
        bool idle = done == total && coming == 0;
        double share = idle ? 1 : (done == total ? 0 : done + begun) / (total + coming);
        bool knows = !idle && share >= LeastShare && passed >= LeastTime;
        return new ImportBatch(done, total + coming, share, knows ? passed * ((1 - share) / share) : null);
    }
}
