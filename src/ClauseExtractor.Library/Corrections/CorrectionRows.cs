using System.Data.Common;
using System.Globalization;
using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Library.Corrections;

/// <summary>Reads and writes the rows of the corrections and of their history.</summary>
internal static class CorrectionRows
{
    /// <param name="Anchor">Hash of the clause's words when the correction was made.</param>
    /// <param name="RowAnchor">Hash of the words of the row that it corrects.</param>
    internal sealed record Row(Correction Correction, string? Anchor, string? RowAnchor);

    public static IReadOnlyList<Row> Of(DbConnection connection, string where, object? parameters = null)
    {
        var rows = new List<Row>();
        using var reader = connection.ExecuteReader(
            "SELECT id, document, clause, field, old, new, reason, author, made_at, origin, state, why, carried_from, anchor, "
                + "row_anchor FROM corrections "
                + where,
            parameters
        );
        while (reader.Read())
            rows.Add(
                new Row(
                    new Correction(
                        reader.GetInt64(0),
                        reader.GetString(1),
                        Text(2),
                        reader.GetString(3),
                        Text(4),
                        Text(5),
                        reader.GetString(6),
                        reader.GetString(7),
                        Time(reader.GetString(8)),
                        Enum.Parse<CorrectionOrigin>(reader.GetString(9)),
                        Enum.Parse<CorrectionState>(reader.GetString(10)),
                        Text(11),
                        reader.IsDBNull(12) ? null : reader.GetInt64(12)
                    ),
                    Text(13),
                    Text(14)
                )
            );
        return rows;

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }

    public static long Insert(DbConnection connection, Correction c, string? anchor, string? rowAnchor) =>
        connection.ExecuteScalar<long>(
            """
            INSERT INTO corrections(document, clause, field, old, new, reason, author, made_at, origin, state, anchor, row_anchor, carried_from, why)
            VALUES(@Document, @Clause, @Field, @Old, @New, @Reason, @Author, @at, @origin, @state, @anchor, @rowAnchor, @CarriedFrom, @Why) RETURNING id
            """,
            new
            {
                c.Document,
                c.Clause,
                c.Field,
                c.Old,
                c.New,
                c.Reason,
                c.Author,
                at = c.MadeAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                origin = c.Origin.ToString(),
                state = c.State.ToString(),
                anchor,
                rowAnchor,
                c.CarriedFrom,
                c.Why,
            }
        );

    public static void Log(DbConnection connection, long correction, string action, string author, string? note) =>
        connection.Execute(
            "INSERT INTO correction_events(correction, action, author, at, note) VALUES(@correction, @action, @author, @now, @note)",
            new
            {
                correction,
                action,
                author,
                now = LibraryDatabase.Now,
                note,
            }
        );

    public static IReadOnlyList<CorrectionEvent> History(DbConnection connection, long correction) =>
        [
            .. connection
                .Query<(long Correction, string Action, string Author, string At, string? Note)>(
                    "SELECT correction, action, author, at, note FROM correction_events WHERE correction = @correction ORDER BY id",
                    new { correction }
                )
                .Select(e => new CorrectionEvent(e.Correction, e.Action, e.Author, Time(e.At), e.Note)),
        ];

    private static DateTimeOffset Time(string iso) => DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture);
}
