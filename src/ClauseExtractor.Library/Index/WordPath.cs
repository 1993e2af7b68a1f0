namespace ClauseExtractor.Library.Index;

/// <summary>
/// The likeliest way to cut a phrase into words of Jieba.NET's dictionary: the path that <c>JiebaSegmenter</c> finds without its model, but
/// without a string, a list and a dictionary for each character, which cost a quarter
/// of all indexing. A test holds the two to the same words.
/// </summary>
internal sealed class WordPath
{
    private const int Root = 0;

    /// <summary>
    /// Bits of a place's key, and above them its frequency: one look into a large table for each step costs less than two.
    /// </summary>
    private const int KeyBits = 40;

    private const ulong Key = (1UL << KeyBits) - 1;

    private const int SieveBits = 22;

    private static readonly double[] Logarithms = [.. Enumerable.Range(0, 4096).Select(i => Math.Log(i))];

    private readonly HashSet<int> _unlisted = [];

    // Beginnings of words, by the place of the beginning one character shorter and the next character: a table with free places between, in
    // which a beginning's place is its name.
    private readonly ulong[] _beginnings;
    private readonly int[] _first = new int[char.MaxValue + 1];

    // A bit for each key: most steps lead nowhere, and to see that here costs less than in the table.
    private readonly ulong[] _sieve = new ulong[1 << SieveBits - 6];
    private readonly int _shift;
    private double _total,
        _logTotal;

    /// <param name="dictionary">Words with their frequencies.</param>
    public WordPath(IReadOnlyList<(string Word, int Frequency)> dictionary)
    {
        // A word of the dictionary has less than two beginnings of its own; the table is never more than half full.
        int bits = 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)dictionary.Count * 2 + 4096);
        (_beginnings, _shift) = (new ulong[1 << bits], 64 - bits);
        // The root's own place is no other's.
        _beginnings[Root] = Key;
        foreach (var (word, frequency) in dictionary)
            Set(word, frequency);
    }

    /// <summary>Adds a word, as likely as it must be to be cut whole: as <c>JiebaSegmenter.AddWord</c> does.</summary>
    /// <param name="listed">False for a word that <see cref="Cut"/> does not list.</param>
    public void Add(string word, bool listed)
    {
        if (IsWord(word))
            return;
        var ends = new int[word.Length];
        Cut(word, ends, [], new bool[word.Length]);
        double likely = 1;
        for (int from = 0; from < word.Length; from = ends[from])
            likely *= Math.Max(1, Frequency(word.AsSpan(from..ends[from]))) / _total;
        Set(word, (int)(likely * _total) + 1);
        if (!listed)
            _unlisted.Add(Find(word));
    }

    public bool IsWord(ReadOnlySpan<char> text) => Frequency(text) > 0;

    /// <summary>Sets, at the start of each word on the path, where the word ends.</summary>
    /// <param name="ends">As long as the phrase.</param>
    /// <param name="longer">Takes every word of three characters or more that stands in the phrase, on the path or not.</param>
    /// <param name="twos">As long as the phrase; is set where a word of two characters begins.</param>
    public void Cut(string phrase, Span<int> ends, List<(int Start, int End)> longer, Span<bool> twos)
    {
        Span<double> best = phrase.Length < 256 ? stackalloc double[phrase.Length + 1] : new double[phrase.Length + 1];
        best[^1] = 0;
        for (int start = phrase.Length - 1; start >= 0; start--)
        {
            (best[start], ends[start], twos[start]) = (double.MinValue, -1, false);
            int end = start;
            for (int at = Root; end < phrase.Length && (at = Next(at, phrase[end])) >= 0; )
            {
                end++;
                int frequency = FrequencyAt(at);
                if (frequency == 0)
                    continue;
                Offer(best, ends, start, end, frequency);
                if (end - start == 2)
                    twos[start] = true;
                else if (end - start > 2 && !(_unlisted.Count > 0 && _unlisted.Contains(at)))
                    longer.Add((start, end));
            }
            // What begins no word is one by itself.
            if (ends[start] < 0)
                Offer(best, ends, start, start + 1, 1);
        }
        JoinLetters(phrase, ends);
    }

    private int Frequency(ReadOnlySpan<char> text) => Find(text) is >= 0 and var at ? FrequencyAt(at) : 0;

    private int FrequencyAt(int place) => (int)(_beginnings[place] >> KeyBits);

    private int Find(ReadOnlySpan<char> text)
    {
        int at = Root;
        foreach (char c in text)
            if ((at = Next(at, c)) < 0)
                return -1;
        return at;
    }

    private void Set(string word, int frequency)
    {
        int at = Root;
        foreach (char c in word)
            at = Next(at, c) is >= 0 and var known ? known : Begin(at, c);
        _beginnings[at] = _beginnings[at] & Key | (ulong)frequency << KeyBits;
        _total += frequency;
        _logTotal = Math.Log(_total);
    }

    private void Offer(Span<double> best, Span<int> ends, int start, int end, int frequency)
    {
        double likely = (frequency < Logarithms.Length ? Logarithms[frequency] : Math.Log(frequency)) - _logTotal + best[end];
        if (best[start] < likely)
            (best[start], ends[start]) = (likely, end);
    }

    /// <summary>The place of a longer beginning; -1 where there is none.</summary>
    private int Next(int of, char next)
    {
        if (of == Root)
            return _first[next] is > 0 and var first ? first : -1;
        ulong key = KeyOf(of, next),
            hash = Hash(key);
        int bit = (int)(hash >> 64 - SieveBits);
        if ((_sieve[bit >> 6] >> bit & 1) == 0)
            return -1;
        for (int at = (int)(hash >> _shift); ; at = (at + 1) & (_beginnings.Length - 1))
        {
            ulong there = _beginnings[at];
            if ((there & Key) == key)
                return at;
            if (there == 0)
                return -1;
        }
    }

    private int Begin(int of, char next)
    {
        ulong key = KeyOf(of, next),
            hash = Hash(key);
        int at = (int)(hash >> _shift),
            bit = (int)(hash >> 64 - SieveBits);
        _sieve[bit >> 6] |= 1UL << bit;
        while (_beginnings[at] != 0)
            at = (at + 1) & (_beginnings.Length - 1);
        _beginnings[at] = key;
        if (of == Root)
            _first[next] = at;
        return at;
    }

    private static ulong KeyOf(int of, char next) => ((ulong)of << 16 | next) + 1;

    private static ulong Hash(ulong key) => key * 0x9E3779B97F4A7C15;

    /// <summary>Letters and digits that the path leaves single are one word together.</summary>
    private static void JoinLetters(string phrase, Span<int> ends)
    {
        for (int from = 0, to; from < phrase.Length; from = to)
        {
            for (to = from; to < phrase.Length && ends[to] == to + 1 && char.IsAsciiLetterOrDigit(phrase[to]); )
                to++;
            if (to > from)
                ends[from] = to;
            else
                to = ends[from];
        }
    }
}
