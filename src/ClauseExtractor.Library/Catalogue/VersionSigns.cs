using System.Globalization;
using System.Text.RegularExpressions;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>What a document says of its own age, beside the dates of its record.</summary>
/// <param name="Made">The latest day on which its history (题注: 2020年7月5日…公布 2025年3月17日…修订) says it was published or revised; null where it
/// tells none.</param>
/// <param name="Series">Whose numbered orders it came with: 国务院令.</param>
/// <param name="Order">The highest number of them.</param>
/// <param name="IsRevision">Its title or history says that it is a revision (修订, 修正).</param>
/// <param name="TitleYear">The year of a bracket behind the title: （2025年修订）.</param>
/// <param name="FileYear">The last year in the file's name, as digits of a day where it has one: 20250317.</param>
internal sealed partial record VersionSigns(DateOnly? Made, string? Series, int? Order, bool IsRevision, int? TitleYear, int? FileYear)
{
    public static VersionSigns None { get; } = new(null, null, null, false, null, null);

    /// <summary>Longest history looked at: what stands before the first clause, a notice included.</summary>
    private const int MostHead = 3000;

    public static VersionSigns Of(PolicyRecord record)
    {
        string text = record.Text;
        int first = record.Clauses.Count == 0 ? text.Length : record.Clauses.Min(c => c.Span.Start);
        string head = TextFold.Fold(text[..Math.Min(Math.Min(first, text.Length), MostHead)]);
        string title = TextFold.Fold(record.Document.Title ?? "");
        var events = Event()
            .Matches(head)
            .Select(m => Day(m.Groups["y"].Value, m.Groups["m"].Value, m.Groups["d"].Value))
            .Where(d => d is not null)
            .ToList();
        var orders = Ordered()
            .Matches(head)
            .Select(m => (Series: m.Groups["series"].Value, Number: int.Parse(m.Groups["n"].Value, CultureInfo.InvariantCulture)))
            .GroupBy(o => o.Series.Replace("中华人民共和国", "", StringComparison.Ordinal))
            .Select(g => (Series: g.Key, Highest: g.Max(o => o.Number)))
            .OrderByDescending(o => o.Highest)
            .FirstOrDefault();
        bool isRevision = Revised().IsMatch(title) || head.Split('\n').Any(line => Revised().IsMatch(line) && Event().IsMatch(line));
        int? titleYear = TitleBracket().Match(title) is { Success: true } m
            ? int.Parse(m.Groups["y"].Value, CultureInfo.InvariantCulture)
            : null;
        return new VersionSigns(
            events.Max(),
            orders.Series,
            orders.Series is null ? null : orders.Highest,
            isRevision,
            titleYear,
            YearOf(Path.GetFileNameWithoutExtension(record.Document.Source.File))
        );
    }

    private static DateOnly? Day(string year, string month, string day) =>
        DateOnly.TryParseExact($"{year}-{month}-{day}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    private static int? YearOf(string name) =>
        FileDate().Matches(name) is [.., var last]
            ? int.Parse(last.Groups["y"].Value, CultureInfo.InvariantCulture) * 10000
                + Part(last.Groups["m"]) * 100
                + Part(last.Groups["d"])
            : null;

    private static int Part(Group digits) => digits.Success ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : 0;

    // 2025年3月17日 中华人民共和国国务院令第802号修订; 2013年12月11日 《国务院关于修改〈…〉的决定》第三次修订.
    [GeneratedRegex(@"(?<y>(19|20)[0-9]{2})年(?<m>[0-9]{1,2})月(?<d>[0-9]{1,2})日[^\n。;]{0,80}?(修订|修正|修改|公布|发布|通过|印发)")]
    private static partial Regex Event();

    [GeneratedRegex(@"(?<series>[\u4e00-\u9fff]{2,24}令)\s?第?(?<n>[0-9]{1,5})号")]
    private static partial Regex Ordered();

    [GeneratedRegex("修订|修正")]
    private static partial Regex Revised();

    [GeneratedRegex(@"[(\[](?<y>(19|20)[0-9]{2})年?(版|修订|修正|修改)?[^)\]]{0,6}[)\]]\s*$")]
    private static partial Regex TitleBracket();

    [GeneratedRegex(@"(?<![0-9])(?<y>(19|20)[0-9]{2})([-_.年]?(?<m>0[1-9]|1[0-2])([-_.月]?(?<d>0[1-9]|[12][0-9]|3[01]))?)?(?![0-9])")]
    private static partial Regex FileDate();
}
