using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Matching;

/// <summary>Three-valued: what is not told is unknown, never met.</summary>
public enum Verdict
{
    /// <summary>The profile meets it.</summary>
    Met,

    /// <summary>The profile does not meet it.</summary>
    NotMet,

    /// <summary>Something was not told.</summary>
    Unknown,
}

/// <summary>What a requirement is about.</summary>
public enum RequirementKind
{
    /// <summary>A figure: 营业收入2000万元以上.</summary>
    Figure,

    /// <summary>A certificate or title: 高新技术企业.</summary>
    Title,

    /// <summary>The kind of recipient: 企业, 高校.</summary>
    Recipient,

    /// <summary>Words that nothing can be compared with: to be ticked.</summary>
    Words,
}

/// <summary>One requirement of a row and what the profile says to it.</summary>
/// <param name="Span">The words of the text.</param>
/// <param name="Asks">What must be told or ticked where it is unknown: the metric, the title, or the words themselves.</param>
public sealed record Requirement(RequirementKind Kind, Span Span, Verdict Verdict, string Asks)
{
    /// <summary>How the profile's figure is compared with the bound; null where the requirement has no figure.</summary>
    public Comparator? Comparator { get; init; }

    /// <summary>In the unit; the lower end of a band.</summary>
    public decimal? Bound { get; init; }

    /// <summary>The upper end where there are two.</summary>
    public decimal? Upper { get; init; }

    /// <summary>元, USD, % (bounds are fractions then), 人, 年 …</summary>
    public string? Unit { get; init; }

    /// <summary>What the profile tells, in the unit of the bound.</summary>
    public decimal? Told { get; init; }

    /// <summary>Told less bound, of a band by its nearer end; null where nothing was told.</summary>
    public decimal? Difference { get; init; }

    /// <summary>
    /// What <see cref="Profile.Confirmed"/> calls it by where it can be ticked: the same on every machine, for equal words of a document,
    /// and for a title of the whole nation in any. Null for a figure that must be told, and for what needs no tick.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>True where no condition is told and the row's own words are to be ticked: for this row alone.</summary>
    internal bool IsWholeRow { get; init; }

    /// <summary>True where the profile confirmed or denied it.</summary>
    public bool IsConfirmed { get; init; }
}

/// <summary>Whether a profile gets one row of benefits. Every branch of a group is enough for it; every group is needed.</summary>
/// <param name="Row">Index of the benefit in the record.</param>
public sealed record RowMatch(int Row, Verdict Verdict, IReadOnlyList<RequirementGroup> Groups)
{
    /// <summary>Every requirement in the order of the text.</summary>
    public IReadOnlyList<Requirement> Requirements => [.. Groups.SelectMany(g => g.Branches).SelectMany(b => b).OrderBy(r => r.Span.Start)];
}

/// <summary>Alternatives (或, bands of one metric): one branch is enough, and in a branch all hold.</summary>
public sealed record RequirementGroup(IReadOnlyList<IReadOnlyList<Requirement>> Branches)
{
    /// <summary>Met where one branch is met.</summary>
    public Verdict Verdict => Verdicts.Any(Branches.Select(b => Verdicts.All(b.Select(r => r.Verdict))));
}

/// <summary>The logic of three values.</summary>
public static class Verdicts
{
    /// <summary>Not met as soon as one is not; met where all are, also where there is none.</summary>
    public static Verdict All(IEnumerable<Verdict> verdicts)
    {
        var all = Verdict.Met;
        foreach (var verdict in verdicts)
            if (verdict == Verdict.NotMet)
                return Verdict.NotMet;
            else if (verdict == Verdict.Unknown)
                all = Verdict.Unknown;
        return all;
    }

    /// <summary>Met as soon as one is; not met where none can be.</summary>
    public static Verdict Any(IEnumerable<Verdict> verdicts)
    {
        var any = Verdict.NotMet;
        foreach (var verdict in verdicts)
            if (verdict == Verdict.Met)
                return Verdict.Met;
            else if (verdict == Verdict.Unknown)
                any = Verdict.Unknown;
        return any;
    }
}
