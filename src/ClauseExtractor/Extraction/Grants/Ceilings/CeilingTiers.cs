using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Tiers;
using ClauseExtractor.Extraction.Lexing;

namespace ClauseExtractor.Extraction.Grants.Ceilings;

/// <summary>One share with a ceiling for each member of a list: 国家级、省级赛事,按支出的30%补助,最高分别为500万元、200万元.</summary>
internal static class CeilingTiers
{
    /// <summary>A row for each member; null where the segment has no ceilings for them, or no list has so many members.</summary>
    /// <param name="last">The rows of the grant before the ceilings.</param>
    public static List<RowDraft>? Of(string text, Segment ceiling, IReadOnlyList<RowDraft> last)
    {
        if (
            last is not [{ Caps.Count: 0, Tier: null } row]
            || row.Rate is null && row.Share is null
            || !ceiling.Tokens.Any(t => t is { Kind: TokenKind.Distribution, Tag: 1 })
            || FigureReader.Read(text, ceiling, 0) is not { Count: > 1 } sums
            || !sums.TrueForAll(f => f.IsMoney)
            || TierList.Pair(text, row.Condition, sums.Count, true) is not { } conditions
        )
            return null;
        var tiers = sums.Select((sum, i) => row.Tiered(conditions[i], i + 1)).ToList();
        for (int i = 0; i < tiers.Count; i++)
            RowFigures.Add(text, tiers[i], sums[i], ceiling.Range.End);
        return tiers;
    }
}
