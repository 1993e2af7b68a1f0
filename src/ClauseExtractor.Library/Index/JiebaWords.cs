using System.Runtime.CompilerServices;
using System.Text;
using ClauseExtractor.Extraction.Owners;
using ClauseExtractor.Library.Search;
using JiebaNet.Segmenter;

namespace ClauseExtractor.Library.Index;

/// <summary>A word within a row of units.</summary>
/// <param name="Text">The word in index form.</param>
/// <param name="Start">Its first unit.</param>
/// <param name="End">One past its last unit.</param>
internal readonly record struct SegmentedWord(string Text, int Start, int End);

/// <summary>Cuts text into words with Jieba.NET's dictionary: search mode, so that a long word's own words count too, and without the hidden Markov model, which cuts 对小微/企业 so that 小微企业 is no word.</summary>
/// <remarks>
/// The dictionary is the process's, takes half a second to read, and is read when the first text is cut; searching never needs it.
/// Jieba.NET takes a missing dictionary for an empty one and says nothing: here it is refused.
/// </remarks>
internal sealed class JiebaWords(IReadOnlyList<string> words)
{
    private static readonly Lock Reading = new();

    private readonly Lazy<WordPath> _path = new(() => Read(words));

    /// <summary>Where the dictionary stands: beside the program, whatever folder it runs in.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "jieba");

    /// <summary>What the product knows beside the segmenter's own dictionary: the names of authorities and regions, and the words of the library's thesaurus.</summary>
    /// <param name="library">The library's path.</param>
    public static IEnumerable<string> KnownWords(string library)
    {
        string own = Path.ChangeExtension(library, ".thesaurus.txt");
        var thesaurus = File.Exists(own) ? File.ReadLines(own) : Thesaurus.StandardLines();
        return Gazetteer.Names.Concat(thesaurus.SelectMany(line => line.Split('#')[0].Split(['~', '～'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
    }

    /// <summary>Adds the words of a text's units, by start and then by length; none runs across a break.</summary>
    /// <exception cref="FileNotFoundException">The dictionary is not where it belongs.</exception>
    public void Cut(List<TextUnit> units, List<SegmentedWord> found)
    {
        var phrase = new StringBuilder();
        for (int start = 0, end; start < units.Count; start = end)
        {
            phrase.Clear().Append(units[start].Text);
            for (end = start + 1; end < units.Count && !units[end].AfterBreak; end++)
                phrase.Append(units[end].Text);
            if (end - start > 1)
                CutPhrase(units, start, end, phrase.ToString(), found);
        }
        found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Text.Length.CompareTo(b.Text.Length));
    }

    private void CutPhrase(List<TextUnit> units, int start, int end, string phrase, List<SegmentedWord> found)
    {
        // The unit that begins at each character of the phrase; -1 within a unit.
        Span<int> unitAt = phrase.Length < 256 ? stackalloc int[phrase.Length + 1] : new int[phrase.Length + 1];
        unitAt.Fill(-1);
        for (int i = start, at = 0; i < end; at += units[i].Text.Length, i++)
            unitAt[at] = i;
        unitAt[^1] = end;
        var path = _path.Value;
        Span<int> cuts = phrase.Length < 256 ? stackalloc int[phrase.Length] : new int[phrase.Length];
        path.Cut(phrase, cuts);
        for (int from = 0, to; from < phrase.Length; from = to)
        {
            to = cuts[from];
            // Jieba's search mode: the words of two and of three characters within a word, and the word.
            for (int length = 2; length <= 3; length++)
                for (int at = from; to - from > length && at + length <= to; at++)
                    if (unitAt[at] >= 0 && unitAt[at + length] - unitAt[at] > 1 && path.IsWord(phrase.AsSpan(at, length)))
                        found.Add(new SegmentedWord(phrase.Substring(at, length), unitAt[at], unitAt[at + length]));
            if (unitAt[from] >= 0 && unitAt[to] - unitAt[from] > 1)
                found.Add(new SegmentedWord(phrase[from..to], unitAt[from], unitAt[to]));
        }
    }

    private static WordPath Read(IReadOnlyList<string> words)
    {
        lock (Reading)
        {
            string dictionary = Path.Combine(Folder, "dict.txt");
            if (!File.Exists(dictionary))
                throw new FileNotFoundException($"The segmenter's dictionary is missing: {dictionary}. Build the product again.", dictionary);
            ConfigManager.ConfigFileBaseDir = Folder;
            var segmenter = new JiebaSegmenter();
            if (!WordDictionary.Instance.ContainsWord("企业"))
                throw new InvalidDataException($"The segmenter's dictionary cannot be read: {dictionary}. Build the product again.");
            foreach (string word in words.SelectMany(IndexForm.Phrases).Where(units => units.Count > 1).Select(units => string.Concat(units)).Where(word => !WordDictionary.Instance.ContainsWord(word)))
                segmenter.AddWord(word);
            var entries = Entries(WordDictionary.Instance);
            return new WordPath(entries, entries.Count, WordDictionary.Instance.Total);
        }
    }

    /// <summary>Words and their beginnings with their frequencies, 0 for what is a beginning only.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "Trie")]
    private static extern ref IDictionary<string, int> Entries(WordDictionary dictionary);
}
