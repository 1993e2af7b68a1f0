using System.Runtime.InteropServices;
using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Years;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Sentences;

/// <summary>Splits tokens at full stops, semicolons, commas and colons that stand outside brackets and quotation marks.</summary>
/// <param name="text">The folded text.</param>
internal sealed class SentenceSplitter(string text)
{
    private readonly List<Statement> _statements = [];
    private readonly List<Segment> _segments = [];
    private readonly List<Token> _plain = [],
        _bracketed = [];
    private int _sentenceStart,
        _segmentStart;

    // Whether a mark of a list parts the segment from a grant before it.
    private bool _listed;

    /// <summary>The sentences of a range of the folded text, empty ones left out.</summary>
    public static List<Sentence> Split(string text, TextRange range, List<Token> tokens)
    {
        var sentences = new List<Sentence>();
        new SentenceSplitter(text).Split(range, tokens, sentences);
        return sentences;
    }

    /// <summary>Adds the sentences of a range of the text to a list.</summary>
    public void Split(TextRange range, List<Token> tokens, List<Sentence> sentences)
    {
        (_sentenceStart, _segmentStart, _listed) = (range.Start, range.Start, false);
        for (int i = 0; i < tokens.Count; i++)
        {
            ref readonly var token = ref CollectionsMarshal.AsSpan(tokens)[i];
            if (token.Depth > 0)
            {
                // “两免三减半”
                (token is { Kind: TokenKind.Whole, Amount: not null } ? _plain : _bracketed).Add(token);
                continue;
            }
            switch (token.Kind)
            {
                case TokenKind.Comma or TokenKind.Colon:
                    EndSegment(token.Start);
                    break;
                case TokenKind.Semicolon:
                    EndStatement(token.Start);
                    break;
                case TokenKind.Stop or TokenKind.Break:
                    EndSentence(token.Start, sentences);
                    _sentenceStart = token.End;
                    break;
                case TokenKind.Enumeration or TokenKind.Conjunction when OpensGrant(text, tokens, i, _plain):
                    EndSegment(token.Start);
                    _listed = true;
                    break;
                case TokenKind.Open or TokenKind.Close or TokenKind.QuoteOpen or TokenKind.QuoteClose:
                    continue;
                default:
                    _plain.Add(token);
                    continue;
            }
            _segmentStart = token.End;
        }
        EndSentence(range.End, sentences);
    }

    private void EndSegment(int at)
    {
        if (at > _segmentStart)
            _segments.Add(
                new Segment(new TextRange(_segmentStart, at), new TokenList([.. _plain]))
                {
                    Bracketed = new TokenList([.. _bracketed]),
                    Continues = _listed,
                }
            );
        _listed = false;
        _plain.Clear();
        _bracketed.Clear();
    }

    private void EndStatement(int at)
    {
        EndSegment(at);
        if (_segments.Count > 0)
            _statements.Add(new Statement([.. _segments]));
        _segments.Clear();
    }

    private void EndSentence(int at, List<Sentence> sentences)
    {
        EndStatement(at);
        if (_statements.Count > 0)
            sentences.Add(new Sentence(new TextRange(_sentenceStart, at), [.. _statements]));
        _statements.Clear();
    }

