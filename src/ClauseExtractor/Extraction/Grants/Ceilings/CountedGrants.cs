using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Grants.Ceilings;

/// <summary>Which rows a ceiling governs that counts the grants before it: 以上<u>两项</u>奖励合计不超过50万元.</summary>
internal static class CountedGrants
{
    /// <summary>The rows of the last so many grants; null where the ceiling counts none, or as many as there are or more.</summary>
    /// <param name="rows">The rows before the ceiling, in order.</param>
    public static List<RowDraft>? Of(string text, Segment ceiling, IReadOnlyList<RowDraft> rows)
    {
        if (Count(text, ceiling) is not (> 1 and var count))
            return null;
        int from = rows.Count;
        for (int grants = 0; from > 0; from--)
            if ((from == rows.Count || !IsSameGrant(rows[from - 1], rows[from])) && ++grants > count)
                return [.. rows.Skip(from)];
        return null;
    }

    /// <summary>How many grants a ceiling names, 0 where it names no number: 上述两项, 三项合计.</summary>
    public static int Count(string text, Segment ceiling)
    {
        var words = text.AsSpan(ceiling.Range.Start, ceiling.Range.Length);
        int at = words.IndexOf('项');
        return at > 0 && HanDigits.Value(words[at - 1]) is > 1 and var count && (at == 1 || Opens(words[..(at - 1)])) ? count : 0;
    }

    /// <summary>True for a sentence that bounds as many grants as its clause has given before, or fewer.</summary>
    public static bool IsOfClause(string text, Sentence sentence, IReadOnlyList<RowDraft> rows)
    {
        if (sentence.Statements is not [{ Segments: [var first, ..] }] || Count(text, first) is not (> 1 and var count))
            return false;
        int grants = 0;
        for (int i = 0; i < rows.Count; i++)
            grants += i == 0 || !IsSameGrant(rows[i - 1], rows[i]) ? 1 : 0;
        return grants >= count;
    }

    // 以上, 上述, 前述, or nothing of its own.
    private static bool Opens(ReadOnlySpan<char> before) => CeilingShapes.Above.Starts(before) || before is "前" or "前述" or "这" or "此";

    // The tiers of one phrase, and items that lean on it one by one, are told apart by their phrase.
    private static bool IsSameGrant(RowDraft first, RowDraft second) =>
        first.Reading is { } phrase && ReferenceEquals(phrase, second.Reading);
}
