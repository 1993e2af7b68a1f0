using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;

namespace ClauseExtractor.Web.Pages;

/// <summary>A document that a reader named in an address or a box: the one he meant, or those that it may be.</summary>
/// <param name="Words">As he wrote it; empty where he named none.</param>
/// <param name="Document">Null where none or several fit.</param>
/// <param name="Possible">Those that hold his words, the newest first; empty where one was found.</param>
public sealed record DocumentChoice(string Words, DocumentSummary? Document, IReadOnlyList<DocumentSummary> Possible)
{
    /// <summary>Documents that a page offers to choose from; more words make them fewer.</summary>
    public const int MostOffered = 20;

    internal static DocumentChoice Of(PolicyLibrary library, string? reference)
    {
        string words = reference?.Trim() ?? "";
        if (words.Length == 0)
            return new(words, null, []);
        if (library.Catalogue.Get(words) is { } named)
            return new(words, named, []);
        var possible = Holding(library.Catalogue.List(allVersions: true), words);
        return possible is [var only] ? new(words, only, []) : new(words, null, possible);
    }

    /// <summary>The documents in whose title, number, issuers, region or file name all the words stand, in any order.</summary>
    internal static IReadOnlyList<DocumentSummary> Holding(IReadOnlyList<DocumentSummary> documents, string words)
    {
        string[] each = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return each.Length == 0 ? documents : [.. documents.Where(d => Array.TrueForAll(each, word => PolicyCatalogue.Holds(d, word)))];
    }
}
