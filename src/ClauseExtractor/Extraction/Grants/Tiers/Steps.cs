using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Tiers;

/// <summary>Rows on top of a sum before them: 奖励20万元,<u>每增加1家加奖3万元</u>.</summary>
internal static class Steps
{
    private static readonly WordList Additions = Words.Of(WordClass.Addition),
        Deeds = Words.Of(WordClass.StepDeed);

    /// <summary>True for a row that adds to the grant before it.</summary>
    /// <param name="together">True where both stand in one statement; else 再 must say that one adds to the other.</param>
    public static bool Is(string text, RowDraft row, bool together)
    {
        var words = text.AsSpan(Math.Max(0, row.Range.Start - 2), row.Range.End - Math.Max(0, row.Range.Start - 2));
        if (Additions.In(words))
            return true;
        // 每多带动1人增加2000元
        if (
            row is { Caps: [{ Per: Per.Item or Per.Recipient } sum, ..] }
            && Opens(words)
            && text.AsSpan(0, sum.Token.Start).EndsWith("增加", StringComparison.Ordinal)
        )
            return true;
        if (!together && !words.Contains(",再", StringComparison.Ordinal))
            return false;
        // 此后每超出1000架次,再奖励2万元; 每新增1人补贴1000元 is another grant.
        return row is { Caps: [{ Per: Per.Item }, ..] }
            && (Opens(words) || row.Condition is [.., var step] && Opens(text.AsSpan(step.Start, step.Length)));
    }

    /// <summary>True where the words say that a sum comes on top of another: 追加, 另行增加.</summary>
    public static bool Adds(ReadOnlySpan<char> words) => Additions.In(words);

    /// <summary>True where the words have 每 with a deed of growth behind it: 每增加, 每超出.</summary>
    public static bool Opens(ReadOnlySpan<char> words)
    {
        for (int at; (at = words.IndexOf('每')) >= 0; words = words[(at + 1)..])
            if (
                words[(at + 1)..].StartsWith("新增", StringComparison.Ordinal)
                || words[(at + 1)..].StartsWith("多", StringComparison.Ordinal)
                || Deeds.Starts(words[(at + 1)..]) && words[at + 1] is '增' or '超'
            )
                return true;
        return false;
    }
}
