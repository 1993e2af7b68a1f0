using System.Buffers;

namespace ClauseExtractor.Language;

/// <summary>A closed list of words, sought in folded text all at once.</summary>
/// <param name="words">The words, at least one.</param>
internal sealed class WordList(params string[] words)
{
    // SearchValues<string> walks an automaton of dictionaries where words are not ASCII; first characters are sought vector by vector, and
    // few places pass.
    private readonly SearchValues<char> firsts = SearchValues.Create([.. words.Select(word => word[0])]);

    /// <summary>The words in their order.</summary>
    public string[] Words => words;

    // By the low bits of their first and of their last character, with the character beside it: few words are left to compare.
    private readonly (char Next, string Word)[]?[] openings = Table(words, word => word[0], word => word[1]),
        endings = Table(words, word => word[^1], word => word[^2]);

    private static (char Next, string Word)[]?[] Table(string[] words, Func<string, char> key, Func<string, char> next)
    {
        var table = new (char, string)[]?[256];
        foreach (var group in words.GroupBy(word => key(word) & 255))
            table[group.Key] = [.. group.Select(word => (word.Length > 1 ? next(word) : '\0', word))];
        return table;
    }

    /// <summary>True where one of the words stands anywhere in the text.</summary>
    public bool In(ReadOnlySpan<char> text)
    {
        for (int at; (at = text.IndexOfAny(firsts)) >= 0; text = text[(at + 1)..])
            if (Starts(text[at..]))
                return true;
        return false;
    }

    /// <summary>One past the last of the words in the text, 0 where there is none.</summary>
    public int LastEnd(ReadOnlySpan<char> text)
    {
        int end = 0;
        foreach (string word in words)
            if (text.LastIndexOf(word, StringComparison.Ordinal) is >= 0 and var at)
                end = Math.Max(end, at + word.Length);
        return end;
    }

    /// <summary>Length of the longest of the words that the text begins with, 0 where it begins with none.</summary>
    public int StartLength(ReadOnlySpan<char> text)
    {
        int length = 0;
        if (text.IsEmpty || openings[text[0] & 255] is not { } candidates)
            return 0;
        char second = text.Length > 1 ? text[1] : '\0';
        foreach (var (next, word) in candidates)
            if ((next == second || next == '\0') && word.Length > length && text.StartsWith(word))
                length = word.Length;
        return length;
    }

    /// <summary>True where the text begins with one of the words.</summary>
    public bool Starts(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || openings[text[0] & 255] is not { } candidates)
            return false;
        char second = text.Length > 1 ? text[1] : '\0';
        foreach (var (next, word) in candidates)
            if ((next == second || next == '\0') && text.StartsWith(word))
                return true;
        return false;
    }

    /// <summary>Length of the longest of the words that the text ends in, 0 where it ends in none.</summary>
    public int EndLength(ReadOnlySpan<char> text)
    {
        int length = 0;
        if (text.IsEmpty || endings[text[^1] & 255] is not { } candidates)
            return 0;
        char before = text.Length > 1 ? text[^2] : '\0';
        foreach (var (next, word) in candidates)
            if ((next == before || next == '\0') && word.Length > length && text.EndsWith(word))
                length = word.Length;
        return length;
    }

    /// <summary>True where the text ends in one of the words.</summary>
    public bool Ends(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || endings[text[^1] & 255] is not { } candidates)
            return false;
        char before = text.Length > 1 ? text[^2] : '\0';
        foreach (var (next, word) in candidates)
            if ((next == before || next == '\0') && text.EndsWith(word))
                return true;
        return false;
    }
}
