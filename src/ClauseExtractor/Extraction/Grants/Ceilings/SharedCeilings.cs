using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Excluded;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Ceilings;

/// <summary>Sentences of their own that bound what the sentences before them give.</summary>
internal static class SharedCeilings
{
    private static readonly WordList Singles = Words.Of(WordClass.SingleOpening);

    private static readonly WordList Above = Words.Of(WordClass.Above);

    private static readonly WordList SharedOpeners = Words.Of(WordClass.SharedCapOpening);

    /// <summary>True for a sentence that bounds by a share what the sentences before it give: 单个企业累计奖励金额不得超过其区级贡献的30%.</summary>
    public static bool IsSharedShare(string text, Segment segment)
    {
        int figure = GrantQualifiers.FirstFigure(segment);
        return figure >= 0
                && segment.Tokens[figure].Kind == TokenKind.Percent
                && Singles.Starts(text.AsSpan(segment.Range.Start))
                && segment.Tokens.Take(figure).Any(t => t.Is(Bound.UpTo))
                && segment.Tokens.Take(figure).Any(t => t.Is(Per.Total) || t.Is(Per.Year))
                && segment.Grant(text) is not { Verb: >= 0 }
            // 上述两项补助之和不超过实际投资的30%
            || figure >= 0
                && segment.Tokens[figure].Kind == TokenKind.Percent
                && Above.Starts(text.AsSpan(segment.Range.Start))
                && segment.Tokens.Take(figure).Any(t => t.Is(Bound.UpTo))
                && segment.Grant(text) is not { Verb: >= 0 };
    }

    /// <summary>True for a sentence about the sum that the one before it gives: 扶持金额最多不超过50万元.</summary>
    public static bool IsOwnCap(string text, Segment segment) =>
        PaymentTerms.SpeaksOfSum(text, segment)
        && segment.Tokens.Any(t => t.Is(Bound.UpTo))
        && GrantQualifiers.FirstFigure(segment) is >= 0 and var figure
        && segment.Tokens[figure].Kind == TokenKind.Money
        && FillerWords.UncoveredLength(text, segment, segment.Tokens[figure].Start) == 0;

    /// <summary>True for a sentence of one segment that caps what the sentences before it give.</summary>
    public static bool IsSharedCap(string text, Segment segment)
    {
        int figure = GrantQualifiers.FirstFigure(segment);
        return figure >= 0
            && segment.Tokens[figure].Kind == TokenKind.Money
            && segment.Tokens.Any(t => t.Is(Bound.UpTo))
            && !GrantQualifiers.Mentions(
                text,
                segment,
                "贷款",
                "授信",
                "基金",
                "本措施",
                "本办法",
                "本政策",
                "本意见",
                "本实施",
                "各项",
                "本细则"
            )
            && SharedOpeners.Starts(
                text.AsSpan(segment.Range.Start + (text.AsSpan(segment.Range.Start).StartsWith("原则上", StringComparison.Ordinal) ? 3 : 0))
            )
            && segment.Grant(text) is not { Verb: >= 0 };
    }

    /// <summary>True for a sentence that says how much of the benefits before it one may receive: 单个企业享受本条补贴每年不超过1500万元.</summary>
    public static bool IsReceived(string text, Segment segment) =>
        GrantQualifiers.FirstFigure(segment) is >= 0 and var figure
        && segment.Tokens.Count(t => t.IsFigure) == 1
        && SharedOpeners.Starts(text.AsSpan(segment.Range.Start))
        && CeilingShapes.IsReceipt(text, segment, figure);

    /// <summary>
    /// True for a sentence that says with a verb of its own what one recipient can get of the shares before it: 单家企业可获得最高支持金额为100万元,
    /// 一个企业最高可获得100万元支持.
    /// Nothing of its own may stand before the sum: 单个企业首次认定的，最高给予100万元 is a grant.
    /// </summary>
    public static bool IsCapWithVerb(string text, Segment segment, IReadOnlyList<RowDraft> rows)
    {
        int figure = GrantQualifiers.FirstFigure(segment);
        return figure >= 0
            && segment.Tokens[figure].Kind == TokenKind.Money
            && segment.Tokens.Count(t => t.IsFigure) == 1
            && segment.Tokens.Any(t => t.Is(Bound.UpTo))
            && SharedOpeners.Starts(text.AsSpan(segment.Range.Start))
            && FillerWords.UncoveredLength(text, segment, segment.Tokens[figure].Start) == 0
            && rows.Any(r => r.IsQuantified)
            && rows.All(r =>
                !r.IsQuantified || r.Caps.TrueForAll(c => c.Bound == Bound.Exact && c.Token.Value < segment.Tokens[figure].Value)
            );
    }

    /// <summary>True for a segment that opens as what bounds several grants does: 单个企业, 合计, 每年.</summary>
    public static bool OpensShared(string text, Segment segment) =>
        SharedOpeners.Starts(text.AsSpan(segment.Range.Start)) && segment.Tokens.Any(t => t.Is(Bound.UpTo));

    /// <summary>Adds a cap from a sentence of its own. Where it names a voucher (申领算力券金额), only rows whose words before their figure name
    /// it too.</summary>
    public static void AttachShared(string text, Segment segment, IReadOnlyList<RowDraft> rows, int sentence)
    {
        var named = segment.Tokens.Where(t => t.Kind == TokenKind.Noun && t.Tag == 1).Select(t => text[t.Start..t.End]).FirstOrDefault();
        rows = NamedGrant.Of(text, segment, rows);
        foreach (var row in rows.Where(r => r.IsQuantified && !r.Flags.Contains(ConfidenceFlag.Stacked)))
        {
            if (named is not null && !Named(text, row, rows, named))
                continue;
            foreach (var figure in FigureReader.Read(text, segment, 0))
                GrantQualifiers.Add(text, row, figure, row.Range.End);
            row.Flags.Add(ConfidenceFlag.SharedCap);
        }
    }

    private static bool Named(string text, RowDraft row, IReadOnlyList<RowDraft> rows, string named)
    {
        int from = rows.Where(r => r.Sentence == row.Sentence).Min(r => r.Range.Start);
        int figure = row.Rate?.Range.Start ?? row.Range.Start;
        int start = Math.Max(0, text.LastIndexOfAny(['。', '\n'], Math.Max(0, from - 1)));
        return figure > start && text.AsSpan(start, figure - start).Contains(named, StringComparison.Ordinal);
    }
}
