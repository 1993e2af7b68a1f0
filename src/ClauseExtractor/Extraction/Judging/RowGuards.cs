using System.Buffers;
using ClauseExtractor.Extraction.Grants.Recipients;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Tiers;
using ClauseExtractor.Extraction.Grants.Years;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>Rows that cannot be right as they stand, whatever else speaks for them: they are never sure.</summary>
internal static class RowGuards
{
    /// <summary>The name of the feature.</summary>
    public const string Name = "guarded";

    /// <summary>The logarithm of the product of a row's parts that such a row has at most.</summary>
    public static readonly double Most = Math.Log(0.8);

    /// <summary>
    /// True where a row has two ceilings of one kind, tiers of an earlier list that it is not paired with, years that its condition still
    /// names, or no ceiling where what is added to it has one; or a condition that is no phrase.
    /// </summary>
    public static bool Holds(RowView view)
    {
        var row = view.Row;
        var caps = view.Caps;
        for (int i = 1; i < caps.Length; i++)
        for (int k = 0; k < i; k++)
            if (caps[i].Per == caps[k].Per && caps[i].Bound == caps[k].Bound)
                return true;
        if (IsFragment(view) || HasTwin(view) || NamesSums(view) || IsOfRecipient(row))
            return true;
        bool unpaired = (view.Hint.Doubts & (1 << (int)ConfidenceFlag.UnpairedTiers)) != 0;
        foreach (var range in view.Conditions)
            if (
                unpaired && TierPairs.GoesOn(view.Folded.AsSpan(range.Start, range.Length))
                || row.Years is not null && row.Rate is not null && YearParts.Last(view.Folded, range) is not null
            )
                return true;
        foreach (var other in view.Sentence.Rows)
            if (
                !ReferenceEquals(other, row)
                && other.Term == row.Term
                && other.Span.Start >= row.Span.Start
                && other.Caps is [{ Per: not Per.Recipient }, .., { Bound: Bound.UpTo } ceiling]
                && Steps.Opens(
                    view.Folded.AsSpan(
                        row.Span.End < other.Span.End ? row.Span.End : other.Span.Start,
                        Math.Max(0, other.Span.End - row.Span.End)
                    )
                )
                && row.Caps.All(c => c.Bound != Bound.UpTo && c.Amount < ceiling.Amount)
            )
                return true;
        return false;
    }

    // 省级一等奖30万元、二等奖20万元的标准: sums that others get are no condition.
    private static bool NamesSums(RowView view)
    {
        int sums = 0;
        foreach (var range in view.Conditions)
        {
            if (!MayHoldSums(view.Folded.AsSpan()[Math.Max(0, range.Start - 1)..range.End]))
                continue;
            var tokens = Lexer.Read(view.Folded, range);
            for (int i = 0; i < tokens.Count; i++)
                if (
                    tokens[i] is { Kind: TokenKind.Money, Tag: 0, Upper: null, Depth: 0 }
                    && !(i > 0 && tokens[i - 1].Kind is TokenKind.Bound or TokenKind.Threshold)
                    && !(i + 1 < tokens.Count && tokens[i + 1].Kind is TokenKind.Bound && tokens[i + 1].Start == tokens[i].End)
                    && (i == 0 || tokens[i - 1].Kind != TokenKind.Enumeration || !tokens[..i].Exists(t => t.IsFigure && t.Tag != 0))
                )
                    sums++;
        }
        return sums > 1;
    }

    // A sum has a currency behind it or before it, or a large unit.
    private static bool MayHoldSums(ReadOnlySpan<char> words) => words.ContainsAny(SumMarks);

    private static readonly SearchValues<char> SumMarks = SearchValues.Create("元圆块角美港欧日英澳币¥￥十拾廿百佰千仟万萬亿億wW");

    // 给予主体的50%: nothing is a share of who gets it.
    private static bool IsOfRecipient(Benefit row) => row.Rate?.Base is { } of && GrantRecipient.Ends(of) && !Costs.Ends(of);

    // 差额部分由市财政承担60%、区财政承担40%: shares that make up a whole tell who pays.
    private static bool HasTwin(RowView view)
    {
        foreach (var other in view.Sentence.Rows)
            if (
                !ReferenceEquals(other, view.Row)
                && view.Row.Rate is { } rate
                && other.Rate is { } rest
                && rate.Value + rest.Value == 1
                && other.Term == view.Row.Term
                && other.Condition == view.Row.Condition
            )
                return true;
        return false;
    }

    // 保费的, (一)次性, 前两年每天, 免费住宿和: a cost alone, the rest of a word, the count of the sum, one side of a pair.
    private static bool IsFragment(RowView view)
    {
        var spans = view.Row.ConditionSpans;
        if (spans.Count == 0)
            return false;
        var end = view.Folded.AsSpan(spans[^1].Start, spans[^1].End - spans[^1].Start).TrimEnd(",的");
        if (Unfinished.Ends(end) || spans.Count == 1 && Costs.StartLength(end) == end.Length)
            return true;
        foreach (var span in spans)
            if (BreaksWord(view.Folded, span.Start))
                return true;
        return false;
    }

    // The longest word of the vocabulary that begins shortly before a place goes on behind it.
    private static bool BreaksWord(string folded, int at)
    {
        for (int i = Math.Max(0, at - 2); i < at; i++)
            if (Vocabulary.Default.At(folded.AsSpan(i)) is { Kind: TokenKind.Per or TokenKind.Noun } word && i + word.Text.Length > at)
                return true;
        return false;
    }

    private static readonly WordList Unfinished = new("每天", "每日", "和", "及", "与", "、");

    private static readonly WordList Costs = Words.Of(WordClass.BaseHeadNoun);
}
