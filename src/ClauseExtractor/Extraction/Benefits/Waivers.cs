using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Benefits;

/// <summary>免征, 免收, 免缴, 免交 without a figure: a benefit where the sentence itself waives, none where it looks for a waiver or tells of the
/// law's.</summary>
internal static class Waivers
{
    private static readonly WordList Waived = Words.Of(WordClass.Waiver);
    private static readonly WordList Sought = Words.Of(WordClass.WaiverElsewhere);

    /// <summary>True where the noun at an index waives something.</summary>
    public static bool Is(string text, Segment segment, int noun)
    {
        var token = segment.Tokens[noun];
        return Waived.Starts(text.AsSpan(token.Start)) && segment.Range.End - token.End >= 2 && text[segment.Range.End - 1] != '的'
            && !Sought.In(text.AsSpan(segment.Range.Start, segment.Range.Length));
    }
}
