using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Grants.Items;

/// <summary>
/// What a unit says of the numbered items below it: a share or a condition before a colon, a ceiling in a paragraph behind them.
/// </summary>
internal sealed class UnitItems(ClauseTree tree)
{
    private readonly RowDraft?[] _shares = new RowDraft?[tree.Nodes.Count];
    private readonly Dictionary<int, List<(int Unit, int FirstRow, RowDraft Row)>> _ceilings = [];

    /// <summary>Takes out of a unit's rows what holds for its items.</summary>
    /// <param name="firstRow">Number of rows that the document had before the unit.</param>
    /// <returns>The lead-in of the items where a share stands in it; null elsewhere.</returns>
    public LeadIn? Take(int index, List<RowDraft> rows, int firstRow)
    {
        int end = Last(index);
        if (end == index || rows.Count == 0)
            return null;
        var (folded, node) = (tree.Text.Folded, tree.Nodes[index]);
        for (int i = rows.Count - 1; i >= 0; i--)
            if (
                rows[i] is { Rate: null, Share: null, Condition.Count: 0, Caps: [{ Bound: Bound.UpTo }] } ceiling
                && node.More.Any(m => m.Contains(ceiling.Range.Start))
            )
            {
                _ceilings.TryAdd(end, []);
                _ceilings[end].Add((index, firstRow, ceiling));
                rows.RemoveAt(i);
            }
        // 按实际研发费用的30%给予补助:(一)完成Ⅱ期的,最高800万元;…
        if (
            rows is not [.., { Rate: not null, Caps.Count: 0 } share]
            || share.Range.End >= folded.Length
            || folded[share.Range.End] != ':'
            || !HaveCeilings(index)
        )
            return null;
        rows.RemoveAt(rows.Count - 1);
        _shares[index] = share;
        return new LeadIn(share.Term, share.Per, share.Condition);
    }

    /// <summary>Completes the rows of an item by the share of its unit.</summary>
    public void Complete(int index, IReadOnlyList<RowDraft> rows)
    {
        if (tree.Nodes[index].Parent is not (>= 0 and var parent) || _shares[parent] is not { } share)
            return;
        foreach (
            var row in rows.Where(r => r is { Rate: null, Share: null, Caps.Count: > 0 } && r.Caps.TrueForAll(c => c.Bound == Bound.UpTo))
        )
        {
            (row.Rate, row.RateBound, row.Base, row.Years) = (share.Rate, share.RateBound, share.Base, row.Years ?? share.Years);
            row.Beneficiary ??= share.Beneficiary;
            if (share.Condition is [var first, ..] && !row.Condition.Contains(first))
                row.Condition = [.. share.Condition, .. row.Condition];
            row.Flags.Remove(ConfidenceFlag.NoNoun);
        }
    }

    /// <summary>
    /// The ceilings that stand behind the items that end with a unit: the unit that says it, its first row, the row that it would be alone.
    /// </summary>
    public IReadOnlyList<(int Unit, int FirstRow, RowDraft Row)> Ceilings(int index) => _ceilings.GetValueOrDefault(index, []);

    // Every item has a ceiling and no share.
    private bool HaveCeilings(int index)
    {
        int items = 0;
        for (int i = index + 1; i < tree.Nodes.Count && tree.Nodes[i].Parent >= index; i++)
        {
            if (tree.Nodes[i].Parent != index)
                return false;
            items++;
            bool ceiling = false;
            foreach (var own in tree.Nodes[i].Own)
            foreach (var token in Lexer.Read(tree.Text.Folded, own))
                if (token.Kind is TokenKind.Percent or TokenKind.Ratio)
                    return false;
                else
                    ceiling |= token.Is(Bound.UpTo);
            if (!ceiling)
                return false;
        }
        return items > 0;
    }

    // The last unit below a unit; itself where it has none.
    private int Last(int index)
    {
        int last = index;
        while (last + 1 < tree.Nodes.Count && tree.Nodes[last + 1].Parent >= index)
            last++;
        return last;
    }
}
