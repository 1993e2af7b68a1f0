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

    private ClauseColumns(long change, Dictionary<int, DocumentColumns> documents, NameList kinds, NameList owners) => (Change, this.documents, Kinds, Owners) = (change, documents, kinds, owners);

    public long Change { get; }

    /// <summary>The benefits' terms.</summary>
    public NameList Kinds { get; }

    /// <summary>The responsible units' names.</summary>
    public NameList Owners { get; }

    public DocumentColumns Of(int document) => documents.GetValueOrDefault(document, DocumentColumns.Empty);

    public static ClauseColumns Load(SqliteConnection connection, CatalogueSnapshot snapshot, ClauseColumns? former)
    {
        if (former?.Change == snapshot.Change)
            return former;
        long since = former?.Change ?? 0;
        var documents = former is null ? [] : new Dictionary<int, DocumentColumns>(former.documents);
        foreach (int gone in documents.Keys.Where(row => snapshot.Find(row) is null).ToList())
            documents.Remove(gone);
        var (kinds, owners) = (former?.Kinds ?? new NameList(), former?.Owners ?? new NameList());
        using var benefitRows = OfDocument(connection, "SELECT clause, term, cap, rate, match FROM benefits WHERE clause >= $from AND clause < $to ORDER BY clause, ordinal");
        using var ownerRows = OfDocument(connection, "SELECT clause, name FROM owners WHERE clause >= $from AND clause < $to ORDER BY clause, rowid");
        foreach (var changed in snapshot.Documents.Where(d => d.Change > since))
            documents[changed.Row] = new DocumentColumns(
                changed.Clauses,
                Read(benefitRows, changed.Row, r => new BenefitFigures(kinds.Number(r.GetString(1)), Figure(r, 2), Figure(r, 3), Figure(r, 4))),
                Read(ownerRows, changed.Row, r => owners.Number(r.GetString(1))));
        return new ClauseColumns(snapshot.Change, documents, kinds, owners);
    }

    private static double? Figure(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    private static SqliteCommand OfDocument(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new SqliteParameter("$from", 0L));
        command.Parameters.Add(new SqliteParameter("$to", 0L));
        return command;
    }

    private static List<(int Clause, T Value)> Read<T>(SqliteCommand command, int document, Func<SqliteDataReader, T> value)
    {
        command.Parameters[0].Value = new ClauseKey(document, 0).Value;
        command.Parameters[1].Value = new ClauseKey(document + 1, 0).Value;
        var read = new List<(int, T)>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            read.Add((new ClauseKey(reader.GetInt64(0)).Ordinal, value(reader)));
        return read;
    }
}

/// <summary>The clauses of one document: each one's benefits and responsible units stand together.</summary>
internal sealed class DocumentColumns(int clauses, List<(int Clause, BenefitFigures Value)> benefits, List<(int Clause, int Value)> owners)
{
    private readonly Column<BenefitFigures> benefits = new(clauses, benefits);
    private readonly Column<int> owners = new(clauses, owners);

    public static DocumentColumns Empty { get; } = new(0, [], []);

    public ReadOnlySpan<BenefitFigures> Benefits(int clause) => benefits.Of(clause);

    /// <summary>Numbers in <see cref="ClauseColumns.Owners"/>.</summary>
    public ReadOnlySpan<int> Owners(int clause) => owners.Of(clause);

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
