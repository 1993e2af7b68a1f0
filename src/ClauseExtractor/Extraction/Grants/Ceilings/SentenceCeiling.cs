using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Excluded;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Years;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Grants.Ceilings;

/// <summary>What a sentence of its own says of the rows before it.</summary>
internal enum SentenceCeilingKind
{
    /// <summary>扶持期限为三年: how long rows of its noun run.</summary>
    Years,

    /// <summary>补助资金分三年按40%、30%、30%的比例拨付: over how many years the rows of the sentence before are paid.</summary>
    Instalments,

    /// <summary>单个企业累计奖励金额不得超过其区级贡献的30%: a share that no row has, with a sum behind it or none.</summary>
    Share,

    /// <summary>A sum over rows.</summary>
    Sum,
}

/// <summary>A sentence that only bounds or times the rows before it: 每家机构每年不超过500万元。扶持期限为三年。</summary>
/// <param name="Words">The segment that says it; of a share, the segment with the sum behind it.</param>
/// <param name="Rows">The rows that it governs.</param>
internal sealed record SentenceCeiling(SentenceCeilingKind Kind, Segment? Words, IReadOnlyList<RowDraft> Rows)
{
    // 贷款额度, 本办法: no ceiling of the rows of this clause.
    private static readonly WordList Others = Lexing.Words.Of(WordClass.OtherCeiling);

    private static readonly WordList Singles = Lexing.Words.Of(WordClass.SingleOpening);

    /// <summary>What a sentence says of the rows of its clause before it; null where it says something else.</summary>
    /// <param name="rows">The rows of the clause so far.</param>
    /// <param name="number">The number of the sentence in its clause.</param>
    public static SentenceCeiling? Of(string text, Sentence sentence, IReadOnlyList<RowDraft> rows, int number) =>
        rows.Count > 0 && sentence.Statements is [{ Segments: { Count: > 0 } segments }] ? Of(text, segments, rows, number) : null;

    private static SentenceCeiling? Of(string text, List<Segment> segments, IReadOnlyList<RowDraft> rows, int number)
    {
        var first = segments[0];
        if (segments.Count > 1 && Referred(text, first, segments[1]) is { } joined)
            (first, segments) = (joined, [joined, .. segments.Skip(2)]);
        bool alone = segments.Count == 1;
        if (alone && IsYears(text, first))
        {
            string noun = text[first.Tokens[0].Start..first.Tokens[0].End];
            return new SentenceCeiling(SentenceCeilingKind.Years, first, [.. rows.Where(r => r.Years is null && r.Term == noun)]);
        }
        var before = rows.Where(r => r.Sentence == number - 1).ToList();
        if (alone && before.Count > 0 && IsInstalments(text, first))
            return new SentenceCeiling(SentenceCeilingKind.Instalments, first, before);
        if (IsShare(text, first))
            return new SentenceCeiling(SentenceCeilingKind.Share, SumBehind(text, segments), rows);
        if (rows[^1].Sentence == number - 1 && IsOwnSum(text, first))
            return new SentenceCeiling(SentenceCeilingKind.Sum, first, before);
        // The rows since the last ceiling.
        if (
            alone
            && rows.Reverse().TakeWhile(r => r.Caps.TrueForAll(c => c.Bound == Bound.Exact)).Reverse().ToList() is var open
            && IsWithVerb(text, first, open)
        )
            return new SentenceCeiling(SentenceCeilingKind.Sum, first, open);
        return (IsShared(text, first) || IsReceived(text, first)) && !segments.Skip(1).Any(s => s.Grant(text) is not null)
            ? new SentenceCeiling(SentenceCeilingKind.Sum, first, rows)
            : null;
    }

    /// <summary>Adds what it says to the rows that it governs.</summary>
    public void Apply(string text)
    {
        switch (Kind)
        {
            case SentenceCeilingKind.Years:
                foreach (var row in Rows)
                    row.Years = GrantYears.Of(text, Words!);
                break;
            case SentenceCeilingKind.Instalments:
                foreach (var row in Rows)
                    row.InstalmentYears ??= -GrantYears.Of(text, Words!);
                break;
            case SentenceCeilingKind.Sum:
                SharedCeilings.Attach(text, Words!, Rows);
                break;
            // 两项之和不超过投资的30%,最高300万元: the sum bounds both.
            case SentenceCeilingKind.Share when Words is { } sum:
                SharedCeilings.Attach(text, sum, Rows);
                foreach (var row in Rows)
                    for (int i = 0; i < row.Caps.Count; i++)
                        if (row.Caps[i].Per is null && sum.Range.Contains(row.Caps[i].Token.Start))
                            row.Caps[i] = row.Caps[i] with { Per = Per.Total };
                break;
        }
    }

    // 上述补贴和奖励,单个企业每年合计最高500万元: what is bounded stands before the comma.
    private static Segment? Referred(string text, Segment first, Segment next) =>
        CeilingShapes.Above.Starts(text.AsSpan(first.Range.Start))
        && first.Tokens is [.., { Kind: TokenKind.Noun } last]
        && last.End == first.Range.End
        && first.Tokens.All(t => t.Kind is TokenKind.Noun or TokenKind.Enumeration or TokenKind.Conjunction || t.Start == first.Range.Start)
        && FillerWords.UncoveredLength(text, first, last.Start) <= 2
            ? new Segment(first.Range with { End = next.Range.End }, [.. first.Tokens, .. next.Tokens])
            : null;

