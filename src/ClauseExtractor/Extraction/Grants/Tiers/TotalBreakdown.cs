using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Excluded;
using ClauseExtractor.Extraction.Grants.Items;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Tiers;

/// <summary>A sum followed by its parts: 分阶段奖励800万元，其中…100万元；…300万元；…400万元.</summary>
internal static class TotalBreakdown
{
    /// <summary>Marks the first row of a sentence as the total where the later ones add up to it.</summary>
    public static void Mark(string text, Sentence sentence, List<RowDraft> rows, int from)
    {
        if (
            rows.Count - from < 3
            || rows[from].Caps is not [var total]
            || rows.Skip(from + 1).Any(r => r.Caps.Count != 1)
            || !text.AsSpan(sentence.Range.Start, sentence.Range.Length).Contains("其中", StringComparison.Ordinal)
        )
            return;
        if (rows.Skip(from + 1).Sum(r => r.Caps[0].Token.Value) == total.Token.Value && total.Per is null)
            rows[from].Caps[0] = total with { Per = Per.Total };
    }

    /// <summary>The rows of parts that stand in brackets behind their sum: 给予10万元奖励(第一年5万元,第二年3万元,第三年2万元); none where they do not add up
    /// to it.</summary>
    public static IReadOnlyList<RowDraft> Bracketed(string text, Segment segment, IReadOnlyList<RowDraft> last)
    {
        var sums = segment.Bracketed.Where(t => t is { Kind: TokenKind.Money, Tag: 0, Upper: null }).ToList();
        if (
            sums.Count < 2
            || last is not [{ Caps: [{ Bound: Bound.Exact } total] } row]
            || sums.Sum(t => t.Value) != total.Token.Value
            || Payers.In(text.AsSpan(segment.Bracketed[0].Start - 1, segment.Bracketed[^1].End - segment.Bracketed[0].Start + 1))
        )
            return [];
        row.Caps[0] = total with { Per = Per.Total, Unit = null };
        return [.. sums.Select(sum => Part(text, segment, row, sum))];
    }

    /// <summary>True where levels of government pay the sum of the row before in parts: 其中省级1200元、市县800元.</summary>
    public static bool IsOfPayers(string text, Segment segment, IReadOnlyList<RowDraft> last) =>
        last is [.., { Caps: [{ Bound: Bound.Exact } total, ..] }]
        && EllipticalRows.Shares(text, segment) is { } parts
        && parts.Sum(p => p.Figure.Token.Value) == total.Token.Value
        && parts.TrueForAll(p =>
            Levels.StartLength(text.AsSpan(p.Who.Start, p.Who.Length)) is > 0 and var level && p.Who.Length - level <= 4
        );

    private static readonly WordList Levels = Words.Of(WordClass.PayerLevel);

    // (其中市级100万元、区级100万元): who pays, not what for.
    private static readonly WordList Payers = Words.Of(WordClass.BreakdownPayer);

    private static RowDraft Part(string text, Segment segment, RowDraft whole, Token sum)
    {
        int start = Math.Max(text.LastIndexOfAny([',', ';', '(', ':', '、'], sum.Start - 1) + 1, segment.Range.Start);
        int end = segment
            .Bracketed.Where(t => t.Start >= start && t.End <= sum.Start && t.Kind is TokenKind.Noun or TokenKind.Verb)
            .Select(t => t.Start)
            .DefaultIfEmpty(sum.Start)
            .First();
        var row = new RowDraft
        {
            Term = whole.Term,
            Condition = end - start >= 2 ? [.. whole.Condition, new TextRange(start, end)] : whole.Condition,
            Beneficiary = whole.Beneficiary,
            Sentence = whole.Sentence,
            Range = new TextRange(start, sum.End),
        };
        row.Caps.Add(new Figure(sum, Bound.Exact, null, null, new TextRange(sum.Start, sum.End), null, default, false));
        return row;
    }

    /// <summary>The rows of shares in a bracket that begins with 其中: 按0.6‰(其中住宅项目按0.3‰)给予奖励.</summary>
    public static IReadOnlyList<RowDraft> Exceptions(string text, Segment segment, IReadOnlyList<RowDraft> last)
    {
        if (
            last is not [{ Rate: { } rate } row]
            || segment.Bracketed.Where(t => t.Kind == TokenKind.Percent && GrantFinder.IsGivenFigure(t)).ToList()
                is not { Count: > 0 } shares
        )
            return [];
        int open = text.LastIndexOf('(', shares[0].Start, shares[0].Start - segment.Range.Start);
        if (open < 0 || !text.AsSpan(open + 1).StartsWith("其中", StringComparison.Ordinal))
            return [];
        var rows = new List<RowDraft>();
        int start = open + 3;
        foreach (var share in shares)
        {
            int end = share.Start;
            while (end > start && text[end - 1] is '按' or '的' or '为')
                end--;
            if (end - start < 2)
                return [];
            rows.Add(
                new RowDraft
                {
                    Term = row.Term,
                    Condition = [.. row.Condition, new TextRange(start, end)],
                    Sentence = row.Sentence,
                    Range = new TextRange(start, share.End),
                    Reading = row.Reading,
                    Base = row.Base,
                    Rate = new Figure(share, rate.Bound, null, null, new TextRange(share.Start, share.End), row.Base, default, false),
                }
            );
            start = share.End + 1;
        }
        return rows;
    }
}
