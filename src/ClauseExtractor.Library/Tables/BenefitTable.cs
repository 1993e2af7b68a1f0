using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Search;

namespace ClauseExtractor.Library.Tables;

/// <summary>What the rows of a comparison are grouped by.</summary>
public enum BenefitGrouping
{
    /// <summary>One list.</summary>
    None,

    /// <summary>By what is supported.</summary>
    Topic,

    /// <summary>By region.</summary>
    Region,

    /// <summary>By policy.</summary>
    Document,

    /// <summary>By noun: 补贴, 奖励.</summary>
    Kind,

    /// <summary>By unit in charge.</summary>
    Owner,
}

/// <summary>How a comparison is made.</summary>
public sealed record BenefitTableOptions
{
    /// <summary>What rows are put together by.</summary>
    public BenefitGrouping GroupBy { get; init; }

    /// <summary>Relevance keeps the order of the clauses found; cap and rate put the highest first.</summary>
    public SearchSort Sort { get; init; }

    /// <summary>True for the smallest first.</summary>
    public bool Ascending { get; init; }

    /// <summary>How rows are ordered that <see cref="Sort"/> finds alike: the highest figure, the newest.</summary>
    public SearchSort ThenBy { get; init; }

    /// <summary>True to leave out rows without cap, rate and match; <see cref="BenefitTable.WithoutFigure"/> tells how many.</summary>
    public bool FiguresOnly { get; init; }

    /// <summary>False to search words as written, without what the thesaurus adds.</summary>
    public bool Widen { get; init; } = true;

    /// <summary>The day for which status is computed; null for today.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Rows to pass over.</summary>
    public int Offset { get; init; }

    /// <summary>Rows at most; null for all.</summary>
    public int? Limit { get; init; }
}

/// <summary>The benefits of many documents side by side.</summary>
/// <param name="Total">Rows there are; <see cref="Rows"/> may hold fewer.</param>
/// <param name="Rows">In order; the rows of one group stand together.</param>
public sealed record BenefitTable(PolicyQuery Query, DateOnly AsOf, int Total, IReadOnlyList<BenefitTableRow> Rows)
{
    /// <summary>Rows without a figure that were left out.</summary>
    public int WithoutFigure { get; init; }
}

/// <summary>One benefit with where it stands.</summary>
/// <param name="Group">The group's name; null where rows are not grouped, or the row has no such thing.</param>
/// <param name="Topic">Null where no topic fits.</param>
/// <param name="Row">Index of the benefit among those of its clause.</param>
/// <param name="Owners">Of the clause.</param>
public sealed record BenefitTableRow(
    string? Group,
    DocumentSummary Document,
    PolicyStatus Status,
    string Clause,
    string? Heading,
    string? Topic,
    int Row,
    Benefit Benefit,
    IReadOnlyList<Owner> Owners
)
{
    /// <summary>The words of figures of the clause that are given and could not be read.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];
}

/// <summary>How the caps of a comparison's rows spread in one region.</summary>
/// <param name="Rows">Benefits with a cap.</param>
/// <param name="Middle">The median, in yuan; of an even number the upper one.</param>
/// <param name="Highest">In yuan.</param>
public sealed record RegionCaps(string Region, int Rows, decimal Middle, decimal Highest);
