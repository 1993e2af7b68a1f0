using System.Globalization;
using ClauseExtractor.Revision;
using ClauseExtractor.Tests.Architecture;

namespace ClauseExtractor.Tests.Revision;

/// <summary>
/// A line of a list written by hand: a change of a revision. Columns: change, subjects that may tell it, last label of the clause in the
/// old and the new text, old and new value, what it is.
/// </summary>
internal sealed record HandItem(string Change, string[] Subjects, string OldClause, string NewClause, string Old, string New, string What)
{
    public static IReadOnlyList<HandItem> Read(string file) =>
        [
            .. File.ReadLines(Path.Combine(Sources.Root, file))
                .Where(l => !l.StartsWith('#') && !l.StartsWith("change\t", StringComparison.Ordinal))
                .Select(l => l.Split('\t'))
                .Select(c => new HandItem(c[0], c[1].Split('|'), c[2], c[3], c[4], c[5], c[6])),
        ];

    /// <summary>The items that no fact and no replacement tells; each fact tells one at most.</summary>
    public static IReadOnlyList<HandItem> Missed(IReadOnlyList<HandItem> items, RevisionRecord revision)
    {
        var left = revision.Facts.ToList();
        return [.. items.Where(item => !(item.IsReplacement(revision) || left.Find(item.IsToldBy) is { } fact && left.Remove(fact)))];
    }

    private bool IsReplacement(RevisionRecord revision) =>
        Subjects.Contains("replacement")
        && revision.Replacements.Any(r => r.Old.Contains(Old, StringComparison.Ordinal) && r.New.Contains(New, StringComparison.Ordinal));

    /// <summary>An authority that was put beside another is told as added where the list says changed: the new name decides.</summary>
    public bool IsToldBy(FactChange fact) =>
        Subjects.Contains(fact.Subject.ToString().ToLowerInvariant())
        && (Change is not ("added" or "removed") || fact.Change.ToString().Equals(Change, StringComparison.OrdinalIgnoreCase))
        && (NewClause != "-" ? Last(fact.NewClause) == NewClause : OldClause == "-" || Last(fact.OldClause) == OldClause)
        && (fact.Change == FactChangeKind.Added || Says(Old, fact.Old, fact.OldSpan?.Quote))
        && Says(New, fact.New, fact.NewSpan?.Quote);

    private static string? Last(string? path) => path?[(path.LastIndexOf('/') + 1)..];

    /// <param name="expected">Several values with | between them: any of them.</param>
    private static bool Says(string expected, object? value, string? quote) =>
        expected == "-"
        || expected
            .Split('|')
            .Any(e =>
                value switch
                {
                    decimal d => decimal.TryParse(e, CultureInfo.InvariantCulture, out decimal number) && d == number,
                    DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == e,
                    _ => $"{value} {quote}".Contains(e, StringComparison.Ordinal),
                }
            );
}
