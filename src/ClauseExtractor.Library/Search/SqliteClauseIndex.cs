using System.Globalization;
using System.Text;
using ClauseExtractor.Library.Storage;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClauseExtractor.Library.Search;

/// <summary>
/// The portable engine: SQLite FTS5 over overlapping character pairs, in the catalogue's own file and transactions, so that the two never disagree.
/// </summary>
/// <remarks>
/// A phrase of n units is n-1 pairs in a row, which no word segmentation can get wrong. The last unit before a break stands as a token of its own, so that every unit begins a token
/// and a single character is a prefix search, for which FTS5 keeps an index of its own.
/// </remarks>
internal sealed class SqliteClauseIndex(LibraryDatabase database) : IClauseIndex
{
    /// <summary>The version of the token form: another one makes the library rebuild the index.</summary>
    private const int Form = 1;

    // Weights of context, heading, text, figures.
    private const string Rank = "bm25(clause_fts, 1.0, 3.0, 1.0, 1.0)";

    /// <summary>Hits up to which each one is scored: some two milliseconds.</summary>
    private const int MostRanked = 3000;

    // Stands between the units of a pair that could be mistaken for another pair's (5g + 网 is no prefix of anything else).
    private const char Join = '_';

    public string Name => "fts5";

    public long Change
    {
        get
        {
            using var connection = database.Open();
            return connection.ExecuteScalar<long>("SELECT indexed FROM catalogue");
        }
    }

    public static void Create(SqliteConnection connection)
    {
        connection.Execute(
            $"""
            CREATE TABLE IF NOT EXISTS clause_index(id INTEGER PRIMARY KEY CHECK(id = 1), form INTEGER NOT NULL);
            CREATE VIRTUAL TABLE IF NOT EXISTS clause_fts USING fts5(context, heading, text, figures, content='', prefix='1', tokenize="ascii tokenchars '_.%='");
            INSERT OR IGNORE INTO clause_index VALUES(1, {Form});
            """);
    }

    /// <summary>True where a former product built the index in another form.</summary>
    public static bool IsOutdated(SqliteConnection connection) => connection.ExecuteScalar<int>("SELECT form FROM clause_index") != Form;

    public static void Drop(SqliteConnection connection) => connection.Execute("DROP TABLE IF EXISTS clause_fts; DROP TABLE IF EXISTS clause_index");

    /// <summary>Takes one document in, within the catalogue's transaction.</summary>
    /// <param name="old">What the index holds of the document now: a contentless table forgets only what it is told again.</param>
    public static void Replace(SqliteConnection connection, IEnumerable<IndexedClause> old, IEnumerable<IndexedClause> now)
    {
        Run(connection, "INSERT INTO clause_fts(clause_fts, rowid, context, heading, text, figures) VALUES('delete', $key, $context, $heading, $text, $figures)", old);
        Run(connection, "INSERT INTO clause_fts(rowid, context, heading, text, figures) VALUES($key, $context, $heading, $text, $figures)", now);
    }

    public void Apply(IEnumerable<IndexChange> changes, CancellationToken cancellation = default) =>
        throw new InvalidOperationException("This index is written within the catalogue's transactions.");

    public void Clear() => database.Write((connection, _) =>
    {
        Drop(connection);
        Create(connection);
        return connection.Execute("UPDATE catalogue SET indexed = 0");
    });

    public ClauseMatches Match(TextQuery query, CancellationToken cancellation = default)
    {
        string match = Compile(query, "");
        if (match.Length == 0)
            return ClauseMatches.None;
        using var connection = database.Open();
        return Ranked(connection, match, cancellation) ?? Broad(connection, match, Compile(query, "heading : "), cancellation);
    }

    /// <summary>All hits with their scores, null where there are too many to score each.</summary>
    private static ClauseMatches? Ranked(SqliteConnection connection, string match, CancellationToken cancellation)
    {
        var (keys, scores) = (new List<long>(), new List<float>());
        Read(connection, $"SELECT rowid, {Rank} FROM clause_fts WHERE clause_fts MATCH ?1 LIMIT {MostRanked + 1}", match, keys, scores, cancellation);
        return keys.Count > MostRanked ? null : new ClauseMatches([.. keys], [.. scores]);
    }

