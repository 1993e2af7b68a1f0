namespace ClauseExtractor.Library.Catalogue;

/// <summary>Where a document stands on a day.</summary>
public enum PolicyState
{
    /// <summary>征求意见.</summary>
    Draft,

    /// <summary>未施行: issued, its first day not yet come.</summary>
    Pending,

    /// <summary>有效.</summary>
    InForce,

    /// <summary>失效: its last day has passed.</summary>
    Expired,

    /// <summary>废止 by another document of the library.</summary>
    Repealed,

    /// <summary>已有新版: a newer version of the same policy is in force.</summary>
    Superseded,

    /// <summary>不明: the text gives no date to start from.</summary>
    Unknown,
}

/// <summary>Where a document stands on a day, and why. Computed, never stored.</summary>
/// <param name="On">The day asked for.</param>
/// <param name="Reason">A short code: <c>dates</c>; <c>fromIssue</c> (no first day in the text, so the day of issue counts); <c>noEnd</c>
/// (the text sets no last day);
/// <c>fromIssueNoEnd</c> (both); <c>noDate</c>; <c>draft</c>; <c>repealed</c>; <c>newerVersion</c>.</param>
/// <param name="RepealedBy">Id of the repealing document.</param>
/// <param name="SupersededBy">Id of the first newer version that is in force.</param>
public sealed record PolicyStatus(PolicyState State, DateOnly On, string Reason, string? RepealedBy = null, string? SupersededBy = null)
{
    /// <summary>In force only as far as the day of issue tells: the text sets no first day.</summary>
    public bool IsAssumed => State == PolicyState.InForce && Reason is "fromIssue" or "fromIssueNoEnd";

    /// <summary>The status of a document on a day.</summary>
    /// <param name="repeals">Documents that repeal this one, each with its own first day and its stage.</param>
    /// <param name="newer">Versions known to be newer, the oldest first.</param>
    internal static PolicyStatus Of(
        DocumentSummary document,
        IReadOnlyList<DocumentSummary> repeals,
        IEnumerable<DocumentSummary> newer,
        DateOnly on
    )
    {
        if (document.Stage == Extraction.DocumentStage.Draft)
            return new(PolicyState.Draft, on, "draft");
        var start = Start(document);
        if (repeals.Count > 0 && FirstOf(repeals, on) is { } repeal)
            return new(PolicyState.Repealed, on, "repealed", repeal.Id);
        if (document.EffectiveTo < on)
            return new(PolicyState.Expired, on, "dates");
        if (!document.IsLatest && newer.FirstOrDefault(n => Holds(n, on)) is { } successor)
            return new(PolicyState.Superseded, on, "newerVersion", SupersededBy: successor.Id);
        if (start is null)
            return new(PolicyState.Unknown, on, "noDate");
        if (start > on)
            return new(PolicyState.Pending, on, "dates");
        string reason = (document.EffectiveFrom, document.EffectiveTo) switch
        {
            (null, null) => "fromIssueNoEnd",
            (null, _) => "fromIssue",
            (_, null) => "noEnd",
            _ => "dates",
        };
        return new(PolicyState.InForce, on, reason);
    }

    /// <summary>A repeal takes effect when the repealing document does; a draft repeals nothing yet.</summary>
    private static DocumentSummary? FirstOf(IReadOnlyList<DocumentSummary> repeals, DateOnly on) =>
        repeals.Where(r => Holds(r, on)).OrderBy(Start).ThenBy(r => r.Id, StringComparer.Ordinal).FirstOrDefault();

    private static bool Holds(DocumentSummary document, DateOnly on) =>
        document.Stage != Extraction.DocumentStage.Draft && Start(document) is { } from && from <= on;

    private static DateOnly? Start(DocumentSummary document) => document.EffectiveFrom ?? document.Issued ?? document.Printed;
}

/// <summary>The names of the states in the query language and on the screen.</summary>
public static class StatusNames
{
    private static readonly (PolicyState State, string Code, string Chinese)[] Names =
    [
        (PolicyState.Draft, "draft", "征求意见"),
        (PolicyState.Pending, "pending", "未施行"),
        (PolicyState.InForce, "in-force", "有效"),
        (PolicyState.Expired, "expired", "失效"),
        (PolicyState.Repealed, "repealed", "废止"),
        (PolicyState.Superseded, "superseded", "已有新版"),
        (PolicyState.Unknown, "unknown", "不明"),
    ];

    /// <summary>The code in queries, facets and the API: <c>in-force</c>.</summary>
    public static string Code(PolicyState state) => Names.First(n => n.State == state).Code;

    /// <summary>The state in Chinese.</summary>
    public static string Chinese(PolicyState state) => Names.First(n => n.State == state).Chinese;

    /// <summary>The state that a code or a Chinese name means, null where there is none.</summary>
    public static PolicyState? Parse(string name) =>
        Names
            .Where(n => n.Code.Equals(name, StringComparison.OrdinalIgnoreCase) || n.Chinese == name)
            .Select(n => (PolicyState?)n.State)
            .FirstOrDefault();
}
