namespace ClauseExtractor.Library.Search;

/// <summary>
/// Finds the words of the library that sound like what was typed, or differ from it in one character: 算例 is 算力, suanli too, 知识产全 is 知识产权.
/// </summary>
internal sealed class SoundAlikes(IIndexWords words)
{
    /// <summary>Characters from which on a word may differ in one that sounds otherwise.</summary>
    private const int LongEnough = 4;

    /// <summary>
    /// The word of the library that was most likely meant, the one in most clauses; null where none is near, and where the dictionary knows
    /// what was typed: 公寓 is not meant for 共育.
    /// </summary>
    public string? Of(string typed) =>
        Best(
            Pinyin.Of(typed[0]).SelectMany(Pinyin.Of).Append(typed[0]),
            word => word.Length == typed.Length && word != typed && IsNear(word, typed)
        )
            is { } near
        && !words.IsInDictionary(typed)
            ? near
            : null;

    /// <summary>
    /// The words that syllables spell, cut so that they are the fewest and the most used; null where some syllable begins none.
    /// </summary>
    public IReadOnlyList<string>? Of(IReadOnlyList<string> syllables)
    {
        var best = new (int Words, double Weight, string? Word)[syllables.Count + 1];
        for (int from = syllables.Count - 1; from >= 0; from--)
        {
            best[from] = (int.MaxValue, 0, null);
            foreach (var (word, clauses) in Pinyin.Of(syllables[from]).Distinct().SelectMany(words.StartingWith))
            {
                int to = from + word.Length;
                if (
                    word.Length < 2
                    || to > syllables.Count
                    || to < syllables.Count && best[to].Word is null
                    || !Spells(word, syllables, from)
                )
                    continue;
                var candidate = (best[to].Words + 1, best[to].Weight + Math.Log(clauses), word);
                if (
                    candidate.Item1 < best[from].Words
                    || candidate.Item1 == best[from].Words && (candidate.Item2, word).CompareTo((best[from].Weight, best[from].Word!)) > 0
                )
                    best[from] = candidate;
            }
        }
        if (best[0].Word is null)
            return null;
        var read = new List<string>();
        for (int at = 0; at < syllables.Count; at += read[^1].Length)
            read.Add(best[at].Word!);
        return read;
    }

    private string? Best(IEnumerable<char> firsts, Func<string, bool> fits) =>
        firsts
            .Distinct()
            .SelectMany(words.StartingWith)
            .Where(w => fits(w.Key))
            .OrderByDescending(w => w.Value)
            .ThenBy(w => w.Key, StringComparer.Ordinal)
            .Select(w => w.Key)
            .FirstOrDefault();

    private static bool Spells(string word, IReadOnlyList<string> syllables, int from)
    {
        for (int i = 0; i < word.Length; i++)
            if (!Pinyin.Of(word[i]).Contains(syllables[from + i]))
                return false;
        return true;
    }

    private static bool IsNear(string word, string typed)
    {
        int otherwise = 0,
            differs = 0;
        for (int i = 0; i < word.Length; i++)
        {
            differs += word[i] == typed[i] ? 0 : 1;
            otherwise += Pinyin.SoundAlike(word[i], typed[i]) ? 0 : 1;
        }
        return otherwise == 0 || otherwise == 1 && differs == 1 && typed.Length >= LongEnough;
    }
}
