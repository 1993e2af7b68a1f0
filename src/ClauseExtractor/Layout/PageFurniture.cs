using System.Text;
using System.Text.RegularExpressions;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>
/// Finds running headers, footers, page numbers and print headers (页眉 页脚 页码) by where they stand and how they repeat from page to page,
/// not by any one document's wording. Works on lines that have a place on their page.
/// </summary>
internal static partial class PageFurniture
{
    /// <summary>Furniture stands within this share of the page's height from its top or bottom.</summary>
    private const double Margin = 0.13;

    /// <summary>Only the outermost lines of a page can be furniture.</summary>
    private const int OutermostLines = 4;

    /// <summary>How far apart, in points, the same furniture may stand on two pages.</summary>
    private const double Drift = 6;

    /// <summary>For each line that is furniture, its index and what it is.</summary>
    public static IReadOnlyDictionary<int, DropReason> Find(IReadOnlyList<SourceLine> lines, IReadOnlyList<PageSize> pages)
    {
        var found = new Dictionary<int, DropReason>();
        var candidates = Candidates(lines, pages);
        var places = candidates.GroupBy(c => (c.Key, c.Top)).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var candidate in candidates)
        {
            var alike = places[(candidate.Key, candidate.Top)].Where(other => Math.Abs(other.Distance - candidate.Distance) <= Drift);
            int repeats = alike.Select(other => other.Page).Distinct().Count();
            string text = lines[candidate.Line].Text;
            if (PrintMark().IsMatch(text) && (repeats > 1 || pages.Count == 1))
                found[candidate.Line] = DropReason.PrintHeader;
            else if (
                PageNumber().IsMatch(text.Trim())
                && (repeats > 1 || IsFramed(text) || pages.Count > 1 && !candidate.Top && candidate.Rank == 0)
            )
                found[candidate.Line] = DropReason.PageNumber;
            else if (repeats >= Math.Max(2, Math.Min(3, pages.Count)) && HasWords(text) && Follows(alike))
                found[candidate.Line] = candidate.Top ? DropReason.RunningHeader : DropReason.RunningFooter;
        }
        return found;
    }

    /// <summary>The outermost lines of each page that stand in its margins, counted from the edge.</summary>
    private static List<Candidate> Candidates(IReadOnlyList<SourceLine> lines, IReadOnlyList<PageSize> pages)
    {
        var candidates = new List<Candidate>();
        foreach (
            var page in lines
                .Select((line, index) => (line, index))
                .Where(l => l.line is { Box: not null, Page: not null, Row: null })
                .GroupBy(l => l.line.Page!.Value)
        )
        {
            if (page.Key > pages.Count)
                continue;
            double height = pages[page.Key - 1].Height;
            var sorted = page.OrderBy(l => l.line.Box!.Value.Y).ToList();
            for (int rank = 0; rank < Math.Min(OutermostLines, sorted.Count); rank++)
            {
                var (line, index) = sorted[rank];
                if (line.Box!.Value.Y + line.Box.Value.Height / 2 < height * Margin)
                    candidates.Add(new Candidate(index, page.Key, true, rank, line.Box.Value.Y, KeyOf(line.Text)));
                (line, index) = sorted[sorted.Count - 1 - rank];
                double toEdge = height - line.Box!.Value.Y - line.Box.Value.Height;
                if (toEdge + line.Box.Value.Height / 2 < height * Margin)
                    candidates.Add(new Candidate(index, page.Key, false, rank, toEdge, KeyOf(line.Text)));
            }
        }
        return candidates;
    }

    /// <summary>The text with every number made alike, so that 第 3 页 and 第 4 页 are the same furniture.</summary>
    private static string KeyOf(string text)
    {
        var key = new StringBuilder();
        foreach (char c in TextFold.Fold(text))
            if (char.IsAsciiDigit(c))
            {
                if (key.Length == 0 || key[^1] != '#')
                    key.Append('#');
            }
            else if (!char.IsWhiteSpace(c))
                key.Append(c);
        return key.ToString();
    }

    private static bool HasWords(string text) => text.Any(char.IsLetterOrDigit);

    /// <summary>
    /// Furniture runs on, on neighbouring pages or on every second one; the same words on page 2 and 40 are no furniture.
    /// </summary>
    private static bool Follows(IEnumerable<Candidate> alike)
    {
        var pages = alike.Select(c => c.Page).Distinct().Order().ToList();
        return pages.Zip(pages.Skip(1)).Count(pair => pair.Second - pair.First <= 2) >= (pages.Count + 1) / 2;
    }

    /// <summary>A number between dashes or in words of its own (— 1 —, 第 1 页) is a page number even where it stands once.</summary>
    private static bool IsFramed(string text) => Framed().IsMatch(text.Trim());

    // 1 · — 1 — · －１－ · 1/9 · 第 1 页 共 9 页 · Page 1 of 9 · iv
    [GeneratedRegex(
        @"^[\s—–―－\-~·.•|]*(第?\s*([0-9０-９]{1,4}|[ivxIVX]{1,6})\s*页?(\s*[/／]\s*(共\s*)?[0-9０-９]{1,4}\s*页?)?(\s*[,，]?\s*共\s*[0-9０-９]{1,"
            + @"4}\s*页)?|(?i:page)\s*[0-9]{1,4}(\s*of\s*[0-9]{1,4})?)[\s—–―－\-~·.•|]*$"
    )]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^[—–―－\-~·]+\s*[0-9０-９]{1,4}\s*[—–―－\-~·]+$|^第\s*[0-9０-９]{1,4}\s*页")]
    private static partial Regex Framed();

    // The time of printing, the address of the page: what a browser puts around what it prints.
    [GeneratedRegex(@"^\d{2,4}[/.-]\d{1,2}[/.-]\d{1,4}[,，]?\s*(上午|下午)?\s*\d{1,2}:\d{2}|(?i)\b(https?|file)://\S+")]
    private static partial Regex PrintMark();

    /// <param name="Distance">Points from the page's top, or from its bottom.</param>
    /// <param name="Rank">0 for the outermost line.</param>
    private sealed record Candidate(int Line, int Page, bool Top, int Rank, double Distance, string Key);
}
