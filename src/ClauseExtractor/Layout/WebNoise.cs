using ClauseExtractor.Language;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>
/// Finds what a web page puts around a document: menus, breadcrumbs, print buttons, the record of a crawler, the footer. Menu words count
/// only before and after the document
/// itself; a line like 当前位置：首页 &gt; 政策 counts anywhere.
/// </summary>
internal static class WebNoise
{
    // A line as long as a paragraph is no furniture of the page.
    private const int LongestOpening = 150;

    public static void Mark(List<LayoutLine> lines)
    {
        foreach (var line in lines)
            if (line.Drop is null && IsAnywhere(line.Clean))
                line.Drop = DropReason.WebPage;
        int top = Top(lines),
            bottom = Bottom(lines);
        MarkBoxTitle(lines, top);
        MarkZone(lines, 0, top, WebWords.Header);
        MarkZone(lines, bottom, lines.Count, WebWords.Footer);
    }

    /// <summary>The title in an information box (索引号, 主题分类, 标题, 发文字号) above the document's own.</summary>
    private static void MarkBoxTitle(List<LayoutLine> lines, int top)
    {
        for (int i = 0; i < top; i++)
        {
            string line = Packed(lines[i]);
            if (
                !(line.StartsWith("标题:", StringComparison.Ordinal) || line.StartsWith("名称:", StringComparison.Ordinal))
                || !lines
                    .Take(top)
                    .Any(l =>
                        Packed(l).StartsWith("索引号", StringComparison.Ordinal)
                        || Packed(l).StartsWith("主题分类", StringComparison.Ordinal)
                    )
            )
                continue;
            int end = i + 1;
            var title = new System.Text.StringBuilder(line[3..]);
            for (; end < top && end - i < 4 && !Opens(Packed(lines[end]), WebWords.Header); end++)
                title.Append(Packed(lines[end]));
            if (end < top && Opens(Packed(lines[end]), WebWords.Header) && Comes(title.ToString(), end))
                for (int j = i; j < end; j++)
                    lines[j].Drop ??= DropReason.WebPage;
            else if (Comes(line[3..], i + 1))
                lines[i].Drop ??= DropReason.WebPage;
        }

        // The document's own title follows, perhaps over several lines.
        bool Comes(string title, int from) =>
            lines.Skip(from).Take(20).Any(l => Packed(l) is { Length: >= 6 } own && title.Contains(own, StringComparison.Ordinal));

        static string Packed(LayoutLine line) => line.Clean.Replace(" ", "", StringComparison.Ordinal);
    }

    private static bool IsAnywhere(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty)
            return false;
        if (WebWords.AnywhereFirsts.Contains(line[0]))
            foreach (string start in WebWords.AnywhereStarts)
                if (line.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                    return line.Length < 120;
        // 返回列表, ← 上一篇
        if (
            line.Length <= 12
            && (
                line.StartsWith("返回") && (line.EndsWith("列表") || line.EndsWith("目录") || line.EndsWith("页"))
                || line.Trim("←→<>«» ") is "上一篇" or "下一篇" or "上一页" or "下一页"
            )
        )
            return true;
        if (line.Length is 0 or > 80 || line[^1] is '。' or ';')
            return false;
        return Registrations.In(line)
            || (line.StartsWith("http://") || line.StartsWith("https://") || line.StartsWith("www.")) && !line.Contains(' ');
    }

    private static readonly WordList Registrations = new("ICP备", "公网安备", "如需转载");

    /// <summary>The first line of the document proper: a numbered unit, a salutation, a recital or a long sentence.</summary>
    private static int Top(List<LayoutLine> lines)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            string line = lines[i].Clean;
            if (
                lines[i].Drop is null
                && (
                    line.Length > 50 && LineEnds.HasClause(line)
                    || line.EndsWith(':') && line.Contains('各')
                    || LabelLexer.Read(line, 0, line.Length) is { Bare: false }
                )
            )
                return i;
        }
        return 0;
    }

    /// <summary>One past the last line of the document proper: a sentence, a signature's date, an imprint.</summary>
    private static int Bottom(List<LayoutLine> lines)
    {
        for (int i = lines.Count - 1; i >= 0; i--)
        {
            string line = lines[i].Clean;
            if (
                lines[i].Drop is null
                && (
                    line is [.., '。'] or [.., '印', '发'] or ['抄', '送', ..] or "日"
                    || line.Length > 20 && line[^1] == '.'
                    || OfficialWords.IsDate(line)
                    || LabelLexer.Read(line, 0, line.Length) is { Bare: false }
                )
            )
                return i + 1;
        }
        return lines.Count;
    }

    private static void MarkZone(List<LayoutLine> lines, int from, int to, WordList starts)
    {
        bool noisy = false;
        for (int i = from; i < to; i++)
            noisy |=
                lines[i].Drop is not null
                || IsStamped(lines[i].Clean)
                || WebWords.MenuWords.Contains(lines[i].Clean)
                || Opens(Closed(lines[i].Clean), starts);
        if (!noisy)
            return;
        for (int i = from; i < to; i++)
        {
            var line = lines[i];
            if (line.Drop is not null || line.Clean.Length == 0)
                continue;
            bool menu =
                WebWords.MenuWords.Contains(line.Clean.Trim('[', ']', ' ', ':'))
                || line.Clean.Length <= 3 && line.Clean.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 && !LineEnds.Continues(line.Clean);
            if (
                menu
                || Opens(Closed(line.Clean), starts) && !OfficialWords.EndsAsTitle(line.Clean)
                || EndsWithAny(line.Clean, WebWords.FileEndings)
                || IsTimeStamp(line.Clean)
                || IsStamped(line.Clean)
                || line.Clean.Contains(" > ", StringComparison.Ordinal)
            )
                line.Drop = DropReason.WebPage;
        }
    }

    /// <summary>2019-09-30 00:00</summary>
    private static bool IsTimeStamp(ReadOnlySpan<char> line) =>
        line.Length is >= 8 and <= 20 && line.IndexOfAnyExcept("0123456789-/: .".AsSpan()) < 0 && line.IndexOfAny("-/") == 4;

    /// <summary>索 引 号: as 索引号:.</summary>
    private static string Closed(string line) =>
        line.IndexOf(':', StringComparison.Ordinal) is > 0 and < 12 and var colon && line.AsSpan(0, colon).Contains(' ')
            ? string.Concat(line[..colon].Replace(" ", "", StringComparison.Ordinal), line.AsSpan(colon))
            : line;

    /// <summary>2023-02-27 18:43来源: …</summary>
    private static bool IsStamped(string line) =>
        line.Length is > 10 and < 80 && IsTimeStamp(line.AsSpan(0, 10)) && line.Contains("来源:", StringComparison.Ordinal);

    private static bool Opens(ReadOnlySpan<char> line, WordList starts) => line.Length < LongestOpening && starts.Starts(line);

    private static bool EndsWithAny(ReadOnlySpan<char> line, string[] ends)
    {
        foreach (string end in ends)
            if (line.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
