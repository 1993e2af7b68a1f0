using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Sentences;

/// <summary>The words between two commas, and the tokens among them that stand outside brackets and quotation marks.</summary>
/// <param name="range">The words, without the punctuation that ends them.</param>
/// <param name="tokens">The tokens outside brackets and quotation marks.</param>
internal sealed class Segment(TextRange range, TokenList tokens)
{
    private GrantPhrase? _grant;
    private bool _sought;

    public TextRange Range => range;

    public TokenList Tokens => tokens;

    /// <summary>True where a mark of a list parts the segment from a grant before it: 给予20万元奖励、<u>3年的房租减免</u>.</summary>
    public bool Continues { get; init; }

    /// <summary>The money inside brackets of the segment, with the cues beside it: 给予补贴（单个企业最高50万元）.</summary>
    public TokenList Bracketed { get; init; } = [];

    /// <summary>The classes of its tokens, as bits of <see cref="Wordings.TokenClasses"/>: what tells at once that a role needs a token
    /// that is not there.</summary>
    public int Classes { get; } = Wordings.TokenClasses.Of(tokens);

    /// <summary>False where nothing can be given: no word that gives, no figure, no bracket that may hold either.</summary>
    public bool MayGive =>
        Bracketed.Count > 0
        || (
            Classes
            & (
                Wordings.TokenClasses.Noun
                | Wordings.TokenClasses.Verb
                | Wordings.TokenClasses.Giver
                | Wordings.TokenClasses.Whole
                | Wordings.TokenClasses.Figure
            )
        ) != 0;

    /// <summary>A part of its words, with the tokens up to the part's end.</summary>
    public Segment UpTo(TextRange words) => new(words, [.. tokens.Where(t => t.End <= words.End)]);

    /// <summary>True where one of the words stands in the segment.</summary>
    public bool Mentions(string text, params ReadOnlySpan<string> words)
    {
        var said = text.AsSpan(range.Start, range.Length);
        foreach (string word in words)
            if (said.Contains(word, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>The grant of the segment, sought once; null where nothing is given in it.</summary>
    public GrantPhrase? Grant(string text)
    {
        if (!_sought)
            (_grant, _sought) = (Wordings.WordingReader.Read(text, this), true);
        return _grant;
    }
}

/// <summary>The segments between two semicolons.</summary>
internal sealed record Statement(List<Segment> Segments)
{
    /// <summary>True where a segment behind a place gives something.</summary>
    public bool GivesBehind(string text, int at)
    {
        for (int i = at + 1; i < Segments.Count; i++)
            if (Segments[i].Grant(text) is not null)
                return true;
        return false;
    }
}

/// <summary>The statements between two full stops.</summary>
/// <param name="Range">The words, without the full stop.</param>
internal sealed record Sentence(TextRange Range, List<Statement> Statements)
{
    private SentenceMarks? _marks;

    /// <summary>False where nothing can be given in any of its segments.</summary>
    public bool MayGive { get; } = Statements.Exists(statement => statement.Segments.Exists(segment => segment.MayGive));

    /// <summary>The lists that have a word in the sentence, sought once.</summary>
    public SentenceMarks Marks(string text) => _marks ??= SentenceWords.Of(text.AsSpan(Range.Start, Range.Length));
}
