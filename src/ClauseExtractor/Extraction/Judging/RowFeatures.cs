using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>What speaks for and against a row: a vector of numbers between -1 and 1, by <see cref="Names"/>.</summary>
internal static class RowFeatures
{
    /// <summary>The names of the features, in their order in the vector.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "noCap", "caps2", "caps3", "rate", "rateAndCap", "match", "tier", "figures2", "figures3", "figures5", "rows2", "rows4", "spareFigure", "unreadInSentence", "unreadInClause", "given", "givenLow", "givenVeryLow",
        "near1", "near3", "gap1", "gap3", "gap6", "front1", "front3", "front8", "back1", "back3", "back8",
        "sparePer", "sparePerNear", "perNull", "perNullSpare", "perNullWord", "perOnce", "perYear", "perMonth", "perEvent", "perTotal", "perProject", "perItem", "perRecipient", "perTwice", "onceUnused",
        "spareBound", "exactNearBound", "upTo", "exact", "atLeast", "between", "nouns2", "nouns3", "nounFar", "termAbsent", "verbNone", "verbs2", "negation", "distribution", "distributionUnpaired", "whole",
        "nextSpare", "previousSpare", "citedElsewhere", "capShared", "baseNull", "baseShort", "baseLong", "baseFigure", "baseOdd", "years", "yearsUnused", "instalments",
        "conditionNull", "nobody", "conditionLong", "conditionVeryLong", "conditionParts", "conditionBefore", "conditionTwin", "conditionGrant", "conditionOdd", "conditionOpen", "recipientNull", "refersBack",
        "conditionMidWord", "conditionEndOdd", "recipientEndOdd", "figureInCondition", "previousRate", "paymentWords", "termReward", "termSubsidy", "termSupport", "termFunds", "termInterest", "sentenceResidue",
        "new1", "new2", "new4", "new7", "newPerFigure", "givenSpread", "nearAndExact", "nearAndPerNull", "beforeOdd", "spareAndNoCap2", "within1", "within3", "capInOwnRow", "rateInOtherRow", "otherBefore", "otherBehind",
        "documentUnread", "documentSpare", "documentResidue", "documentNew", "noNoun", "unpaired", "noCondition", "stacked", "noBase", "sharedCap", "crowded",
    ];

    private static readonly WordList YearWords = new("期限", "年限", "为期", "连续", "年内", "个月", "每年", "第一年", "首年", "逐年", "分年"), Counting = new("每", "单", "各", "户", "家", "人均", "次"),
        Odd = new("的", "并", "且", "者", "及", "和", "与", "或", "以上", "以下", "元", "年", "内", "后", "等", "可", "给", "予", ")", "”", "、"), References = new("其中", "上述", "以上", "同时", "前款", "此外", "对其", "另", "再");

    // What a condition or a recipient ends in.
    private static readonly WordList Ends = new(
        "的", "者", "企业", "单位", "机构", "项目", "人员", "人才", "平台", "后", "时", "中心", "团队", "个人", "公司", "园区", "基地", "组织", "协会", "学校", "院校", "医院", "街道", "社区", "村", "县", "市", "区", "镇", "家庭", "农户", "农民", "职工", "毕业生", "院士", "博士", "硕士", "本科生", "主体", "合作社", "实验室", "载体",
        "经认定", "经评审", "经评审认定", "经审核", "旅行社", "展会", "活动", "等", "奖", "事务所", "房", "岗位", "老年人", "残疾人", "运营商", "用户", "银行", "产品", "专利", "标准", "工厂", "车间", "品牌", "商标", "证书", "设备", "作品", "券", ")", "”"),
        Payment = new("预拨", "拨付", "兑付", "验收后", "列支", "留取", "提取", "余款", "首付", "分期");

    // What stands right before a condition in a sentence.
    private const string Leads = "对给由为在从向以将按于凡则且并";

    private static bool IsWord(char c) => c is >= '一' and <= '鿿';

    /// <param name="shared">True where a cap's words stand on another row, too.</param>
    /// <param name="flags">The reader's own doubts as bits.</param>
    public static float[] Read(
        string folded, Benefit row, RowSentence sentence, RowSentence? previous, RowSentence? next, bool shared, int unreadInClause, DocumentDoubt document, int flags, FamiliarWording familiar)
    {
        var values = new float[Names.Count];
        int at = 0;
        void Put(bool fact) => values[at++] = fact ? 1 : 0;
        void Number(double value) => values[at++] = (float)Math.Clamp(value, -1, 1);

        var cited = row.Caps.Select(c => c.Span).Concat(row.Rate is { } r ? [r.Span] : []).Select(s => new TextRange(s.Start, s.End)).ToList();
        var own = sentence.Figures.Where(f => cited.Exists(c => Overlap(c, f.Context.Mention.Range))).ToList();
        int figures = sentence.Figures.Count(f => f.Context.Mention.Plain);
        double given = own.Count > 0 ? own.Min(f => f.Given) : 0.5;
        int first = cited.Count > 0 ? Math.Max(sentence.Range.Start, cited.Min(c => c.Start)) : row.Span.Start, last = cited.Count > 0 ? Math.Min(sentence.Range.End, Math.Max(first, cited.Where(c => c.Start < sentence.Range.End).Select(c => c.End).DefaultIfEmpty(first).Max())) : row.Span.End;

        Put(row.Caps.Count == 0);
        Put(row.Caps.Count == 2);
        Put(row.Caps.Count > 2);
        Put(row.Rate is not null);
        Put(row.Rate is not null && row.Caps.Count > 0);
        Put(row.Match is not null);
        Put(row.Tier is not null);
        Put(figures >= 2);
        Put(figures >= 3);
        Put(figures >= 5);
        Put(sentence.Rows.Count >= 2);
        Put(sentence.Rows.Count >= 4);
        Put(sentence.Figures.Any(Spare));
        Put(sentence.Figures.Any(f => f.Role == FigureRole.Unread));
        Put(unreadInClause > 0);
        Number(Math.Log(Math.Max(given, 1e-3) / Math.Max(1 - given, 1e-3)) / 6);
        Put(given < 0.8);
        Put(given < 0.4);

        int near = cited.Sum(c => sentence.Residue(c.Start - 6, c.Start)) + cited.Sum(c => sentence.Residue(c.End, c.End + 6));
        int conditionEnd = row.ConditionSpans.Where(s => s.Start >= sentence.Range.Start && s.End <= first).Select(s => s.End).DefaultIfEmpty(sentence.Range.Start).Max();
        int conditionStart = row.ConditionSpans.Concat(row.BeneficiarySpan is { } b ? [b] : []).Where(s => s.Start >= sentence.Range.Start && s.Start < sentence.Range.End).Select(s => s.Start).DefaultIfEmpty(first).Min();
        int gap = sentence.Residue(conditionEnd, last), front = sentence.Residue(sentence.Range.Start, conditionStart), back = sentence.Residue(last, NextFigure(sentence, last));
        Steps(near, 1, 3);
        Steps(gap, 1, 3, 6);
        Steps(front, 1, 3, 8);
        Steps(back, 1, 3, 8);

        var segment = Segment(folded, sentence.Range, first, last);
        var spare = sentence.Tokens.Where(sentence.IsSpare).ToList();
        bool sparePer = spare.Exists(t => t.Kind == TokenKind.Per), sparePerNear = spare.Exists(t => t.Kind == TokenKind.Per && segment.Contains(t.Start)), perNull = row.Caps.Any(c => c.Per is null);
        Put(sparePer);
        Put(sparePerNear);
        Put(perNull);
        Put(perNull && sparePerNear);
        Put(perNull && Counting.In(folded.AsSpan(segment.Start, segment.Length)));
        for (var per = Per.Once; per <= Per.Recipient; per++)
            if (per != Per.Quarter)
                Put(row.Caps.Any(c => c.Per == per));
        Put(row.Caps.Any(c => sentence.Tokens.Count(t => t.Kind == TokenKind.Per && t.Start >= c.Span.Start && t.End <= c.Span.End) > 1));
        Put(folded.AsSpan(segment.Start, segment.Length).Contains("一次性", StringComparison.Ordinal) && !row.Caps.Any(c => c.Per == Per.Once));

        Put(spare.Exists(t => t.Kind == TokenKind.Bound && segment.Contains(t.Start)));
        Put(Bounds(row).Contains(Bound.Exact) && sentence.Tokens.Any(t => t.Kind == TokenKind.Bound && cited.Exists(c => t.Start >= c.Start - 10 && t.End <= c.End + 6) && !RowSentence.Within(sentence.Conditions, t.Start)));
        for (var bound = Bound.UpTo; bound <= Bound.Between; bound++)
            Put(Bounds(row).Contains(bound));

        var nouns = sentence.Tokens.Where(t => t.Kind == TokenKind.Noun).ToList();
        int kinds = nouns.Select(t => folded[t.Start..t.End]).Distinct().Count(), verbs = sentence.Tokens.Count(t => t.Kind == TokenKind.Verb);
        Put(kinds >= 2);
        Put(kinds >= 3);
        Put(cited.Count > 0 && !nouns.Exists(n => cited.Exists(c => n.Start >= c.Start - 8 && n.End <= c.End + 10)));
        Put(!folded.AsSpan(sentence.Range.Start, sentence.Range.Length).Contains(row.Term, StringComparison.Ordinal));
        Put(verbs == 0);
        Put(verbs >= 2);
        Put(sentence.Tokens.Any(t => t.Kind == TokenKind.Negation));
        bool distribution = sentence.Tokens.Any(t => t.Kind == TokenKind.Distribution);
        Put(distribution);
        Put(distribution && row.Tier is null);
        Put(sentence.Tokens.Any(t => t.Kind == TokenKind.Whole));

        Put(next?.Figures.Any(Spare) == true);
        Put(previous?.Figures.Any(Spare) == true);
        Put(cited.Exists(c => !sentence.Range.Contains(c.Start)));
        Put(shared);
        string? of = row.Rate?.Base;
        Put(row.Rate is not null && of is null);
        Put(of is { Length: < 3 });
        Put(of is { Length: > 14 });
        Put(of is not null && of.AsSpan().IndexOfAnyInRange('0', '9') >= 0);
        Put(of is not null && (Odd.Starts(TextFold.Fold(of)) || of.AsSpan().IndexOfAny(',', '，', '。') >= 0));
        Put(row.Years is not null);
        Put(row.Years is null && YearWords.In(folded.AsSpan(segment.Start, segment.Length)));
        Put(row.InstalmentYears is not null);

        string condition = TextFold.Fold(row.Condition ?? "");
        Put(row.Condition is null);
        Put(row.Condition is null && row.Beneficiary is null);
        Put(condition.Length > 50);
        Put(condition.Length > 100);
        Put(row.ConditionSpans.Count > 1);
        Put(row.ConditionSpans.Any(s => s.Start < sentence.Range.Start));
        Put(sentence.Rows.Exists(o => o != row && o.Term == row.Term && o.Condition == row.Condition && o.Beneficiary == row.Beneficiary));
        Put(sentence.Tokens.Any(t => t.Kind is TokenKind.Verb or TokenKind.Noun && row.ConditionSpans.Any(s => t.Start >= s.Start && t.End <= s.End)));
        Put(condition.Length > 0 && (Odd.Starts(condition) || condition[0] == ','));
        Put(condition.AsSpan().Count('(') != condition.AsSpan().Count(')') || condition.AsSpan().Count('“') != condition.AsSpan().Count('”'));
        Put(row.Beneficiary is null);
        Put(References.Starts(folded.AsSpan(sentence.Range.Start, sentence.Range.Length)));

        var parts = row.ConditionSpans.Concat(row.BeneficiarySpan is { } whom ? [whom] : []).ToList();
        Put(parts.Exists(p => p.Start > 0 && IsWord(folded[p.Start - 1]) && !Leads.Contains(folded[p.Start - 1])));
        Put(row.ConditionSpans.Count > 0 && !Ends.Ends(folded.AsSpan(row.ConditionSpans[^1].Start, row.ConditionSpans[^1].End - row.ConditionSpans[^1].Start).TrimEnd("，, ")));
        Put(row.BeneficiarySpan is { } end && !Ends.Ends(folded.AsSpan(end.Start, end.End - end.Start)));
        Put(sentence.Figures.Any(f => f.Given > 0.3 && row.ConditionSpans.Any(s => Overlap(new TextRange(s.Start, s.End), f.Context.Mention.Range))));
        Put(row.Rate is null && previous is { Rows: [.., { Rate: not null, Caps.Count: 0 }] });
        Put(Payment.In(folded.AsSpan(sentence.Range.Start, sentence.Range.Length)));
        Put(row.Term is "奖励" or "奖补" or "奖金");
        Put(row.Term is "补贴" or "补助" or "资助");
        Put(row.Term is "支持" or "扶持");
        Put(row.Term is "资金" or "经费");
        Put(row.Term is "贴息" or "补偿" or "代偿" or "返还");
        Number(sentence.Residue(sentence.Range.Start, sentence.Range.End) / Math.Max(20.0, sentence.Range.Length) * 2);

        int unfamiliar = own.Sum(f => familiar.New(folded, sentence.Range, f.Context.Mention.Range));
        Steps(unfamiliar, 1, 2, 4, 7);
        Number(own.Count == 0 ? 0.5 : unfamiliar / (8.0 * own.Count));
        Number(own.Count == 0 ? 0 : own.Max(f => f.Given) - given);
        Put(near > 0 && Bounds(row).Contains(Bound.Exact));
        Put(near > 0 && perNull);
        Put(cited.Exists(c => sentence.Residue(c.Start - 3, c.Start) >= 2));
        Put(sentence.Figures.Any(Spare) && row.Caps.Count < 2);
        int within = cited.Sum(c => sentence.Residue(c.Start, c.End));
        Steps(within, 1, 3);
        // A share and its cap that became two rows.
        var others = sentence.Rows.Where(o => o != row && o.Term == row.Term).ToList();
        Put(row.Rate is not null && row.Caps.Count == 0 && others.Exists(o => o.Rate is null && o.Caps.Count > 0));
        Put(row.Rate is null && row.Caps.Count > 0 && others.Exists(o => o.Rate is not null && o.Caps.Count == 0));
        Put(others.Exists(o => o.Span.Start < row.Span.Start && o.Tier is null));
        Put(others.Exists(o => o.Span.Start > row.Span.Start && o.Tier is null));
        Number(document.Unread * 4);
        Number(document.Spare * 2);
        Number(document.Residue / 12);
        Number(document.New / 8);
        for (int bit = 0; bit < 8; bit++)
            if (bit != 3)
                Put((flags & (1 << bit)) != 0);
        return values;

        void Steps(int value, params ReadOnlySpan<int> steps)
        {
            foreach (int step in steps)
                Put(value >= step);
        }
    }

    /// <summary>A figure that no row rests on and that may well be given.</summary>
    public static bool Spare(JudgedFigure figure) => figure.Role != FigureRole.Benefit && figure.Given > 0.15;

    private static HashSet<Bound> Bounds(Benefit row) => [.. row.Caps.Select(c => c.Bound), .. row.Rate is { } rate ? [rate.Bound] : Array.Empty<Bound>()];

    private static int NextFigure(RowSentence sentence, int from) =>
        sentence.Figures.Where(f => f.Context.Mention.Range.Start >= from).Select(f => f.Context.Mention.Range.Start).DefaultIfEmpty(sentence.Range.End).Min();

    // The commas around the figures of a row.
    private static TextRange Segment(string folded, TextRange sentence, int start, int end)
    {
        while (start > sentence.Start && folded[start - 1] != ',')
            start--;
        while (end < sentence.End && folded[end] != ',')
            end++;
        return new TextRange(start, end);
    }

    private static bool Overlap(TextRange a, TextRange b) => a.Start < b.End && b.Start < a.End;
}

/// <summary>How unfamiliar a document is.</summary>
/// <param name="Unread">Share of its figures that could not be read.</param>
/// <param name="Spare">Share of its figures that may be given and stand in no row.</param>
/// <param name="Residue">Characters that nothing accounts for between a condition and its figure, on average.</param>
/// <param name="New">Pairs of characters beside its given figures that are new, on average.</param>
internal readonly record struct DocumentDoubt(double Unread, double Spare, double Residue, double New);
