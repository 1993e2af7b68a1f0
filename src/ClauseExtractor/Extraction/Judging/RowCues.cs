using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>The features of a row that its sentence's cues give: what is counted by, how it is bounded, what is given.</summary>
internal static class RowCues
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "sparePer",
        "sparePerNear",
        "perNull",
        "perNullSpare",
        "perNullWord",
        "nearAndPerNull",
        "perOnce",
        "perYear",
        "perQuarter",
        "perMonth",
        "perEvent",
        "perTotal",
        "perProject",
        "perItem",
        "perRecipient",
        "perTwice",
        "onceUnused",
        "spareBound",
        "exactNearBound",
        "nearAndExact",
        "upTo",
        "exact",
        "atLeast",
        "between",
        "nouns2",
        "nouns3",
        "nounFar",
        "termAbsent",
        "verbNone",
        "verbs2",
        "negation",
        "distribution",
        "distributionUnpaired",
        "whole",
        "conditionGrant",
        "paymentWords",
        "reference",
        "yearsUnused",
    ];

    private static readonly WordList YearWords =
            new("期限", "年限", "为期", "连续", "年内", "个月", "每年", "第一年", "首年", "逐年", "分年"),
        Counting = new("每", "单", "各", "户", "家", "人均", "次", "一次", "一笔"),
        References = new("其中", "上述", "以上", "同时", "前款", "此外", "对其", "另", "再"),
        Payment = new("预拨", "拨付", "兑付", "验收后", "列支", "留取", "提取", "余款", "首付", "分期");

    /// <param name="near">Characters beside the figures that nothing accounts for.</param>
    public static void Read(RowView view, int near, ref FeatureWriter writer)
    {
        var (row, sentence, folded) = (view.Row, view.Sentence, view.Folded);
        bool sparePer = false,
            sparePerNear = false,
            spareBound = false,
            nearBound = false,
            negation = false,
            distribution = false,
            whole = false,
            grant = false,
            nounNear = false,
            twice = false;
        int verbs = 0,
            kinds = 0,
            first = 0,
            second = 0,
            perWithin = 0;
        foreach (var token in sentence.Tokens)
        {
            switch (token.Kind)
            {
                case TokenKind.Per:
                    if (sentence.IsSpare(token))
                        (sparePer, sparePerNear) = (true, sparePerNear || view.Segment.Contains(token.Start));
                    foreach (var cap in view.Caps)
                        if (token.Start >= cap.Span.Start && token.End <= cap.Span.End)
                            perWithin++;
                    break;
                case TokenKind.Bound:
                    spareBound = spareBound || view.Segment.Contains(token.Start) && sentence.IsSpare(token);
                    foreach (var cited in view.Cited)
                        nearBound =
                            nearBound
                            || token.Start >= cited.Start - 10
                                && token.End <= cited.End + 6
                                && !RowSentence.Within(sentence.Conditions, token.Start);
                    break;
                case TokenKind.Noun:
                    // Three kinds at most are told apart.
                    int kind = string.GetHashCode(folded.AsSpan(token.Start, token.End - token.Start), StringComparison.Ordinal);
                    if (kinds == 0 || kind != first && (kinds == 1 || kind != second && kinds == 2))
                        (first, second, kinds) = (kinds == 0 ? kind : first, kinds == 1 ? kind : second, kinds + 1);
                    foreach (var cited in view.Cited)
                        nounNear = nounNear || token.Start >= cited.Start - 8 && token.End <= cited.End + 10;
                    grant = grant || view.IsCondition(token.Start, token.End);
                    break;
                case TokenKind.Verb:
                    verbs++;
                    grant = grant || view.IsCondition(token.Start, token.End);
                    break;
                case TokenKind.Negation:
                    negation = true;
                    break;
                case TokenKind.Distribution:
                    distribution = true;
                    break;
                case TokenKind.Whole:
                    whole = true;
                    break;
            }
        }
        twice = perWithin > row.Caps.Count;
        bool perNull = false;
        foreach (var cap in view.Caps)
            perNull = perNull || cap.Per is null;
        writer.Put(sparePer);
        writer.Put(sparePerNear);
        writer.Put(perNull);
        writer.Put(perNull && sparePerNear);
        writer.Put(perNull && Counting.In(view.SegmentWords));
        writer.Put(perNull && near > 0);
        for (var per = Per.Once; per <= Per.Recipient; per++)
            writer.Put(view.Has(per));
        writer.Put(twice);
        writer.Put(!view.Has(Per.Once) && view.SegmentWords.Contains("一次性", StringComparison.Ordinal));
        writer.Put(spareBound);
        writer.Put(nearBound && view.Has(Bound.Exact));
        writer.Put(near > 0 && view.Has(Bound.Exact));
        for (var bound = Bound.UpTo; bound <= Bound.Between; bound++)
            writer.Put(view.Has(bound));
        writer.Put(kinds >= 2);
        writer.Put(kinds >= 3);
        writer.Put(view.Cited.Count > 0 && !nounNear);
        writer.Put(!folded.AsSpan(sentence.Range.Start, sentence.Range.Length).Contains(row.Term, StringComparison.Ordinal));
        writer.Put(verbs == 0);
        writer.Put(verbs >= 2);
        writer.Put(negation);
        writer.Put(distribution);
        writer.Put(distribution && row.Tier is null);
        writer.Put(whole);
        writer.Put(grant);
        var words = folded.AsSpan(sentence.Range.Start, sentence.Range.Length);
        writer.Put(Payment.In(words));
        writer.Put(References.Starts(words));
        writer.Put(row.Years is null && YearWords.In(view.SegmentWords));
    }
}
