using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Grants.Amounts;

/// <summary>Judges the words between cues: whether they only join a noun to its figure, or say something of their own.</summary>
internal static class FillerWords
{
    // Words that may stand between a noun and its figure (补助金额最高, 奖励标准为), or around the cues of a cap (同一企业, 单户企业).
    private static readonly WordList Fillers = Words.Of(WordClass.Filler);

    /// <summary>True where the words between a noun and a figure only join the two.</summary>
    public static bool IsFiller(string text, TokenList tokens, int noun, int figure)
    {
        int at = tokens[noun].End;
        for (int i = noun + 1; i <= figure; i++)
        {
            if (
                i < figure
                && !tokens[i].IsFormer
                && tokens[i].Kind
                    is not (TokenKind.Bound or TokenKind.Per or TokenKind.Distribution or TokenKind.Conjunction or TokenKind.Noun)
            )
                return false;
            if (tokens[i].Start > at && UncoveredLength(text.AsSpan(at, tokens[i].Start - at)) > 0)
                return false;
            at = Math.Max(at, tokens[i].End);
        }
        return true;
    }

    /// <summary>How many characters are left when the joining words are taken out.</summary>
    public static int UncoveredLength(ReadOnlySpan<char> words)
    {
        int left = 0;
        for (int i = 0; i < words.Length; )
        {
            int length = Fillers.StartLength(words[i..]);
            left += length == 0 && !char.IsWhiteSpace(words[i]) ? 1 : 0;
            i += Math.Max(1, length);
        }
        return left;
    }

    /// <summary>How many characters of a segment up to an offset belong neither to a token nor to the joining words.</summary>
    public static int UncoveredLength(string text, Segment segment, int end)
    {
        int at = segment.Range.Start,
            left = 0;
        foreach (var token in segment.Tokens)
        {
            if (token.Start >= end)
                break;
            if (token.Start > at)
                left += UncoveredLength(text.AsSpan(at, token.Start - at));
            at = Math.Max(at, token.End);
        }
        return end > at ? left + UncoveredLength(text.AsSpan(at, end - at)) : left;
    }

    /// <summary>How many characters between two offsets belong neither to a token of a range of indexes nor to the joining words.</summary>
    public static int UncoveredLength(string text, TokenList tokens, int first, int end, int from, int to)
    {
        int left = 0;
        for (int i = first; i < end; i++)
        {
            if (tokens[i].Start > from)
                left += UncoveredLength(text.AsSpan(from, tokens[i].Start - from));
            from = Math.Max(from, tokens[i].End);
        }
        return to > from ? left + UncoveredLength(text.AsSpan(from, to - from)) : left;
    }
}
