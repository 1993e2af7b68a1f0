using System.Buffers;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>
/// Ends of sentences in folded text. Some documents print an ASCII full stop for 。: after a Han character or a closing mark it is one.
/// </summary>
internal static class Sentences
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("。!?.");

    /// <summary>The first place of a range where a sentence ends, the last of the range where none does.</summary>
    public static int End(string folded, int start, int end)
    {
        for (int at = start; at < end; at++)
        {
            int next = folded.AsSpan(at, end - at).IndexOfAny(Ends);
            if (next < 0)
                break;
            at += next;
            if (EndsAt(folded, at))
                return at;
        }
        return end - 1;
    }

    /// <summary>Whether a sentence ends with the character at a position.</summary>
    public static bool EndsAt(string folded, int at)
    {
        if (at < 0)
            return false;
        char c = folded[at];
        if (c is '。' or '!' or '?')
            return true;
        if (c != '.' || at == 0)
            return false;
        char before = folded[at - 1];
        return (LineEnds.IsHan(before) || before is ')' or '》' or '”' or ']' or '%')
            && !(at + 1 < folded.Length && char.IsAsciiLetterOrDigit(folded[at + 1]) && !LineEnds.IsHan(before));
    }

    /// <summary>One past the end of the first sentence of a range that does not end within brackets, or the range's end.</summary>
    public static int First(string folded, TextRange range)
    {
        int depth = 0,
            anyway = range.End;
        for (int i = range.Start; i < range.End; i++)
        {
            char c = folded[i];
            if (c is '(' or '《' or '[')
                depth++;
            else if (c is ')' or '》' or ']')
                depth = Math.Max(0, depth - 1);
            else if (EndsAt(folded, i))
            {
                if (depth == 0)
                    return i + 1;
                anyway = Math.Min(anyway, i + 1);
            }
        }
        return depth > 0 ? anyway : range.End;
    }
}
