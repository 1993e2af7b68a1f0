using ClauseExtractor.Library.Search;

namespace ClauseExtractor.Library;

/// <summary>How a library is opened.</summary>
public sealed record LibraryOptions
{
    /// <summary>
    /// Opens another index engine, given the library's path; null for the portable one, which lives in the catalogue's own file.
    /// The library hands it what changed since it was last open, and closes it.
    /// </summary>
    public Func<string, IClauseIndex>? OpenIndex { get; init; }

    /// <summary>The thesaurus file; null for the file <c>NAME.thesaurus.txt</c> beside the library where there is one, and else the product's own. Edits count at once.</summary>
    public string? ThesaurusPath { get; init; }

    /// <summary>What the import log says of the product that extracted.</summary>
    public string Product { get; init; } = "ClauseExtractor " + (typeof(PolicyPipeline).Assembly.GetName().Version?.ToString(3) ?? "");
}
