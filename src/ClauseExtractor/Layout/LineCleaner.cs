using System.Buffers;
using System.Text.RegularExpressions;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>Takes the marks out of lines that are no reading text: Markdown, HTML comments, invisible characters.</summary>
internal static partial class LineCleaner
{
    /// <summary>Soft hyphens, characters without width, marks of direction.</summary>
    private static readonly SearchValues<char> Invisible = SearchValues.Create(
        "\u00AD\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\uFEFF"
    );

    public static void Clean(List<LayoutLine> lines)
    {
        bool markdown = LooksLikeMarkdown(lines);
        foreach (var line in lines)
        {
            bool changed = CutInvisible(line);
            if (markdown)
                changed |= CutMarkdown(line);
            if (changed)
                line.Refresh();
        }
    }

    private static bool CutInvisible(LayoutLine line)
    {
        string text = line.Source.Text;
        bool changed = false;
        for (int i = text.AsSpan().IndexOfAny(Invisible); i >= 0 && i < text.Length; i++)
        {
            char c = text[i];
            if (!Invisible.Contains(c))
                continue;
            // 2014\u00AD2020: between digits the font draws a hyphen, and the years need it.
            if (c == '\u00AD' && i > 0 && i + 1 < text.Length && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]))
                continue;
            line.Remove(i, i + 1, c == '\u00AD' ? DropReason.SoftHyphen : DropReason.Other);
            changed = true;
        }
        return changed;
    }

    /// <summary>A heading with #, a pair of ** or a link is Markdown; a * or # alone is not.</summary>
    private static bool LooksLikeMarkdown(List<LayoutLine> lines)
    {
        foreach (var line in lines)
        {
            var text = line.Clean.AsSpan();
            if (
                text.Length > 2
                && (
                    text[0] == '#' && text.TrimStart('#') is [' ', ..]
                    || text.StartsWith("<!--")
                    || text.IndexOf("**") is >= 0 and var at && text[(at + 2)..].IndexOf("**") > 0
                )
            )
                return true;
        }
        return false;
    }

    private static bool CutMarkdown(LayoutLine line)
    {
        string text = line.Source.Text;
        bool changed = false;
        int start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
            start++;
        if (start == text.Length)
            return false;
        int head = start;
        while (head < text.Length && text[head] == '#')
            head++;
        if (head > start && head - start <= 6 && head < text.Length && char.IsWhiteSpace(text[head]))
        {
            Cut(start, head);
            line.IsHeading = true;
            start = head;
        }
        else if (
            text[start] is '>' && start + 1 < text.Length && char.IsWhiteSpace(text[start + 1])
            || text[start] is '-' or '*' or '+' && start + 1 < text.Length && text[start + 1] == ' '
        )
        {
            Cut(start, start + 1);
            start++;
        }
        if (
            text.AsSpan(start).Trim() is var rest
            && rest.Length >= 3
            && rest.IndexOfAnyExcept(rest[0], ' ') < 0
            && rest[0] is '-' or '*' or '_' or '='
        )
        {
            line.Drop = DropReason.WebPage;
            return changed;
        }
        if (text.AsSpan().Contains("<!--", StringComparison.Ordinal))
            foreach (Match comment in Comment().Matches(text))
                Cut(comment.Index, comment.Index + comment.Length);
        if (text.Contains('['))
            foreach (Match link in Link().Matches(text))
            {
                var shown = link.Groups[1];
                Cut(link.Index, shown.Index);
                Cut(shown.Index + shown.Length, link.Index + link.Length);
            }
        for (
            int at = text.IndexOf("**", start, StringComparison.Ordinal);
            at >= 0;
            at = at + 2 < text.Length ? text.IndexOf("**", at + 2, StringComparison.Ordinal) : -1
        )
            Cut(at, at + 2);
        for (int i = start; i + 1 < text.Length; i++)
            if (text[i] == '\\' && text[i + 1] is '.' or '*' or '#' or '_' or '(' or ')' or '[' or ']' or '-' or '+')
                Cut(i, i + 1);
        return changed;

        void Cut(int from, int to)
        {
            if (line.Cuts.Any(c => from < c.End && to > c.Start))
                return;
            line.Remove(from, to, DropReason.Other);
            changed = true;
        }
    }

    [GeneratedRegex(@"<!--.*?-->", RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    [GeneratedRegex(@"!?\[([^\[\]]*)\]\([^()\s]*\s*\)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
