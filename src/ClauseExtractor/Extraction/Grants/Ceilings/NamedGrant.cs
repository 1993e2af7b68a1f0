using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Ceilings;

/// <summary>Which rows a ceiling governs that names what it bounds: 单个企业<u>展位费补贴</u>每年最高10万元.</summary>
internal static class NamedGrant
{
    private const int LongestName = 6;

    /// <summary>
    /// The rows whose words have the name before the noun of the ceiling; all rows where it has no name, or where none or all of them have
    /// it.
    /// </summary>
    public static IReadOnlyList<RowDraft> Of(string text, Segment ceiling, IReadOnlyList<RowDraft> rows)
    {
        if (Name(text, ceiling) is not { } name)
            return rows;
        var words = text.AsSpan(name.Start, name.Length).ToString();
        var named = rows.Where(r => r.IsQuantified && text.AsSpan(r.Range.Start, r.Range.Length).Contains(words, StringComparison.Ordinal))
            .ToList();
        return named.Count > 0 && named.Count < rows.Count(r => r.IsQuantified) ? named : rows;
    }

    // The words that touch the first noun, back to the cue before it: 展位费 of 展位费补贴.
    private static TextRange? Name(string text, Segment ceiling)
    {
        int start = ceiling.Range.Start;
        foreach (var token in ceiling.Tokens)
            if (token.IsFigure)
                return null;
            else if (token.Kind != TokenKind.Noun)
                start = token.End;
            else
            {
                start = Math.Max(start, token.Start - LongestName);
                return
                    token.Start - start >= 2 && FillerWords.UncoveredLength(text.AsSpan(start, token.Start - start)) == token.Start - start
                    ? new TextRange(start, token.Start)
                    : null;
            }
        return null;
    }
}
