using System.Data;
using System.Data.Common;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>A benefit's figures: what filters and sorts compare.</summary>
/// <param name="Kind">Number of its term in <see cref="ClauseColumns.Kinds"/>.</param>
internal readonly record struct BenefitFigures(int Kind, double? Cap, double? Rate, double? Match);

/// <summary>What filters, sorts and facets ask of clauses, in memory. Loaded when first asked for, then kept up with the library.</summary>
internal sealed class ClauseColumns
{
    /// <summary>Documents that are read together.</summary>
    private const int LongestRun = 500;

    private readonly Dictionary<int, DocumentColumns> documents;
    private readonly Lazy<int[]> ownerGroups;

    private readonly Lazy<BenefitSubjects> subjects;

    private ClauseColumns(
        long change,
        Dictionary<int, DocumentColumns> documents,
        NameList kinds,
        NameList owners,
        NameList paths,
        Func<BenefitSubjects> subjects
    )
    {
        (Change, this.documents, Kinds, Owners, Paths) = (change, documents, kinds, owners, paths);
        this.subjects = new Lazy<BenefitSubjects>(subjects);
        ownerGroups = new Lazy<int[]>(() => Groups(owners));
    }

    private static int[] Groups(NameList names)
    {
        var groups = new int[names.Count];
        var first = new Dictionary<string, int>();
        for (int i = 0; i < groups.Length; i++)
        {
            groups[i] = i;
            if (Extraction.Owners.Gazetteer.KeyOf(names[i]) is { } key && !first.TryAdd(key, i))
                groups[i] = first[key];
        }
        return groups;
    }

    public long Change { get; }

    /// <summary>The benefits' terms.</summary>
    public NameList Kinds { get; }

    /// <summary>The responsible units' names.</summary>
    public NameList Owners { get; }

    /// <summary>
    /// For each number of <see cref="Owners"/> the first number of a name of the same authority: 市经信委 and 市经济信息化委 are counted as one.
    /// </summary>
    public int[] OwnerGroups => ownerGroups.Value;

    /// <summary>Topics and recipients of the benefits, read when first asked for.</summary>
    public BenefitSubjects Subjects => subjects.Value;

    /// <summary>The clauses' paths; most documents share theirs.</summary>
    public NameList Paths { get; }

    public DocumentColumns Of(int document) => documents.GetValueOrDefault(document, DocumentColumns.Empty);

    /// <param name="subjects">Reads the subjects of the benefits as of the snapshot.</param>
    public static ClauseColumns Load(
        DbConnection connection,
        CatalogueSnapshot snapshot,
        ClauseColumns? former,
        Func<BenefitSubjects> subjects
    )
    {
        if (former?.Change == snapshot.Change)
            return former;
        var documents = former is null ? [] : new Dictionary<int, DocumentColumns>(former.documents);
        foreach (int gone in documents.Keys.Where(row => snapshot.Find(row) is null).ToList())
            documents.Remove(gone);
        var (kinds, owners, paths) = (former?.Kinds ?? new NameList(), former?.Owners ?? new NameList(), former?.Paths ?? new NameList());
        foreach (var run in Runs(snapshot, former?.Change ?? 0))
        {
            var (first, end) = (new ClauseKey(run[0].Row, 0).Value, new ClauseKey(run[^1].Row + 1, 0).Value);
            var benefits = Read(
                connection,
                "SELECT clause, term, cap, rate, match FROM benefits WHERE clause >= @first AND clause < @end ORDER BY clause, ordinal",
                new { first, end },
                snapshot,
                r => new BenefitFigures(kinds.Number(r.GetString(1)), Figure(r, 2), Figure(r, 3), Figure(r, 4))
            );
            var units = Read(
                connection,
                "SELECT clause, name FROM owners WHERE clause >= @first AND clause < @end ORDER BY clause, rowid",
                new { first, end },
                snapshot,
                r => owners.Number(r.GetString(1))
            );
            var places = Read(
                connection,
                $"SELECT key, path FROM {SqlDialect.ClausePaths(connection)} WHERE document >= @from AND document <= @to",
                new { from = run[0].Row, to = run[^1].Row },
                snapshot,
                r => paths.Number(r.GetString(1))
            );
            foreach (var changed in run)
                documents[changed.Row] = new DocumentColumns(
                    changed.Clauses,
                    benefits.GetValueOrDefault(changed.Row) ?? [],
                    units.GetValueOrDefault(changed.Row) ?? [],
                    places.GetValueOrDefault(changed.Row) ?? []
                );
        }
        return new ClauseColumns(snapshot.Change, documents, kinds, owners, paths, subjects);
    }

    /// <summary>
    /// Documents that changed and stand together in the tables are read together: a server's answer costs as much for a hundred of them as
    /// for one.
    /// </summary>
    private static IEnumerable<List<DocumentSummary>> Runs(CatalogueSnapshot snapshot, long since)
    {
        var run = new List<DocumentSummary>();
        foreach (var document in snapshot.Documents.OrderBy(d => d.Row))
        {
            if (document.Change > since)
                run.Add(document);
            if (run.Count > 0 && (document.Change <= since || run.Count == LongestRun))
            {
                yield return run;
                run = [];
            }
        }
        if (run.Count > 0)
            yield return run;
    }

    private static double? Figure(IDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    /// <summary>Rows by their document, each with the place of its clause.</summary>
    private static Dictionary<int, List<(int Clause, T Value)>> Read<T>(
        DbConnection connection,
        string sql,
        object range,
        CatalogueSnapshot snapshot,
        Func<IDataReader, T> value
    )
    {
        var read = new Dictionary<int, List<(int, T)>>();
        (int document, int clauses, List<(int, T)> rows) = (-1, 0, []);
        using var reader = connection.ExecuteReader(sql, range);
        while (reader.Read())
        {
            var key = new ClauseKey(reader.GetInt64(0));
            if (key.Document != document)
            {
                (document, clauses) = (key.Document, snapshot.Find(key.Document)?.Clauses ?? 0);
                rows = read.TryGetValue(document, out var known) ? known : read[document] = [];
            }
            // The document may have grown since the snapshot was taken; the next one knows.
            if (key.Ordinal < clauses)
                rows.Add((key.Ordinal, value(reader)));
        }
        return read;
    }
}

/// <summary>The clauses of one document: each one's benefits and responsible units stand together, and its path.</summary>
internal sealed class DocumentColumns(
    int clauses,
    List<(int Clause, BenefitFigures Value)> benefits,
    List<(int Clause, int Value)> owners,
    List<(int Clause, int Value)> paths
)
{
    private readonly ClauseColumn<BenefitFigures> benefits = new(clauses, benefits);
    private readonly ClauseColumn<int> owners = new(clauses, owners);
    private readonly int[] paths = Places(clauses, paths);

    public static DocumentColumns Empty { get; } = new(0, [], [], []);

    public ReadOnlySpan<BenefitFigures> Benefits(int clause) => benefits.Of(clause);

    /// <summary>Numbers in <see cref="ClauseColumns.Owners"/>.</summary>
    public ReadOnlySpan<int> Owners(int clause) => owners.Of(clause);

    /// <summary>Number in <see cref="ClauseColumns.Paths"/>; <see cref="int.MaxValue"/> where the clause came since.</summary>
    public int Path(int clause) => clause < paths.Length ? paths[clause] : int.MaxValue;

    private static int[] Places(int clauses, List<(int Clause, int Value)> paths)
    {
        var places = new int[clauses];
        foreach (var (clause, path) in paths)
            places[clause] = path;
        return places;
    }
}
