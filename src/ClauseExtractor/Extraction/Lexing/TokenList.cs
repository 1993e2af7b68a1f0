using System.Collections;
using System.Runtime.CompilerServices;

namespace ClauseExtractor.Extraction.Lexing;

/// <summary>Tokens in order. Most of reading asks them what is there: they stand in one array and are looked at in place.</summary>
[CollectionBuilder(typeof(TokenList), nameof(Create))]
internal readonly struct TokenList(Token[] tokens) : IReadOnlyList<Token>
{
    private readonly Token[]? _tokens = tokens;

    public static TokenList Create(ReadOnlySpan<Token> tokens) => new(tokens.ToArray());

    public int Count => Span.Length;

    public ref readonly Token this[int index] => ref Span[index];

    /// <summary>The tokens themselves.</summary>
    public ReadOnlySpan<Token> Span => _tokens;

    /// <summary>True where one is of a kind.</summary>
    public bool Has(TokenKind kind)
    {
        foreach (ref readonly var token in Span)
            if (token.Kind == kind)
                return true;
        return false;
    }

    /// <summary>True where one of a kind stands behind a place of the text.</summary>
    public bool HasFrom(TokenKind kind, int start)
    {
        foreach (ref readonly var token in Span)
            if (token.Kind == kind && token.Start >= start)
                return true;
        return false;
    }

    public bool Any(Func<Token, bool> holds)
    {
        foreach (ref readonly var token in Span)
            if (holds(token))
                return true;
        return false;
    }

    public bool All(Func<Token, bool> holds)
    {
        foreach (ref readonly var token in Span)
            if (!holds(token))
                return false;
        return true;
    }

    /// <summary>How many hold.</summary>
    public int CountOf(Func<Token, bool> holds)
    {
        int count = 0;
        foreach (ref readonly var token in Span)
            count += holds(token) ? 1 : 0;
        return count;
    }

    /// <summary>The first that holds; the default token where none does.</summary>
    public Token FirstOrDefault(Func<Token, bool> holds)
    {
        foreach (ref readonly var token in Span)
            if (holds(token))
                return token;
        return default;
    }

    /// <summary>The last that holds; the default token where none does.</summary>
    public Token LastOrDefault(Func<Token, bool> holds)
    {
        for (int i = Count - 1; i >= 0; i--)
            if (holds(this[i]))
                return this[i];
        return default;
    }

    public IEnumerable<Token> Where(Func<Token, bool> holds) => (_tokens ?? []).Where(holds);

    public IEnumerable<Token> Skip(int count) => (_tokens ?? []).Skip(count);

    public IEnumerable<Token> Take(int count) => (_tokens ?? []).Take(count);

    public ReadOnlySpan<Token>.Enumerator GetEnumerator() => Span.GetEnumerator();

    Token IReadOnlyList<Token>.this[int index] => Span[index];

    IEnumerator<Token> IEnumerable<Token>.GetEnumerator() => ((IEnumerable<Token>)(_tokens ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_tokens ?? []).GetEnumerator();
}
