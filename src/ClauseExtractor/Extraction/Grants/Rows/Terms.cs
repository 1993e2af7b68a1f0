using ClauseExtractor.Extraction.Grants.Excluded;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Rows;

/// <summary>Tells what a grant gives, and whether a noun without a figure is granted at all.</summary>
internal static class Terms
{
    /// <summary>The noun that a grant gives: in a compound the last; where the phrase has none, that of the cap behind it, else what was
    /// announced before.</summary>
    /// <param name="matched">True where a match (1:0.5) was said before.</param>
    /// <param name="announced">What the clause said before is given.</param>
    /// <param name="noNoun">True where nothing says what it is; the term is then 支持.</param>
    public static string Of(string text, GrantPhrase phrase, Statement statement, int at, bool matched, string? announced, out bool noNoun)
    {
        noNoun = false;
        if (phrase.OtherTerm is { } other)
            return text[other.Start..other.End];
        if (phrase.Wording.Name == "half-levy")
            return text.AsSpan(phrase.Start, phrase.Segment.Range.End - phrase.Start).Contains("收取", StringComparison.Ordinal)
                ? "减免"
                : "减征";
        if (phrase.Wording.Name is "cost-whole" or "year-part-whole")
            return phrase.Tokens.Any(t => t is { Kind: TokenKind.Whole, Tag: 0 }) ? "免除" : "减免";
        if (phrase.Giver >= 0)
            return phrase.Tokens[phrase.Giver].Unit!;
        if (phrase.Wording.Name == "whole-giver")
            return "补助";
        if (phrase.NounToken is { } noun)
            return noun.Unit is { } usual ? usual
                : text[noun.Start..noun.End] is "配套" && (matched || phrase.Ratio is not null) ? Money(text, statement, announced)
                : text[noun.Start..noun.End] is "抵扣" && Voucher(text, statement, at) is { } voucher ? voucher
                : Named(text, phrase, noun);
        for (int k = at + 1; k < statement.Segments.Count && k <= at + 2; k++)
            // …给予50万元,每带动1名劳动力给予1000元补助: the noun of another grant is none of this one.
            if (
                statement.Segments[k].Tokens.LastOrDefault(t => t.Kind == TokenKind.Noun) is { End: > 0 } later
                && (announced is null || statement.Segments[k].Grant(text) is not { Verb: >= 0 })
            )
                return text[later.Start..later.End];
        // 可申请经营扶持,扶持的标准为:…给予企业10万元; 可享受星级评定补贴。五星级的给予10万元: what was announced.
        for (int k = at - 1; k >= 0; k--)
            if (
                statement.Segments[k].Tokens is [{ Kind: TokenKind.Noun } opening, ..]
                && opening.Start == statement.Segments[k].Range.Start
                && text.AsSpan(opening.End, statement.Segments[k].Range.End - opening.End) is var rest
                && rest.Contains("标准", StringComparison.Ordinal)
            )
                return text[opening.Start..opening.End];
            // 运行经费按上年度绩效,优秀的给予200万元: what it is opens the statement.
            else if (
                statement.Segments[k].Tokens is [{ Kind: TokenKind.Noun } first, { Kind: TokenKind.According } by, ..]
                && first.End == by.Start
                && first.Start - statement.Segments[k].Range.Start <= 4
                && statement.Segments[k].Grant(text) is null
            )
                return text[first.Start..first.End];
        noNoun = announced is null;
        return announced ?? "支持";
    }

    // 创意验证券: a voucher is called by the words that touch it.
    private static string Named(string text, GrantPhrase phrase, Token noun)
    {
        int start = noun.Start,
            from = phrase.Verb >= 0 ? phrase.Tokens[phrase.Verb].End : phrase.Segment.Range.Start;
        while (
            noun.End - noun.Start == 1
            && start > from
            && noun.Start - start < 8
            && LineEnds.IsHan(text[start - 1])
            && text[start - 1] is not ('的' or '元' or '放' or '领')
        )
            start--;
        return text[start..noun.End];
    }

    // 可申领算力券,按服务费用50%予以抵扣: what is given is the voucher.
    private static string? Voucher(string text, Statement statement, int at)
    {
        for (int k = at; k >= 0; k--)
            foreach (var token in statement.Segments[k].Tokens)
                if (token is { Kind: TokenKind.Noun, Tag: 1 })
                    return text[token.Start..token.End];
        return null;
    }

    // 配套 is how, not what: the term is the noun of the money that is matched.
    private static string Money(string text, Statement statement, string? announced)
    {
        foreach (var segment in statement.Segments)
        foreach (var token in segment.Tokens)
            if (token.Kind == TokenKind.Noun && text[token.Start..token.End] is not ("配套" or "资金") and var word)
                return word;
        return announced ?? "配套";
    }

    /// <summary>True where two nouns name one kind of money: 补 makes 补助 beside a 补贴.</summary>
    public static bool Alike(string first, string second) => first == second || first is "补贴" or "补助" && second is "补贴" or "补助";

    /// <summary>True where a noun is granted though no figure is given: 按规定予以支持, 享受…补贴.</summary>
    public static bool IsGranted(string text, GrantPhrase phrase)
    {
        if (phrase.Wording.Name is "waiver" or "listed-noun" or "by-anothers-standard" or "same-sum")
            return true;
        if (phrase.Verb < 0 || phrase.NounToken is not { } noun)
            return false;
        if (phrase.Tokens.HasFrom(TokenKind.Multiple, phrase.Start))
            return true;
        var verb = phrase.Tokens[phrase.Verb];
        var before = text.AsSpan(phrase.Segment.Range.Start, verb.Start - phrase.Segment.Range.Start);
        // 支持各类担保机构提供担保服务: others give it.
        if (text[verb.Start] == '提' && Others.In(before))
            return false;
        // 不对新线索给予奖励, 终止发放补贴, 同一船舶只能享受一次奖励, 给予优先支持, 可享受以下扶持; 提供贷款、担保等服务, 作为发放补贴、续签合同的依据: named, not granted.
        if (
            Refusals.In(before)
            || text.AsSpan(verb.End).StartsWith("过", StringComparison.Ordinal)
            || before.EndsWith("只能", StringComparison.Ordinal)
            || before.EndsWith("只", StringComparison.Ordinal)
            || text.AsSpan(verb.End, noun.Start - verb.End) is var between
                && (
                    between.EndsWith("优先", StringComparison.Ordinal)
                    || between.EndsWith("以下", StringComparison.Ordinal)
                    || text[verb.Start] == '提' && between.EndsWith("、", StringComparison.Ordinal)
                )
            || before.EndsWith("、", StringComparison.Ordinal)
        )
            return false;
        return (
                text[verb.Start] is '给' or '予' or '享' or '提' or '发' or '可' or '申' or '颁'
                || text[verb.Start] is '实' or '进' && before.Contains("按规定", StringComparison.Ordinal)
            )
            && (
                noun.Tag == 1
                    && !text.AsSpan(phrase.Segment.Range.Start, phrase.Start - phrase.Segment.Range.Start)
                        .Contains("通过", StringComparison.Ordinal)
                || Granted.Words.Contains(text[noun.Start..noun.End])
            );
    }

    private static readonly WordList Granted = Words.Of(WordClass.GrantedAlone);

    private static readonly WordList Others = Words.Of(WordClass.OtherGiver);

    private static readonly WordList Refusals = Words.Of(WordClass.Refusal);
}
