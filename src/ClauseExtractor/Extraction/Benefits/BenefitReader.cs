using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Benefits;

/// <summary>Reads the benefits of a document: one row for each thing that a recipient can get.</summary>
internal static class BenefitReader
{
    private static readonly string[] Retrospects = ["回顾", "取得的成", "发展现状", "现状与", "发展基础", "工作成效", "发展成效", "起草说明"];

    /// <summary>The rows of a document in its order, and the doubts about them.</summary>
    /// <param name="sentences">The sentences of each unit, by its index.</param>
    public static (IReadOnlyList<Benefit> Rows, IReadOnlyList<Warning> Warnings) Read(ClauseTree tree, IReadOnlyList<IReadOnlyList<Sentence>> sentences)
    {
        var text = tree.Text;
        var rows = new List<Benefit>();
        var warnings = new List<Warning>();
        var leadIns = new LeadIn?[tree.Nodes.Count];
        for (int i = 0; i < tree.Nodes.Count; i++)
        {
            var node = tree.Nodes[i];
            if (IsRetrospect(tree, i))
                continue;
            var reader = new SentenceReader(text.Folded);
            reader.Read(sentences[i], node.Parent >= 0 ? leadIns[node.Parent] : null);
            leadIns[i] = reader.LeadIn;
            foreach (var draft in reader.Rows)
            {
                var row = Finish(text, node, draft);
                rows.Add(row);
                if (row.Confidence < 0.8)
                    warnings.Add(new Warning("CE0401", Confidence.Explain(draft), row.Span));
            }
        }
        return (rows, warnings);
    }

    /// <summary>The sentences of each unit's own text, run-in headings left out, by the unit's index.</summary>
    internal static IReadOnlyList<IReadOnlyList<Sentence>> Sentences(ClauseTree tree) => [.. tree.Nodes.Select(node => (IReadOnlyList<Sentence>)[.. Sentences(tree.Text, node)])];

    private static IEnumerable<Sentence> Sentences(PolicyText text, ClauseNode node)
    {
        foreach (var own in node.Own)
        {
            var range = own;
            if (node.Heading is { } heading && own.Contains(heading) && heading.End < own.End)
                range = range with { Start = heading.End };
            foreach (var sentence in SentenceSplitter.Split(range, Lexer.Read(text.Folded, range)))
                yield return sentence;
        }
    }

    /// <summary>True for a unit under a heading that looks back: what it tells was given or reached is neither benefit nor target.</summary>
    internal static bool IsRetrospect(ClauseTree tree, int index)
    {
        for (int i = index; i >= 0; i = tree.Nodes[i].Parent)
            if (tree.Nodes[i].Heading is { } heading && Retrospects.Any(r => tree.Text.Text.AsSpan(heading.Start, heading.Length).Contains(r, StringComparison.Ordinal)))
                return true;
        return false;
    }

    private static Benefit Finish(PolicyText text, ClauseNode node, RowDraft draft)
    {
        string Words(TextRange range) => text.Text[range.Start..range.End];

        var caps = draft.Caps.Select(c => new Cap(
            c.Token.Upper ?? c.Token.Value, c.Token.Upper is null ? null : c.Token.Value, c.Token.Currency ?? "CNY", c.Bound, c.Per, c.Per == Per.Item ? c.Unit : null, text.Span(c.Range))).ToList();
        Rate? rate = draft.Rate is { } r
            ? new Rate(r.Share, r.Token.Upper is null ? null : r.Token.Value, draft.RateBound ?? r.Bound, draft.Base is { } b ? Words(b) : null, text.Span(r.Range))
            : draft.Share is { } share ? new Rate(share, null, draft.RateBound ?? Bound.Exact, draft.Base is { } of ? Words(of) : null, text.Span(draft.RateRange!.Value)) : null;
        return new Benefit(
            node.Path, draft.Term, draft.Beneficiary is { } who ? Words(who) : null, draft.Beneficiary is { } span ? text.Span(span) : null,
            draft.Condition.Count > 0 ? string.Concat(draft.Condition.Select(Words)) : null, [.. draft.Condition.Select(text.Span)], draft.Tier, caps, rate, draft.Match, draft.Years, draft.InstalmentYears,
            draft.Procedure is { } procedure ? Words(procedure) : null, text.Span(draft.Range), Confidence.Of(draft), BenefitOrigin.Rule);
    }
}
