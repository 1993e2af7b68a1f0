namespace ClauseExtractor.Library.Index;

/// <summary>
/// The likeliest way to cut a phrase into words of Jieba.NET's dictionary: the path that <c>JiebaSegmenter</c> finds without its model, but without a string, a list and a dictionary for each character, which cost a quarter
/// of all indexing. A test holds the two to the same words.
/// </summary>
internal sealed class WordPath
{
    private const int Root = 0;

    // Beginnings of words, by the place of the beginning one character shorter and the next character: a table with free places between, in which a beginning's place is its name.
    private readonly ulong[] _beginnings;
    private readonly int[] _frequencies;
    private readonly double _logTotal;
    private readonly int _shift;

    /// <param name="entries">Words with their frequencies; 0 or less for what is no word.</param>
    /// <param name="beginnings">How many beginnings they have together, at most.</param>
    /// <param name="total">Sum of the frequencies.</param>
    public WordPath(IEnumerable<KeyValuePair<string, int>> entries, int beginnings, double total)
    {
        int bits = 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)beginnings * 3 / 2);
        (_beginnings, _frequencies, _shift, _logTotal) = (new ulong[1 << bits], new int[1 << bits], 64 - bits, Math.Log(total));
        foreach (var (word, frequency) in entries)
        {
            int at = Root;
            foreach (char c in word)
                at = Place(at, c, add: true);
            if (frequency > 0)
                _frequencies[at] = frequency;
        }
    }

    public bool IsWord(ReadOnlySpan<char> text)
    {
        int at = Root;
        foreach (char c in text)
            if ((at = Place(at, c, add: false)) < 0)
                return false;
        return _frequencies[at] > 0;
    }

    /// <summary>Sets, at the start of each word on the path, where the word ends.</summary>
    /// <param name="ends">As long as the phrase.</param>
    public void Cut(string phrase, Span<int> ends)
    {
        Span<double> best = phrase.Length < 256 ? stackalloc double[phrase.Length + 1] : new double[phrase.Length + 1];
        best[^1] = 0;
        for (int start = phrase.Length - 1; start >= 0; start--)
        {
            (best[start], ends[start]) = (double.MinValue, -1);
            int end = start;
            for (int at = Root; end < phrase.Length && (at = Place(at, phrase[end], add: false)) >= 0;)
            {
                end++;
                if (_frequencies[at] > 0)
                    Offer(best, ends, start, end, _frequencies[at]);
            }
            // What begins no word is one by itself.
            if (ends[start] < 0)
                Offer(best, ends, start, start + 1, 1);
        }
        JoinLetters(phrase, ends);
    }

    private void Offer(Span<double> best, Span<int> ends, int start, int end, int frequency)
    {
        double likely = Math.Log(frequency) - _logTotal + best[end];
        if (best[start] < likely)
            (best[start], ends[start]) = (likely, end);
    }

    /// <summary>The place of a longer beginning; -1 where there is none.</summary>
    private int Place(int of, char next, bool add)
    {
        ulong key = ((ulong)of << 16 | next) + 1;
        // Place 0 is the root's.
        for (int at = (int)(key * 0x9E3779B97F4A7C15 >> _shift); ; at = (at + 1) & (_beginnings.Length - 1))
        {
            if (at == Root)
                continue;
            if (_beginnings[at] == key)
                return at;
            if (_beginnings[at] != 0)
                continue;
            if (!add)
                return -1;
            _beginnings[at] = key;
            return at;
        }
    }

    /// <summary>Letters and digits that the path leaves single are one word together.</summary>
    private static void JoinLetters(string phrase, Span<int> ends)
    {
        for (int from = 0, to; from < phrase.Length; from = to)
        {
            for (to = from; to < phrase.Length && ends[to] == to + 1 && char.IsAsciiLetterOrDigit(phrase[to]);)
                to++;
            if (to > from)
                ends[from] = to;
            else
                to = ends[from];
        }
    }
}
