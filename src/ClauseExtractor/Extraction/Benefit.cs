using System.Text.Json.Serialization;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction;

/// <summary>One thing that a recipient can get.</summary>
/// <param name="Clause">Path of the clause.</param>
/// <param name="Term">The noun given: 奖励, 补贴, 资助 …</param>
/// <param name="Beneficiary">Who gets it, verbatim; null where the text does not say.</param>
/// <param name="Condition">What must hold for this row: verbatim pieces in order, joined.</param>
/// <param name="Tier">Place in a tiered list from 1, null outside one.</param>
/// <param name="Match">Local money for each 1 of higher-level money.</param>
/// <param name="Years">How long a benefit paid by year, quarter or month runs at most.</param>
/// <param name="InstalmentYears">Years over which it is paid out (分三年拨付).</param>
/// <param name="Procedure">经认定, 经评审 …</param>
/// <param name="Confidence">How sure the product is that the row is right, 0 to 1, meant literally.</param>
public sealed record Benefit(
    string Clause,
    string Term,
    string? Beneficiary,
    Span? BeneficiarySpan,
    string? Condition,
    IReadOnlyList<Span> ConditionSpans,
    int? Tier,
    IReadOnlyList<Cap> Caps,
    Rate? Rate,
    decimal? Match,
    int? Years,
    int? InstalmentYears,
    string? Procedure,
    Span Span,
    double Confidence,
    [property: JsonPropertyOrder(2)] BenefitOrigin Origin
)
{
    /// <summary>The part of the row that is the least sure; null where nothing speaks against any.</summary>
    [JsonPropertyOrder(1)]
    public RowPart? Weakest { get; init; }
}

/// <summary>A part of a row that is right or wrong by itself.</summary>
public enum RowPart
{
    /// <summary>The sums.</summary>
    Caps,

    /// <summary>What a sum is counted by.</summary>
    Per,

    /// <summary>The share.</summary>
    Rate,

    /// <summary>What the share is of.</summary>
    Base,

    /// <summary>The noun.</summary>
    Term,

    /// <summary>For how many years.</summary>
    Years,

    /// <summary>Who gets it under which condition.</summary>
    Condition,

    /// <summary>Who gets it.</summary>
    Beneficiary,
}

/// <summary>Where a row comes from.</summary>
public enum BenefitOrigin
{
    /// <summary>The grammar read it.</summary>
    Rule,

    /// <summary>A language model read it, held to the text.</summary>
    Model,

    /// <summary>A person corrected it.</summary>
    Corrected,
}

/// <summary>How a figure bounds what is given.</summary>
public enum Bound
{
    /// <summary>最高, 不超过.</summary>
    UpTo,

    /// <summary>The sum itself.</summary>
    Exact,

    /// <summary>不低于.</summary>
    AtLeast,

    /// <summary>From a lower to an upper sum.</summary>
    Between,
}

/// <summary>What an amount is counted by.</summary>
public enum Per
{
    /// <summary>一次性.</summary>
    Once,

    /// <summary>每年.</summary>
    Year,

    /// <summary>每季度.</summary>
    Quarter,

    /// <summary>每月.</summary>
    Month,

    /// <summary>每场, 每次.</summary>
    Event,

    /// <summary>Over all years or projects together: 累计.</summary>
    Total,

    /// <summary>单个项目.</summary>
    Project,

    /// <summary>Each of a thing: 每台, 每吨.</summary>
    Item,

    /// <summary>每家, 每人.</summary>
    Recipient,
}

/// <summary>An amount of money.</summary>
/// <param name="Amount">In the currency's unit (yuan, not 万元).</param>
/// <param name="Lower">Lower end of a range.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Unit">The counter where <paramref name="Per"/> is <see cref="Extraction.Per.Item"/> (件, 亩, 平方米).</param>
public sealed record Cap(decimal Amount, decimal? Lower, string Currency, Bound Bound, Per? Per, string? Unit, Span Span);

/// <summary>A share of a base: 0.3 for 30 %.</summary>
/// <param name="Base">What it is a share of, verbatim; null where the text does not say.</param>
public sealed record Rate(decimal Value, decimal? Lower, Bound Bound, string? Base, Span Span);
