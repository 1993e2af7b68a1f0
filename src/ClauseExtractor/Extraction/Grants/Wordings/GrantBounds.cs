using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Years;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Wordings;

/// <summary>Where a grant phrase starts in its segment: at the standard before the verb, or at the cues that touch it. What stands before
/// is condition.</summary>
internal static class GrantBounds
{
    /// <summary>The phrase that a match makes.</summary>
    public static GrantPhrase Phrase(string text, WordingMatch match, Wording wording, double score)
    {
        var segment = match.Segment;
        int from = match.From >= 0 ? match.From : First(match);
        int first = Start(text, segment, from);
        // 按投资额50万-100万美元奖励10万元: a sum before the noun measures the recipient where the one behind it is given.
        if (
            match.Term == from
            && first < from
            && match.Figure > match.Term
            && segment.Tokens[match.Figure].Kind == TokenKind.Money
            && HasSum(segment, first, match.Term)
        )
            first = match.Term;
        return new GrantPhrase(
            segment,
            first,
            Offset(text, segment, first),
            match.Give >= 0 && segment.Tokens[match.Give].Kind == TokenKind.Verb ? match.Give : -1,
            match.Term
        )
        {
            Wording = wording,
            Score = score,
            Giver = match.Give >= 0 && segment.Tokens[match.Give].Kind == TokenKind.Giver ? match.Give : -1,
            OtherTerm = GrantChecks.Fee(match),
        };
    }

    // The first of what the wording names, a figure before its noun included.
    private static int First(WordingMatch match)
    {
        int first = match.Give >= 0 && (match.Term < 0 || match.Give < match.Term) ? match.Give : match.Term;
        return first < 0 || match.Figure >= 0 && match.Figure < first ? match.Figure : first;
    }

    private static bool HasSum(Segment segment, int from, int to)
    {
        for (int i = from; i < to; i++)
            if (segment.Tokens[i].Kind == TokenKind.Money && GrantFinder.IsGivenFigure(segment.Tokens[i]))
                return true;
        return false;
    }

    private static int Start(string text, Segment segment, int index)
    {
        var tokens = segment.Tokens;
        int first = index;
        for (int i = index - 1; i >= 0; i--)
            if (tokens[i].Kind == TokenKind.According && Measures(text, tokens, i, index))
            {
                // 2023年入驻的按60元、2024年入驻的按40元: one standard a member of the list.
                if (first != index && !Enumerable.Range(i + 1, first - i - 1).Any(k => tokens[k].Kind == TokenKind.Enumeration))
                    break;
                first = i;
            }
        // 利息部分的50%予以免除: the share stands right before the verb.
        if (
            first == index
            && index > 0
            && tokens[index - 1] is { Kind: TokenKind.Percent } share
            && share.End == tokens[index].Start
            && GrantFinder.IsGivenFigure(share)
        )
            first = index - 1;
        // 第一年100%、第二年80%给予补贴: one share a year.
        // 一类每人3000元、二类每人2000元给予补贴: so does a sum with its count.
        for (
            int sum = first == index && index > 1 && tokens[index - 1].End == tokens[index].Start ? SumAt(tokens, index - 1) : -1;
            sum >= 0;
            sum = Mark(tokens, first) is > 0 and var listed ? SumAt(tokens, listed - 1) : -1
        )
            first = sum;
        for (
            int mark = Mark(tokens, first);
            first < index
                && mark > 0
                && tokens[mark - 1].Kind == TokenKind.Percent
                && GrantFinder.IsGivenFigure(tokens[mark - 1])
                && YearParts.Last(text, new TextRange(tokens[mark].End, tokens[first].Start)) is not null;
            mark = Mark(tokens, first)
        )
            first = mark - 1;
        // 贴息补助上限50万元: a compound of nouns is one word.
        while (
            first > 0
            && tokens[first].Kind == TokenKind.Noun
            && tokens[first - 1].Kind == TokenKind.Noun
            && tokens[first - 1].End == tokens[first].Start
        )
            first--;
        while (
            first > 0
            && tokens[first - 1].Kind is TokenKind.Per or TokenKind.Bound or TokenKind.Distribution
            && tokens[first].Start - tokens[first - 1].End <= (tokens[first - 1].Is(Per.Item) || tokens[first - 1].Is(Per.Month) ? 6 : 3)
            && !FollowsFigure(text, tokens, first - 1)
            && !(tokens[first - 1].Kind == TokenKind.Bound && text[tokens[first - 1].Start] is '以' or '之' or '(')
            && !IsStep(text, tokens[first - 1])
        )
            first--;
        return first;
    }

    // Index of the count that touches the sum at an index; -1 where there is none.
    private static int SumAt(TokenList tokens, int at)
    {
        return
            at > 0
            && tokens[at].Kind == TokenKind.Money
            && GrantFinder.IsGivenFigure(tokens[at])
            && tokens[at - 1].Kind == TokenKind.Per
            && tokens[at - 1].End == tokens[at].Start
            ? at - 1
            : -1;
    }

    // The mark of a list before a figure, a count of years between them left out; -1 where there is none.
    private static int Mark(TokenList tokens, int figure)
    {
        int at = figure - 1;
        while (at > 0 && tokens[at].Kind is TokenKind.Quantity or TokenKind.According)
            at--;
        return at > 0 && tokens[at].Kind == TokenKind.Enumeration ? at : -1;
    }

    // 每满100万美元: a step is condition as well.
    private static bool IsStep(string text, Token token) =>
        token.Kind == TokenKind.Per
        && token.End - token.Start >= 5
        && text[token.Start] == '每'
        && text.AsSpan(token.Start, token.End - token.Start) is var words
        && (words.ContainsAnyInRange('0', '9') || words.Contains('一'));

    // A standard has a figure or a counter behind it; 根据 is one with a figure only.
    private static bool Measures(string text, TokenList tokens, int according, int end)
    {
        for (int k = according + 1; k < end; k++)
            if (
                tokens[k].IsFigure
                || text[tokens[according].Start] != '根' && tokens[k].Kind is TokenKind.Per or TokenKind.Ratio or TokenKind.Multiple
            )
                return true;
        return false;
    }

    private static bool FollowsFigure(string text, TokenList tokens, int bound) =>
        bound > 0
        && (tokens[bound - 1].IsFigure || tokens[bound - 1].Kind == TokenKind.Quantity)
        && FigureReader.IsPostBound(text, tokens[bound - 1], tokens[bound]);

    private static int Offset(string text, Segment segment, int first)
    {
        int at = segment.Tokens[first].Start;
        while (at > segment.Range.Start && text[at - 1] is '可' or '将' or '再' or '各' or '均')
            at--;
        return at;
    }
}
