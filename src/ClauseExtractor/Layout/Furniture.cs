using System.Buffers;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>
/// Finds page numbers, running headers and footers, and the lines that a browser prints around a page: by place where lines have one, else
/// by their words.
/// </summary>
internal static class Furniture
{
    private static readonly SearchValues<char> Quotes = SearchValues.Create(" “”‘’\"'");

    public static void Mark(List<LayoutLine> lines, IReadOnlyList<PageSize> pages)
    {
        bool placed = lines.Exists(l => l.Source.Box is not null);
        if (placed)
            foreach (var (index, reason) in PageFurniture.Find([.. lines.Select(l => l.Source)], pages))
                lines[index].Drop ??= reason;
        MarkPrintHeaders(lines);
        MarkMarkedPageNumbers(lines);
        MarkGhostQuotes(lines);
        GluedPageNumbers.Cut(lines);
        if (placed)
            return;
        if (lines.Exists(l => l.Source.Page is not null))
        {
            MarkPagedNumbers(lines);
            MarkRunning(lines, top: true);
            MarkRunning(lines, top: false);
        }
        else
            MarkBareNumbers(lines);
    }

    /// <summary>2023/4/5 下午3:14 …, https://… 1/5: what a browser prints at the head and foot of a page.</summary>
    private static void MarkPrintHeaders(List<LayoutLine> lines)
    {
        foreach (var line in lines)
        {
            var text = line.Clean.AsSpan();
            if (line.Drop is not null || text.Length is < 8 or > 200)
                continue;
            bool dated =
                char.IsAsciiDigit(text[0])
                && text.IndexOf('/') is > 0 and < 5
                && text.IndexOf(':') is > 0 and var colon
                && colon + 1 < text.Length
                && char.IsAsciiDigit(text[colon + 1])
                && text[..colon].Count('/') == 2;
            bool address =
                (text.StartsWith("http") || text.StartsWith("file:"))
                && text[^1] is >= '0' and <= '9'
                && text.LastIndexOf(' ') is > 0 and var space
                && text[space..].Contains('/');
            if (dated || address)
                line.Drop = DropReason.PrintHeader;
        }
    }

    /// <summary>
    /// Lines of quotation marks alone: the second painting of a faked bold, a hair off the line that it belongs to. One that closes what
    /// the line before it opens is kept.
    /// </summary>
    private static void MarkGhostQuotes(List<LayoutLine> lines)
    {
        LayoutLine? before = null;
        foreach (var line in lines)
        {
            if (line.Drop is not null || line.Clean.Length == 0)
                continue;
            bool quotes = line.Clean.AsSpan().IndexOfAnyExcept(Quotes) < 0;
            if (
                quotes
                && !(
                    line.Clean is "”" or "’"
                    && before is not null
                    && before.Clean.LastIndexOf(line.Clean[0] == '”' ? '“' : '‘') > before.Clean.LastIndexOf(line.Clean[0])
                )
            )
                line.Drop = DropReason.Duplicate;
            else
                before = line;
        }
    }

    /// <summary>—1—, 第1页 共9页, Page 1 of 9, ·1·</summary>
    private static void MarkMarkedPageNumbers(List<LayoutLine> lines)
    {
        foreach (var line in lines)
            if (line.Drop is null && IsMarkedPageNumber(line.Clean))
                line.Drop = DropReason.PageNumber;
    }

    private static bool IsMarkedPageNumber(ReadOnlySpan<char> line)
    {
        if (line.Length is < 3 or > 20)
            return false;
        Span<char> packed = stackalloc char[20];
        int n = 0;
        foreach (char c in line)
            if (c != ' ')
                packed[n++] = c;
        var text = packed[..n];
        int digits = 0;
        foreach (char c in text)
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        if (digits is 0 or > 8)
            return false;
        if (text[0] == '第' && text.IndexOf('页') is > 0 and var page)
            return text.IndexOfAnyExcept("0123456789第页共,，/:".AsSpan()) < 0 && page < n;
        // Page 1 of 9, and # Page 12: as converters write it.
        if (text.TrimStart('#').StartsWith("Page", StringComparison.OrdinalIgnoreCase))
            return char.IsAsciiDigit(text.TrimEnd(':')[^1]);
        char edge = text[0];
        return edge is '-' or '·' or '•' or '.' or '~'
            && text[^1] == edge
            && digits <= 4
            && text.Trim("-·•.~").IndexOfAnyExceptInRange('0', '9') < 0
            && digits < n;
    }

