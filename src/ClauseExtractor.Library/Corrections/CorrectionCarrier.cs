using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Library.Corrections;

/// <summary>
/// Brings corrections onto a fresh extraction. A correction is tied to its clause by the clause's words: it applies where they are the same
/// and the value is the one that was corrected;
/// where either changed it goes back for review, and is neither applied nor dropped.
/// </summary>
internal sealed class CorrectionCarrier(DbConnection connection)
{
    /// <summary>The author of what the product itself writes into a correction's history.</summary>
    public const string Product = "ClauseExtractor";

    /// <summary>
    /// The record with every applied correction in it, in the order in which they were made. Those that no longer fit are returned for
    /// review.
    /// </summary>
    public PolicyRecord Apply(PolicyRecord extracted, out bool corrected)
    {
        corrected = false;
        // An old correction that came back and was accepted later comes later.
        var corrections = CorrectionRows.Of(
            connection,
            "WHERE document = @Id AND state = 'Applied' ORDER BY (SELECT max(e.id) FROM correction_events e WHERE e.correction = "
                + "corrections.id AND e.action IN ('made', 'accepted', 'carried')), id",
            new { extracted.Document.Id }
        );
        if (corrections.Count == 0)
            return extracted;
        var editor = new RecordEditor(extracted);
        var applied = new List<AppliedCorrection>();
        foreach (var row in corrections)
        {
            var c = row.Correction;
            if (TryApply(editor, row, out string why))
                applied.Add(new AppliedCorrection(c.Clause, c.Field, c.Old, c.New, c.Reason, c.Author, c.MadeAt));
            else
                Return(c.Id, why);
        }
        corrected = applied.Count > 0;
        return corrected ? editor.Record with { Corrections = applied } : extracted;
    }

    /// <summary>Continues the corrections of earlier versions of the same policy on a new one, each once.</summary>
    public void CarryFromVersions(string to)
    {
        int version = connection.ExecuteScalar<int>("SELECT version FROM documents WHERE id = @to", new { to });
        string? from = connection.QuerySingleOrDefault<string>(
            "SELECT d.id FROM documents d JOIN documents n ON n.work = d.work WHERE n.id = @to AND d.version < @version ORDER BY "
                + "d.version DESC LIMIT 1",
            new { to, version }
        );
        // Title, number and dates of a new version are its own; only what was said of clauses can hold for it.
        if (from is not null)
            Carry(from, to, "clause IS NOT NULL");
    }

    /// <summary>Continues all corrections of a document whose canonical text changed when it was extracted anew.</summary>
    public void CarryFromText(string from, string to) => Carry(from, to, "TRUE");

    private void Carry(string from, string to, string which)
    {
        foreach (
            var row in CorrectionRows.Of(
                connection,
                $"WHERE document = @from AND {which} AND state IN ('Applied', 'NeedsReview', 'Proposed') ORDER BY id",
                new { from }
            )
        )
        {
            var c = row.Correction;
            if (
                connection.ExecuteScalar<int>(
                    "SELECT count(*) FROM corrections WHERE carried_from = @Id AND document = @to",
                    new { c.Id, to }
                ) > 0
            )
                continue;
            long id = CorrectionRows.Insert(connection, c with { Document = to, CarriedFrom = c.Id }, row.Anchor, row.RowAnchor);
            CorrectionRows.Log(connection, id, "carried", Product, $"from {c.Id}");
        }
    }

    private void Return(long id, string why)
    {
        connection.Execute("UPDATE corrections SET state = 'NeedsReview', why = @why WHERE id = @id", new { id, why });
        CorrectionRows.Log(connection, id, "returned", Product, why);
    }

    private static bool TryApply(RecordEditor editor, CorrectionRows.Row row, out string why)
    {
        var c = row.Correction;
        var field = FieldPath.Parse(c.Field);
        string? clause = null;
        if (c.Clause is not null)
        {
            clause = FindClause(editor.Record, c.Clause, row.Anchor);
            if (clause is null)
            {
                why = editor.Record.Clauses.Any(x => x.Path == c.Clause) ? "clauseChanged" : "clauseGone";
                return false;
            }
            if (field is { IsRow: true, Row: >= 0 })
            {
                if (FindRow(editor, clause, field, row.RowAnchor, c.Old, c.New) is not { } found)
                {
                    why = "rowGone";
                    return false;
                }
                field = found;
            }
        }
        try
        {
            string? now = editor.Get(clause, field);
            if (field.Steps[^1] is not -1 && now != c.Old && now != c.New)
            {
                why = "valueChanged";
                return false;
            }
            if (now != c.New || field.Steps[^1] is -1)
                editor.Set(clause, field, c.New, c.Origin);
        }
        catch (LibraryException e) when (e.Code is "badField" or "badValue")
        {
            why = "rowGone";
            return false;
        }
        why = "";
        return true;
    }

    /// <summary>The clause with the same words: at the same path, else the only one.</summary>
    private static string? FindClause(PolicyRecord record, string path, string? anchor)
    {
        var same = record.Clauses.Where(c => Anchor(c.Text) == anchor).Select(c => c.Path).ToList();
        return same.Contains(path) ? path
            : same is [var only] ? only
            : null;
    }

    /// <summary>The row that rests on the same words: at the same index, else the only one with the value that was corrected.</summary>
    private static FieldPath? FindRow(RecordEditor editor, string clause, FieldPath field, string? rowAnchor, string? old, string? now)
    {
        var candidates = Enumerable
            .Range(0, editor.Rows(clause, field.List))
            .Select(field.WithRow)
            .Where(f => editor.RowQuote(clause, f) is { } quote && Anchor(quote) == rowAnchor)
            .ToList();
        var fitting = candidates.Where(f => Value(f) is var value && (value == old || value == now)).ToList();
        return fitting.FirstOrDefault(f => f.Row == field.Row)
            ?? (fitting is [var only] ? only : candidates.FirstOrDefault(f => f.Row == field.Row));

        string? Value(FieldPath f)
        {
            try
            {
                return editor.Get(clause, f);
            }
            catch (LibraryException e) when (e.Code == "badField")
            {
                return "(none)";
            }
        }
    }

    /// <summary>A hash of words without white space, folded: what ties a correction to a clause or a row.</summary>
    public static string Anchor(string words) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(TextFold.Fold(words).Where(c => !char.IsWhiteSpace(c)))))
        )[..16];
}
