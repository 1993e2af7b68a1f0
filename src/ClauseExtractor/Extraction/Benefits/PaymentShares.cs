using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Benefits;

/// <summary>Tells a share of a grant that only says how it is paid (预拨补助金额的70%, 验收后再拨付剩余的30%) from one that is given.</summary>
internal static class PaymentShares
{
    private static readonly WordList Payments = new("拨付", "预拨", "拨款", "先行", "剩余", "余款", "尾款", "首付", "预付", "分期", "分批", "首批", "首期", "支付", "兑付", "兑现", "其余资金", "余下", "下达");
    private static readonly WordList Rests = new("剩余", "余款", "余下", "尾款", "其余资金", "首期", "首批", "预拨");

    /// <summary>True where the phrase is about the payment of a grant.</summary>
    public static bool Is(string text, GrantPhrase phrase, IReadOnlyList<Segment> pending)
    {
        int start = pending.Count > 0 ? pending[0].Range.Start : phrase.Segment.Range.Start;
        var words = text.AsSpan(start, phrase.Segment.Range.End - start);
        if (!Payments.In(words))
            return false;
        bool share = false;
        foreach (var token in phrase.Tokens)
            if (token.Kind == Lexing.TokenKind.Whole)
                share = true;
            else if (token.Kind is Lexing.TokenKind.Percent && GrantFinder.IsGivenFigure(token))
            {
                share = true;
                if (OfGrant(text, phrase.Segment, token.Start) is { } of && !Higher.In(text.AsSpan(of.Start, of.Length)))
                    return true;
            }
        var own = text.AsSpan(phrase.Segment.Range.Start, phrase.Segment.Range.Length);
        return Rests.In(own) && (share || Wholes.In(own)) || Wholes.In(own) && Payments.In(own);
    }

    // 按市级补助金额的50%给予配套: a share of another's money is given.
    private static readonly WordList Higher = new("市级", "省级", "国家", "上级", "中央", "区级", "县级");

    private static readonly WordList Wholes = new("全额拨付", "一次性拨付全部", "全部拨付", "剩余资金", "剩余部分", "余款");

    private static readonly WordList Amounts = new("的", "金额", "资金", "总额", "额", "款项", "款", "不超过", "不低于", "最高", "应");

    // The words up to the noun of a grant that the share at an offset is of: 补助金额的, 资助总额.
    private static TextRange? OfGrant(string text, Segment segment, int share)
    {
        int noun = -1;
        for (int i = 0; i < segment.Tokens.Count && segment.Tokens[i].End <= share; i++)
            if (segment.Tokens[i].Kind == Lexing.TokenKind.Noun)
                noun = i;
        if (noun < 0)
            return null;
        int at = segment.Tokens[noun].End;
        while (at < share && Amounts.StartLength(text.AsSpan(at, share - at)) is > 0 and var length)
            at += length;
        return at == share && share > segment.Tokens[noun].End ? new TextRange(segment.Range.Start, segment.Tokens[noun].End) : null;
    }
}