    /// <summary>
    /// What thousands of clauses hold tells them not apart: FTS5's BM25 takes a microsecond a row, and finding the row a tenth of that. Clauses whose heading has all the words come first,
    /// by BM25, and the rest follow them as equals, which the library puts in the order of their dates.
    /// </summary>
    private static ClauseMatches Broad(SqliteConnection connection, string match, string inHeading, CancellationToken cancellation)
    {
        var (headings, ranks) = (new List<long>(), new List<float>());
        Read(connection, $"SELECT rowid, {Rank} FROM clause_fts WHERE clause_fts MATCH ?1 LIMIT {MostRanked}", inHeading, headings, ranks, cancellation);
        var best = new Dictionary<long, float>(headings.Count);
        for (int i = 0; i < headings.Count; i++)
            best[headings[i]] = 1 + Math.Max(0, ranks[i]);
        var keys = new List<long>();
        Read(connection, "SELECT rowid FROM clause_fts WHERE clause_fts MATCH ?1", match, keys, null, cancellation);
        return new ClauseMatches([.. keys], [.. keys.Select(key => best.GetValueOrDefault(key, 0.5f))]);
    }

    /// <summary>Steps through the rows by SQLite's own calls: the data reader between costs more than finding a row does.</summary>
    private static void Read(SqliteConnection connection, string sql, string match, List<long> keys, List<float>? scores, CancellationToken cancellation)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection.Handle, sql, out var statement), connection.Handle);
        using (statement)
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_text(statement, 1, match), connection.Handle);
            int code;
            while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                if (keys.Count % 1024 == 0)
                    cancellation.ThrowIfCancellationRequested();
                keys.Add(raw.sqlite3_column_int64(statement, 0));
                scores?.Add((float)-raw.sqlite3_column_double(statement, 1));
            }
            if (code != raw.SQLITE_DONE)
                SqliteException.ThrowExceptionForRC(code, connection.Handle);
        }
    }

    public void Dispose()
    {
    }

    private static void Run(SqliteConnection connection, string sql, IEnumerable<IndexedClause> clauses)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        var (key, context, heading, text, figures) = (Parameter("$key"), Parameter("$context"), Parameter("$heading"), Parameter("$text"), Parameter("$figures"));
        foreach (var clause in clauses)
        {
            key.Value = clause.Key.Value;
            (context.Value, heading.Value, text.Value) = (Tokens(clause.Context), Tokens(clause.Heading), Tokens(clause.Text));
            figures.Value = string.Join(' ', FigureMentions.Find(clause.Text).Select(f => Figure(f.Value)));
            command.ExecuteNonQuery();
        }

        SqliteParameter Parameter(string name)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
            return parameter;
        }
    }

    /// <summary>The tokens of a text, parted by spaces.</summary>
    internal static string Tokens(string text)
    {
        var units = IndexForm.Units(text);
        var tokens = new StringBuilder(text.Length * 3);
        for (int i = 0; i < units.Count; i++)
        {
            Append(tokens, units[i].Text);
            if (i + 1 < units.Count && !units[i + 1].AfterBreak)
                tokens.Append(units[i + 1].Text);
            tokens.Append(' ');
        }
        return tokens.ToString();
    }

    private static void Append(StringBuilder tokens, string unit)
    {
        tokens.Append(unit);
        if (char.IsAsciiLetterOrDigit(unit[0]))
            tokens.Append(Join);
    }

    private static string Figure(decimal value) => "=" + value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <param name="column">A column filter for the phrases (<c>heading : </c>), or nothing.</param>
    private static string Compile(TextQuery query, string column)
    {
        string required = string.Join(" AND ", query.Required.Select(g => Group(g, column)));
        string excluded = string.Join(" OR ", query.Excluded.Select(g => Group(g, "")));
        return excluded.Length == 0 ? required : $"({required}) NOT ({excluded})";
    }

    private static string Group(TextGroup group, string column) => "(" + string.Join(" OR ", group.AnyOf.Where(t => !t.IsEmpty).Select(t => Term(t, column))) + ")";

    private static string Term(TextTerm term, string column) =>
        "(" + string.Join(" AND ", [.. term.Phrases.Select(p => column + Phrase(p)), .. term.Figures.Select(f => $"figures : \"{Figure(f)}\"")]) + ")";

    private static string Phrase(IReadOnlyList<string> units)
    {
        var tokens = new StringBuilder("\"");
        if (units.Count == 1)
        {
            Append(tokens, units[0]);
            return tokens.Append("\" *").ToString();
        }
        for (int i = 0; i + 1 < units.Count; i++)
        {
            Append(tokens, units[i]);
            tokens.Append(units[i + 1]).Append(' ');
        }
        tokens.Length--;
        return tokens.Append('"').ToString();
    }
}
