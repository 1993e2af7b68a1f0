using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Lexing;

namespace ClauseExtractor.Extraction.Grants.Amounts;

/// <summary>What the caps of a row are counted by where that is not said beside them.</summary>
internal static class CapCounters
{
    /// <summary>What the grant as a whole is counted by: as a figure of it says, else its phrase, else what stands before it.</summary>
    public static Per? OfGrant(GrantSource source, GrantFigures figures, Token? counted) =>
        figures.Own.Concat(figures.Before).Select(f => f.Per).FirstOrDefault(p => p is not null)
        ?? figures.Per
        ?? (IsByAcre(source) ? Per.Item : (Per?)counted?.Tag);

    /// <summary>Sets the counters of a row's caps.</summary>
    public static void Set(GrantSource source, RowDraft row, GrantFigures figures, Token? counted)
    {
        // 对标准化改造项目给予每个不超过50万元补助: each of what the condition ends in.
        for (int c = 0; c < row.Caps.Count; c++)
            if (row.Caps[c] is { Per: Per.Item, Unit: "个" } each && GrantCounters.Named(source.Text, row.Condition, each) is { } of)
                row.Caps[c] = each with { Per = of, Unit = null };
        // 秸秆还田亩补助25元.
        if (row.Per is Per.Item or Per.Recipient or Per.Project or Per.Year or Per.Event && row.Caps is [{ Per: null } only])
            row.Caps[0] = only with
            {
                Per = row.Per,
                Unit =
                    row.Per != Per.Item ? null
                    : IsByAcre(source) ? "亩"
                    : counted?.Unit,
            };
        // 每年给予不超过运营支出30%、最高200万元: so is what recurs.
        if (row.Per is Per.Year or Per.Quarter or Per.Month or Per.Event && figures.Shares.Count > 0 && row.Caps is [{ Per: null } yearly])
            row.Caps[0] = yearly with { Per = row.Per };
    }

    private static bool IsByAcre(GrantSource source) => source.Text[Math.Max(0, source.Phrase.Start - 1)] == '亩';
}
