namespace ClauseExtractor.Extraction.Benefits;

/// <summary>Joins rows of one sentence that speak of one benefit.</summary>
internal static class RowJoins
{
    /// <summary>…给予奖励,对A、B分别给予40万元、50万元: the announcement is no row beside the rows that it announces.</summary>
    public static void DropAnnouncements(List<RowDraft> rows, int from)
    {
        for (int i = rows.Count - 1; i >= from; i--)
            if (!rows[i].IsQuantified && rows.Skip(i + 1)
                .Any(r => r.IsQuantified && r.Term == rows[i].Term && r.Range.Start - rows[i].Range.End < 60))
            {
                // …给予一次性奖励,市级2万元: how it is counted holds for what it announces.
                foreach (var row in rows.Skip(i + 1)
                    .Where(r => rows[i].Per == Per.Once && r.Caps is [{ Per: not (Per.Year or Per.Quarter or Per.Month) }]
                        && r.Term == rows[i].Term))
                    row.Caps[0] = row.Caps[0] with { Per = Per.Once, Unit = null };
                // …给予连续5年奖励,即:地方财政贡献1000万元以上的,按70%: and how long.
                foreach (var row in rows.Skip(i + 1).Where(r => rows[i].Years is not null && r.Term == rows[i].Term))
                    row.Years ??= rows[i].Years;
                rows.RemoveAt(i);
            }
    }

    /// <summary>前三年给予95%的奖励,后两年给予50%的奖励: one row of the highest.</summary>
    public static void JoinYears(List<RowDraft> rows, int from)
    {
        for (int i = rows.Count - 1; i > from; i--)
        {
            var (row, before) = (rows[i], rows[i - 1]);
            if (row.YearPart is not { } later || before.YearPart is not { } first || Highest(row) is not { } share
                || Highest(before) is not { } other)
                continue;
            if (share > other)
                (before.Rate, before.Share, before.RateRange) = (row.Rate, row.Share, row.RateRange);
            (before.RateBound, before.Years, before.Base) = (Bound.UpTo, before.Years is { } sum && sum > first.Years ? sum
                : first.Years + later.Years, before.Base ?? row.Base);
            foreach (var cap in row.Caps)
                if (!before.Caps.Contains(cap))
                    before.Caps.Add(cap);
            before.YearPart = new YearParts.Part(first.Range, first.Years + later.Years);
            before.Range = before.Range with { End = Math.Max(before.Range.End, row.Range.End) };
            rows.RemoveAt(i);
        }
    }

    private static decimal? Highest(RowDraft row) => row.Rate?.Share ?? row.Share;

    /// <summary>一次性补贴1万元,每年租金补贴6000元,期限不超过3年: the years are those of what recurs.</summary>
    public static List<RowDraft> Recurring(List<RowDraft> rows) =>
        rows.FindAll(r => r.Caps.Exists(c => c.Per is Per.Year or Per.Quarter or Per.Month)) is { Count: > 0 } recurring ? recurring : rows;
}
