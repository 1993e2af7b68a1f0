namespace ClauseExtractor.Library.Search;

/// <summary>A part of a word that a query has in one piece.</summary>
/// <param name="Typed">As typed.</param>
/// <param name="Word">As the library writes it.</param>
internal readonly record struct WordPart(string Typed, string Word)
{
    public bool IsMended => Typed != Word;
}

/// <summary>
/// Cuts what is written together (房租补贴) into words that the library or the thesaurus knows, and mends what sounds like one of them: the cut
/// with the fewest characters left over, then with the fewest words.
/// </summary>
internal sealed class WordSplitter(IIndexWords words, Thesaurus thesaurus)
{
    /// <summary>Longest word looked for, and longest text that is cut, in units.</summary>
    private const int LongestWord = 10,
        LongestMended = 5,
        LongestText = 60;

    private const double Known = 1,
        Foreign = 1.3,
        Mended = 2.6,
        LeftOver = 4,
        FillerCost = 1.5;

    /// <summary>Characters that join words and are none by themselves.</summary>
    private const string Fillers = "的了在对给和与及或等为有被将把之其所向于从至到是补奖";

    private readonly SoundAlikes sounds = new(words);

    /// <summary>The parts in order; one part, the word itself, where it cannot be cut.</summary>
    public IReadOnlyList<WordPart> Split(string word)
    {
        if (word.All(c => char.IsAsciiLetter(c) || c == '\'') && words.Clauses(word.ToLowerInvariant()) == 0)
            return
            [
                .. (Pinyin.Cut(word).Select(sounds.Of).FirstOrDefault(read => read is not null) ?? [word]).Select(read => new WordPart(
                    word,
                    read
                )),
            ];
        var units = IndexForm.Units(word);
        if (units.Count is 0 or > LongestText)
            return [new WordPart(word, word)];
        var plain = Cut(units, mended: null);
        // Mending is looked for only where something is left over.
        bool[] open = new bool[units.Count];
        foreach (var (from, to, _) in plain.Where(p => p.To - p.From == 1 && IsLeftOver(units[p.From])))
            open.AsSpan(from, to - from).Fill(true);
        var parts = open.Contains(true) ? Cut(units, open) : plain;
        return Parts(units, parts);
    }

    /// <summary>The shorter words of which a word is made; none where something is left over.</summary>
    public IReadOnlyList<string> Parts(string word)
    {
        var units = IndexForm.Units(word);
        if (units.Count is < 4 or > LongestWord)
            return [];
        var cut = Cut(units, mended: null, longest: units.Count - 1);
        return cut.TrueForAll(p => p.To - p.From > 1) ? [.. cut.Select(p => p.Word)] : [];
    }

    /// <summary>True for a word that clauses have, or have by another name.</summary>
    public bool Knows(string word) =>
        words.Clauses(word) > 0 || thesaurus.Knows(word) && thesaurus.Widen(word).Any(other => words.Clauses(IndexForm.Joined(other)) > 0);

    private List<(int From, int To, string Word)> Cut(IReadOnlyList<TextUnit> units, bool[]? mended, int longest = LongestWord)
    {
        var best = new (double Cost, int To, string Word)[units.Count + 1];
        for (int from = units.Count - 1; from >= 0; from--)
        {
            string word = units[from].Text;
            best[from] = (
                best[from + 1].Cost
                    + (
                        !IsHan(units[from]) ? Known
                        : Fillers.Contains(word[0], StringComparison.Ordinal) ? FillerCost
                        : LeftOver
                    ),
                from + 1,
                word
            );
            for (
                int to = from + 2;
                to <= Math.Min(units.Count, from + longest) && IsHan(units[from]) && IsHan(units[to - 1]) && !units[to - 1].AfterBreak;
                to++
            )
            {
                word += units[to - 1].Text;
                if (Knows(word))
                    Offer(Known, word);
                else if (mended is not null && words.IsInDictionary(word))
                    Offer(Foreign, word);
                else if (
                    mended is not null
                    && to - from <= LongestMended
                    && mended.AsSpan(from, to - from).Contains(true)
                    && sounds.Of(word) is { } meant
                )
                    Offer(Mended, meant);

                void Offer(double cost, string read)
                {
                    if (best[to].Cost + cost < best[from].Cost)
                        best[from] = (best[to].Cost + cost, to, read);
                }
            }
        }
        var cut = new List<(int, int, string)>();
        for (int at = 0; at < units.Count; at = best[at].To)
            cut.Add((at, best[at].To, best[at].Word));
        return cut;
    }

    /// <summary>Characters that are left over side by side are one part; one alone is dropped where there are others.</summary>
    private static List<WordPart> Parts(IReadOnlyList<TextUnit> units, List<(int From, int To, string Word)> cut)
    {
        var parts = new List<WordPart>();
        string rest = "";
        foreach (var (from, to, word) in cut)
        {
            if (to - from == 1 && IsHan(units[from]))
            {
                rest += word;
                continue;
            }
            Rest();
            parts.Add(new WordPart(string.Concat(units.Skip(from).Take(to - from).Select(u => u.Text)), word));
        }
        Rest();
        return parts.Count > 0 ? parts : [new WordPart(string.Concat(units.Select(u => u.Text)), string.Concat(units.Select(u => u.Text)))];

        void Rest()
        {
            if (rest.Length > 1 && !rest.All(c => Fillers.Contains(c, StringComparison.Ordinal)))
                parts.Add(new WordPart(rest, rest));
            rest = "";
        }
    }

    private static bool IsLeftOver(TextUnit unit) => IsHan(unit) && !Fillers.Contains(unit.Text[0], StringComparison.Ordinal);

    private static bool IsHan(TextUnit unit) => unit.Text.Length == 1 && !char.IsAscii(unit.Text[0]);
}
