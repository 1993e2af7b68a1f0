using ClauseExtractor.Extraction.Grants.Excluded;
using ClauseExtractor.Extraction.Judging;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Figures;

/// <summary>Roles that the words right beside a figure make certain, whatever the tagger takes it for.</summary>
internal static class FigureRules
{
    private static readonly WordList Deeds = Words.Of(WordClass.StepDeed),
        Loans = Words.Of(WordClass.LoanWord),
        Sizes = Words.Of(WordClass.LoanSize),
        Payments = Words.Of(WordClass.PaymentDeed),
        Bearing = Words.Of(WordClass.CostBearing),
        Own = Words.Of(WordClass.OwnCost),
        Privates = Words.Of(WordClass.PrivatePayer),
        Floors = new("不足", "低于", "未达到", "未达", "少于", "不满"),
        Parts = new("个年度", "年", "期", "批", "次", "笔", "阶段");

    /// <summary>The role of a figure that no row rests on; null where its words leave it open.</summary>
    public static FigureRole? Certain(string folded, TextRange figure, TextRange sentence, FigureEvidence evidence)
    {
        int from = figure.Start,
            to = figure.End;
        while (from > sentence.Start && folded[from - 1] is not (',' or ':'))
            from--;
        while (to < sentence.End && folded[to] is not (',' or ':'))
            to++;
        var before = folded.AsSpan(from, figure.Start - from);
        var after = folded.AsSpan(figure.End, to - figure.End);
        if (IsStep(before) || evidence.HasFlag(FigureEvidence.Condition) && IsMeasure(after))
            return FigureRole.Threshold;
        // 不足1万元的不予奖补
        if (Floors.Ends(before) && !after.IsEmpty && after[0] == '的')
            return FigureRole.Threshold;
        if (IsLoan(before))
            return FigureRole.Loan;
        // 提名奖减半: the row says that an amount before it changes.
        if (evidence.HasFlag(FigureEvidence.WithinBareRow) && folded.AsSpan(figure.Start, figure.Length) is "减半")
            return FigureRole.Other;
        int previous = from - 1;
        while (previous > sentence.Start && folded[previous - 1] is not (',' or ':'))
            previous--;
        if (
            before is "每年" or "每期" or "每次"
            && from > sentence.Start
            && folded.AsSpan(previous, from - 1 - previous) is var parted
            && IsParted(parted, default, parted.LastIndexOf('分'))
        )
            return FigureRole.Payment;
        // 迁入当年兑现50%; 市级承担12万元、区级承担8万元: how it is paid, and by whom.
        if (
            folded[figure.End - 1] == '%' && Payments.Ends(before)
            || Bearing.Ends(before) && Payers.Stands(before[^Math.Min(before.Length, 8)..])
        )
            return FigureRole.Payment;
        // 农户自负三成, 企业承担20%
        if (Own.Ends(before) || Bearing.Ends(before) && Privates.In(before[^Math.Min(before.Length, 8)..]))
            return FigureRole.Duty;
        return IsParted(before, after, before.LastIndexOf('分')) || folded[figure.End - 1] == '%' && IsPartedBehind(after)
            ? FigureRole.Payment
            : null;
    }

    // 每增长1个百分点, 每100万美元营业额: how large a step is.
    private static bool IsStep(ReadOnlySpan<char> before)
    {
        int each = before.LastIndexOf('每');
        if (each < 0)
            return false;
        var words = before[(each + 1)..];
        return words.IsEmpty || Deeds.StartLength(words) == words.Length;
    }

    // 500万—1000万元的, 15%以上: it measures somebody, and a condition ends with it.
    private static bool IsMeasure(ReadOnlySpan<char> after) =>
        !after.IsEmpty && (after[0] is '以' or '及' or '(' && after.Contains('的') || after[0] is '的' or '-' or '~');

    // 单户贷款额度不超过30万元
    private static bool IsLoan(ReadOnlySpan<char> before)
    {
        for (int at = Math.Max(0, before.Length - 12); at < before.Length; at++)
            if (Loans.StartLength(before[at..]) is > 0 and var length && Sizes.Starts(before[(at + length)..]))
                return true;
        return false;
    }

    // 按30%、30%、40%比例分三年发放
    private static bool IsPartedBehind(ReadOnlySpan<char> after)
    {
        int part = after.IndexOf("比例分", StringComparison.Ordinal);
        return part >= 0
            && after[..part].Trim("0123456789.%、和的").IsEmpty
            && part + 5 <= after.Length
            && (Parts.Starts(after[(part + 4)..]) || Parts.Starts(after[(part + 5)..]));
    }

    // 分两年…拨付, 分三年按40%、30%、30%比例拨付
    private static bool IsParted(ReadOnlySpan<char> before, ReadOnlySpan<char> after, int part)
    {
        for (int length = 1; part >= 0 && length <= 2 && part + 1 + length < before.Length; length++)
            if (Parts.Starts(before[(part + 1 + length)..]))
                return Payments.In(after) || Payments.In(before[part..]);
        return false;
    }
}
