using System.Buffers;

namespace ClauseExtractor.Extraction;

/// <summary>A closed list of words, sought in folded text all at once.</summary>
/// <param name="words">The words, at least one.</param>
internal sealed class WordList(params string[] words)
{
    // SearchValues<string> walks an automaton of dictionaries where words are not ASCII; first characters are sought vector by vector, and few places pass.
    private readonly SearchValues<char> firsts = SearchValues.Create([.. words.Select(word => word[0])]);

    /// <summary>The words in their order.</summary>
    public IReadOnlyList<string> Words => words;

    private readonly SearchValues<char> lasts = SearchValues.Create([.. words.Select(word => word[^1])]);

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
        if (text.IsEmpty || !firsts.Contains(text[0]))
            return 0;
        foreach (string word in words)
            if (word.Length > length && text.StartsWith(word, StringComparison.Ordinal))
                length = word.Length;
        return length;
    }

    /// <summary>True where the text begins with one of the words.</summary>
    public bool Starts(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !firsts.Contains(text[0]))
            return false;
        foreach (string word in words)
            if (text.StartsWith(word, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>True where the text ends in one of the words.</summary>
    public bool Ends(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !lasts.Contains(text[^1]))
            return false;
        foreach (string word in words)
            if (text.EndsWith(word, StringComparison.Ordinal))
                return true;
        return false;
    }
}
