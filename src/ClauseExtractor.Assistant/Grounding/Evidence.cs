using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Assistant.Grounding;

/// <summary>Where a model says that a statement stands.</summary>
/// <param name="Document">Id of the document.</param>
/// <param name="Clause">Path of the clause; null, 序 or 尾 for the text outside all clauses.</param>
/// <param name="Quote">The words, verbatim.</param>
public sealed record ClaimedCitation(string Document, string? Clause, string Quote);

/// <summary>A quote that was found where the model said.</summary>
/// <param name="Record">The document's record.</param>
/// <param name="Clause">The clause, null for text outside all clauses.</param>
/// <param name="Span">The words as the document has them.</param>
/// <param name="Rows">The record's benefit rows that the words touch.</param>
public sealed record Evidence(PolicyRecord Record, Clause? Clause, Span Span, IReadOnlyList<Benefit> Rows)
{
    /// <summary>
    /// The facts that the product itself adds to the words: title, number, issuers, region, headings; a statement may name them.
    /// </summary>
    public string Frame { get; } =
        string.Join(
            ' ',
            new[] { Record.Document.Title, Record.Document.DocumentNumber, Record.Document.Region?.Name, Clause?.Path, Clause?.Heading }
                .Concat(Record.Document.Issuers)
                .Concat(Headings(Record, Clause))
                .Where(s => s is not null)
        );

    private static IEnumerable<string?> Headings(PolicyRecord record, Clause? clause)
    {
        for (string? path = clause?.Parent; path is not null; )
        {
            var parent = record.Clauses.FirstOrDefault(c => c.Path == path);
            yield return parent?.Heading;
            path = parent?.Parent;
        }
    }
}