    // …的一次性奖励、对…给予10万元; 最高200万元的项目资助和最高100万元的购房补贴: the mark of a list stands where a comma would.
    private static bool OpensGrant(string text, List<Token> tokens, int mark, List<Token> before)
    {
        // 一次性科研经费10万元和每年8万元的生活补助: the noun stands before its sum, and the next sum has a cue of its own.
        bool named =
            before is [.., { Kind: TokenKind.Noun }, { Kind: TokenKind.Money }]
            && mark + 1 < tokens.Count
            && tokens[mark + 1].Kind is TokenKind.Per or TokenKind.Bound;
        named |= before is [.., { Kind: TokenKind.Noun }, { IsFigure: true }] && HasNoun(tokens, mark + 1, figure: true);
        // 第一年给予100%、第二年给予80%的奖励: each part has a verb of its own.
        if (
            before is [.., { Kind: TokenKind.Verb or TokenKind.Giver or TokenKind.Noun }, { IsFigure: true }]
            && IsYearPart(text, tokens[mark].End)
            && mark + 1 < tokens.Count
            && tokens.Skip(mark + 1).TakeWhile(t => !t.IsFigure).Any(t => t.Kind is TokenKind.Verb or TokenKind.Giver or TokenKind.Noun)
        )
            return true;
        // A档给予300万元、B档给予200万元: so has each member.
        if (
            before is [.., { Kind: TokenKind.Verb }, { IsFigure: true } given]
            && given.End == tokens[mark].Start
            && tokens[mark].Kind == TokenKind.Enumeration
            && HasGrant(tokens, mark + 1)
        )
            return true;
        // 国家级的给予100万元奖励、省级的给予50万元奖励
        if (
            before is [.., { Kind: TokenKind.Noun } last]
            && last.End == tokens[mark].Start
            && tokens[mark].Kind == TokenKind.Enumeration
            && before.Exists(GrantFinder.IsGivenFigure)
            && HasGrant(tokens, mark + 1)
        )
            return true;
        // 前两年免收租金、后三年减半收取
        if (
            before.Exists(t => t.Kind is TokenKind.Noun or TokenKind.Whole && text[t.Start] is '免' or '全')
            && IsYearPart(text, tokens[mark].End)
            && tokens
                .Skip(mark + 1)
                .TakeWhile(t => t.Kind is not (TokenKind.Comma or TokenKind.Stop))
                .Any(t => t.Kind == TokenKind.Whole || t.IsFigure)
        )
            return true;
        if (
            before.Count == 0
            || before[^1].Kind != TokenKind.Noun && !named
            || before[^1].End != tokens[mark].Start
            || !before.Exists(t => GrantFinder.IsGivenFigure(t) || t.Kind == TokenKind.Whole)
        )
            return false;
        if (IsYearPart(text, tokens[mark].End))
            return true;
        if (tokens[mark].End < text.Length && text[tokens[mark].End] == '对')
            return true;
        // 给予20万元补贴、3年的房租减免; 安家补助30万元、购房补贴20万元: the next member has a noun of its own before the next mark.
        if (
            tokens[mark].Kind == TokenKind.Enumeration
            && (
                before[^1].Kind == TokenKind.Noun
                    ? HasNoun(tokens, mark + 1, figure: false)
                    : named || HasNoun(tokens, mark + 1, figure: true)
            )
        )
            return true;
        int at = tokens[mark].End;
        for (int i = mark + 1; i < tokens.Count && tokens[i].Start == at; at = tokens[i++].End)
            if (tokens[i].IsFigure)
                return i + 1 < tokens.Count
                    && tokens
                        .Skip(i + 1)
                        .TakeWhile(t =>
                            t.Depth > 0
                            || t.Kind
                                is not (TokenKind.Comma or TokenKind.Semicolon or TokenKind.Stop or TokenKind.Break or TokenKind.Colon)
                        )
                        .Any(t => t.Kind == TokenKind.Noun);
            else if (tokens[i].Kind is not (TokenKind.Bound or TokenKind.Per))
                return false;
        return false;
    }

    private static bool IsYearPart(string text, int at) =>
        at < text.Length
        && text[at] is '第' or '前' or '后'
        && YearParts.Last(text, new TextRange(at, Math.Min(text.Length, at + 8))) is not null;

    // Up to the next mark: a verb that gives, then its sum or share.
    private static bool HasGrant(List<Token> tokens, int from)
    {
        bool gives = false;
        for (int i = from; i < tokens.Count; i++)
            if (tokens[i].Depth > 0)
                continue;
            else if (
                tokens[i].Kind
                is TokenKind.Comma
                    or TokenKind.Semicolon
                    or TokenKind.Stop
                    or TokenKind.Break
                    or TokenKind.Colon
                    or TokenKind.Enumeration
            )
                return false;
            else if (tokens[i].Kind is TokenKind.Verb or TokenKind.Giver)
                gives = true;
            else if (tokens[i].IsFigure)
                return gives && GrantFinder.IsGivenFigure(tokens[i]);
        return false;
    }

    // Up to the next mark: a count and then a noun at the end (3年的房租减免), or a noun and then its sum (购房补贴20万元).
    private static bool HasNoun(List<Token> tokens, int from, bool figure)
    {
        bool noun = false,
            first = true;
        for (int i = from; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Depth > 0)
                continue;
            if (
                token.Kind
                is TokenKind.Comma
                    or TokenKind.Semicolon
                    or TokenKind.Stop
                    or TokenKind.Break
                    or TokenKind.Colon
                    or TokenKind.Enumeration
                    or TokenKind.Conjunction
            )
                return false;
            if (!figure && first && token.Kind is not (TokenKind.Quantity or TokenKind.Per or TokenKind.Bound) && !token.IsFigure)
                return false;
            first = false;
            if (token.Kind == TokenKind.Noun)
            {
                if (!figure)
                    return true;
                noun = true;
            }
            else if (token.IsFigure && figure)
            {
                return noun;
            }
        }
        return false;
    }
}
