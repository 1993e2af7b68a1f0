using ClauseExtractor.Extraction.Owners;
using ClauseExtractor.Library.Search;
using JiebaNet.Segmenter;

namespace ClauseExtractor.Library.Index;

/// <summary>A word within a row of units.</summary>
/// <param name="Text">The word in index form.</param>
/// <param name="Start">Its first unit.</param>
internal readonly record struct SegmentedWord(string Text, int Start);

/// <summary>Cuts text into words with Jieba.NET: search mode, so that a long word's own words count too, and without the hidden Markov model, which cuts 对小微/企业 so that 小微企业 is no word.</summary>
/// <remarks>
/// The dictionary is the process's, takes half a second to read, and is read when the first text is cut; searching never needs it.
/// Jieba.NET takes a missing dictionary for an empty one and says nothing: here it is refused.
/// </remarks>
internal sealed class JiebaWords(IReadOnlyList<string> words)
{
    private static readonly Lock Reading = new();

    private readonly Lazy<JiebaSegmenter> _segmenter = new(() => Read(words));

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

    /// <summary>The words of a text's units, by start and then by length; none runs across a break.</summary>
    /// <exception cref="FileNotFoundException">The dictionary is not where it belongs.</exception>
    public IReadOnlyList<SegmentedWord> Cut(IReadOnlyList<TextUnit> units)
    {
        var found = new List<SegmentedWord>();
        for (int start = 0, end; start < units.Count; start = end)
        {
            end = start + 1;
            while (end < units.Count && !units[end].AfterBreak)
                end++;
            if (end - start > 1)
                CutPhrase(units, start, end, found);
        }
        found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Text.Length.CompareTo(b.Text.Length));
        return found;
    }

    private void CutPhrase(IReadOnlyList<TextUnit> units, int start, int end, List<SegmentedWord> found)
    {
        // The unit that begins at each character of the phrase; -1 within a unit.
        string phrase = string.Concat(Enumerable.Range(start, end - start).Select(i => units[i].Text));
        int[] unitAt = new int[phrase.Length + 1];
        Array.Fill(unitAt, -1);
        for (int i = start, at = 0; i < end; at += units[i].Text.Length, i++)
            unitAt[at] = i;
        unitAt[^1] = end;
        foreach (var token in _segmenter.Value.Tokenize(phrase, TokenizerMode.Search, hmm: false))
            if (unitAt[token.StartIndex] >= 0 && unitAt[token.EndIndex] - unitAt[token.StartIndex] > 1)
                found.Add(new SegmentedWord(token.Word, unitAt[token.StartIndex]));
    }

    private static JiebaSegmenter Read(IReadOnlyList<string> words)
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
            return segmenter;
        }
    }
}
