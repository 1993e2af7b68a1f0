using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Grants.Ceilings;

/// <summary>Words between a grant and its ceiling that say for how much of a thing it is given: 补贴面积不超过2000平方米, 每人限购1件.</summary>
internal static class CountLimits
{
    private const int LongestEnding = 4;

    private static readonly WordList Limits = Words.Of(WordClass.CountLimit);

    /// <summary>True for a segment that counts things and no money.</summary>
    public static bool Is(string text, Segment segment)
    {
        var tokens = segment.Tokens;
        if (tokens.Any(t => t.IsFigure || t.Kind is TokenKind.Threshold or TokenKind.Verb or TokenKind.According))
            return false;
        int last = -1;
        for (int i = 0; i < tokens.Count; i++)
            if (tokens[i].Kind == TokenKind.Quantity)
                last = i;
        if (last < 0 || tokens[last].Unit is "年" or "个年度")
            return false;
        var before = text.AsSpan(segment.Range.Start, tokens[last].Start - segment.Range.Start);
        bool limited =
            Limits.Ends(before)
            || last > 0
                && tokens[last - 1].End == tokens[last].Start
                && (tokens[last - 1].Is(Bound.UpTo) || tokens[last - 1].Kind == TokenKind.Noun);
        var rest = text.AsSpan(tokens[last].End, segment.Range.End - tokens[last].End);
        if (!rest.IsEmpty && rest[0] == '(' && rest[^1] == ')')
            rest = [];
        return limited && rest.Length <= LongestEnding && !rest.EndsWith("的", StringComparison.Ordinal);
    }
}
