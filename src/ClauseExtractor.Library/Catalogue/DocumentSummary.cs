using ClauseExtractor.Extraction;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>
/// A document of the library as lists show it: one distinct text, of which there may be several files (copies), and which may be a version
/// of others.
/// </summary>
/// <param name="Row">Number within this library; clause keys carry it.</param>
/// <param name="Id">The record's <c>document.id</c>: the same on every machine.</param>
/// <param name="Work">Id that all versions of one policy share.</param>
/// <param name="Version">Place among the versions, from 1, the oldest first.</param>
/// <param name="IsLatest">True where no other version is known to be newer, and no fuller reading of the same issue is there.</param>
/// <param name="Revision">Grows with every correction; hand it back with a correction to be told when somebody was faster.</param>
/// <param name="Change">The library's change number at which the document last changed.</param>
/// <param name="Corrected">True where a correction is applied.</param>
/// <param name="File">Name of the file that the record was made from.</param>
public sealed record DocumentSummary(
    int Row,
    string Id,
    string Work,
    int Version,
    bool IsLatest,
    long Revision,
    long Change,
    bool Corrected,
    string File,
    string Reader,
    int? Pages,
    string? Title,
    string? DocumentNumber,
    Genre Genre,
    DocumentStage Stage,
    IReadOnlyList<string> Issuers,
    string? Region,
    RegionLevel? RegionLevel,
    DateOnly? Issued,
    DateOnly? Printed,
    DateOnly? EffectiveFrom,
    DateOnly? EffectiveTo,
    int Clauses,
    int Benefits,
    int Warnings,
    DateTimeOffset AddedAt
)
{
    /// <summary>
    /// By which sign it stands after the version before it: <c>repeal</c>, <c>date</c>, <c>effective</c>, <c>number</c>, <c>title</c>,
    /// <c>revision</c>, <c>stage</c>, <c>file</c>; <c>sameIssue</c> where both are one issue, read from files that differ;
    /// <c>undecided</c> where the texts do not tell which is the newer; null for a first version.
    /// </summary>
    public string? VersionSign { get; init; }

    /// <summary>
    /// What its validity rests on: written in the text, computed from its words, assumed from the day of issue, or nothing.
    /// </summary>
    public ValidityBasis Validity { get; init; }

    /// <summary>The title, or the file's name where the text gives none.</summary>
    public string DisplayTitle => Title ?? File;

    /// <summary>The year that facets count: of issue, else of effect.</summary>
    public int? Year => (Issued ?? Printed ?? EffectiveFrom)?.Year;
}

/// <summary>A file of a document: the one that its record rests on because it reads best, or a copy.</summary>
/// <param name="Paths">The names under which these very bytes were imported.</param>
/// <param name="IsPrimary">True for the file that the record was made from.</param>
public sealed record SourceCopy(string Sha256, IReadOnlyList<string> Paths, string Reader, string MediaType, long Size, bool IsPrimary)
{
    /// <summary>True for the copy whose pages the record's spans name, because the file that it rests on has none.</summary>
    public bool LendsPages { get; init; }
}

/// <summary>A document that another may replace, and why the library thinks so.</summary>
/// <param name="Reason"><c>repeal</c> (its text says so), <c>version</c> (same number or title), <c>undecided</c> (the same, but the texts
/// do not tell which is the newer), <c>title</c> (a similar title of the same issuer or region).</param>
/// <param name="Similarity">Of the titles, 0 to 1; 1 for the other two.</param>
public sealed record PredecessorSuggestion(DocumentSummary Document, string Reason, double Similarity);
