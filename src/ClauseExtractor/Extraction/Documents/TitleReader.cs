using System.Text;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Documents;

/// <summary>Reads title, kind and stage of a document.</summary>
internal static class TitleReader
{
    /// <summary>
    /// The policy's own heading: without 《》 around it, without the white space and the doubled words of a heading printed with an overlap.
    /// </summary>
    public static Found<string>? Read(ClauseTree tree)
    {
        var range = tree.Parts.Title;
        if (range.IsEmpty)
            return null;
        var text = tree.Text;
        // A compilation's date or the document's number behind the title: …的通知(2023年5月30日)
        if (
            text.Folded[range.End - 1] == ')'
            && text.Folded.LastIndexOf('(', range.End - 1, range.Length) is >= 0 and var open
            && open > range.Start
            && (
                OfficialWords.IsDate(text.Folded.AsSpan(open + 1, range.End - open - 2))
                || OfficialWords.IsDocumentNumber(text.Folded.AsSpan(open + 1, range.End - open - 2))
            )
        )
            range = new TextRange(range.Start, open);
        // The notice's own title where the policy has no heading: 关于印发《…》的通知.
        var printed = text.Folded.AsSpan(range.Start, range.Length);
        if (
            printed.StartsWith("关于")
            && printed.IndexOf("印发《") is > 0 and var issue
            && printed.LastIndexOf('》') is > 0 and var close
            && close > issue + 4
            && printed[(close + 1)..].StartsWith("的通知")
        )
            range = new TextRange(range.Start + issue + 3, range.Start + close);
        // 某市人民政府办公室印发《关于…的意见》: the headline under which a gazette or a newspaper prints the policy.
        else if (
            printed.EndsWith("》")
            && printed.IndexOf("印发《") is > 0 and var headline
            && printed.IndexOf('《') == headline + 2
            && OfficialWords.EndsAsTitle(printed[(headline + 3)..^1])
        )
            range = new TextRange(range.Start + headline + 3, range.End - 1);
        string title = WithoutOverlap(text.Text[range.Start..range.End]);
        // 宁波 宁波市人民政府…: a web page's mark of the place above the title.
        for (int mark = 2; mark <= 4 && 2 * mark < title.Length; mark++)
            if (title.AsSpan(mark, mark).SequenceEqual(title.AsSpan(0, mark)) && title[2 * mark] is '市' or '省' or '区' or '县' or '州')
                (title, range) = (
                    title[mark..],
                    range with
                    {
                        Start = range.Start + tree.Text.Text.AsSpan(range.Start, range.Length).LastIndexOf(title.AsSpan(0, mark)),
                    }
                );
        string folded = TextFold.Fold(title);
        if (folded.Length > 2 && folded[0] == '《' && folded.IndexOf('》') == folded.Length - 1)
            title = title[1..^1];
        return title.Length == 0 ? null : new Found<string>(title, range);
    }

    /// <summary>
    /// 发展 发展的: what stands before a gap is printed again behind it. White space between Han characters is no part of a title.
    /// </summary>
    private static string WithoutOverlap(string title)
    {
        var kept = new StringBuilder(title.Length);
        for (int i = 0; i < title.Length; i++)
        {
            if (!char.IsWhiteSpace(title[i]))
            {
                kept.Append(title[i]);
                continue;
            }
            int next = i + 1;
            while (next < title.Length && char.IsWhiteSpace(title[next]))
                next++;
            int overlap = Math.Min(Math.Min(kept.Length, title.Length - next), 20);
            while (overlap >= 2 && !title.AsSpan(next, overlap).SequenceEqual(kept.ToString().AsSpan(kept.Length - overlap)))
                overlap--;
            if (overlap >= 2)
                next += overlap;
            else if (
                kept.Length > 0
                && next < title.Length
                && char.IsAsciiLetterOrDigit(kept[^1])
                && char.IsAsciiLetterOrDigit(title[next])
            )
                kept.Append(' ');
            i = next - 1;
        }
        return kept.ToString();
    }

    /// <summary>The kind of document, by what its title ends in.</summary>
    public static Genre Genre(string? title)
    {
        var text = TextFold.Fold(title ?? "").AsSpan();
        while (text.Length > 0 && text[^1] == ')' && text.LastIndexOf('(') is > 0 and var open)
            text = text[..open].TrimEnd(' ');
        foreach (var (ending, genre) in Endings)
            if (text.EndsWith(ending))
                return genre;
        return text.Length > 2 && text[^1] == '条' ? Extraction.Genre.Measures : Extraction.Genre.Other;
    }

    /// <summary>A draft for comment says so in its title or in the title of its notice.</summary>
    public static DocumentStage Stage(ClauseTree tree, string? title)
    {
        if (title is not null && IsDraft(TextFold.Fold(title)))
            return DocumentStage.Draft;
        foreach (var paragraph in tree.Text.Paragraphs)
        {
            if (paragraph.Start >= tree.Parts.Notice.End)
                break;
            var line = tree.Text.Folded.AsSpan(paragraph.Start, paragraph.End - paragraph.Start);
            if (
                line.Length < 150
                && !LineEnds.HasClause(line)
                && (line.Contains("征求", StringComparison.Ordinal) || line.Contains("征集", StringComparison.Ordinal))
                && line.Contains("意见", StringComparison.Ordinal)
            )
                return DocumentStage.Draft;
        }
        return DocumentStage.Issued;
    }

    private static bool IsDraft(string title) =>
        title.Contains("征求意见稿", StringComparison.Ordinal)
        || title.Contains("(草案", StringComparison.Ordinal)
        || title.EndsWith("草案", StringComparison.Ordinal)
        || title.Contains("送审稿", StringComparison.Ordinal)
        || title.Contains("公开征求", StringComparison.Ordinal)
        || title.Contains("讨论稿", StringComparison.Ordinal);

    private static readonly (string Ending, Genre Genre)[] Endings =
    [
        ("细则", Extraction.Genre.Rules),
        ("规则", Extraction.Genre.Rules),
        ("规定", Extraction.Genre.Rules),
        ("规程", Extraction.Genre.Rules),
        ("措施", Extraction.Genre.Measures),
        ("举措", Extraction.Genre.Measures),
        ("办法", Extraction.Genre.Measures),
        ("政策", Extraction.Genre.Measures),
        ("意见", Extraction.Genre.Opinions),
        ("方案", Extraction.Genre.Plan),
        ("规划", Extraction.Genre.Plan),
        ("计划", Extraction.Genre.Plan),
        ("纲要", Extraction.Genre.Plan),
        ("行动", Extraction.Genre.Plan),
        ("通知", Extraction.Genre.Notice),
        ("公告", Extraction.Genre.Announcement),
        ("通告", Extraction.Genre.Announcement),
        ("条例", Extraction.Genre.Regulation),
        ("法", Extraction.Genre.Law),
    ];
}
