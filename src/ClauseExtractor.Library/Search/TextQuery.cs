namespace ClauseExtractor.Library.Search;

/// <summary>The full-text part of a query: every required group must match, no excluded one may. Filters are the library's work and never reach an index.</summary>
public sealed record TextQuery(IReadOnlyList<TextGroup> Required, IReadOnlyList<TextGroup> Excluded)
{
    /// <summary>True where every clause matches.</summary>
    public bool IsEmpty => Required.Count == 0 && Excluded.Count == 0;
}

/// <summary>Terms of which any one is enough: the words of the query, parted by <c>|</c>, and what the thesaurus adds to them.</summary>
public sealed record TextGroup(IReadOnlyList<TextTerm> AnyOf);

/// <summary>One term. It matches a clause where all its phrases and all its figures stand, each in the context, the heading or the text.</summary>
/// <param name="Words">As written.</param>
/// <param name="Phrases">Units in the form of <see cref="IndexForm"/> that must stand one after the other, no break between them.</param>
/// <param name="Figures">Values in base units (5000000 for 500万) that must stand in the clause, in whatever wording.</param>
public sealed record TextTerm(string Words, IReadOnlyList<IReadOnlyList<string>> Phrases, IReadOnlyList<decimal> Figures)
{
    /// <summary>A term whose figures are matched by value and whose other words are matched as phrases.</summary>
    public static TextTerm ByValue(string words)
    {
        var figures = FigureMentions.Find(words);
        var phrases = new List<IReadOnlyList<string>>();
        int at = 0;
        foreach (var figure in figures)
        {
            phrases.AddRange(IndexForm.Phrases(words[at..figure.Start]));
            at = figure.End;
        }
        phrases.AddRange(IndexForm.Phrases(words[at..]));
        return new TextTerm(words, phrases, [.. figures.Select(f => f.Value).Distinct()]);
    }

    /// <summary>A term that must stand as written, but for white space, width and punctuation.</summary>
    public static TextTerm Exact(string words) => new(words, IndexForm.Phrases(words), []);

    /// <summary>True where nothing in it can be searched (only punctuation).</summary>
    public bool IsEmpty => Phrases.Count == 0 && Figures.Count == 0;
}
