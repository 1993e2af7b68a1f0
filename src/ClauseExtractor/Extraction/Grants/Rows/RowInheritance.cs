using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Excluded;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;

namespace ClauseExtractor.Extraction.Grants.Rows;

/// <summary>What the rows of a grant take over from what was said before it: a base, how often it is given.</summary>
internal static class RowInheritance
{
    /// <summary>Completes the rows of a grant.</summary>
    /// <param name="earlier">The rows of the grant before it in the sentence.</param>
    /// <param name="together">True where both stand in one statement.</param>
    /// <param name="leadIn">What stands above the items of the clause.</param>
    public static void Take(string text, List<RowDraft> rows, GrantPhrase phrase, List<RowDraft> earlier, bool together, LeadIn? leadIn)
    {
        foreach (var row in rows.Where(r => r.Rate is not null))
        {
            // 三星级按60%返还,四星级按80%返还: one base for all.
            if (together && earlier is [.., { Base: { } of }])
                row.Base ??= of;
            // 按设备投资额的8%补助;属于数字化改造的,补助比例提高到10%: the share of the same base.
            if (
                !together
                && earlier is [.., { Base: { } same } before]
                && Terms.Alike(before.Term, row.Term)
                && (
                    text.AsSpan(phrase.Segment.Range.Start, phrase.Segment.Range.Length).Contains("比例", StringComparison.Ordinal)
                    // 财政承担保费的50%;对家庭农场,财政再承担10%
                    || phrase.Giver >= 0 && Payers.Share(text, phrase) && Payers.IsShare(text, before)
                )
            )
                row.Base ??= same;
            // 按年度贡献额给予五年奖励,其中前三年给予80%: the base was said with what was announced.
            if (earlier is [.., { IsQuantified: false, Reading: { } announcement }])
                row.Base ??= BaseReader.Named(text, announcement.Segment);
        }
        foreach (var row in rows.Where(r => r.Caps is [{ Per: null }]))
            if (phrase.Segment.Continues && GovernsList(earlier) || leadIn is { Per: Per.Once } && leadIn.Term == row.Term)
                row.Caps[0] = row.Caps[0] with { Per = Per.Once };
    }

    /// <summary>
    /// 本科给予6万元、专科给予5万元<u>一次性入职奖补</u>: what stands behind the last sum of a list counts those before it that have no noun of their own.
    /// </summary>
    public static void GiveBack(IReadOnlyList<RowDraft> before, IReadOnlyList<RowDraft> last, GrantPhrase phrase, Statement statement)
    {
        if (
            !phrase.Segment.Continues
            || last is not [{ Caps: [{ Per: Per.Once } cap] }]
            || !phrase.Tokens.Any(t => t.Is(Per.Once) && t.Start >= cap.Token.End)
        )
            return;
        foreach (var row in before)
            if (
                row.Reading is { Noun: < 0, OtherTerm: null }
                && row.Range.Start >= statement.Segments[0].Range.Start
                && row.Caps is [{ Per: null }]
            )
                row.Caps[0] = row.Caps[0] with { Per = Per.Once };
    }

    // 一次性安家补助30万元、购房补贴20万元: the cue before the first noun governs the list.
    private static bool GovernsList(List<RowDraft> earlier) =>
        earlier is [.., { Per: Per.Once, Reading.NounToken: { } noun, Caps: [var first, ..] }]
        && noun.Start < first.Token.Start
        && first.Range.Start <= noun.Start;
}
