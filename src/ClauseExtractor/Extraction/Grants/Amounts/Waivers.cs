using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Years;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Grants.Amounts;

/// <summary>免征, 免收, 免缴, 免交 without a figure: a benefit where the sentence itself waives, none where it looks for a waiver or tells of the
/// law's.</summary>
internal static class Waivers
{
    /// <summary>What a waiver with a share gives.</summary>
    public const string Term = "免除";

    private static readonly WordList Waived = Words.Of(WordClass.Waiver);
    private static readonly WordList Sought = Words.Of(WordClass.WaiverElsewhere);

    /// <summary>True for a waiver of the first years before words that tell of the later ones: 前两年免收租金、后三年减半收取.</summary>
    public static bool IsFirstPart(string text, GrantPhrase phrase, Statement statement)
    {
        if (phrase.Wording.Name != "waiver" || YearParts.Last(text, new Layout.TextRange(phrase.Segment.Range.Start, phrase.Start)) is null)
            return false;
        int end = phrase.Segment.Range.End;
        // 第四年起按60%收取: what remains to be paid is no part of the waiver.
        return statement.Segments.Any(s =>
            s.Range.Start >= end
            && s.Tokens.Any(t => t.Kind == TokenKind.Whole || t.IsFigure && !Standards.IsLevy(text, s))
            && YearParts.Last(text, s.Range) is not null
        );
    }

    /// <summary>True where the noun at an index waives something.</summary>
    public static bool Is(string text, Segment segment, int noun)
    {
        var token = segment.Tokens[noun];
        return Waived.Starts(text.AsSpan(token.Start))
            && (segment.Range.End - token.End >= 2 || BehindCost(text, segment) && segment.Range.End == token.End)
            && text[segment.Range.End - 1] != '的'
            && !Sought.In(text.AsSpan(segment.Range.Start, segment.Range.Length));
    }

    // 对交易鉴证费用,省内农户免收: the cost ends the segment before.
    private static bool BehindCost(string text, Segment segment) =>
        segment.Range.Start > 1
        && text[segment.Range.Start - 1] == ','
        && text.LastIndexOfAny([',', '。', ';', '\n', ':'], segment.Range.Start - 2) is var mark
        && BaseReader.EndsInHead(text, new Layout.TextRange(mark + 1, segment.Range.Start - 1));
}
