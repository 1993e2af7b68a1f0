using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Lexing;

/// <summary>Turns folded text into typed tokens in one pass. Linear in the text: no place is looked at more than a bounded number of
/// times.</summary>
internal ref struct Lexer
{
    // Longer than any bracket that qualifies a term, shorter than a paragraph.
    private const int MostBracketed = 160;

    private readonly Vocabulary _words;
    private readonly string _text;
    private readonly int _limit;
    private readonly List<Token> _tokens;
    private byte _depth;

    private Lexer(Vocabulary words, string text, int limit, List<Token> tokens) =>
        (_words, _text, _limit, _tokens) = (words, text, limit, tokens);

    /// <summary>The tokens of a range of the folded text, in order; offsets are those of the whole text.</summary>
    public static List<Token> Read(string folded, TextRange range) => Read(folded, range, Vocabulary.Default);

    /// <summary>The tokens as a given vocabulary makes them.</summary>
    public static List<Token> Read(string folded, TextRange range, Vocabulary words)
    {
        var tokens = new List<Token>(range.Length / 4 + 8);
        new Lexer(words, folded, range.End, tokens).Run(range.Start);
        return tokens;
    }

    /// <summary>Reads them into a list that is used again and again.</summary>
    public static void Read(string folded, TextRange range, List<Token> tokens)
    {
        tokens.Clear();
        new Lexer(Vocabulary.Default, folded, range.End, tokens).Run(range.Start);
    }

    private void Run(int at)
    {
        while (at < _limit)
            at = _words.Opens(_text[at]) is not 0 and var opens ? Next(at, opens) : at + 1;
    }

    private int Next(int at, int opens)
    {
        char c = _text[at];
        if (char.IsAsciiDigit(c))
            return Figure(at);
        if (c == '.')
            return Stop(at);
        // 债券 is no voucher, 最低工资 no bound, 合 of 联合共建 counts nothing.
        if ((opens & Vocabulary.Opaque) != 0 && Opaque.StartLength(_text.AsSpan(at, _limit - at)) is > 0 and var opaque)
            return at + opaque;
        // 融资金额, 投资金额: no 资金.
        if (
            c == '资'
            && at > 0
            && _text[at - 1] is '融' or '投' or '出' or '注'
            && _text.AsSpan(at, _limit - at).StartsWith("资金额", StringComparison.Ordinal)
        )
            return at + 3;
        if (
            _words.At(_text.AsSpan(at, _limit - at)) is { } word
            && !(word.Kind == TokenKind.Per && CounterCue.IsPartOfName(_words, _text, at + word.Text.Length, _limit, word))
            && (word.Kind != TokenKind.Giver || Givers.Gives(_text, at, at + word.Text.Length, _limit))
        )
            return Cue(at, word);
        if ((opens & Vocabulary.Figures) == 0)
            return at + 1;
        if (c is '百' or '千' or '万' or '一' or '半' && ShareReader.Opening(Text, at) is { } share)
            return Add(TokenKind.Percent, at, share.End, amount: new Amount(share.Value));
        if (c is '数' or '几' or '上' or '近' && !(c == '上' && at > 0 && _text[at - 1] == '以') && VagueEnd(at) is > 0 and var vague)
            return Add(TokenKind.Money, at, vague, Token.Vague, new Amount(0, Currency: "CNY"));
        if (HanDigits.Value(c) >= 0 && ExemptRuns.At(Text, at) is { } run)
            return Add(TokenKind.Whole, at, run.End, 0, new Amount(run.Years, Unit: "年"));
        if (HanDigits.Value(c) >= 0 || c is '十' or '拾' or '廿')
            return Figure(at);
        // 人均补助不超过100元, not 人均收入.
        if (
            c is '人' or '户'
            && at + 2 < _limit
            && _text[at + 1] == '均'
            && _words.At(_text.AsSpan(at + 2, _limit - at - 2)) is { Kind: TokenKind.Noun or TokenKind.Bound }
        )
            return Add(TokenKind.Per, at, at + 2, (byte)Per.Recipient);
        if (c is '每' or '单')
            return CounterCue.Read(_words, _text, at, _limit) is { } cue
                ? Add(TokenKind.Per, at, cue.End, (byte)cue.Per, cue.Unit is null ? null : new Amount(0, Unit: cue.Unit))
                : at + 1;
        return at + 1;
    }

    private static readonly WordList Opaque = Words.Of(WordClass.Opaque);

    private ReadOnlySpan<char> Text => _text.AsSpan(0, _limit);

    // 数十万元, 上百万元: how much is not said.
    private int VagueEnd(int at)
    {
        int end = at + 1;
        while (end < _limit && (HanDigits.Small(_text[end]) > 0 || HanDigits.Large(_text[end]) > 0))
            end++;
        return end > at + 1 && end < _limit && _text[end] == '元' ? end + 1 : -1;
    }

    private int Add(TokenKind kind, int start, int end, byte tag = 0, Amount? amount = null)
    {
        _tokens.Add(new Token(kind, start, end, tag, _depth, amount));
        return end;
    }

    private int Cue(int at, Vocabulary.Word word)
    {
        // 按4:3:3兑现: no colon.
        if (word.Kind == TokenKind.Colon && at > 0 && char.IsAsciiDigit(_text[at - 1]) && Text[(at + 1)..] is [>= '0' and <= '9', ..])
            return at + 1;
        switch (word.Kind)
        {
            case TokenKind.Close or TokenKind.QuoteClose when _depth > 0:
                _depth--;
                break;
            // A bracket or quotation mark that is never closed must not swallow the rest of the paragraph.
            case TokenKind.Break or TokenKind.Stop:
                _depth = 0;
                break;
        }
        // 按人工智能投资额: the word tells that 按人 is none; what follows 按 is the base.
        int length = word.Kind == TokenKind.According && word.Text is ['按', not '照', ..] ? 1 : word.Text.Length;
        int end = Add(word.Kind, at, at + length, word.Tag, word.Amount);
        if (word.Kind is TokenKind.Open or TokenKind.QuoteOpen && _depth < byte.MaxValue && IsClosed(at))
            _depth++;
        return end;
    }

    // A bracket without its partner (a slip of the pen) opens nothing: else the rest of the paragraph would be lost in it.
    private bool IsClosed(int open)
    {
        char opening = _text[open],
            closing = opening switch
            {
                '(' => ')',
                '[' => ']',
                '“' => '”',
                '《' => '》',
                '「' => '」',
                _ => '’',
            };
        int depth = 0;
        for (int i = open; i < _limit && i - open < MostBracketed && _text[i] != '\n'; i++)
            if (_text[i] == opening)
                depth++;
            else if (_text[i] == closing && --depth == 0)
                return true;
        return false;
    }

    // A full stop printed as a point (促进发展.支持…), not the point of 3.0 or of GB/T.
    private int Stop(int at)
    {
        bool within =
            at > 0 && char.IsAsciiLetterOrDigit(_text[at - 1]) && at + 1 < _text.Length && char.IsAsciiLetterOrDigit(_text[at + 1]);
        return within ? at + 1 : Add(TokenKind.Stop, at, at + 1);
    }

    private int Figure(int at)
    {
        if (!NumberReader.TryRead(Text, at, out var number))
            return at + 1;
        if (Ratio(at, number) is { } ratio)
            return ratio;

        // 10-30万元, 2000万元至1亿元, 30%-50%: the first member may lack its unit.
        var first = Figures.Classify(
            _words,
            Text,
            _depth,
            at,
            number,
            _tokens.Count > 0
                && _tokens[^1].End == at
                && _tokens[^1].Kind is TokenKind.Per or TokenKind.Bound or TokenKind.Noun or TokenKind.Verb or TokenKind.Giver
        );
        int from = SkipQualifier(first.Kind == TokenKind.Number ? number.End : first.End),
            join = Joiner(from);
        if (join > 0 && first.Kind != TokenKind.Year && NumberReader.TryRead(Text, join, out var second))
        {
            var last = Figures.Classify(_words, Text, _depth, join, second);
            // 1万元与2万元之间
            bool joins = _text[join - 1] is not ('与' or '和') || Text[last.End..].StartsWith("之间", StringComparison.Ordinal);
            decimal lower = first.Value;
            if (first.Kind == TokenKind.Number || first.Kind == TokenKind.Money && first.Currency is null)
                lower =
                    last.Kind is TokenKind.Money or TokenKind.Percent or TokenKind.Points && second.Value != 0 && !number.Scaled
                        ? number.Value * (last.Value / second.Value) * Scale(join)
                        : first.Value;
            bool alike =
                last.Kind == first.Kind
                || first.Kind == TokenKind.Number
                    && last.Kind is TokenKind.Money or TokenKind.Percent or TokenKind.Points or TokenKind.Quantity or TokenKind.Multiple;
            if (joins && alike && last.Kind != TokenKind.Number && last.Kind != TokenKind.Year && lower <= last.Value)
                return Put(
                    last with
                    {
                        Start = at,
                        Amount = last.Amount! with { Value = lower, Upper = last.Value },
                    },
                    number.Doubtful || second.Doubtful
                );
        }
        // 每家一年10万元: so much each year.
        if (
            first is { Kind: TokenKind.Quantity, Unit: "年", Value: 1 }
            && _tokens is [.., { Kind: TokenKind.Per } counter]
            && counter.End == at
            && first.End < _limit
            && _text[first.End] is not ('内' or '以' or '期' or '后')
        )
            return Add(TokenKind.Per, at, first.End, (byte)Per.Year);
        int end = Put(first, number.Doubtful);
        // 100/50/20万元: a stroke parts the members of a list.
        return
            first.Kind == TokenKind.Number
            && end + 1 < _limit
            && _text[end] == '/'
            && char.IsAsciiDigit(_text[end + 1])
            && char.IsAsciiDigit(_text[end - 1])
            ? Add(TokenKind.Enumeration, end, end + 1)
            : end;
    }

    // In 10-30万元 the second member has taken its multiplier in (30万): give the first the same one.
    private decimal Scale(int at)
    {
        decimal scale = 1;
        while (at < _limit && (char.IsAsciiDigit(_text[at]) || _text[at] is '.' or ','))
            at++;
        for (; at < _limit; at++)
            if (HanDigits.Small(_text[at]) is >= 100 and var small)
                scale *= small;
            else if (HanDigits.Large(_text[at]) is > 0 and var large)
                scale *= large;
            else
                break;
        return scale;
    }

    // 25(含)-50家, 1000万元及以上至5000万元
    private int SkipQualifier(int at)
    {
        foreach (string qualifier in Qualifiers)
            if (Text[at..].StartsWith(qualifier, StringComparison.Ordinal))
                return at + qualifier.Length;
        return at;
    }

    private static readonly string[] Qualifiers = [.. MoneyReader.Brackets, "及以上", "(含)以上", "以上"];

    private int Joiner(int at)
    {
        int from = at;
        while (at < _limit && at - from < 2 && _text[at] is '-' or '~' or '至' or '到')
            at++;
        if (at == from && at < _limit && _text[at] is '与' or '和')
            at++;
        return at > from && at < _limit ? at : -1;
    }

    // 1:0.5. Only what one of higher-level money brings is a match: 4:6 is how two shares.
    private int? Ratio(int at, NumberReading first)
    {
        int end = first.End;
        if (
            end + 1 >= _limit
            || first.Value != 1
            || !(_text[end] == ':' || _text[end] == '比')
            || HanDigits.Value(_text[end + 1]) < 0 && !char.IsAsciiDigit(_text[end + 1])
        )
            return null;
        if (
            !NumberReader.TryRead(Text, end + 1, out var second)
            || second.Scaled
            || second.Value > 10
            || MoneyReader.Behind(Text, second) is not null
            || second.End < _limit && _text[second.End] is ':' or '比' && !Text[second.End..].StartsWith("比例", StringComparison.Ordinal)
        )
            return null;
        return Add(TokenKind.Ratio, at, second.End, amount: new Amount(second.Value));
    }

    private int Put(Token token, bool doubtful = false)
    {
        if (doubtful)
            token = token with { Amount = token.Amount! with { Doubtful = true } };
        // A Han numeral with neither unit nor counter is a word (一定, 三大, 五一), a count of years or days no figure of its own.
        if (token.Kind == TokenKind.Number && !char.IsAsciiDigit(_text[token.Start]))
            return token.End;
        if (token.Kind is TokenKind.Money or TokenKind.Percent)
            BackFill(token);
        // 2000万元以上部分奖励1.5%: the bound of a band.
        _tokens.Add(
            IsMeasured(token.Start)
            || token.Kind == TokenKind.Percent && IsOfElse(token.Start)
            || token.IsFigure && Bands.Starts(Text[token.End..])
            || token.Kind == TokenKind.Percent && Prices.Starts(Text[token.End..])
                ? token with
                {
                    Tag = Token.Measured,
                }
            : IsFormer(token) ? token with { Tag = Token.Former }
            : token
        );
        return token.End;
    }

    // 由20万元提高至40万元, 从现行的每人300元调整为500元.
    private bool IsFormer(Token token)
    {
        // 由3%减按1%: what remains to be paid.
        if (token.Start >= 2 && _text.AsSpan(token.Start - 2, 2) is "减按" or "减至")
            return true;
        int from = token.Start - 1;
        while (from >= 0 && token.Start - from <= 10 && _text[from] is not ('由' or '从'))
            if (_text[from--] is ',' or '。' or ';' or '、' or '\n')
                return false;
        if (from < 0 || _text[from] is not ('由' or '从'))
            return false;
        var after = _text.AsSpan(token.End, Math.Min(16, _limit - token.End));
        return Changes.Starts(after[..Math.Min(after.Length, 8)].TrimStart("/人年月户亩家以内以上的标准"))
            && after.IndexOfAny('到', '至', '为') > 0;
    }

    private static readonly WordList Bands = Words.Of(WordClass.MeasuredPart);

    // 按不超过3%的费率上限: the price of something.
    private static readonly WordList Prices = Words.Of(WordClass.PriceWord);

    private static readonly WordList Changes = Words.Of(WordClass.ChangeVerb);

    // 突破1亿元、3亿元: the figures measure the recipient, they are not what is given.
    private bool IsMeasured(int start)
    {
        if (_tokens.Count == 0 || _tokens[^1].End != start)
            return false;
        return _tokens[^1].Kind == TokenKind.Threshold
            || _tokens.Count > 1
                && _tokens[^1].Kind is TokenKind.Enumeration or TokenKind.Conjunction
                && _tokens[^2] is { IsFigure: true, Tag: Token.Measured };
    }

    // 保险费率不超过3%, 优秀比例控制在15%以内: no share of what is given, as in 贴息利率不超过3%.
    private bool IsOfElse(int start)
    {
        if (_tokens.Count > 0 && _tokens[^1] is { Kind: TokenKind.Bound } bound && bound.End == start)
            start = bound.Start;
        else if (Kept.EndLength(Text[..start]) is > 0 and var kept)
            start -= kept;
        else
            return false;
        int from = start - Shares.EndLength(Text[..start]);
        if (from == start)
            return false;
        // 补贴比率, 贴息年利率
        for (int i = _tokens.Count - 1; i >= 0 && _tokens[i].End >= from - 2; i--)
            if (_tokens[i].Kind == TokenKind.Noun)
                return false;
        return true;
    }

    private static readonly WordList Shares = Words.Of(WordClass.MeasuredShare);

    private static readonly WordList Kept = new("控制在", "控制在不超过", "原则上不超过", "一般不超过");

    // 500、1000、2000元; 10、20、30万元: members without a unit take it from the last.
    private void BackFill(Token last)
    {
        decimal factor = last.Kind == TokenKind.Percent ? 0.01m : Scale(last.Start);
        for (int i = _tokens.Count - 1; i >= 1 && _tokens[i].Kind is TokenKind.Enumeration or TokenKind.Conjunction; i -= 2)
        {
            var before = _tokens[i - 1];
            if (before.End != _tokens[i].Start)
                break;
            if (before.Kind == TokenKind.Number)
                _tokens[i - 1] = before with
                {
                    Kind = last.Kind,
                    Amount = before.Amount! with { Value = before.Value * factor, Currency = last.Currency },
                };
            else if (before.Kind == TokenKind.Money && before.Currency is null)
                _tokens[i - 1] = before with { Amount = before.Amount! with { Currency = last.Currency } };
            else
                break;
        }
    }
}
