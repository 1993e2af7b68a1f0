namespace ClauseExtractor.Library;

/// <summary>How a library is opened.</summary>
public sealed record LibraryOptions
{
    /// <summary>
    /// Told the number of documents before the index is made anew at opening: an earlier build made the library, or the index is lost or
    /// damaged. It takes some seconds for a thousand documents.
    /// </summary>
    public Action<int>? IndexMadeAnew { get; init; }

    /// <summary>True to throw the index away without opening it, and make it anew.</summary>
    public bool DiscardsIndex { get; init; }

    /// <summary>
    /// The thesaurus file; null for the file <c>NAME.thesaurus.txt</c> beside the library where there is one, and else the product's own.
    /// Edits count at once.
    /// </summary>
    public string? ThesaurusPath { get; init; }

    /// <summary>What the import log says of the product that extracted.</summary>
    public string Product { get; init; } = "ClauseExtractor " + (typeof(PolicyPipeline).Assembly.GetName().Version?.ToString(3) ?? "");
}
