using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Lexing;

/// <summary>Reads years that are free and the years at half behind them, said in one word: 两免三减半, 三免两减.</summary>
internal static class ExemptRuns
{
    /// <summary>
    /// The word at a place of the folded text: where it ends, and the years of both parts together; null where there is none.
    /// </summary>
    public static (int End, int Years)? At(ReadOnlySpan<char> text, int at)
    {
        if (
            at + 3 >= text.Length
            || text[at + 1] != '免'
            || HanDigits.Value(text[at + 2]) is not (>= 1 and var halved)
            || text[at + 3] != '减'
        )
            return null;
        int years = HanDigits.Value(text[at]);
        return years < 1 ? null : (at + 4 < text.Length && text[at + 4] == '半' ? at + 5 : at + 4, years + halved);
    }
}