    private static bool IsBareNumber(string line) => line.Length is >= 1 and <= 3 && line.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>
    /// Without pages: a number alone between more blank lines than usual, or one of a rising sequence with a page of lines between each.
    /// </summary>
    private static void MarkBareNumbers(List<LayoutLine> lines)
    {
        int usual = UsualBlank(lines);
        var numbers = new List<int>();
        for (int i = 0; i < lines.Count; i++)
        {
            if (lines[i].Drop is not null || !IsBareNumber(lines[i].Clean))
                continue;
            if (
                i + 1 < lines.Count && lines[i + 1].Clean is ['年' or '月' or '日' or '.' or '、', ..]
                || i > 0 && lines[i - 1].Clean is [.., '年' or '月']
            )
                continue;
            numbers.Add(i);
            int after = i + 1 < lines.Count ? lines[i + 1].BlankBefore : 9;
            if (lines[i].BlankBefore > usual + 1 || (lines[i].BlankBefore > usual && after > usual))
                lines[i].Drop = DropReason.PageNumber;
        }
        int start = 0;
        for (int k = 1; k <= numbers.Count; k++)
        {
            bool rises = k < numbers.Count && numbers[k] - numbers[k - 1] >= 8 && Value(k) == Value(k - 1) + 1;
            if (rises)
                continue;
            if (k - start >= 3)
                for (int j = start; j < k; j++)
                    lines[numbers[j]].Drop = DropReason.PageNumber;
            start = k;
        }

        int Value(int k) => int.Parse(lines[numbers[k]].Clean, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static int UsualBlank(List<LayoutLine> lines)
    {
        int none = 0,
            one = 0;
        foreach (var line in lines)
            (none, one) = line.BlankBefore == 0 ? (none + 1, one) : (none, one + 1);
        return one > none ? 1 : 0;
    }

    /// <summary>With pages: a number alone at the head or foot of its page.</summary>
    private static void MarkPagedNumbers(List<LayoutLine> lines)
    {
        for (int i = 0; i < lines.Count; i++)
            if (lines[i].Drop is null && IsBareNumber(lines[i].Clean) && AtPageEdge(lines, i))
                lines[i].Drop = DropReason.PageNumber;
    }

    private static bool AtPageEdge(List<LayoutLine> lines, int i)
    {
        int before = i - 1,
            after = i + 1;
        while (before >= 0 && lines[before].Drop is not null)
            before--;
        while (after < lines.Count && lines[after].Drop is not null)
            after++;
        return before < 0
            || after >= lines.Count
            || lines[before].Source.Page != lines[i].Source.Page
            || lines[after].Source.Page != lines[i].Source.Page;
    }

    /// <summary>The same words, numbers aside, at the head or foot of many pages.</summary>
    private static void MarkRunning(List<LayoutLine> lines, bool top)
    {
        var byKey = new Dictionary<string, List<LayoutLine>>();
        int pageCount = 0;
        foreach (var page in lines.Where(l => l.Drop is null).GroupBy(l => l.Source.Page))
        {
            pageCount++;
            var all = page.ToList();
            foreach (var line in top ? all.Take(2) : all.TakeLast(2))
            {
                string key = string.Concat(line.Clean.Where(c => !char.IsAsciiDigit(c) && c is not (' ' or '-')));
                if (key.Length is >= 2 and <= 60 && !LabelLexer.Starts(line.Clean))
                    (byKey.TryGetValue(key, out var list) ? list : byKey[key] = []).Add(line);
            }
        }
        foreach (var (_, found) in byKey)
            if (found.Count >= Math.Max(3, pageCount * 0.4))
                foreach (var line in found)
                    line.Drop = top ? DropReason.RunningHeader : DropReason.RunningFooter;
    }
}
