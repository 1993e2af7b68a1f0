using System.Collections.Concurrent;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Tests.Library;
using Dapper;

namespace ClauseExtractor.Web.Tests;

/// <summary>
/// What the library of a site can be kept in, and with it the people of the site. The suites of access run over each, and hold for all
/// alike.
/// </summary>
public abstract class SiteStore
{
    public static SiteStore Sqlite { get; } = new FileStore();

    public static SiteStore Postgres { get; } = new ServerStore();

    /// <summary>Starts a site over a library of its own; a folder of a site before goes on with that one's library.</summary>
    internal Task<SiteUnderTest> StartAsync(
        bool team = false,
        bool corpus = true,
        string? folder = null,
        Func<SiteOptions, SiteOptions>? change = null
    )
    {
        folder ??= Directory.CreateTempSubdirectory("clause-web-").FullName;
        return SiteUnderTest.StartAsync(team, corpus, folder, change: o => At(folder, change is null ? o : change(o)));
    }

    /// <summary>The people of a site that nobody serves.</summary>
    internal SiteDatabase People(string folder)
    {
        var options = At(folder, new SiteOptions(Path.Combine(folder, "library.db"), []));
        return PolicyLibrary.Open(options.LibraryAddress ?? LibraryAddress.Parse(options.LibraryPath)).Site();
    }

    /// <summary>How many files have their bytes where uploads wait.</summary>
    internal abstract long Kept(SiteUnderTest site);

    protected abstract SiteOptions At(string folder, SiteOptions options);

    private sealed class FileStore : SiteStore
    {
        internal override long Kept(SiteUnderTest site) =>
            Directory.EnumerateFiles(Path.Combine(site.Folder, "library.inbox"), "*.bin").Count();

        protected override SiteOptions At(string folder, SiteOptions options) => options;
    }

    private sealed class ServerStore : SiteStore
    {
        private readonly ConcurrentDictionary<string, string> targets = new();

        internal override long Kept(SiteUnderTest site) =>
            site.Library.Site().Use(c => c.ExecuteScalar<long>("SELECT count(*) FROM job_contents"));

        protected override SiteOptions At(string folder, SiteOptions options) =>
            options with
            {
                LibraryAddress = LibraryAddress.Parse(targets.GetOrAdd(folder, _ => PostgresCluster.Instance.NewLibrary()), folder),
            };
    }
}
