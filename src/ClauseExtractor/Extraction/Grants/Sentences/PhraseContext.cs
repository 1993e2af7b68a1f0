using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Sentences;

/// <summary>What a phrase that reads as a grant is to the segments beside it.</summary>
internal static class PhraseContext
{
    /// <summary>获得市级补助10万元的，再给予5万元: what ends in 的 is the condition of the grant behind it.</summary>
    public static bool IsConditionOfLater(string text, Statement statement, int at, GrantPhrase phrase)
    {
        var range = phrase.Segment.Range;
        return text[range.End - 1] == '的' && !OpensWithVerb(text, phrase) && statement.GivesBehind(text, at);
    }

    /// <summary>项目经费800万元,市级配套30%: the money that the share behind it is a share of.</summary>
    public static bool IsMatchedMoney(string text, Statement statement, int at, GrantPhrase phrase) =>
        phrase is { Verb: < 0, Giver: < 0, NounToken: { } noun }
        && text[noun.Start..noun.End] is "经费" or "资金"
        && at + 1 < statement.Segments.Count
        && statement.Segments[at + 1].Tokens is [.., { Kind: TokenKind.Noun } matched, { Kind: TokenKind.Percent, Tag: 0 } share]
        && text[matched.Start..matched.End] == "配套"
        && share.Start == matched.End;

    /// <summary>按照出让面积每万平方米4000元,对所涉及街道予以奖励: the figure stands in the standard before the verb.</summary>
    public static bool IsStandardOfNext(string text, Statement statement, int at, GrantPhrase phrase) =>
        phrase.Verb < 0
        && phrase.Giver < 0
        && phrase.Tokens[0].Kind == TokenKind.According
        && phrase.Tokens[0].Start == phrase.Segment.Range.Start
        && at + 1 < statement.Segments.Count
        && statement.Segments[at + 1].Grant(text) is { Verb: >= 0 } next
        && !next.Tokens.Any(t => t.IsFigure);

    /// <summary>可按照1:0.5予以区级配套,给予…: the match belongs to the grant that follows.</summary>
    public static bool IsMatchOfLater(string text, Statement statement, int at, GrantPhrase phrase) =>
        phrase.Tokens.Has(TokenKind.Ratio)
        && !(phrase.Ratio is not null && statement.Segments.Skip(at + 1).Any(s => s.Tokens.Has(TokenKind.Ratio)))
        && !phrase.Tokens.Any(GrantFinder.IsGivenFigure)
        && statement.GivesBehind(text, at);

    /// <summary>
    /// 对…的,给予贷款贴息。贴息贷款最高不超过200万元,可享受50%贷款利息的贴息: the condition of the sentence before, where the sentence goes on about what that one gives;
    /// null otherwise.
    /// </summary>
    public static IReadOnlyList<TextRange>? Continued(
        string text,
        List<RowDraft> rows,
        int sentence,
        GrantPhrase phrase,
        IReadOnlyList<TextRange> condition
    ) =>
        rows is [.., { IsQuantified: false, Condition.Count: > 0 } row]
        && row.Sentence == sentence - 1
        && phrase.NounToken is { } noun
        && text.AsSpan(noun.Start, noun.End - noun.Start).SequenceEqual(row.Term)
        && (condition.Count == 0 || text.AsSpan(condition[0].Start).StartsWith(row.Term, StringComparison.Ordinal))
            ? row.Condition
            : null;

    /// <summary>What of a condition stands before an offset.</summary>
    public static IEnumerable<TextRange> Before(string text, IReadOnlyList<TextRange> condition, int offset)
    {
        foreach (var piece in condition)
        {
            int end = Math.Min(piece.End, offset);
            while (end > piece.Start && text[end - 1] is ',' or ' ')
                end--;
            if (end - piece.Start >= 2)
                yield return piece with
                {
                    End = end,
                };
        }
    }

    /// <summary>分别给予6万元、4万元 behind tiers of the same number: their common condition is split again.</summary>
    public static int Tiers(GrantPhrase phrase) =>
        phrase.Tokens.Any(t => t is { Kind: TokenKind.Distribution, Tag: 1 })
            ? phrase.Tokens.CountOf(t => t.Kind == TokenKind.Money && GrantFinder.IsGivenFigure(t))
            : 0;

    private static bool OpensWithVerb(string text, GrantPhrase phrase) =>
        phrase.Verb >= 0 && text[phrase.Tokens[phrase.Verb].Start] is '给' or '予' && phrase.Start - phrase.Segment.Range.Start <= 1;
}
