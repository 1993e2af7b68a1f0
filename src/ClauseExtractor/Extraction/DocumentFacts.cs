using System.Text.Json.Serialization;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Extraction;

/// <summary>What the record says of the document as a whole.</summary>
/// <param name="Id">Hash of the folded canonical text: the same for the PDF, the Word file and the text of one policy.</param>
/// <param name="Owners">Units named for the whole document, outside any clause.</param>
/// <param name="Evidence">One span for every field that has a value, by the field's name.</param>
public sealed record DocumentFacts(
    string Id,
    SourceInfo Source,
    string? Title,
    string? DocumentNumber,
    Genre Genre,
    DocumentStage Stage,
    IReadOnlyList<string> Issuers,
    Region? Region,
    DocumentDates Dates,
    IReadOnlyList<Repeal> Repeals,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<Owner> Owners,
    IReadOnlyDictionary<string, Span> Evidence
)
{
    /// <summary>What the validity rests on.</summary>
    public DocumentValidity Validity { get; init; } = new(ValidityBasis.None);
}

/// <summary>The kind of document, by its title.</summary>
public enum Genre
{
    /// <summary>措施, 办法 of support, 政策.</summary>
    Measures,

    /// <summary>办法, 细则, 规定.</summary>
    Rules,

    /// <summary>意见.</summary>
    Opinions,

    /// <summary>规划, 方案, 计划.</summary>
    Plan,

    /// <summary>通知.</summary>
    Notice,

    /// <summary>公告, 通告.</summary>
    Announcement,

    /// <summary>法.</summary>
    Law,

    /// <summary>条例.</summary>
    Regulation,

    /// <summary>None of the others.</summary>
    Other,
}

/// <summary>征求意见稿, or issued.</summary>
public enum DocumentStage
{
    /// <summary>征求意见稿.</summary>
    Draft,

    /// <summary>In its final form.</summary>
    Issued,
}

/// <summary>Level of a region.</summary>
public enum RegionLevel
{
    /// <summary>The country.</summary>
    Nation,

    /// <summary>A province, an autonomous region, or a city under the central government.</summary>
    Province,

    /// <summary>A city under a province.</summary>
    City,

    /// <summary>A district or county.</summary>
    District,
}

/// <summary>The region that a policy is of.</summary>
public sealed record Region(string Name, RegionLevel Level);

/// <summary>The dates of a document, all inclusive; null where the text does not give one.</summary>
/// <param name="Adopted">A meeting's approval.</param>
/// <param name="Issued">成文日期, the signed date.</param>
/// <param name="Printed">印发日期.</param>
public sealed record DocumentDates(
    DateOnly? Adopted,
    DateOnly? Issued,
    DateOnly? Printed,
    DateOnly? EffectiveFrom,
    DateOnly? EffectiveTo,
    DateOnly? CommentFrom,
    DateOnly? CommentTo
)
{
    /// <summary>The days on which a law was amended (修正, 修订), in order; the last of them is <see cref="Adopted"/>.</summary>
    public IReadOnlyList<DateOnly> Amended { get; init; } = [];
}

/// <summary>What the validity of a document rests on.</summary>
public enum ValidityBasis
{
    /// <summary>The days are written in the text.</summary>
    Written,

    /// <summary>A day is computed from words of the text: 有效期三年, 自印发之日起施行.</summary>
    Computed,

    /// <summary>The text says nothing: that it is in force from its date of issue is an assumption.</summary>
    AssumedFromIssue,

    /// <summary>There is no date at all.</summary>
    None,
}

/// <summary>Whether the validity of a document is written, computed or assumed.</summary>
/// <param name="Span">The words that it rests on; null where there are none.</param>
public sealed record DocumentValidity(ValidityBasis Basis, Span? Span = null);

/// <summary>A document that this one repeals or replaces.</summary>
public sealed record Repeal(string Title, string? DocumentNumber, DateOnly? Issued, Span Span);

/// <summary>Another document that this one names.</summary>
/// <param name="Clause">Path of the clause that names it, null outside any clause.</param>
public sealed record Citation(string Title, string? DocumentNumber, string? Clause, Span Span)
{
    /// <summary>上位依据: true for a document by which this one says it was made (根据《…》, 制定本办法). Left out of the JSON where false.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Basis { get; init; }
}

/// <summary>What a unit does for a clause.</summary>
public enum OwnerRole
{
    /// <summary>责任单位.</summary>
    Responsible,

    /// <summary>牵头单位.</summary>
    Lead,

    /// <summary>配合单位.</summary>
    Supporting,

    /// <summary>Runs the measure: 受理, 组织实施.</summary>
    Administration,

    /// <summary>负责解释.</summary>
    Interpretation,
}

/// <summary>A unit in charge of a clause, as printed.</summary>
/// <param name="Authority">Id of the authority that the name resolves to, null where the gazetteer does not know it.</param>
/// <param name="Inherited">True where the clause has the owner from its section.</param>
public sealed record Owner(string Name, string? Authority, OwnerRole Role, bool Inherited, Span Span);
