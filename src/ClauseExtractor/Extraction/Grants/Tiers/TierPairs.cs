using ClauseExtractor.Extraction.Grants.Ceilings;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Grants.Tiers;

/// <summary>Tiers that go on with those of a sentence before: 分别奖励10万元、50万元。第二年达到<u>上述标准</u>的,分别再奖励5万元、25万元.</summary>
internal static class TierPairs
{
    /// <summary>True where a condition names what was said before.</summary>
    public static bool GoesOn(ReadOnlySpan<char> condition) => CeilingShapes.Above.In(condition);

    // 分别奖励15万元、8万元;服务满五年的,再分别奖励6万元、4万元: what comes on top of the sums of a list goes to its members in order.
    private static bool IsOnTop(string text, RowDraft row, IReadOnlyList<RowDraft> before) =>
        row.Reading is { } phrase
        && before is [.., { } last]
        && last.Sentence >= row.Sentence - 1
        && phrase.Segment.Tokens.Any(t =>
            t is { Kind: Lexing.TokenKind.Distribution, Tag: 1 }
            && t.Start > phrase.Segment.Range.Start - 1
            && (OnTop.Ends(text.AsSpan(0, t.Start)) || OnTop.Starts(text.AsSpan(t.End)))
        );

    // 分别给予安家补助50万元、30万元;聘期内每月分别发放津贴5000元、3000元: only when is said of it, so it goes to the same members.
    private static bool IsSameMembers(string text, RowDraft row, IReadOnlyList<RowDraft> before) =>
        row.Reading is { } phrase
        && before is [.., { Tier: not null } last]
        && last.Sentence == row.Sentence
        && phrase.Tokens.Any(t => t is { Kind: Lexing.TokenKind.Distribution, Tag: 1 })
        && row.Condition is [] or [{ Length: <= 8 }]
        // 对其教练
        && row.Condition.All(c =>
            text[c.Start] == '其' || Times.Ends(text.AsSpan(c.Start, c.Length)) || Times.Starts(text.AsSpan(c.Start, c.Length))
        );

    private static readonly WordList Times = Words.Of(WordClass.ServiceTime);

    private static readonly WordList OnTop = Words.Of(WordClass.OnTop);

    /// <summary>Gives each of the last rows the condition of the tier before that has its number.</summary>
    /// <param name="before">The rows of the clause before them.</param>
    /// <param name="rows">The rows of one grant that has no list of its own.</param>
    public static void Continue(string text, IReadOnlyList<RowDraft> before, List<RowDraft> rows)
    {
        if (
            rows.Count < 2
            || !rows.TrueForAll(r => r.Flags.Contains(ConfidenceFlag.UnpairedTiers))
            || !rows[0].Condition.Any(c => GoesOn(text.AsSpan(c.Start, c.Length)))
                && !IsOnTop(text, rows[0], before)
                && !IsSameMembers(text, rows[0], before)
        )
            return;
        var earlier = before.Where(r => r.Tier is not null).TakeLast(rows.Count).ToList();
        // 国家级奖励200万元,省级奖励50万元;优秀的分别再奖励50万元、20万元: rows of their own, and no others in the sentence.
        if (
            earlier.Count == 0
            && before.Where(r => r.Sentence == rows[0].Sentence).ToList() is var own
            && own.Count == rows.Count
            && own.TrueForAll(r => r is { Caps: [{ Bound: Bound.Exact }], Rate: null, Condition.Count: > 0 } && r.Term == own[0].Term)
        )
        {
            foreach (var (k, row) in rows.Index())
            {
                row.Condition = [.. own[k].Condition, .. row.Condition.Where(c => !own[k].Condition.Any(e => e.Contains(c.Start)))];
                row.Beneficiary ??= own[k].Beneficiary;
                row.Flags.Remove(ConfidenceFlag.UnpairedTiers);
            }
            return;
        }
        if (
            earlier.Count != rows.Count
            || earlier.Exists(r => r.Sentence != earlier[^1].Sentence)
            || earlier.Index().Any(r => r.Item.Tier != r.Index + 1)
            || before.Count(r => r.Sentence == earlier[^1].Sentence && r.Tier is not null) != rows.Count
        )
            return;
        foreach (var (k, row) in rows.Index())
        {
            row.Condition = [.. earlier[k].Condition, .. row.Condition.Where(c => !earlier[k].Condition.Any(e => e.Contains(c.Start)))];
            row.Beneficiary ??= earlier[k].Beneficiary;
            row.Flags.Remove(ConfidenceFlag.UnpairedTiers);
        }
    }
}
