using ClauseExtractor.Extraction.Grants.Years;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Rows;

/// <summary>Joins rows of one sentence that speak of one benefit.</summary>
internal static class RowJoins
{
    /// <summary>…给予奖励,对A、B分别给予40万元、50万元: the announcement is no row beside the rows that it announces.</summary>
    public static void DropAnnouncements(List<RowDraft> rows, int from)
    {
        for (int i = rows.Count - 1; i >= from; i--)
            if (!rows[i].IsQuantified)
                DropAnnouncement(rows, i);
    }

    private static void DropAnnouncement(List<RowDraft> rows, int i)
    {
        if (rows.Skip(i + 1).Any(r => r.IsQuantified && r.Term == rows[i].Term && r.Range.Start - rows[i].Range.End < 60))
        {
            // …给予一次性奖励,市级2万元: how it is counted holds for what it announces.
            foreach (
                var row in rows.Skip(i + 1)
                    .Where(r =>
                        rows[i].Per == Per.Once && r.Caps is [{ Per: not (Per.Year or Per.Quarter or Per.Month) }] && r.Term == rows[i].Term
                    )
            )
                row.Caps[0] = row.Caps[0] with { Per = Per.Once, Unit = null };
            // 满一年的,给予生活补贴,标准为博士每月3000元、硕士每月1500元: and for whom.
            foreach (
                var row in rows.Skip(i + 1)
                    .Where(r =>
                        r.Term == rows[i].Term
                        && r.Reading is null
                        && r.Condition is [var own]
                        && rows[i].Condition is [.., var shared]
                        && shared.End < own.Start
                    )
            )
                row.Condition = [.. rows[i].Condition, .. row.Condition];
            // …给予连续5年奖励,即:地方财政贡献1000万元以上的,按70%: and how long.
            foreach (var row in rows.Skip(i + 1).Where(r => rows[i].Years is not null && r.Term == rows[i].Term))
                row.Years ??= rows[i].Years;
            rows.RemoveAt(i);
        }
    }

    /// <summary>前三年给予95%的奖励,后两年给予50%的奖励: one row of the highest.</summary>
    public static void JoinYears(string text, List<RowDraft> rows, int from)
    {
        for (int i = rows.Count - 1; i > from; i--)
        {
            var (row, before) = (rows[i], rows[i - 1]);
            if (
                row.YearPart is not { } later
                || (before.YearPart ?? Opening(text, before, later)) is not { } first
                || Highest(row) is not { } share
                || Highest(before) is not { } other
            )
                continue;
            var words = new TextRange(Math.Min(Words(before).Start, Words(row).Start), Math.Max(Words(before).End, Words(row).End));
            if (share > other)
                (before.Rate, before.Share) = (row.Rate, row.Share);
            before.RateRange = words;
            before.Rate = before.Rate is { } rate ? rate with { Range = words } : null;
            (before.RateBound, before.Years, before.Base) = (
                Bound.UpTo,
                before.Years is { } sum && sum > first.Years ? sum : first.Years + later.Years,
                before.Base ?? row.Base
            );
            foreach (var cap in row.Caps)
                if (!before.Caps.Contains(cap))
                    before.Caps.Add(cap);
            before.YearPart = new YearParts.Part(first.Range, first.Years + later.Years);
            before.Range = before.Range with { End = Math.Max(before.Range.End, row.Range.End) };
            rows.RemoveAt(i);
        }
    }

    // 两年内全额返还,之后三年减半返还: the years before 之后.
    private static YearParts.Part? Opening(string text, RowDraft row, YearParts.Part later) =>
        text[later.Range.Start] is '之' or '此' or '随' or '其' or '后'
        && row.Condition is [.., var last]
        && YearSpans.Until(text, last) is { } years
            ? new YearParts.Part(last with { Start = last.End }, years)
            : null;

    private static TextRange Words(RowDraft row) => row.Rate?.Range ?? row.RateRange ?? row.Range;

    /// <summary>三年内,对其租用的用房给予补贴,最高每年不超过60万元: how long what runs by year runs, where only a ceiling behind tells that it does.</summary>
    public static void RunByYear(string text, List<RowDraft> rows, int from)
    {
        for (int i = from; i < rows.Count; i++)
            if (rows[i] is { Years: null, Recurs: true } row)
                row.Years = Run(text, row);
    }

    private static int? Run(string text, RowDraft row)
    {
        return row.YearPart is { Range.Start: var part, Years: var run } && text[part] == '前'
            ? run
            : row.Condition.Select(c => YearSpans.Until(text, c)).FirstOrDefault(y => y is not null);
    }

    private static decimal? Highest(RowDraft row) => row.Rate?.Share ?? row.Share;

    /// <summary>顶尖人才给予200万元购房补贴,领军人才给予100万元购房补贴,分五年发放: all of one noun in the statement are paid so.</summary>
    public static List<RowDraft> PaidAlike(List<RowDraft> rows, List<RowDraft> last, int start) =>
        last is [.., { } end]
            ? rows.FindAll(r =>
                last.Contains(r)
                || (r.Range.Start >= start || SharesCeiling(r, end)) && r.Term == end.Term && r.IsQuantified && r.InstalmentYears is null
            )
            : last;

    // …按1%奖励;…按1.5%奖励,累计不超过1000万元,分三年兑现: one ceiling over both is paid so.
    private static bool SharesCeiling(RowDraft row, RowDraft end) =>
        row.Sentence == end.Sentence
        && end.Caps is [.., { Bound: Bound.UpTo } most]
        && row.Caps.Exists(c => c.Token.Start == most.Token.Start);

    /// <summary>
    /// The rows that what stands behind them runs for: 补贴期限不超过两年 is that of the grants of its statement and of those before it that
    /// are worded alike (本科每月1000元;硕士每月2000元,期限三年), not of a reward for something else. 一次性补贴1万元,每年租金补贴6000元,期限不超过3年: of what recurs.
    /// </summary>
    /// <param name="sentence">The rows of the sentence so far, in order.</param>
    /// <param name="last">Those of the grant right before.</param>
    /// <param name="statement">Where the statement begins.</param>
    public static List<RowDraft> Running(List<RowDraft> sentence, List<RowDraft> last, int statement)
    {
        if (last is not [.., { } end])
            return last;
        var rows = sentence.FindAll(r =>
            last.Contains(r) || r.Years is null && r.Term == end.Term && (r.Range.End > statement || IsCountedAlike(r, end))
        );
        return rows.Exists(r => r.Recurs) ? rows.FindAll(r => r.Recurs || r.Caps.Count == 0) : rows;
    }

    // Both are shares, or both are sums, counted by the same.
    private static bool IsCountedAlike(RowDraft row, RowDraft end) =>
        (Highest(row) is null) == (Highest(end) is null)
        && row.Caps.Select(c => (c.Per, c.Bound)).SequenceEqual(end.Caps.Select(c => (c.Per, c.Bound)));
}
