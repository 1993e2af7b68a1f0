namespace ClauseExtractor.Library.Search;

/// <summary>
/// The full-text part of a query: every required group must match, no excluded one may. Filters are the library's work and never reach an
/// index.
/// </summary>
public sealed record TextQuery(IReadOnlyList<TextGroup> Required, IReadOnlyList<TextGroup> Excluded)
{
    /// <summary>True where every clause matches.</summary>
    public bool IsEmpty => Required.Count == 0 && Excluded.Count == 0;
}

/// <summary>Terms of which any one is enough: the words of the query, parted by <c>|</c>, and what the thesaurus adds to them.</summary>
public sealed record TextGroup(IReadOnlyList<TextTerm> AnyOf);

/// <summary>
/// One term. It matches a clause where all its phrases and all its figures stand, each in the context, the heading or the text.
/// </summary>
/// <param name="Words">As written.</param>
/// <param name="Phrases">Units in the form of <see cref="IndexForm"/> that must stand one after the other, no break between them.</param>
/// <param name="Figures">Keys (<see cref="FigureMention.Key"/>) of figures that must stand in the clause, in whatever wording: 5000000 for
/// 500万元.</param>
public sealed record TextTerm(string Words, IReadOnlyList<IReadOnlyList<string>> Phrases, IReadOnlyList<string> Figures)
{
    /// <summary>True where it must stand as written.</summary>
    public bool Quoted { get; init; }

    /// <summary>What it counts in the score: less than 1 where the thesaurus added it.</summary>
    public float Weight { get; init; } = 1;

    /// <summary>A word that the thesaurus added: found as well as the reader's own, and ranked behind it.</summary>
    public static TextTerm Added(string words) => ByValue(words) with { Weight = 0.4f };

    /// <summary>
    /// The parts of a document number that is written without its brackets or without 第 (沪府办规2025, 国务院令706号): each stands by itself in the
    /// number as printed.
    /// </summary>
    public static TextTerm Number(string words, IEnumerable<string> parts) => new(words, [.. parts.SelectMany(IndexForm.Phrases)], []);

    /// <summary>The parts of a long word, each wherever it stands in the clause: counts little beside the word itself.</summary>
    internal static TextTerm Apart(IReadOnlyList<string> parts) =>
        new(string.Join(' ', parts), [.. parts.SelectMany(IndexForm.Phrases)], []) { Weight = 0.2f };

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
        return new TextTerm(words, phrases, [.. figures.Select(f => f.Key).Distinct()]);
    }

    /// <summary>A term that must stand as written, but for white space, width and punctuation.</summary>
    public static TextTerm Exact(string words) => new(words, IndexForm.Phrases(words), []) { Quoted = true };

    /// <summary>True where nothing in it can be searched (only punctuation).</summary>
    public bool IsEmpty => Phrases.Count == 0 && Figures.Count == 0;
}
