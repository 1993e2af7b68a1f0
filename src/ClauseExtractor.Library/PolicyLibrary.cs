using ClauseExtractor.Estimates;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Calendar;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Corrections;
using ClauseExtractor.Library.Estimates;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Library.Index;
using ClauseExtractor.Library.Matching;
using ClauseExtractor.Library.Reviews;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Standing;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Library.Tables;
using ClauseExtractor.Library.Watches;
using ClauseExtractor.Matching;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Library;

/// <summary>
/// A library of policies in a SQLite file with its index in a folder beside it, or in a database of a PostgreSQL server with an index on
/// each machine: what was imported, its versions, the corrections people made, and the
/// search over all of it. Safe for any number of threads, and of processes (of one machine for a file, of any for a server): one writes at
/// a time, readers never wait.
/// </summary>
public sealed class PolicyLibrary : IDisposable
{
    private readonly LibraryDatabase database;
    private readonly LibraryState state;
    private readonly LuceneClauseIndex index;
    private readonly DirectoryInfo? borrowed;
    private readonly IndexFollower follower;
    private readonly ThesaurusFile thesaurus;
    private readonly ClauseSearch search;
    private readonly BenefitComparison comparison;

    private PolicyLibrary(LibraryDatabase database, LibraryOptions options)
    {
        this.database = database;
        Product = options.Product;
        state = new LibraryState(database);
        (index, borrowed) = database is SqliteDatabase { IsReadOnly: true }
            ? ReadOnlyLibrary.OpenIndex(database.Path)
            : (LuceneClauseIndex.Open(database.Path, anew: options.DiscardsIndex), null);
        follower = new IndexFollower(database, index);
        thesaurus = new ThesaurusFile(options.ThesaurusPath, database.Path);
        search = new ClauseSearch(state, index, () => thesaurus.Words, follower.Rebuild);
        comparison = new BenefitComparison(state, search);
        Catalogue = new PolicyCatalogue(state, follower, options.Product);
        Corrections = new CorrectionLedger(state, follower, options.Product);
        Reviews = new ChangeReviews(database);
        Acts = new ActJournal(database);
        Watches = new QueryWatches(database, Search);
        Jobs = ImportJobs.Of(database, options.Product);
        Calendar = new PolicyCalendar(Catalogue);
        if (!IsReadOnly)
            VersionUpgrade.Run(database);
        follower.CatchUp(anew: options.IndexMadeAnew);
    }

    /// <summary>The library's file; for a server's database see <see cref="LibraryAddress.Path"/>.</summary>
    public string Path => database.Path;

    /// <summary>
    /// Where the library is, as users may be told: the file's path, or the address of the database without user and password.
    /// </summary>
    public string Name => database.Name;

    /// <summary>
    /// True where the file lies on a medium that takes no writing (everything that reads works, and nobody may write the file meanwhile),
    /// or the server's user may only read.
    /// </summary>
    public bool IsReadOnly => database.IsReadOnly;

    /// <summary>What the import log says of the product that extracted.</summary>
    public string Product { get; }

    /// <summary>Documents, their versions, files and records.</summary>
    public PolicyCatalogue Catalogue { get; }

    /// <summary>What people corrected, and what waits for them.</summary>
    public CorrectionLedger Corrections { get; }

    /// <summary>What reviewers said of the changes between two documents.</summary>
    public ChangeReviews Reviews { get; }

    /// <summary>Who did what, written with it.</summary>
    public ActJournal Acts { get; }

    /// <summary>Files that wait for workers; null where the library is a file.</summary>
    public ImportJobs? Jobs { get; }

    /// <summary>Kept queries, and what is new of them.</summary>
    public QueryWatches Watches { get; }

    /// <summary>When policies begin, end and wait.</summary>
    public PolicyCalendar Calendar { get; }

    /// <summary>The words that widen queries.</summary>
    public Thesaurus Thesaurus => thesaurus.Words;

    /// <summary>Opens a library, or makes one where there is none.</summary>
    /// <param name="target">A file's path, or the address of a PostgreSQL database: <see cref="LibraryAddress.Parse"/>.</param>
    /// <exception cref="LibraryException">What is there is no library, a newer product made it, or the server cannot be reached or
    /// refuses.</exception>
    public static PolicyLibrary Open(string target, LibraryOptions? options = null) => Open(LibraryAddress.Parse(target), options);

    /// <summary>The same for an address that is read already.</summary>
    /// <exception cref="LibraryException">As above.</exception>
    public static PolicyLibrary Open(LibraryAddress address, LibraryOptions? options = null) =>
        new(LibraryDatabase.Open(address), options ?? new LibraryOptions());

    /// <summary>
    /// Imports files and whole folders. A file whose bytes are known already is passed over; each other one comes in whole or not at all,
    /// in a transaction of its own, so that an import may be cut off
    /// at any moment and run again. Extraction runs on all cores.
    /// </summary>
    /// <returns>One outcome a file; no file's failure stops the others.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled; what was finished is in the library.</exception>
    public Task<ImportSummary> ImportAsync(
        IEnumerable<string> paths,
        PolicyPipeline pipeline,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default
    ) => new Importer(database, follower, Product).ImportAsync(paths, pipeline, progress, cancellation);

    /// <summary>Imports one file that is in memory (an upload).</summary>
    public Task<ImportOutcome> ImportAsync(SourceFile file, PolicyPipeline pipeline, CancellationToken cancellation = default) =>
        new Importer(database, follower, Product).ImportAsync(file, pipeline, cancellation);

    /// <summary>Takes in a record that is extracted already.</summary>
    public ImportOutcome Add(SourceFile file, PolicyRecord record) => new Importer(database, follower, Product).Add(file, record);

