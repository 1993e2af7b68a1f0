using System.Buffers;

namespace ClauseExtractor.Layout;

/// <summary>White space as <see cref="char.IsWhiteSpace(char)"/> has it, sought many characters at a time.</summary>
internal static class WhiteSpace
{
    /// <summary>The last character of white space in Unicode's order.</summary>
    private const char Last = '\u3000';

    /// <summary>All of them.</summary>
    public static readonly SearchValues<char> Characters = SearchValues.Create([
        .. Enumerable.Range(0, Last + 1).Select(c => (char)c).Where(char.IsWhiteSpace),
    ]);

    /// <summary>Whether a character is one; most Han characters are told by one comparison.</summary>
    public static bool Is(char c) => c <= Last && char.IsWhiteSpace(c);
}
