using ClauseExtractor.Extraction.Grants.Rows;

namespace ClauseExtractor.Extraction.Grants.Ceilings;

/// <summary>A share and a ceiling of it for each kind of recipient.</summary>
internal static class CeilingsByKind
{
    /// <summary>Joins a rate and the ceilings by kind behind it to one row a kind: 按成交价格1‰给予补贴。其中,内河船舶不超过5000元,国际船舶不超过10万元.</summary>
    /// <param name="from">First row of the sentence, or of the one before it where 其中 opens the sentence.</param>
    public static void Spread(List<RowDraft> rows, int from)
    {
        // 按销售额的20%给予奖励,单台最高200万元,成套装备最高500万元: the share of both.
        for (int i = Math.Max(1, from + 1); i < rows.Count; i++)
            if (
                rows[i] is { Rate: null, Share: null, Reading: null, Caps: [{ Bound: Bound.UpTo }] } other
                && rows[i - 1] is { Rate: { } of, Caps: [{ Bound: Bound.UpTo }] } first
                && first.Term == other.Term
                && first.Sentence == other.Sentence
            )
            {
                other.Rate = of;
                other.RateBound = first.RateBound;
                other.Base = first.Base;
            }
        for (int i = from; i + 2 < rows.Count; i++)
        {
            if (rows[i] is not { Rate: { } rate, Caps.Count: 0 } whole)
                continue;
            int end = i + 1;
            while (
                end < rows.Count && rows[end] is { Rate: null, Share: null, Caps: [{ Bound: Bound.UpTo }] } kind && kind.Term == whole.Term
            )
                end++;
            // To the end of the sentence, or items that lean on the share.
            if (end - i < 3 || end < rows.Count && !rows.Skip(i + 1).Take(end - i - 1).All(r => r.Reading is null))
                continue;
            foreach (var row in rows.Skip(i + 1).Take(end - i - 1))
            {
                row.Rate = rate;
                row.RateBound = whole.RateBound;
                row.Base = whole.Base;
                row.Years ??= whole.Years;
                if (whole.Condition is [.., var said] && !row.Condition.Contains(said))
                    row.Condition = [.. whole.Condition, .. row.Condition];
                row.Beneficiary ??= whole.Beneficiary;
                row.Flags.Remove(ConfidenceFlag.NoNoun);
            }
            rows.RemoveAt(i);
        }
    }
}