    /// <summary>Takes in many records that are extracted already: the index follows once, behind the last of them.</summary>
    /// <returns>One outcome a record, in order.</returns>
    public IReadOnlyList<ImportOutcome> Add(IEnumerable<(SourceFile File, PolicyRecord Record)> records) =>
        new Importer(database, follower, Product).Add(records);

    /// <summary>
    /// Extracts every file anew from the bytes that the library keeps, carries the corrections over, and builds the index anew.
    /// </summary>
    public Task<ImportSummary> RebuildAsync(
        PolicyPipeline pipeline,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default
    ) => new Importer(database, follower, Product).RebuildAsync(pipeline, progress, cancellation);

    /// <summary>Builds the index anew from the catalogue.</summary>
    public void RebuildIndex() => follower.Rebuild();

    /// <summary>
    /// Keeps the index up with what other machines write to a server's database, until cancelled: at each notice of a change, and now and
    /// then without one. Returns at once for a file, whose writers bring the index along.
    /// </summary>
    public Task FollowAsync(CancellationToken cancellation) =>
        database.ListenAsync(
            () =>
            {
                follower.Lag();
                follower.TryCatchUp(cancellation);
                // Who searches next would wait for it.
                state.Snapshot();
            },
            cancellation
        );

    /// <summary>How far the index is behind the catalogue.</summary>
    public IndexLag Lag() => follower.Lag();

    /// <summary>Sees to it that searches find what came up to a change: a reader's own, made through another server.</summary>
    public void CatchUpTo(long change, CancellationToken cancellation = default) => follower.CatchUpTo(change, cancellation);

    /// <summary>
    /// Reads every file of a library's index and holds it against its sums, without opening the library. Writers wait meanwhile.
    /// </summary>
    /// <param name="path">The library's file.</param>
    /// <returns>What is wrong, in Lucene's terms; null where the index is whole, or where there is none yet.</returns>
    public static string? IndexDamage(string path) => Directory.Exists(LuceneClauseIndex.FolderOf(path)) ? IndexCheck.Damage(path) : null;

    /// <summary>Finds clauses.</summary>
    /// <param name="query">In the query language: words, <c>-words</c>, <c>"exact words"</c>, <c>a|b</c>, and filters such as
    /// <c>cap&gt;=200万 region:上海市 in-force:2026-03-01</c>.</param>
    /// <exception cref="QuerySyntaxException">The query cannot be understood; it says where.</exception>
    public SearchPage Search(string query, SearchOptions? options = null, CancellationToken cancellation = default) =>
        search.Search(query, options ?? new SearchOptions(), cancellation);

    /// <summary>The comparison that people make by hand: one row a benefit, across documents.</summary>
    /// <param name="query">As for <see cref="Search"/>; filters on cap, rate, match and kind choose rows, not only clauses.</param>
    /// <exception cref="QuerySyntaxException">The query cannot be understood; it says where.</exception>
    public BenefitTable Benefits(string query = "", BenefitTableOptions? options = null, CancellationToken cancellation = default) =>
        comparison.Table(query, options ?? new BenefitTableOptions(), cancellation);

    /// <summary>How the caps of the benefits that a query finds spread over regions, the region with the highest cap first.</summary>
    /// <param name="on">The day for which status is computed; null for today.</param>
    /// <exception cref="QuerySyntaxException">The query cannot be understood; it says where.</exception>
    public IReadOnlyList<RegionCaps> CapsByRegion(string query = "", DateOnly? on = null, CancellationToken cancellation = default) =>
        comparison.Caps(query, on, cancellation);

    /// <summary>
    /// What a profile can have of all policies that apply where it is: met, not met with the difference, or unknown with what must be told.
    /// </summary>
    /// <param name="on">The day of asking; null for today.</param>
    public MatchReport Match(Profile profile, DateOnly? on = null, CancellationToken cancellation = default) =>
        ProfileMatching.Run(Catalogue, profile, on ?? DateOnly.FromDateTime(DateTime.Today), cancellation);

    /// <summary>What each benefit that a query finds comes to, by region; benefits without a figure are left out.</summary>
    /// <exception cref="QuerySyntaxException">The query cannot be understood; it says where.</exception>
    public IReadOnlyList<EstimatedBenefit> Estimates(
        string query,
        EstimateInput input,
        DateOnly? on = null,
        CancellationToken cancellation = default
    ) => EstimateList.Of(Catalogue, Benefits(query, new BenefitTableOptions { AsOf = on, Limit = 500 }, cancellation), input);

    /// <summary>
    /// Where regions stand on a subject: the sums and shares of the benefits that a query finds, with medians, and how values changed over
    /// versions.
    /// </summary>
    /// <exception cref="QuerySyntaxException">The query cannot be understood; it says where.</exception>
    public SubjectStanding Standing(string query, DateOnly? on = null, CancellationToken cancellation = default) =>
        StandingReader.Read(
            Catalogue,
            query,
            Benefits(query, new BenefitTableOptions { AsOf = on, Limit = StandingReader.MostRows }, cancellation)
        );

    /// <summary>What a site over this library keeps of its people.</summary>
    /// <param name="file">Their file where the library is a file; null for <see cref="SiteDatabase.FileOf"/>.</param>
    public SiteDatabase Site(string? file = null) => SiteDatabase.Of(database, file ?? SiteDatabase.FileOf(Path));

    /// <summary>What the library holds.</summary>
    public LibraryStatistics Statistics(DateOnly? asOf = null) =>
        StatisticsReader.Read(state, asOf ?? DateOnly.FromDateTime(DateTime.Today));

    /// <inheritdoc/>
    public void Dispose()
    {
        index.Dispose();
        database.Dispose();
        borrowed?.Delete(recursive: true);
    }
}
