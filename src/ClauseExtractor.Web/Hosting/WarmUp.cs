using ClauseExtractor.Library;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Tables;
using ClauseExtractor.Web.Api;
using ClauseExtractor.Web.Pages;
using Microsoft.Extensions.Hosting;

namespace ClauseExtractor.Web.Hosting;

/// <summary>Asks the library, while the site starts, what the first readers will ask: what it keeps in memory is then there before them.</summary>
internal sealed class WarmUp(PolicyLibrary library, LibraryCache cache) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        () =>
        {
            library.Search("", new SearchOptions { Facets = true, Limit = 1 }, stoppingToken);
            SearchEndpoints.Statistics(library, cache);
            Suggestions.Known(library, cache);
            library.Benefits("", new BenefitTableOptions { GroupBy = BenefitGrouping.Topic, Limit = 1 }, stoppingToken);
        },
        CancellationToken.None);
}
