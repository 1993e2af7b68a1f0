using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Matching;

namespace ClauseExtractor.Library.Matching;

/// <summary>What a profile can have from a library on a day.</summary>
/// <param name="Region">The place that was asked for, as the library names it; null where none was told.</param>
/// <param name="Authorities">Those with the most that can be had first.</param>
public sealed record MatchReport(DateOnly Asked, string? Region, IReadOnlyList<AuthorityOffers> Authorities)
{
    /// <summary>Every benefit, whatever its authority.</summary>
    public IEnumerable<MatchedBenefit> All => Authorities.SelectMany(a => a.Benefits);

    /// <summary>How many benefits have the verdict.</summary>
    public int Count(Verdict verdict) => All.Count(b => b.Match.Verdict == verdict);
}

/// <summary>The benefits of one authority: met first, then those that hang on the least, then those that fail.</summary>
/// <param name="Authority">Null where the text names neither a unit in charge nor an issuer.</param>
public sealed record AuthorityOffers(string? Authority, IReadOnlyList<MatchedBenefit> Benefits);

/// <summary>A benefit, whether the profile gets it, and what must be handed in.</summary>
/// <param name="Materials">Sentences that name what is handed in; empty where the text names nothing.</param>
public sealed record MatchedBenefit(
    DocumentSummary Document,
    PolicyStatus Status,
    string Clause,
    string? Heading,
    Benefit Benefit,
    RowMatch Match,
    IReadOnlyList<Span> Materials
)
{
    /// <summary>True where the policy does not say of which place it is: it may be of another than the one asked for.</summary>
    public bool IsWithoutRegion => Document.Region is null && Document.RegionLevel != RegionLevel.Nation;

    /// <summary>What nobody told yet, each once.</summary>
    public IReadOnlyList<Requirement> Open => Once(r => r.Verdict == Verdict.Unknown);

    /// <summary>What fails, each once.</summary>
    public IReadOnlyList<Requirement> Missing => Once(r => r.Verdict == Verdict.NotMet);

    /// <summary>What the reader is shown: what fails, what is open, and what somebody ticked, in that order.</summary>
    public IReadOnlyList<Requirement> Told => [.. Missing, .. Open, .. Once(r => r is { IsConfirmed: true, Verdict: Verdict.Met })];

    private List<Requirement> Once(Func<Requirement, bool> which) =>
        [.. Match.Requirements.Where(which).DistinctBy(r => r.Key ?? $"{r.Asks} {r.Span.Quote}")];

    /// <summary>Its largest sum; 0 where it states none.</summary>
    public decimal Most => Benefit.Caps.Select(c => c.Amount).DefaultIfEmpty(0).Max();
}
