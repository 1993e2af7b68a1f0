namespace ClauseExtractor.Extraction.Lexing;

/// <summary>The words of the language of grants, from <c>vocabulary.tsv</c>. The longest word at a place wins.</summary>
internal sealed class Vocabulary
{
    /// <summary>A word and the token that it makes.</summary>
    /// <param name="Amount">For a word that gives (奖, 买单): its noun, as the unit.</param>
    internal sealed record Word(string Text, TokenKind Kind, byte Tag, Amount? Amount = null);

    private static readonly Word[] Marks =
    [
        .. Mark(TokenKind.Enumeration, "、"),
        .. Mark(TokenKind.Comma, ","),
        .. Mark(TokenKind.Semicolon, ";；"),
        .. Mark(TokenKind.Stop, "。!?"),
        .. Mark(TokenKind.Colon, ":"),
        .. Mark(TokenKind.Open, "(["),
        .. Mark(TokenKind.Close, ")]"),
        .. Mark(TokenKind.QuoteOpen, "“《「‘"),
        .. Mark(TokenKind.QuoteClose, "”》」’"),
        .. Mark(TokenKind.Break, "\n"),
    ];

    // By their first character, the longest first; with the second, which tells most of them apart. The first place is empty.
    private readonly List<(char Second, Word Word)[]> _words =
    [
        [],
    ];
    private readonly string[]?[] _counters = new string[]?[char.MaxValue + 1];

    // For each character the place of its words, with what else it may open.
    private readonly ushort[] _opens = new ushort[char.MaxValue + 1];

    private const int Place = Opaque - 1;

    /// <summary>Bits of <see cref="Opens"/>: words may begin with the character, opaque words, figures and counts.</summary>
    public const int Opaque = 1 << 14,
        Figures = 1 << 15;

    // What opens a token besides the words: figures, counts, vague sums.
    private const string Openers = "0123456789.百千万一半数几上近资人户每单十拾廿";

    /// <param name="lines">The lines of the vocabulary.</param>
    public Vocabulary(IReadOnlyList<VocabularyLine> lines)
    {
        foreach (var (first, words) in ByFirst(Marks.Concat(lines.Select(Token).OfType<Word>()), w => w.Text))
        {
            _opens[first] = (ushort)_words.Count;
            _words.Add([.. words.Select(w => (w.Text.Length > 1 ? w.Text[1] : '\0', w))]);
        }
        foreach (var (first, words) in ByFirst(lines.Where(l => l.Class == WordClass.Counter).Select(l => l.Word), w => w))
            _counters[first] = [.. words];
        for (int c = 0; c < _opens.Length; c++)
            _opens[c] |= (ushort)(Language.HanDigits.Value((char)c) >= 0 || Openers.Contains((char)c) ? Figures : 0);
        foreach (string word in Lexing.Words.Of(WordClass.Opaque).Words)
            _opens[word[0]] |= Opaque;
    }

    /// <summary>What a character may open; 0 for one that no token and no opaque word begins with.</summary>
    public int Opens(char c) => _opens[c];

    /// <summary>The vocabulary that the product reads with.</summary>
    public static Vocabulary Default { get; } = new(VocabularyLine.All);

    /// <summary>The longest word that stands at the start of a folded text; null where there is none.</summary>
    public Word? At(ReadOnlySpan<char> text)
    {
        int place = _opens[text[0]] & Place;
        if (place == 0)
            return null;
        char second = text.Length > 1 ? text[1] : '\0';
        foreach (var (at, word) in _words[place])
            if (at == '\0' || at == second && text.StartsWith(word.Text))
                return word;
        return null;
    }

    /// <summary>The longest counter that stands at the start of a folded text; null where there is none.</summary>
    public string? Counter(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || _counters[text[0]] is not { } counters)
            return null;
        foreach (string counter in counters)
            if (text.StartsWith(counter, StringComparison.Ordinal))
                return char.IsAsciiLetter(counter[0]) && text.Length > counter.Length && char.IsAsciiLetterOrDigit(text[counter.Length])
                    ? null
                    : counter;
        return null;
    }

    private static IEnumerable<(char First, IEnumerable<T> Words)> ByFirst<T>(IEnumerable<T> words, Func<T, string> text) =>
        words
            .GroupBy(word => text(word)[0])
            .Select(group => (group.Key, (IEnumerable<T>)group.OrderByDescending(word => text(word).Length)));

    private static IEnumerable<Word> Mark(TokenKind kind, string marks) => marks.Select(m => new Word(m.ToString(), kind, 0));

    private static Word? Token(VocabularyLine line) =>
        line.Class switch
        {
            WordClass.Bound => new Word(line.Word, TokenKind.Bound, (byte)Enum.Parse<Bound>(line.Value, true)),
            WordClass.Threshold => new Word(line.Word, TokenKind.Threshold, (byte)Enum.Parse<Comparator>(line.Value, true)),
            WordClass.Per => new Word(line.Word, TokenKind.Per, (byte)Enum.Parse<Per>(line.Value, true)),
            WordClass.Verb => new Word(line.Word, TokenKind.Verb, 0),
            WordClass.Noun => new Word(
                line.Word,
                TokenKind.Noun,
                line.Value == "voucher" ? (byte)1 : (byte)0,
                line.Value is "" or "voucher" ? null : new Amount(0, Unit: line.Value)
            ),
            WordClass.Giver => new Word(line.Word, TokenKind.Giver, 0, new Amount(0, Unit: line.Value)),
            WordClass.Negation => new Word(line.Word, TokenKind.Negation, 0),
            WordClass.Distribution => new Word(line.Word, TokenKind.Distribution, line.Value == "ordered" ? (byte)1 : (byte)0),
            WordClass.According => new Word(line.Word, TokenKind.According, 0),
            WordClass.Whole => new Word(line.Word, TokenKind.Whole, line.Value == "half" ? (byte)1 : (byte)0),
            WordClass.Conjunction => new Word(line.Word, TokenKind.Conjunction, 0),
            _ => null,
        };
}
