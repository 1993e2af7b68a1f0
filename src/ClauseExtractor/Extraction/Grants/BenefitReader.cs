using System.Runtime.InteropServices;
using ClauseExtractor.Extraction.Grants.Items;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Judging;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Grants;

/// <summary>Reads the benefits of a document: one row for each thing that a recipient can get.</summary>
/// <param name="explain">Whether to keep how each row was read.</param>
internal sealed class BenefitReader(ClauseTree tree, bool explain = false)
{
    private readonly List<Benefit> _rows = [];
    private readonly List<RowHint> _hints = [];
    private readonly Dictionary<int, List<Sentence>> _sentences = [];
    private readonly List<RowReading> _readings = [];
    private readonly LeadIn?[] _leadIns = new LeadIn?[tree.Nodes.Count];
    private readonly UnitItems _items = new(tree);

    /// <summary>The rows of the units read so far, in the order of the text.</summary>
    public IReadOnlyList<Benefit> Rows => _rows;

    /// <summary>What is to be said of each row to whoever judges it.</summary>
    public RowHints Hints => new(_hints, _sentences);

    /// <summary>How each row was read.</summary>
    public IReadOnlyList<RowReading> Readings => _readings;

    /// <summary>Reads the next unit, under what its parent's lead-in says.</summary>
    /// <returns>The rows of the unit.</returns>
    public ReadOnlySpan<Benefit> Read(int index, List<Sentence> sentences)
    {
        var (text, node, from) = (tree.Text, tree.Nodes[index], _rows.Count);
        var read = InSentences(index, sentences);
        IReadOnlyList<RowDraft> drafts =
            node.Kind == ClauseKind.Comparison ? []
            : StandardsTable.Read(text, node) is { Count: > 0 } lines ? lines
            : read;
        if (drafts.Count > 0)
            _sentences[index] = sentences;
        foreach (var draft in drafts)
            Add(node, draft);
        foreach (var (unit, firstRow, ceiling) in _items.Ceilings(index))
            if (!Bounds(firstRow, Finish(text, tree.Nodes[unit], ceiling)))
                Add(tree.Nodes[unit], ceiling);
        return CollectionsMarshal.AsSpan(_rows)[from..];
    }

    // The rows of a unit's sentences, under what its parent's lead-in says; what it says of its own items goes to them.
    private List<RowDraft> InSentences(int index, List<Sentence> sentences)
    {
        var (folded, parent) = (tree.Text.Folded, tree.Nodes[index].Parent);
        _leadIns[index] = parent >= 0 ? _leadIns[parent] : null;
        if (!sentences.Exists(sentence => sentence.MayGive))
            return [];
        var reader = new SentenceReader(folded);
        reader.Read(sentences, _leadIns[index], HasSum(sentences) ? Heading(tree.Text, index) : null);
        _leadIns[index] = _items.Take(index, reader.Rows, _rows.Count) ?? reader.LeadIn;
        CardFields.Complete(folded, tree, index, reader.Rows);
        _items.Complete(index, reader.Rows);
        return reader.Rows;
    }

    private void Add(ClauseNode node, RowDraft draft)
    {
        _rows.Add(Finish(tree.Text, node, draft));
        _hints.Add(
            new RowHint(
                draft.Flags.Aggregate(0, (bits, doubt) => bits | (1 << (int)doubt)),
                draft.Reading?.Score ?? 0,
                draft.Reading is { Second: not null } read ? read.Margin : 1
            )
        );
        if (explain)
            _readings.Add(Explain(tree.Text, node, draft, _rows.Count - 1));
    }

    // 单个企业每年累计不超过3000万元 behind the items stands on each of them; false where no row takes it.
    private bool Bounds(int firstRow, Benefit ceiling)
    {
        bool taken = false;
        for (int i = firstRow; i < _rows.Count; i++)
            if (
                _rows[i].Clause != ceiling.Clause
                && _rows[i] is { Caps.Count: > 0 } row
                && row.Caps.All(c => c.Amount < ceiling.Caps[0].Amount)
            )
                (_rows[i], taken) = (row with { Caps = [.. row.Caps, ceiling.Caps[0]] }, true);
        return taken;
    }

    private static RowReading Explain(PolicyText text, ClauseNode node, RowDraft draft, int row) =>
        draft.Reading is { } reading
            ? new RowReading(
                node.Path,
                row,
                draft.Term,
                text.Span(reading.Segment.Range),
                reading.Wording.Name,
                reading.Wording.Notation,
                reading.Wording.Example,
                reading.Score,
                reading.Second,
                reading.Margin,
                draft.Inherited,
                [.. draft.Flags.Select(f => f.ToString())]
            )
            : new RowReading(
                node.Path,
                row,
                draft.Term,
                text.Span(draft.Range),
                "item",
                "",
                "",
                0,
                null,
                0,
                draft.Inherited,
                [.. draft.Flags.Select(f => f.ToString())]
            );

    private static bool HasSum(List<Sentence> sentences)
    {
        for (int i = 0; i < sentences.Count; i++)
        for (int k = 0; k < sentences[i].Statements.Count; k++)
        for (int n = 0; n < sentences[i].Statements[k].Segments.Count; n++)
            if ((sentences[i].Statements[k].Segments[n].Classes & Wordings.TokenClasses.Figure) != 0)
                return true;
        return false;
    }

    // 开业资助: what the heading of the unit, or of the unit above it, says is given.
    private string? Heading(PolicyText text, int index)
    {
        for (int i = index; i >= 0; i = tree.Nodes[i].Parent)
            if (tree.Nodes[i].Heading is { } heading)
                return Announcements.OfHeading(text.Folded, heading);
        return null;
    }

    private static Benefit Finish(PolicyText text, ClauseNode node, RowDraft draft)
    {
        string Words(TextRange range) => text.Text[range.Start..range.End];

        var caps = draft
            .Caps.Select(c => new Cap(
                c.Token.Upper ?? c.Token.Value,
                c.Token.Upper is null ? null : c.Token.Value,
                c.Token.Currency ?? "CNY",
                c.Bound,
                c.Per,
                c.Per == Per.Item ? c.Unit : null,
                text.Span(c.Range)
            ))
            .ToList();
        Rate? rate =
            draft.Rate is { } r
                ? new Rate(
                    r.Share,
                    r.Token.Upper is null ? null : r.Token.Value,
                    draft.RateBound ?? r.Bound,
                    draft.Base is { } b ? Words(b) : null,
                    text.Span(r.Range)
                )
            : draft.Share is { } share
                ? new Rate(
                    share,
                    null,
                    draft.RateBound ?? Bound.Exact,
                    draft.Base is { } of ? Words(of) : null,
                    text.Span(draft.RateRange!.Value)
                )
            : null;
        var who = draft.Beneficiary is { } span ? text.Span(span) : null;
        var conditions = new List<Span>(draft.Condition.Count);
        foreach (var piece in draft.Condition)
            conditions.Add(text.Span(piece));
        return new Benefit(
            node.Path,
            draft.Term,
            who?.Quote,
            who,
            conditions.Count > 0 ? string.Concat(conditions.Select(c => c.Quote)) : null,
            conditions,
            draft.Tier,
            caps,
            rate,
            draft.Match,
            draft.Years,
            draft.InstalmentYears,
            draft.Procedure is { } procedure ? Words(procedure) : null,
            text.Span(draft.Range),
            0,
            BenefitOrigin.Rule
        );
    }
}
