using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;

namespace ClauseExtractor.Extraction.Grants.Amounts;

/// <summary>Which figures of a segment can be given, and where they end.</summary>
internal static class GrantFinder
{
    /// <summary>True for a figure that is given: neither measured (突破1亿元) nor what was given before (由20万元提高至40万元) nor vague
    /// (数十万元).</summary>
    public static bool IsGivenFigure(Token token) => token.IsFigure && token.Tag == 0;

    /// <summary>Place of the first given figure among the tokens of a segment, -1 where there is none.</summary>
    public static int FirstFigure(Segment segment)
    {
        if ((segment.Classes & Wordings.TokenClasses.Figure) != 0)
            for (int i = 0; i < segment.Tokens.Count; i++)
                if (IsGivenFigure(segment.Tokens[i]))
                    return i;
        return -1;
    }

    /// <summary>One past a figure and the cue that belongs to it: 50万元以内, 50%（含）以上.</summary>
    public static int EndOfFigure(string text, TokenList tokens, int figure) =>
        figure + 1 < tokens.Count && FigureReader.IsPostBound(text, tokens[figure], tokens[figure + 1])
            ? tokens[figure + 1].End
            : tokens[figure].End;
}
