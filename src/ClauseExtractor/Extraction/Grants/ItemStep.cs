using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Ceilings;
using ClauseExtractor.Extraction.Grants.Conditions;
using ClauseExtractor.Extraction.Grants.Items;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Tiers;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants;

/// <summary>Makes the rows of an item that leans on a noun said before it: 二等奖3万元.</summary>
internal static class ItemStep
{
    /// <summary>Adds the rows of an item.</summary>
    /// <param name="at">Place of its segment in the statement.</param>
    public static void Take(string text, ClauseState state, Segment segment, Statement statement, int at)
    {
        // 给予补贴,标准为每人每年9000元: the sum of the grant announced before.
        // 给予1万元补贴,分两年发放,每年5000元: how it is paid.
        if (state.Pending.Count == 0 && EllipticalRows.IsInstalment(text, state.Last, segment))
            return;
        // 每户补助2000元,其中省级1200元、市县800元: who pays how much of it.
        if (state.Pending.Count == 0 && TotalBreakdown.IsOfPayers(text, segment, state.Last))
            return;
        // 每月333元,每年4000元: the same grant counted twice.
        if (
            state.Pending.Count == 0
            && (state.Last is [{ IsQuantified: false }] || EllipticalRows.CountsAnew(text, state.Last, segment))
            && FillerWords.UncoveredLength(text, segment, EllipticalItems.Start(text, segment)) == 0
            && !CeilingShapes.OpensWithPlace(text, segment)
        )
        {
            GrantQualifiers.Attach(text, segment, state.Last is [_] ? state.Last : [state.Last[^1]]);
            return;
        }
        // 本科生每月500元,硕士生每月800元,最长期限36个月: what stands behind the items governs them all.
        var before = state.Bare ? state.Last : [];
        var lead = state.Leaning!;
        // 最高不超过:生猪场20万元、奶牛场30万元: the bound before the colon is that of the items.
        bool bounded = EllipticalItems.IsBoundAlone(text, state.Pending);
        if (bounded)
            state.Pending.RemoveAt(state.Pending.Count - 1);
        var condition = ConditionReader.Of(text, state.Pending, segment.Range.Start, EllipticalItems.Start(text, segment));
        if (state.Last.Count == 0)
            condition = [.. lead.Condition, .. condition];
        var items = EllipticalRows.Build(text, segment, lead, condition, state.Sentence);
        foreach (var row in items.Where(_ => bounded))
            for (int i = 0; i < row.Caps.Count; i++)
                row.Caps[i] = row.Caps[i] with { Bound = Bound.UpTo };
        // 每增加5000万元,追加10万元
        if (GrantCounters.Counted(text, statement, at) is { } counted)
            foreach (var row in items.Where(r => r.Caps is [{ Per: null }]))
                row.Caps[0] = row.Caps[0] with { Per = (Per)counted.Tag, Unit = counted.Is(Per.Item) ? counted.Unit : null };
        state.Rows.AddRange(items);
        state.Last = [.. before, .. items];
        state.Bare = true;
        state.Pending.Clear();
    }
}
