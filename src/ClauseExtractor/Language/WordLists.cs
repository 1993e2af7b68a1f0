using System.Buffers;

namespace ClauseExtractor.Language;

/// <summary>Several closed lists of words, sought in folded text in one pass.</summary>
/// <param name="lists">The lists, 31 at most; each has the bit of its place.</param>
internal sealed class WordLists(params WordList[] lists)
{
    private readonly SearchValues<char> firsts = SearchValues.Create([.. lists.SelectMany(list => list.Words).Select(word => word[0])]);

    // By the low bits of their first character, with the second.
    private readonly (char Second, string Word, int Bits)[]?[] openings = Table(lists);

    private static (char, string, int)[]?[] Table(WordList[] lists)
    {
        var table = new (char, string, int)[]?[256];
        var words = lists.SelectMany((list, place) => list.Words.Select(word => (Word: word, Bits: 1 << place)));
        foreach (var group in words.GroupBy(entry => entry.Word[0] & 255))
            table[group.Key] =
            [
                .. group
                    .GroupBy(entry => entry.Word)
                    .Select(same => (same.Key.Length > 1 ? same.Key[1] : '\0', same.Key, same.Sum(entry => entry.Bits))),
            ];
        return table;
    }

    /// <summary>The bits of the lists of which a word stands anywhere in the text.</summary>
    public int In(ReadOnlySpan<char> text)
    {
        int found = 0;
        for (int at; (at = text.IndexOfAny(firsts)) >= 0; text = text[(at + 1)..])
        {
            char second = at + 1 < text.Length ? text[at + 1] : '\0';
            foreach (var (next, word, bits) in openings[text[at] & 255] ?? [])
                if ((next == second || next == '\0') && (found & bits) != bits && text[at..].StartsWith(word))
                    found |= bits;
        }
        return found;
    }
}
