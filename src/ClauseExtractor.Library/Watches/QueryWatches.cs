using System.Globalization;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Library.Watches;

/// <summary>A query that somebody keeps, to be told what is new.</summary>
/// <param name="Seen">The library's change number up to which somebody looked.</param>
public sealed record QueryWatch(string Name, string Query, string Author, DateTimeOffset At, long Seen);

/// <summary>What a kept query finds that came or changed since somebody looked.</summary>
/// <param name="Total">New clauses; <paramref name="New"/> may hold fewer.</param>
public sealed record WatchNews(QueryWatch Watch, int Total, IReadOnlyList<ClauseHit> New);

/// <summary>Kept queries.</summary>
public sealed class QueryWatches
{
    /// <summary>A name and a query are at most this long, in characters.</summary>
    public const int LongestName = 60,
        LongestQuery = 1000;

    private const int MostHits = 500,
        MostWatches = 200;

    private readonly LibraryDatabase database;
    private readonly Func<string, SearchOptions, CancellationToken, SearchPage> search;

    internal QueryWatches(LibraryDatabase database, Func<string, SearchOptions, CancellationToken, SearchPage> search) =>
        (this.database, this.search) = (database, search);

    /// <summary>All kept queries, by name.</summary>
    public IReadOnlyList<QueryWatch> List() =>
        database.Read(connection =>
            connection
                .Query<(string Name, string Query, string Author, string At, long Seen)>(
                    "SELECT name, query, author, at, seen FROM watches ORDER BY name"
                )
                .Select(w => new QueryWatch(w.Name, w.Query, w.Author, DateTimeOffset.Parse(w.At, CultureInfo.InvariantCulture), w.Seen))
                .ToList()
        );

    /// <summary>Keeps a query; what the library holds now counts as seen. A watch of the same name is replaced.</summary>
    /// <exception cref="QuerySyntaxException">The query cannot be understood.</exception>
    /// <exception cref="LibraryException"><c>badValue</c>: no name, too long, or too many watches.</exception>
    public QueryWatch Add(string name, string query, string author)
    {
        (name, query) = (name.Trim(), query.Trim());
        if (name.Length is 0 or > LongestName || query.Length is 0 or > LongestQuery || name.Any(char.IsControl))
            throw new LibraryException(
                "badValue",
                $"A watch needs a name of at most {LongestName} characters and a query of at most {LongestQuery}.",
                $"须有名称（不超过 {LongestName} 字）和检索式（不超过 {LongestQuery} 字）。"
            );
        search(query, new SearchOptions { Limit = 1 }, default);
        database.Write(
            (connection, transaction) =>
            {
                if (
                    connection.ExecuteScalar<int>("SELECT count(*) FROM watches WHERE name <> @name", new { name }, transaction)
                    >= MostWatches
                )
                    throw new LibraryException(
                        "badValue",
                        $"A library keeps at most {MostWatches} watches.",
                        $"一个资料库最多保存 {MostWatches} 个检索。"
                    );
                return connection.Execute(
                    "INSERT INTO watches(name, query, author, at, seen) VALUES(@name, @query, @author, @at, (SELECT change FROM "
                        + "catalogue)) ON CONFLICT(name) DO UPDATE SET query = excluded.query, author = excluded.author, at = "
                        + "excluded.at, seen = excluded.seen",
                    new
                    {
                        name,
                        query,
                        author,
                        at = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture),
                    },
                    transaction
                );
            }
        );
        return List().Single(w => w.Name == name);
    }

    /// <exception cref="LibraryException"><c>notFound</c>.</exception>
    public void Remove(string name)
    {
        if (
            database.Write(
                (connection, transaction) => connection.Execute("DELETE FROM watches WHERE name = @name", new { name }, transaction)
            ) == 0
        )
            throw NotFound(name);
    }

    /// <summary>Counts what is there now as seen.</summary>
    /// <exception cref="LibraryException"><c>notFound</c>.</exception>
    public void MarkSeen(string name)
    {
        if (
            database.Write(
                (connection, transaction) =>
                    connection.Execute(
                        "UPDATE watches SET seen = (SELECT change FROM catalogue) WHERE name = @name",
                        new { name },
                        transaction
                    )
            ) == 0
        )
            throw NotFound(name);
    }

    /// <summary>What is new of each watch since somebody looked.</summary>
    public IReadOnlyList<WatchNews> News(CancellationToken cancellation = default) => [.. List().Select(w => News(w, cancellation))];

    private WatchNews News(QueryWatch watch, CancellationToken cancellation)
    {
        try
        {
            var hits = search(watch.Query, new SearchOptions { Sort = SearchSort.Date, Limit = MostHits }, cancellation)
                .Hits.Where(h => h.Document.Change > watch.Seen)
                .ToList();
            return new WatchNews(watch, hits.Count, hits);
        }
        catch (QuerySyntaxException)
        {
            // A query of an earlier build that this one reads no more: its owner sees it without news.
            return new WatchNews(watch, 0, []);
        }
    }

    private static LibraryException NotFound(string name) => new("notFound", $"There is no watch “{name}”.", $"没有名为“{name}”的检索。");
}
