using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Assistant.Grounding;

/// <summary>Holds a claimed citation against the record: the document, the clause and the words must be there.</summary>
public static class EvidenceFinder
{
    /// <summary>The evidence, or why there is none.</summary>
    /// <param name="find">The record of a document by its id, null where the library has none.</param>
    public static (Evidence? Evidence, Fault? Fault) Find(ClaimedCitation citation, Func<string, PolicyRecord?> find)
    {
        if (find(citation.Document) is not { } record)
            return (null, Fault.UnknownDocument);
        Clause? clause = null;
        TextRange? range;
        if (citation.Clause is null or "" or "序" or "尾")
        {
            range = QuoteLocator.Locate(record.Text, citation.Quote);
            if (
                range is { } outside
                && record.Clauses.FirstOrDefault(c => c.Span.Start < outside.End && c.Span.End > outside.Start) is { } holder
            )
                clause = holder;
        }
        else
        {
            string path = TextFold.Fold(citation.Clause);
            clause = record.Clauses.FirstOrDefault(c => TextFold.Fold(c.Path) == path);
            if (clause is null)
                return (null, Fault.UnknownClause);
            range = QuoteLocator.Locate(clause, citation.Quote);
        }
        if (range is not { } found)
            return (null, Fault.QuoteNotFound);
        if (HiddenInstructions.Touch(record.Text, found))
            return (null, Fault.AddressedToModel);
        var span = Cut(record, clause, found);
        var rows = record.Benefits.Where(b => b.Span.Start < found.End && b.Span.End > found.Start).ToList();
        return (new Evidence(record, clause, span, rows), null);
    }

    private static Span Cut(PolicyRecord record, Clause? clause, TextRange range)
    {
        var holder = clause?.More.Prepend(clause.Span).FirstOrDefault(s => s.Start <= range.Start && s.End >= range.End);
        string quote = holder is not null
            ? holder.Quote[(range.Start - holder.Start)..(range.End - holder.Start)]
            : record.Text[range.Start..range.End];
        return new Span(range.Start, range.End, holder?.Page, quote);
    }
}
