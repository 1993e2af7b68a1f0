using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Catalogue;

namespace ClauseExtractor.Library.Calendar;

/// <summary>What comes due.</summary>
public enum DueKind
{
    /// <summary>A policy's last day.</summary>
    Ends,

    /// <summary>The last day for comments on a draft.</summary>
    CommentsEnd,

    /// <summary>A draft whose time for comments is long over, and nothing was issued.</summary>
    DraftOverdue,

    /// <summary>In force only as far as the day of issue tells.</summary>
    AssumedTerm,

    /// <summary>Without any day that tells whether it is in force.</summary>
    UnknownTerm,

    /// <summary>No longer in force, and a policy in force still cites it.</summary>
    StillCited,

    /// <summary>A new version of a policy that the library knew.</summary>
    NewVersion,
}

/// <summary>Something that comes due.</summary>
/// <param name="Day">Null where it has none: an assumed or unknown term.</param>
/// <param name="Other">The policy that cites, or the version before.</param>
public sealed record DueItem(DueKind Kind, DocumentSummary Document, PolicyStatus Status, DateOnly? Day, DocumentSummary? Other = null)
{
    /// <summary>The same on every machine and every day: what feeds and calendars know it by.</summary>
    public string Id => $"{Kind.ToString().ToLowerInvariant()}-{Document.Id}{(Other is null ? "" : "-" + Other.Id)}";
}

/// <summary>A policy as a bar of the calendar.</summary>
/// <param name="To">Null where the text sets no last day.</param>
public sealed record PolicyTerm(DocumentSummary Document, PolicyStatus Status, DateOnly From, DateOnly? To);

/// <summary>When policies begin, end and wait, computed for a day from the catalogue alone.</summary>
public sealed class PolicyCalendar
{
    /// <summary>Days after the last day for comments, or after its issue, from which a draft counts as overdue.</summary>
    private const int CommentPatience = 90,
        IssuePatience = 365;

    /// <summary>Days for which a version counts as new.</summary>
    private const int NewFor = 30;

    private readonly PolicyCatalogue catalogue;

    internal PolicyCalendar(PolicyCatalogue catalogue) => this.catalogue = catalogue;

    /// <summary>What is due from a day to another, the nearest first; what has no day comes last.</summary>
    public IReadOnlyList<DueItem> Due(DateOnly on, DateOnly until)
    {
        var items = new List<DueItem>();
        foreach (var document in catalogue.List())
        {
            var status = catalogue.Status(document, on);
            if (status.State is PolicyState.InForce or PolicyState.Pending && document.EffectiveTo is { } end && end >= on && end <= until)
                items.Add(new(DueKind.Ends, document, status, end));
            if (document.Stage == DocumentStage.Draft)
                AddDraft(items, document, status, on, until);
            else if (status.State == PolicyState.Unknown)
                items.Add(new(DueKind.UnknownTerm, document, status, null));
            else if (status.IsAssumed)
                items.Add(new(DueKind.AssumedTerm, document, status, null));
            if (
                document.Version > 1
                && VersionOrder.IsNewer(document.VersionSign)
                && DateOnly.FromDateTime(document.AddedAt.LocalDateTime) is var added
                && added <= on
                && added.DayNumber > on.DayNumber - NewFor
            )
                items.Add(
                    new(
                        DueKind.NewVersion,
                        document,
                        status,
                        added,
                        catalogue.Versions(document.Id).LastOrDefault(v => v.Version < document.Version)
                    )
                );
        }
        foreach (var document in catalogue.List(allVersions: true))
            if (catalogue.Status(document, on) is { State: PolicyState.Repealed or PolicyState.Superseded or PolicyState.Expired } status)
                foreach (var by in catalogue.CitedBy(document).Where(c => catalogue.Status(c, on).State == PolicyState.InForce))
                    items.Add(new(DueKind.StillCited, document, status, document.EffectiveTo, by));
        return
        [
            .. items
                .OrderBy(i => i.Kind > DueKind.CommentsEnd)
                .ThenBy(i => i.Day ?? DateOnly.MaxValue)
                .ThenBy(i => i.Kind)
                .ThenBy(i => i.Document.Id, StringComparer.Ordinal),
        ];
    }

    private void AddDraft(List<DueItem> items, DocumentSummary document, PolicyStatus status, DateOnly on, DateOnly until)
    {
        var end = catalogue.Record(document.Id).Document.Dates.CommentTo;
        if (end >= on && end <= until)
            items.Add(new(DueKind.CommentsEnd, document, status, end));
        else if (end is { } over ? over.AddDays(CommentPatience) < on : document.Issued is { } issued && issued.AddDays(IssuePatience) < on)
            items.Add(new(DueKind.DraftOverdue, document, status, end ?? document.Issued));
    }

    /// <summary>Every policy's term, by region and then by its beginning; those without any day are left out.</summary>
    public IReadOnlyList<PolicyTerm> Terms(DateOnly on) =>
        [
            .. catalogue
                .List()
                .Select(d => (Document: d, From: d.EffectiveFrom ?? d.Issued ?? d.Printed))
                .Where(d => d.From is not null)
                .Select(d => new PolicyTerm(d.Document, catalogue.Status(d.Document, on), d.From!.Value, d.Document.EffectiveTo))
                .OrderBy(t => t.Document.RegionLevel)
                .ThenBy(t => t.Document.Region, StringComparer.Ordinal)
                .ThenBy(t => t.From)
                .ThenBy(t => t.Document.Id, StringComparer.Ordinal),
        ];
}

/// <summary>Stretches of time as people write them.</summary>
public static class TimeSpanText
{
    private const int MostDays = 36_600;

    /// <summary>The day that lies 6m, 90d, 2y, 6个月 or 1年 after another.</summary>
    /// <exception cref="FormatException">It is no such stretch, or longer than a hundred years.</exception>
    public static DateOnly After(DateOnly day, string typed)
    {
        string words = string.Concat(typed.Where(c => !char.IsWhiteSpace(c)));
        int digits = words.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > 5)
            throw new FormatException(typed);
        int count = int.Parse(words[..digits], System.Globalization.CultureInfo.InvariantCulture);
        var (days, months) = words[digits..].ToLowerInvariant() switch
        {
            "d" or "天" or "日" when count <= MostDays => (count, 0),
            "w" or "周" when count <= MostDays / 7 => (7 * count, 0),
            "m" or "个月" or "月" when count <= 1200 => (0, count),
            "y" or "年" when count <= 100 => (0, 12 * count),
            _ => throw new FormatException(typed),
        };
        // The calendar of .NET ends with the year 9999.
        return day.DayNumber + days > DateOnly.MaxValue.DayNumber || 12 * day.Year + day.Month + months > 12 * DateOnly.MaxValue.Year + 12
            ? DateOnly.MaxValue
            : day.AddDays(days).AddMonths(months);
    }
}
