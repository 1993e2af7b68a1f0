using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ClauseExtractor.Extraction.Owners;
using ClauseExtractor.Library.Search;

namespace ClauseExtractor.Library.Index;

/// <summary>A word within a row of units.</summary>
/// <param name="Phrase">The phrase that it stands in, in index form: a string of its own for each word was a third of what indexing
/// allocates.</param>
/// <param name="From">Its first character there.</param>
/// <param name="Length">In characters.</param>
/// <param name="Start">Its first unit.</param>
/// <param name="End">One past its last unit.</param>
internal readonly record struct SegmentedWord(string Phrase, int From, int Length, int Start, int End)
{
    /// <summary>The word in index form.</summary>
    public string Text => Phrase.Substring(From, Length);
}

/// <summary>
/// Cuts text into words with Jieba.NET's dictionary, without the hidden Markov model, which cuts 对小微/企业 so that 小微企业 is no word. Words of
/// two units are those of the likeliest path and within its longer words (search
/// mode); a word of three Han characters or more is told wherever it stands (full mode), so that it finds what the phrase finds, by one
/// list and no places.
/// </summary>
/// <remarks>
/// The dictionary is read when the first text is cut, or when a word is held to be a typing error; searching never needs it otherwise. It
/// is the same for all libraries: a library's own thesaurus keeps words whole, but none of them is told, because edits would leave the
/// index with
/// some of them only.
/// </remarks>
/// <param name="own">Words that a library keeps whole beside those that the product knows.</param>
internal sealed class JiebaWords(IReadOnlyList<string> own)
{
    /// <summary>Shortest word that is told wherever it stands, in Han characters.</summary>
    public const int Whole = 3;

    private readonly Lazy<WordPath> _path = new(() => Read(own));

    /// <summary>Where the dictionary stands: beside the program, whatever folder it runs in.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "jieba");

    private static string Dictionary => Path.Combine(Folder, "dict.txt");

