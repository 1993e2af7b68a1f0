using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Recipients;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Ceilings;

/// <summary>A share and a ceiling of it for each kind of recipient.</summary>
internal static class CeilingsByKind
{
    /// <summary>Joins a rate and the ceilings by kind behind it to one row a kind: 按成交价格1‰给予补贴。其中,内河船舶不超过5000元,国际船舶不超过10万元.</summary>
    /// <param name="from">First row of the sentence, or of the one before it where 其中 opens the sentence.</param>
    public static void Spread(string text, List<RowDraft> rows, int from)
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
            if (rows[i] is not { Caps.Count: 0 } whole || whole is { Rate: null, Match: null })
                continue;
            int end = i + 1;
            while (
                end < rows.Count && rows[end] is { Rate: null, Share: null, Caps: [{ Bound: Bound.UpTo }] } kind && kind.Term == whole.Term
            )
                end++;
            // To the end of the sentence or of the statement, or items that lean on the share.
            if (
                end - i < 3
                || end < rows.Count
                    && !rows.Skip(i + 1).Take(end - i - 1).All(r => r.Reading is null)
                    && text.AsSpan(whole.Range.End, Math.Max(0, rows[end - 1].Range.End - whole.Range.End)).IndexOfAny(';', '。') >= 0
            )
                continue;
            foreach (var row in rows.Skip(i + 1).Take(end - i - 1))
            {
                (row.Rate, row.Match) = (whole.Rate, whole.Match);
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

    private const int LongestName = 8,
        LongestLead = 20;

    private static readonly WordList Each = Words.Of(WordClass.SharedCapOpening);

    /// <summary>
    /// The row of the second kind where a ceiling names another kind of recipient than the one before it, counted by the same; null
    /// where it does not. The row before gets the name of the first.
    /// </summary>
    public static RowDraft? Split(string text, Segment ceiling, RowDraft row)
    {
        if (
            FigureReader.Read(text, ceiling, 0) is not [{ IsMoney: true, Bound: Bound.UpTo } other]
            || row.Caps is not [.., { Bound: Bound.UpTo } first]
            || first.Per != other.Per
            || first.Token.Value == other.Token.Value
            || (Name(text, first.Range) ?? Lead(text, first.Range.Start)) is not { } one
            || (Name(text, new TextRange(ceiling.Range.Start, other.Token.Start)) ?? Lead(text, other.Range.Start)) is not { } two
            || text.AsSpan(one.Start, one.Length).SequenceEqual(text.AsSpan(two.Start, two.Length))
        )
            return null;
        var second = row.Beside([.. row.Condition, two], GrantRecipient.Ends(text.AsSpan(two.Start, two.Length)) ? two : row.Beneficiary);
        second.Range = row.Range with { End = Math.Max(row.Range.End, ceiling.Range.End) };
        second.Caps.AddRange([.. row.Caps.SkipLast(1), other]);
        (row.Condition, row.Beneficiary) = (
            [.. row.Condition, one],
            GrantRecipient.Ends(text.AsSpan(one.Start, one.Length)) ? one : row.Beneficiary
        );
        return second;
    }

    // 10米以上 of 其中10米以上每辆最高: what stands between the comma and the ceiling.
    private static TextRange? Lead(string text, int ceiling)
    {
        int start = text.LastIndexOfAny([',', ';', '。', ':', '\n'], ceiling - 1) + 1;
        if (text.AsSpan(start).StartsWith("其中", StringComparison.Ordinal))
            start += 2;
        var lead = new TextRange(start, ceiling);
        return
            lead.Length is >= 2 and <= LongestLead
            && Lexer.Read(text, lead) is [.., { Kind: TokenKind.Bound or TokenKind.Quantity } last]
            && last.End == ceiling
            ? lead
            : null;
    }

    // 企业 of 单个企业每年最高: what stands between the count and the next cue.
    private static TextRange? Name(string text, TextRange words)
    {
        int opener = Each.StartLength(text.AsSpan(words.Start, words.Length));
        if (opener == 0)
            return null;
        int start = words.Start + opener,
            end = start;
        while (end < words.End && end - start <= LongestName && Vocabulary.Default.At(text.AsSpan(end)) is null)
            end++;
        var name = new TextRange(start, end);
        return name.Length is >= 2 and <= LongestName && GrantRecipient.Ends(text.AsSpan(start, name.Length)) ? name : null;
    }
}
