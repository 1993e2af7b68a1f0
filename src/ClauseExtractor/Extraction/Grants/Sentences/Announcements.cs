using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Items;
using ClauseExtractor.Extraction.Grants.Wordings;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Sentences;

/// <summary>Segments that only say that the standard of a grant follows: 资助标准如下。 补贴标准为：</summary>
internal static class Announcements
{
    private static readonly WordList Measures = Words.Of(WordClass.Measure),
        Endings = Words.Of(WordClass.AnnouncementEnding);

    /// <summary>The noun that is announced; null for any other segment.</summary>
    public static string? Term(string text, Segment segment, Sentence sentence)
    {
        if ((segment.Classes & TokenClasses.Noun) == 0 || (segment.Classes & (TokenClasses.Figure | TokenClasses.Verb)) != 0)
            return null;
        // 补贴金额不得超过实际发生费用,且不超过10万元: a ceiling in words about a noun.
        if (
            segment.Tokens is [{ Kind: TokenKind.Noun } subject, { Kind: TokenKind.Bound }, ..]
            && subject.Start == segment.Range.Start
            && !segment.Tokens.Any(t => t.IsFigure || t.Kind == TokenKind.Verb)
            && Measures.Starts(text.AsSpan(subject.End))
        )
            return text[subject.Start..subject.End];
        if (
            segment.Range.Length > 24
            || segment.Tokens.Any(t => t.IsFigure || t.Kind == TokenKind.Verb)
            || segment.Tokens.LastOrDefault(t => t.Kind == TokenKind.Noun) is not { End: > 0 } noun
        )
            return null;
        var rest = text.AsSpan(noun.End, segment.Range.End - noun.End);
        bool colon = segment.Range.End < text.Length && text[segment.Range.End] == ':',
            stops = segment.Range.End == sentence.Range.End;
        return
            Measures.Starts(rest) && (colon || Endings.Ends(rest) && (stops || rest.EndsWith("如下", StringComparison.Ordinal)))
            || rest.IsEmpty && (colon || IsSubject(text, segment, sentence))
            ? text[noun.Start..noun.End]
            : null;
    }

    // 三孩生育补贴,每孩每月500元: nothing but a count and its sum behind the comma. 对前10位的企业分档奖励,第1名100万元: items follow.
    private static bool IsSubject(string text, Segment segment, Sentence sentence)
    {
        if (segment.Tokens is [.., { Kind: TokenKind.Distribution } shared, { Kind: TokenKind.Noun } given] && shared.End == given.Start)
            return sentence.Statements.Any(s =>
                s.Segments.Contains(segment)
                && s.Segments.SkipWhile(x => x != segment).Skip(1).FirstOrDefault() is { } item
                && item.Grant(text) is null
                && item.Tokens is [.., { Kind: TokenKind.Money }]
            );
        if (segment.Range.Length > 16 || segment.Tokens.Any(t => t.Kind is TokenKind.According or TokenKind.Negation))
            return false;
        // 车辆运营补助,10米以上车辆每年8万元/辆,8-10米车辆每年6万元/辆: nothing but items, two at least.
        if (
            sentence.Statements is [{ Segments: [var opening, _, _, ..] items }]
            && opening == segment
            && items.Skip(1).All(s => s.Grant(text) is null && s.Tokens is [.., { Kind: TokenKind.Per }, { Kind: TokenKind.Money, Tag: 0 }])
        )
            return true;
        // 用工介绍补贴,输送员工满6个月,普工每人300元、技工每人600元: nothing in the sentence gives, and sums with words of their own follow.
        if (
            sentence.Statements is [{ Segments: [var subject, ..] others }]
            && subject == segment
            && others.All(s => s.Grant(text) is null)
            && others.Any(s => EllipticalRows.AreNamed(text, s))
        )
            return true;
        foreach (var statement in sentence.Statements)
            for (int i = 0; i + 1 < statement.Segments.Count; i++)
                if (statement.Segments[i] == segment)
                    return i == 0
                        && statement.Segments[1].Tokens is [{ Kind: TokenKind.Per }, ..]
                        && EllipticalItems.First(statement.Segments[1]) is > 0 and var sum
                        && statement.Segments[1].Tokens[sum].Kind == TokenKind.Money
                        && FillerWords.UncoveredLength(text, statement.Segments[1], statement.Segments[1].Tokens[sum].Start) == 0;
        return false;
    }

    /// <summary>The noun that a heading ends in, or that it names the standard of: 开业资助, 资助标准如下; null where it does neither.</summary>
    public static string? OfHeading(string text, TextRange heading)
    {
        var tokens = Lexer.Read(text, heading);
        if (
            tokens.FindLast(t => t.Kind == TokenKind.Noun) is not { End: > 0 } noun
            || text.AsSpan(noun.Start, noun.End - noun.Start) is "支持" or "扶持" or "资金" or "优惠" or "经费"
        )
            return null;
        var rest = text.AsSpan(noun.End, heading.End - noun.End).TrimEnd("。: ");
        return rest.IsEmpty || rest is "政策" or "资金" or "项目" or "类" || Measures.Starts(rest) ? text[noun.Start..noun.End] : null;
    }
}