    private static bool IsYears(string text, Segment segment) =>
        segment.Tokens is [{ Kind: TokenKind.Noun } noun, ..]
        && noun.Start == segment.Range.Start
        && !segment.Tokens.Any(t => t.IsFigure)
        && GrantYears.Of(text, segment) is > 0;

    private static Segment? SumBehind(string text, List<Segment> segments) =>
        segments is [_, var sum]
        && FigureReader.Read(text, sum, 0) is [{ IsMoney: true, Bound: Bound.UpTo }]
        && sum.Grant(text) is not { Verb: >= 0 }
            ? sum
            : null;

    // 补助资金分三年按40%、30%、30%的比例拨付: how the grants of the sentence before are paid.
    private static bool IsInstalments(string text, Segment segment) =>
        segment.Tokens is [{ Kind: TokenKind.Noun } noun, ..]
        && noun.Start == segment.Range.Start
        && GrantYears.Of(text, segment) is < 0
        && segment.Tokens.All(t => t.Kind != TokenKind.Money)
        && PaymentTerms.Pays(text, segment);

    // True for a sentence that bounds by a share what the sentences before it give: 单个企业累计奖励金额不得超过其区级贡献的30%.
    private static bool IsShare(string text, Segment segment)
    {
        int figure = GrantFinder.FirstFigure(segment);
        var words = text.AsSpan(segment.Range.Start);
        return figure >= 0
            && segment.Tokens[figure].Kind == TokenKind.Percent
            && segment.Tokens.Take(figure).Any(t => t.Is(Bound.UpTo))
            && segment.Grant(text) is not { Verb: >= 0 }
            && (
                Singles.Starts(words) && segment.Tokens.Take(figure).Any(t => t.Is(Per.Total) || t.Is(Per.Year))
                // 上述两项补助之和不超过实际投资的30%
                || CeilingShapes.Above.Starts(words)
            );
    }

    // True for a sentence about the sum that the one before it gives: 扶持金额最多不超过50万元.
    private static bool IsOwnSum(string text, Segment segment) =>
        PaymentTerms.SpeaksOfSum(text, segment)
        && segment.Tokens.Any(t => t.Is(Bound.UpTo))
        && GrantFinder.FirstFigure(segment) is >= 0 and var figure
        && segment.Tokens[figure].Kind == TokenKind.Money
        && FillerWords.UncoveredLength(text, segment, segment.Tokens[figure].Start) == 0;

    // True for a sentence of one segment that caps what the sentences before it give.
    private static bool IsShared(string text, Segment segment)
    {
        int figure = GrantFinder.FirstFigure(segment);
        return figure >= 0
            && segment.Tokens[figure].Kind == TokenKind.Money
            && segment.Tokens.Any(t => t.Is(Bound.UpTo))
            && !Others.In(text.AsSpan(segment.Range.Start, segment.Range.Length))
            && SharedCeilings.Openers.Starts(
                text.AsSpan(segment.Range.Start + (text.AsSpan(segment.Range.Start).StartsWith("原则上", StringComparison.Ordinal) ? 3 : 0))
            )
            && segment.Grant(text) is not { Verb: >= 0 };
    }

    // True for a sentence that says how much of the benefits before it one may receive: 单个企业享受本条补贴每年不超过1500万元.
    private static bool IsReceived(string text, Segment segment) =>
        GrantFinder.FirstFigure(segment) is >= 0 and var figure
        && segment.Tokens.CountOf(t => t.IsFigure) == 1
        && SharedCeilings.Openers.Starts(text.AsSpan(segment.Range.Start))
        && CeilingShapes.IsReceipt(text, segment, figure);

    // True for a sentence that says with a verb of its own what one recipient can get of the shares before it: 单家企业可获得最高支持金额为100万元,
    // 一个企业最高可获得100万元支持.
    // Nothing of its own may stand before the sum: 单个企业首次认定的，最高给予100万元 is a grant.
    private static bool IsWithVerb(string text, Segment segment, IReadOnlyList<RowDraft> rows)
    {
        int figure = GrantFinder.FirstFigure(segment);
        return figure >= 0
            && segment.Tokens[figure].Kind == TokenKind.Money
            && segment.Tokens.CountOf(t => t.IsFigure) == 1
            && segment.Tokens.Any(t => t.Is(Bound.UpTo))
            && SharedCeilings.Openers.Starts(text.AsSpan(segment.Range.Start))
            && FillerWords.UncoveredLength(text, segment, segment.Tokens[figure].Start) == 0
            && rows.Any(r => r.IsQuantified)
            && rows.All(r =>
                !r.IsQuantified || r.Caps.TrueForAll(c => c.Bound == Bound.Exact && c.Token.Value < segment.Tokens[figure].Value)
            );
    }
}
