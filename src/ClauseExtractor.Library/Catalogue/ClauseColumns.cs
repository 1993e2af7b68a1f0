using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Storage;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>A benefit's figures: what filters and sorts compare.</summary>
/// <param name="Kind">Number of its term in <see cref="ClauseColumns.Kinds"/>.</param>
internal readonly record struct BenefitFigures(int Kind, double? Cap, double? Rate, double? Match);

/// <summary>What filters, sorts and facets ask of clauses, in memory. Loaded when first asked for, then kept up with the library.</summary>
internal sealed class ClauseColumns
{
    private readonly Dictionary<int, DocumentColumns> documents;
    private readonly Lazy<int[]> ownerGroups;

    private ClauseColumns(long change, Dictionary<int, DocumentColumns> documents, NameList kinds, NameList owners, NameList paths)
    {
        (Change, this.documents, Kinds, Owners, Paths) = (change, documents, kinds, owners, paths);
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

    /// <summary>For each number of <see cref="Owners"/> the first number of a name of the same authority: 市经信委 and 市经济信息化委 are counted as one.</summary>
    public int[] OwnerGroups => ownerGroups.Value;

    /// <summary>The clauses' paths; most documents share theirs.</summary>
    public NameList Paths { get; }

    public DocumentColumns Of(int document) => documents.GetValueOrDefault(document, DocumentColumns.Empty);

    public static ClauseColumns Load(SqliteConnection connection, CatalogueSnapshot snapshot, ClauseColumns? former)
    {
        if (former?.Change == snapshot.Change)
            return former;
        long since = former?.Change ?? 0;
        var documents = former is null ? [] : new Dictionary<int, DocumentColumns>(former.documents);
        foreach (int gone in documents.Keys.Where(row => snapshot.Find(row) is null).ToList())
            documents.Remove(gone);
        var (kinds, owners, paths) = (former?.Kinds ?? new NameList(), former?.Owners ?? new NameList(), former?.Paths ?? new NameList());
        using var benefitRows = OfDocument(connection, "SELECT clause, term, cap, rate, match FROM benefits WHERE clause >= $from AND clause < $to ORDER BY clause, ordinal");
        using var ownerRows = OfDocument(connection, "SELECT clause, name FROM owners WHERE clause >= $from AND clause < $to ORDER BY clause, rowid");
        // From the index alone: the rows hold the texts, too.
        using var pathRows = OfDocument(connection, "SELECT key, path FROM clauses INDEXED BY clauses_by_document WHERE document = $document");
        foreach (var changed in snapshot.Documents.Where(d => d.Change > since))
            documents[changed.Row] = new DocumentColumns(
                changed.Clauses,
                Read(benefitRows, changed, r => new BenefitFigures(kinds.Number(r.GetString(1)), Figure(r, 2), Figure(r, 3), Figure(r, 4))),
                Read(ownerRows, changed, r => owners.Number(r.GetString(1))),
                Read(pathRows, changed, r => paths.Number(r.GetString(1))));
        return new ClauseColumns(snapshot.Change, documents, kinds, owners, paths);
    }

    private static double? Figure(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    private static SqliteCommand OfDocument(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (string name in (ReadOnlySpan<string>)["$from", "$to", "$document"])
            if (sql.Contains(name, StringComparison.Ordinal))
                command.Parameters.Add(new SqliteParameter(name, 0L));
        return command;
    }

    private static List<(int Clause, T Value)> Read<T>(SqliteCommand command, DocumentSummary document, Func<SqliteDataReader, T> value)
    {
        foreach (SqliteParameter parameter in command.Parameters)
            parameter.Value = parameter.ParameterName switch { "$from" => new ClauseKey(document.Row, 0).Value, "$to" => new ClauseKey(document.Row + 1, 0).Value, _ => document.Row };
        var read = new List<(int, T)>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            // The document may have grown since the snapshot was taken; the next one knows.
            if (new ClauseKey(reader.GetInt64(0)).Ordinal is var ordinal && ordinal < document.Clauses)
                read.Add((ordinal, value(reader)));
        return read;
    }
}

/// <summary>The clauses of one document: each one's benefits and responsible units stand together, and its path.</summary>
internal sealed class DocumentColumns(int clauses, List<(int Clause, BenefitFigures Value)> benefits, List<(int Clause, int Value)> owners, List<(int Clause, int Value)> paths)
{
    private readonly Column<BenefitFigures> benefits = new(clauses, benefits);
    private readonly Column<int> owners = new(clauses, owners);
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

    private readonly struct Column<T>
    {
        private readonly T[] values;
        private readonly int[] ends;

        public Column(int clauses, List<(int Clause, T Value)> rows)
        {
            values = [.. rows.Select(r => r.Value)];
            ends = rows.Count == 0 ? [] : new int[clauses];
            foreach (var (clause, _) in rows)
                ends[clause]++;
            for (int i = 1; i < ends.Length; i++)
                ends[i] += ends[i - 1];
        }

        public ReadOnlySpan<T> Of(int clause) => clause >= ends.Length ? [] : values.AsSpan(clause == 0 ? 0 : ends[clause - 1], ends[clause] - (clause == 0 ? 0 : ends[clause - 1]));
    }
}
