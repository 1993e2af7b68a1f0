using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Grants.Amounts;

/// <summary>What the caps of a row are counted by where that is not said beside them.</summary>
internal static class CapCounters
{
    /// <summary>What the grant as a whole is counted by: as a figure of it says, else its phrase, else what stands before it.</summary>
    public static Per? OfGrant(GrantSource source, GrantFigures figures, Token? counted) =>
        figures.Own.Find(f => f.Per is not null)?.Per
        ?? figures.Before.Find(f => f.Per is not null)?.Per
        ?? figures.Per
        ?? (IsByAcre(source) ? Per.Item : (Per?)counted?.Tag);

    /// <summary>Sets the counters of a row's caps.</summary>
    public static void Set(GrantSource source, RowDraft row, GrantFigures figures, Token? counted)
    {
        // 对标准化改造项目给予每个不超过50万元补助: each of what the condition ends in.
        for (int c = 0; c < row.Caps.Count; c++)
            if (row.Caps[c] is { Per: Per.Item, Unit: "个" } each && GrantCounters.Named(source.Text, row.Condition, each) is { } of)
                row.Caps[c] = each with { Per = of, Unit = null };
        // 新增托班的幼儿园,每班2万元: a class of a school is a thing, that of a course is held.
        for (int c = 0; c < row.Caps.Count; c++)
            if ((row.Caps[c].Per ?? row.Per) == Per.Event && IsOfSchool(source, row))
                row.Caps[c] = row.Caps[c] with { Per = Per.Item, Unit = "班" };
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

    private static readonly WordList Schools = Words.Of(WordClass.School);

    private static bool IsOfSchool(GrantSource source, RowDraft row)
    {
        var segment = source.Text.AsSpan(source.Segment.Range.Start, source.Segment.Range.Length);
        if (!segment.Contains("每班", StringComparison.Ordinal) || segment.Contains("每班次", StringComparison.Ordinal))
            return false;
        foreach (var piece in row.Condition)
            if (Schools.In(source.Text.AsSpan(piece.Start, piece.Length)))
                return true;
        return false;
    }

    private static bool IsByAcre(GrantSource source) => source.Text[Math.Max(0, source.Phrase.Start - 1)] == '亩';
}
