using System.Globalization;
using System.Text.RegularExpressions;
using ClauseExtractor.Extraction;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>A document as its age is judged.</summary>
/// <param name="Clauses">How many there are: of two readings of one issue the fuller one is shown.</param>
/// <param name="Repeals">The keys of numbers and titles that it repeals.</param>
internal sealed record DatedVersion(
    string Id,
    string? NumberKey,
    string? TitleKey,
    string? DocumentNumber,
    DateOnly? Issued,
    DateOnly? EffectiveFrom,
    bool IsDraft,
    int Clauses,
    VersionSigns Signs,
    IReadOnlyList<(string? Number, string? Title)> Repeals
)
{
    /// <summary>The day on which the text as it stands was made: its last revision, else its issue.</summary>
    public DateOnly? Made => Signs.Made > (Issued ?? DateOnly.MinValue) ? Signs.Made : Issued ?? Signs.Made;
}

/// <summary>
/// Tells which of two versions of one policy is the newer, by what the texts say, the surest sign first. Where they say nothing it is
/// undecided, and stays so: the order of import is no sign.
/// </summary>
internal static partial class VersionOrder
{
    /// <summary>The name of the sign where there is none.</summary>
    public const string Undecided = "undecided";

    /// <summary>
    /// The name of the sign where both are one issue, read from two files that differ: neither is newer, and one is enough to show.
    /// </summary>
    public const string SameIssue = "sameIssue";

    private static readonly IReadOnlyList<(string Name, Func<DatedVersion, DatedVersion, int> Compare)> Signs =
    [
        ("repeal", (a, b) => Repeals(a, b).CompareTo(Repeals(b, a))),
        ("date", (a, b) => Compare(a.Made, b.Made)),
        ("effective", (a, b) => Compare(a.EffectiveFrom, b.EffectiveFrom)),
        // One tells when it was made, the other only since when it applies: made after that, it is the newer.
        (
            "date",
            (a, b) =>
                a.Made > b.EffectiveFrom && b.Made is null ? 1
                : b.Made > a.EffectiveFrom && a.Made is null ? -1
                : 0
        ),
        ("number", (a, b) => a.Signs.Series == b.Signs.Series ? Compare(a.Signs.Order, b.Signs.Order) : 0),
        ("number", CompareNumbers),
        ("title", (a, b) => Compare(a.Signs.TitleYear, b.Signs.TitleYear)),
        ("revision", (a, b) => a.Signs.IsRevision.CompareTo(b.Signs.IsRevision)),
        ("stage", (a, b) => b.IsDraft.CompareTo(a.IsDraft)),
        (
            SameIssue,
            (a, b) =>
                IsSameIssue(a, b)
                    ? a.Clauses != b.Clauses
                        ? a.Clauses.CompareTo(b.Clauses)
                        : string.CompareOrdinal(a.Id, b.Id)
                    : 0
        ),
        ("file", (a, b) => Compare(a.Signs.FileYear, b.Signs.FileYear)),
    ];

    /// <returns>Positive where the first is the newer, with the sign that says so; 0 with <see cref="Undecided"/>.</returns>
    public static (int Newer, string Sign) Decide(DatedVersion a, DatedVersion b)
    {
        foreach (var (name, compare) in Signs)
            if (compare(a, b) is not 0 and var newer)
                return (newer, name);
        return (0, Undecided);
    }

    /// <summary>Versions from the oldest to the newest, each with the sign by which it stands after the one before.</summary>
    public static IReadOnlyList<(DatedVersion Version, string? Sign)> Sort(IEnumerable<DatedVersion> versions)
    {
        var all = versions.OrderBy(v => v.Id, StringComparer.Ordinal).ToList();
        // By the number of others that each one is newer than: signs of several kinds need not agree all round, and this orders them all
        // the same.
        var ordered = all.OrderBy(v => all.Sum(other => Math.Sign(Decide(v, other).Newer))).ToList();
        return [.. ordered.Select((v, i) => (v, i == 0 ? null : Decide(v, ordered[i - 1]).Sign))];
    }

    private static bool Repeals(DatedVersion by, DatedVersion other) =>
        by.Repeals.Any(r =>
            r.Number is not null && other.NumberKey is not null
                ? r.Number == other.NumberKey
                : r.Title is not null && r.Title == other.TitleKey && (r.Number is null || r.Number != by.NumberKey)
        );

    /// <summary>The same day and number: no office issues a policy twice a day.</summary>
    private static bool IsSameIssue(DatedVersion a, DatedVersion b) =>
        a.Made is not null
        && a.Made == b.Made
        && a.IsDraft == b.IsDraft
        && (a.NumberKey == b.NumberKey || a.NumberKey is null || b.NumberKey is null);

    /// <summary>True where the sign says that a version is newer than the one before it.</summary>
    public static bool IsNewer(string? sign) => sign is not null and not Undecided and not SameIssue;

    private static int Compare<T>(T? a, T? b)
        where T : struct, IComparable<T> => a is { } first && b is { } second ? first.CompareTo(second) : 0;

    /// <summary>〔2024〕3号 after 〔2023〕4号; within a year only numbers of one office compare.</summary>
    private static int CompareNumbers(DatedVersion a, DatedVersion b)
    {
        var (first, second) = (Numbered().Match(Fold(a)), Numbered().Match(Fold(b)));
        if (!first.Success || !second.Success)
            return 0;
        int byYear = Value(first, "y").CompareTo(Value(second, "y"));
        return byYear != 0 ? byYear
            : first.Groups["office"].Value == second.Groups["office"].Value ? Value(first, "n").CompareTo(Value(second, "n"))
            : 0;
    }

    private static string Fold(DatedVersion version) =>
        Layout.TextFold.Fold(version.DocumentNumber ?? "").Replace(" ", "", StringComparison.Ordinal);

    private static int Value(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<office>.*?)[\[(](?<y>(19|20)[0-9]{2})[\])]第?(?<n>[0-9]{1,5})号")]
    private static partial Regex Numbered();
}
