using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Conditions;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Tiers;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants;

/// <summary>Makes the rows of a grant from what its clause said before it.</summary>
internal static class GrantStep
{
    /// <summary>可按照1:0.5予以区级配套,给予…: the match belongs to the grant that follows.</summary>
    public static void TakeMatch(string text, ClauseState state, GrantPhrase phrase)
    {
        state.Match = phrase.Ratio ?? phrase.Tokens.First(t => t.Kind == TokenKind.Ratio).Value;
        // The words before the ratio in its segment (对获得市级资金的项目可按照1:1) are condition.
        var before = new TextRange(phrase.Segment.Range.Start, phrase.Start);
        if (before.Length > 1)
            state.Pending.Add(phrase.Segment.UpTo(before));
    }

    /// <summary>Adds the rows of a grant.</summary>
    /// <param name="at">Place of its segment in the statement.</param>
    /// <param name="index">Place of the statement in its sentence.</param>
    public static void Take(string text, ClauseState state, GrantPhrase phrase, Statement statement, int at, int index)
    {
        var (condition, inherited) = Condition(text, state, phrase, statement);
        state.Said = condition;
        var earlier = state.Last;
        bool opens = state.Rows.Count == 0 || state.Rows[^1].Sentence != state.Sentence;
        state.Bare = false;
        state.Last = RowBuilder.Build(
            new GrantSource(text, phrase, statement, at)
            {
                Standards = [.. state.Standards],
                Condition = condition,
                Inherited = inherited,
                Match = state.Match,
                Sentence = state.Sentence,
                Announced = state.Noun,
            }
        );
        // 对入选工程的,给予以下支持:一是…;二是…: for whom holds for all that follows.
        state.Announced =
            state.Last.Count == 0 && condition.Count > 0 && phrase.Segment.Range.End < text.Length && text[phrase.Segment.Range.End] == ':'
                ? condition
                : state.Announced;
        RowInheritance.Take(text, state.Last, phrase, earlier, state.LastStatement == statement, state.LeadIn);
        RowInheritance.GiveBack(state.Rows, state.Last, phrase, statement);
        TierPairs.Continue(text, state.Rows, state.Last);
        state.Rows.AddRange(state.Last);
        state.LastStatement = statement;
        if (opens && index == 0)
            state.Head = SharedCondition.Of(text, statement, state.Last.Count > 0 ? state.Last[^1] : null);
        state.OpenStatement();
    }

    // What must hold for a grant; inherited where it was said of an earlier one.
    private static (IReadOnlyList<TextRange> Condition, bool Inherited) Condition(
        string text,
        ClauseState state,
        GrantPhrase phrase,
        Statement statement
    )
    {
        ConditionReader.DropAims(text, state.Pending, phrase);
        // 按实际缴纳的保险费给予全额补贴: of what the whole is given is no condition.
        int start = BaseReader.ByCost(text, phrase)?.Start ?? phrase.Start;
        var condition = ConditionReader.Of(text, state.Pending, Math.Min(start, phrase.Segment.Range.Start), start);
        if (
            state.LastStatement == statement
            && state.Last.Count > 0
            && SharedCondition.Qualifier(text, state.Last[^1], condition) is { } shared
        )
            condition = [shared, .. condition];
        else if (state.Announced.Count > 0 && condition.Count > 0 && !ConditionReader.HasOwnSubject(text, condition))
            condition = [.. state.Announced, .. condition];
        // 设立分支机构的,给予50万元经费,并按投入的30%给予补助: what was said of the grant before it holds for the second.
        else if (
            state.Head is { } head
            && !(condition.Count == 0 && state.Last.Count > 0 && state.LastStatement == statement)
            && !ConditionReader.HasOwnSubject(text, condition, head)
        )
            condition = [SharedCondition.Narrowed(text, head, condition), .. condition];
        else if (
            state.Rows is [.., { } row]
            && row.Sentence == state.Sentence
            && SharedCondition.Front(text, row.Condition, condition) is { Count: > 0 } front
        )
            condition = [.. front, .. condition];
        // 对获奖企业,一等奖奖励10万元、二等奖奖励5万元: what stands before the list holds for all of it.
        if (!phrase.Segment.Continues)
            state.ListStart = phrase.Segment.Range.Start;
        else if (condition.Count > 0)
            condition = [.. PhraseContext.Before(text, state.Said, state.ListStart), .. condition];
        if (condition.Count == 0 && state.Announced.Count > 0 && state.Last.Count == 0)
            condition = state.Announced;
        if (condition.Count == 0 && state.Last.Count > 0)
            return (OfEarlier(state, phrase), true);
        if (PhraseContext.Continued(text, state.Rows, state.Sentence, phrase, condition) is { } told)
            return ([.. told, .. condition], false);
        if (condition.Count > 0)
            return (condition, false);
        return state.LeadIn is { } lead ? (lead.Condition, true)
            : state.Before is { } before ? ([before], true)
            : (condition, false);
    }

    private static IReadOnlyList<TextRange> OfEarlier(ClauseState state, GrantPhrase phrase) =>
        state.Last[^1] is { Condition.Count: 0, Beneficiary: { } who } ? [who]
        : PhraseContext.Tiers(phrase) == state.Last.Count && state.Last.Count > 1 ? state.Said
        : state.Last[^1].Condition;
}
