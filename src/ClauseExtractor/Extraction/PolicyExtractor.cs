using System.Security.Cryptography;
using System.Text;
using ClauseExtractor.Extraction.Benefits;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction;

/// <summary>Reads the facts out of a document's clauses.</summary>
public static class PolicyExtractor
{
    public static PolicyRecord Extract(ClauseTree tree)
    {
        var text = tree.Text;
        var clauses = tree.Nodes.Select(n => new Clause(
            n.Path, n.Label, text.Span(n.LabelRange), n.Level, n.Parent < 0 ? null : tree.Nodes[n.Parent].Path, n.Kind,
            n.Heading is { } h ? text.Text[h.Start..h.End] : null, string.Join('\n', n.Own.Select(r => text.Text[r.Start..r.End])),
            text.Span(n.Body), [.. n.More.Select(text.Span)], [])).ToList();
        string id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Folded)))[..16];
        string? title = tree.Parts.Title.IsEmpty ? null : text.Text[tree.Parts.Title.Start..tree.Parts.Title.End];
        var document = new DocumentFacts(
            id, text.Source, title, null, Genre.Other, DocumentStage.Issued, [], null, new DocumentDates(null, null, null, null, null, null, null), [], [], [],
            new Dictionary<string, Span>());
        var (benefits, benefitWarnings) = BenefitReader.Read(tree);
        return new PolicyRecord(document, clauses, benefits, [], [], [], text.Dropped, [.. text.Warnings, .. tree.Warnings, .. benefitWarnings]) { Text = text.Text };
    }
}
