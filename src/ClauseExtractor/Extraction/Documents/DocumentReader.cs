using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Documents;

/// <summary>Reads the facts of the document as a whole, each with the words that it rests on.</summary>
internal static class DocumentReader
{
    /// <param name="id">The document's id.</param>
    /// <param name="tree">The document.</param>
    /// <param name="warnings">Where doubts go (CE0421 a placeholder for a date).</param>
    public static DocumentFacts Read(string id, ClauseTree tree, List<Warning> warnings)
    {
        var text = tree.Text;
        var evidence = new SortedDictionary<string, Span>(StringComparer.Ordinal);
        var head = new HeadReader(tree);
        var title = TitleReader.Read(tree);
        var number = head.Number();
        var issuers = head.Issuers();
        var issued = head.Issued();
        var printed = head.Printed();
        var adopted = head.Adopted();
        var stage = TitleReader.Stage(tree, title?.Value);
        var comment = stage == DocumentStage.Draft ? head.Comment() : default;
        var validity = new ValidityReader(text).Read(tree, issued?.Value ?? printed?.Value);
        if (validity.Placeholder is { } placeholder)
            warnings.Add(new Warning("CE0421", "The text has a placeholder in place of a date.", text.Span(placeholder)));
        Note("title", title?.Range);
        Note("documentNumber", number?.Range);
        Note("issuers", issuers.Count > 0 ? issuers[0].Range : null);
        Note("adopted", adopted?.Range);
        Note("issued", issued?.Range);
        Note("printed", printed?.Range);
        Note("effectiveFrom", validity.From?.Range);
        Note("effectiveTo", validity.To?.Range);
        Note("commentFrom", comment.From?.Range);
        Note("commentTo", comment.To?.Range);
        var relations = new RelationReader(tree, title?.Value);
        var repeals = relations.Repeals();
        return new DocumentFacts(
            id,
            text.Source,
            title?.Value,
            number?.Value,
            TitleReader.Genre(title?.Value),
            stage,
            [.. issuers.Select(i => i.Value)],
            RegionReader.Read(issuers.Select(i => i.Value), title?.Value),
            new DocumentDates(
                adopted?.Value,
                issued?.Value,
                printed?.Value,
                validity.From?.Value,
                validity.To?.Value,
                comment.From?.Value,
                comment.To?.Value
            )
            {
                Amended = [.. head.History.Amended.Select(a => a.Value)],
            },
            repeals,
            relations.Citations(repeals),
            [],
            evidence
        )
        {
            Validity = Basis(),
        };

        DocumentValidity Basis()
        {
            if ((validity.To ?? validity.From)?.Range is { } words)
                return new DocumentValidity(validity.Computed ? ValidityBasis.Computed : ValidityBasis.Written, text.Span(words));
            return (issued ?? printed)?.Range is { } assumed && validity.Placeholder is null
                ? new DocumentValidity(ValidityBasis.AssumedFromIssue, text.Span(assumed))
                : new DocumentValidity(ValidityBasis.None);
        }

        void Note(string field, TextRange? range)
        {
            if (range is { IsEmpty: false } words)
                evidence[field] = text.Span(words);
        }
    }
}
