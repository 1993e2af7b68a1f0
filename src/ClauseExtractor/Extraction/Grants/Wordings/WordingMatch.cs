using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;

namespace ClauseExtractor.Extraction.Grants.Wordings;

/// <summary>A wording held against a segment: which tokens its names stand for. Places are tried in order until all that the wording asks
/// for holds.</summary>
internal sealed class WordingMatch(string text, Segment segment)
{
    private Wording _wording = null!;

    public string Text => text;

    public Segment Segment => segment;

    public TokenList Tokens => segment.Tokens;

    /// <summary>Index of the verb or the word that gives, -1 where the wording has none.</summary>
    public int Give { get; private set; } = -1;

    /// <summary>Index of the noun given, -1 where the wording has none.</summary>
    public int Term { get; private set; } = -1;

    /// <summary>Index of the first figure that the wording names, -1 where it names none.</summary>
    public int Figure { get; private set; } = -1;

    /// <summary>Index of the token that the phrase starts with.</summary>
    public int From { get; private set; } = -1;

    /// <summary>Finds the first place of a wording where all that it asks for holds.</summary>
    public bool Find(Wording wording)
    {
        (_wording, Give, Term, Figure, From) = (wording, -1, -1, -1, -1);
        return Step(0, 0, segment.Range.Start);
    }

    private bool Step(int element, int token, int at)
    {
        var elements = _wording.Pattern.Elements;
        if (element == elements.Length)
            return (_wording.Pattern.Closing is not { } closing || Fits(closing, at, segment.Range.End, token, Tokens.Count))
                && _wording.Holds(this);
        var next = elements[element];
        if (next.Words is { } words ? AtWords(element, words, token, at) : AtToken(element, next, token, at))
            return true;
        return next.Optional && Step(element + 1, token, at);
    }

    private bool AtToken(int element, PatternElement next, int token, int at)
    {
        bool last = next.Before == Gap.Any;
        for (int k = 0; k < Tokens.Count - token; k++)
        {
            int i = last ? Tokens.Count - 1 - k : token + k;
            if ((TokenClasses.Of(Tokens[i]) & next.Classes) == 0 || !Fits(next.Before, at, Tokens[i].Start, token, i))
                continue;
            var before = (Give, Term, Figure, From);
            Name(next.Name, i);
            // The bound behind a figure belongs to it: 50万元以内.
            bool bounded = Tokens[i].IsFigure && i + 1 < Tokens.Count && FigureReader.IsPostBound(text, Tokens[i], Tokens[i + 1]);
            if (Step(element + 1, bounded ? i + 2 : i + 1, bounded ? Tokens[i + 1].End : Tokens[i].End))
                return true;
            (Give, Term, Figure, From) = before;
        }
        return false;
    }

    private bool AtWords(int element, string[] words, int token, int at)
    {
        foreach (string word in words)
            for (
                int found = text.IndexOf(word, at, segment.Range.End - at, StringComparison.Ordinal);
                found >= 0;
                found = text.IndexOf(word, found + 1, segment.Range.End - found - 1, StringComparison.Ordinal)
            )
            {
                int behind = token;
                while (behind < Tokens.Count && Tokens[behind].Start < found + word.Length)
                    behind++;
                int before = token;
                while (before < behind && Tokens[before].End <= found)
                    before++;
                if (
                    Fits(_wording.Pattern.Elements[element].Before, at, found, token, before)
                    && Step(element + 1, behind, found + word.Length)
                )
                    return true;
            }
        return false;
    }

    private void Name(string? name, int index)
    {
        switch (name)
        {
            case "give":
                Give = index;
                break;
            case "term":
                Term = index;
                break;
            case "figure":
                Figure = index;
                break;
            case "from":
                From = index;
                break;
        }
    }

    // The words from an offset to the next, with the tokens of a range of indexes among them.
    private bool Fits(Gap gap, int from, int to, int first, int end)
    {
        if (gap is Gap.Any or Gap.Left)
            return true;
        if (gap == Gap.None)
            return first >= end && text.AsSpan(from, to - from).IsWhiteSpace();
        for (int i = first; i < end; i++)
            if (gap == Gap.NoFigure ? Tokens[i].IsFigure && !Tokens[i].IsFormer : !Tokens[i].IsFormer && !Joins(Tokens[i].Kind))
                return false;
        return gap == Gap.NoFigure || FillerWords.UncoveredLength(text, Tokens, first, end, from, to) == 0;
    }

    private static bool Joins(TokenKind kind) =>
        kind is TokenKind.Bound or TokenKind.Per or TokenKind.Distribution or TokenKind.Conjunction or TokenKind.Noun;
}
