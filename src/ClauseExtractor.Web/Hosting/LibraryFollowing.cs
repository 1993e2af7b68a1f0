using System.Diagnostics.Metrics;
using ClauseExtractor.Library;
using Microsoft.Extensions.Hosting;

namespace ClauseExtractor.Web.Hosting;

/// <summary>Keeps this server's index up with what others write to the same database.</summary>
internal sealed class LibraryFollowing : BackgroundService
{
    private readonly PolicyLibrary library;
    private readonly Meter meter;

    public LibraryFollowing(PolicyLibrary library, IMeterFactory meters)
    {
        this.library = library;
        meter = meters.Create(SiteMetrics.MeterName);
        meter.CreateObservableGauge(
            "clause.index.behind",
            () => library.Lag().Changes,
            description: "Changes of the library that the index does not hold yet."
        );
        meter.CreateObservableGauge(
            "clause.index.lag",
            () => library.Lag().Time.TotalSeconds,
            "s",
            "Since when the index is behind the library."
        );
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Run(
            async () =>
            {
                try
                {
                    await library.FollowAsync(stoppingToken);
                }
                catch (OperationCanceledException)
                {
                    // The site closes.
                }
            },
            CancellationToken.None
        );

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }
}