    /// <summary>Tells which words are told wherever they stand: an index that was made with others is made anew.</summary>
    public static string Fingerprint
    {
        get
        {
            string all = string.Join(
                '\n',
                Known().Prepend(new FileInfo(Dictionary) is { Exists: true } file ? file.Length.ToString(CultureInfo.InvariantCulture) : "")
            );
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all))[..8]);
        }
    }

    /// <summary>The words of a library's own thesaurus; none where it has none.</summary>
    /// <param name="library">The library's path.</param>
    public static IEnumerable<string> OwnWords(string library) =>
        Path.ChangeExtension(library, ".thesaurus.txt") is var file && File.Exists(file) ? Thesaurus.WordsOf(File.ReadLines(file)) : [];

    /// <summary>
    /// What the product knows beside the dictionary: the names of authorities and regions, and the words of its thesaurus.
    /// </summary>
    public static IEnumerable<string> Known() => InIndexForm(Gazetteer.Names.Concat(Thesaurus.WordsOf(Thesaurus.StandardLines())));

    /// <summary>Whether a row of units is one that <see cref="Cut"/> tells wherever it stands, if the dictionary has it.</summary>
    public static bool IsWhole(IReadOnlyList<string> units) =>
        units.Count >= Whole && units.All(unit => unit.Length == 1 && !char.IsAsciiLetterOrDigit(unit[0]));

    /// <summary>True for a word of the dictionary, whether a library holds it or not.</summary>
    public bool Has(string word) => _path.Value.IsWord(word);

    /// <summary>Adds the words of a text's units, by start and then by length; none runs across a break.</summary>
    /// <exception cref="FileNotFoundException">The dictionary is not where it belongs.</exception>
    public void Cut(List<TextUnit> units, List<SegmentedWord> found)
    {
        var phrase = new StringBuilder();
        var (longer, words) = (new List<(int Start, int End)>(), new List<ulong>());
        for (int start = 0, end; start < units.Count; start = end)
        {
            phrase.Clear().Append(units[start].Text);
            for (end = start + 1; end < units.Count && !units[end].AfterBreak; end++)
                phrase.Append(units[end].Text);
            if (end - start > 1)
                CutPhrase(units, start, end, phrase.ToString(), longer, words, found);
        }
    }

    private void CutPhrase(
        List<TextUnit> units,
        int start,
        int end,
        string phrase,
        List<(int Start, int End)> longer,
        List<ulong> words,
        List<SegmentedWord> found
    )
    {
        // The unit that begins at each character of the phrase; -1 within a unit.
        Span<int> unitAt = phrase.Length < 256 ? stackalloc int[phrase.Length + 1] : new int[phrase.Length + 1];
        unitAt.Fill(-1);
        for (int i = start, at = 0; i < end; at += units[i].Text.Length, i++)
            unitAt[at] = i;
        unitAt[^1] = end;
        var path = _path.Value;
        Span<int> cuts = phrase.Length < 256 ? stackalloc int[phrase.Length] : new int[phrase.Length];
        Span<bool> twos = phrase.Length < 256 ? stackalloc bool[phrase.Length] : new bool[phrase.Length];
        longer.Clear();
        words.Clear();
        path.Cut(phrase, cuts, longer, twos);
        foreach (var (from, to) in longer)
            if (IsHan(phrase.AsSpan(from, to - from)) && unitAt[from] >= 0 && unitAt[to] - unitAt[from] == to - from)
                words.Add(Packed(from, to));
        for (int from = 0, to; from < phrase.Length; from = to)
        {
            to = cuts[from];
            // The words of two and of three characters within a word, and the word.
            for (int at = from; to - from > 2 && at + 2 <= to; at++)
                if (twos[at])
                    Add(phrase, unitAt, at, at + 2, words);
            for (int at = from; to - from > Whole && at + Whole <= to; at++)
                if (!IsHan(phrase.AsSpan(at, Whole)) && path.IsWord(phrase.AsSpan(at, Whole)))
                    Add(phrase, unitAt, at, at + Whole, words);
            Add(phrase, unitAt, from, to, words);
        }
        // Numbers are sorted at a fraction of what words cost.
        words.Sort();
        foreach (ulong word in words)
        {
            var (from, length) = ((int)(word >> 32), (int)word);
            found.Add(new SegmentedWord(phrase, from, length, unitAt[from], unitAt[from + length]));
        }
    }

    private static void Add(string phrase, Span<int> unitAt, int from, int to, List<ulong> words)
    {
        // Longer ones of Han characters are told already, or never.
        if (unitAt[from] >= 0 && unitAt[to] - unitAt[from] > 1 && (to - from < Whole || !IsHan(phrase.AsSpan(from, to - from))))
            words.Add(Packed(from, to));
    }

    /// <summary>Where a word begins, and its length: in the order of both.</summary>
    private static ulong Packed(int from, int to) => (ulong)from << 32 | (uint)(to - from);

    private static bool IsHan(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
            if (char.IsAsciiLetterOrDigit(c) || char.IsSurrogate(c))
                return false;
        return true;
    }

    private static WordPath Read(IReadOnlyList<string> own)
    {
        if (!File.Exists(Dictionary))
            throw new FileNotFoundException($"The segmenter's dictionary is missing: {Dictionary}. Build the product again.", Dictionary);
        var words = new List<(string, int)>(360_000);
        foreach (string line in File.ReadLines(Dictionary))
            if (line.Split(' ') is [var word, var frequency, ..])
                words.Add((word, int.Parse(frequency, CultureInfo.InvariantCulture)));
        var path = new WordPath(words);
        if (!path.IsWord("企业"))
            throw new InvalidDataException($"The segmenter's dictionary cannot be read: {Dictionary}. Build the product again.");
        foreach (string word in Known())
            path.Add(word, listed: true);
        foreach (string word in InIndexForm(own))
            path.Add(word, listed: false);
        return path;
    }

    private static IEnumerable<string> InIndexForm(IEnumerable<string> words) =>
        words
            .SelectMany(IndexForm.Phrases)
            .Where(units => units.Count > 1 && units.All(unit => !char.IsAsciiLetterOrDigit(unit[0])))
            .Select(units => string.Concat(units));
}
