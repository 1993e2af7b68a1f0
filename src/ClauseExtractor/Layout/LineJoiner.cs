using ClauseExtractor.Language;

namespace ClauseExtractor.Layout;

/// <summary>
/// Decides whether a line goes on in the next. First what the words say (an open bracket, a comma, a label), then the geometry where the
/// reader gave it, then the
/// typical width of a line.
/// </summary>
/// <param name="lines">The lines that are reading text.</param>
/// <param name="labels">The label of each line, as the numbering of the document has it.</param>
/// <param name="wrap">How the document wraps.</param>
/// <param name="geometry">What the places of the lines say; null where they have none.</param>
/// <param name="linesAreParagraphs">Whether the source says that each line is a paragraph.</param>
internal sealed class LineJoiner(
    IReadOnlyList<LayoutLine> lines,
    PrintedLabel?[] labels,
    WrapModel wrap,
    GeometryWraps? geometry,
    bool linesAreParagraphs
)
{
    /// <summary>How far an opened bracket may wait for its other half.</summary>
    private const int BracketReach = 400;

    private const int LongestHeading = 45;

    /// <summary>Paragraphs are indented by two characters; where a text layer lost the indent, the first line only looks short.</summary>
    private const int LostIndent = 4;

    private readonly ParagraphState paragraph = new();
    private int printedWidth;

    /// <summary>The index after the last line of the paragraph that starts at <paramref name="first"/>.</summary>
    public int EndOfParagraph(int first)
    {
        int glued = GluedLabel(lines[first].Clean);
        paragraph.Reset(
            glued > 0 ? lines[first].Clean[glued..] : lines[first].Clean,
            glued > 0 ? LabelLexer.Read(lines[first].Clean, glued, lines[first].Clean.Length) : labels[first]
        );
        printedWidth = lines[first].Width + (lines[first].Indent > 0 ? lines[first].Indent : LostIndent);
        int end = first + 1;
        if (lines[first].Row is not null || lines[first].IsHeading)
            return end;
        while (end < lines.Count && Joins(first, end))
        {
            var line = lines[end++];
            paragraph.Append(line.Clean);
            printedWidth = printedWidth + line.Width > wrap.Limit ? line.Width : printedWidth + line.Width;
        }
        return end;
    }

    /// <summary>
    /// …。（二）完善供应政策: where the last label of a line stands behind a full stop with nothing but a heading after it; 0 where none does.
    /// </summary>
    private static int GluedLabel(string line)
    {
        int stop = line.LastIndexOf('。');
        return
            stop > 0
            && stop + 1 < line.Length
            && line.Length - stop < LongestHeading
            && LabelLexer.Read(line, stop + 1, line.Length) is { Family: <= LabelFamily.HanBracketed, Ordinal: > 1 }
            ? stop + 1
            : 0;
    }

    private bool Joins(int first, int next)
    {
        LayoutLine a = lines[next - 1],
            b = lines[next];
        if (b.Row is not null || b.IsHeading || b.IsField)
            return false;
        // A cell goes on behind a page break only.
        if (lines[first].IsField)
            return a.Source.Page + 1 == b.Source.Page && labels[next] is null && !LineEnds.IsTerminal(a.Clean);
        string before = a.Clean,
            after = b.Clean;
        if (LineEnds.Continues(after) || JoinsDate(before, after))
            return true;
        // The issuers above a title are no part of it.
        if (
            paragraph.OpenBracketAge is 0
            && before[^1] is not ('、' or ',')
            && OfficialWords.IsOrganList(before)
            && !OfficialWords.IsOrgan(after)
        )
            return false;
        var label = labels[next];
        bool terminal = LineEnds.IsTerminal(before);
        if (paragraph.IsBareLabel)
            return label is null || label.Value.Family > paragraph.LabelFamily;
        if (geometry?[next - 1] is { } placed && (!placed || geometry.HasIndents))
            return placed;
        if (IsLetterSpaced(before, after))
            return true;
        if (label is { } l && StartsUnit(before, after, l, terminal))
            return false;
        // 依照《…条例》 / 第四十一条处罚: an article of another document, whose citation was wrapped.
        if (label is null && !terminal && IsArticle(after))
            return true;
        if (!terminal && paragraph.OpenBracketAge is > 0 and < BracketReach)
            return true;
        // A file made from a printed page keeps its wraps as paragraphs: one that stops in the middle of a phrase goes on.
        if (linesAreParagraphs)
            return !terminal && label is null && LineEnds.IsOpen(before) && !before.EndsWith('的') || TitleLines.Joins(lines, first, next);
        bool full = geometry?[next - 1] ?? (wrap.Wraps && wrap.IsFull(printedWidth));
        if (ParagraphStarts.IsMatch(after) && (terminal || !full || ParagraphStarts.IsAlone(after)))
            return false;
        if (
            !terminal && (LineEnds.IsOpen(before) || before is ['《', .., '》'] && !ParagraphStarts.IsMatch(after))
            || TitleLines.Joins(lines, first, next)
        )
            return true;
        if (geometry?[next - 1] is { } decided)
            return decided && !(terminal && ParagraphStarts.IsClosing(after));
        if (a.Source.Box is not null && b.Source.Box is not null || ParagraphStarts.IsContact(before))
            return false;
        return wrap.Wraps ? JoinsWrapped(next, terminal) : JoinsUnwrapped(next, terminal);
    }

    /// <summary>
    /// Whether a line that begins with a label starts a unit, or the label's characters are the middle of a sentence (第三条规定, 二、三等奖).
    /// </summary>
    private bool StartsUnit(string before, string after, PrintedLabel label, bool terminal)
    {
        if (terminal)
            return true;
        if (before.EndsWith('第') || before is [.., '《' or '“' or '(' or '/'])
            return false;
        bool midSentence = LineEnds.IsOpen(before) && !before.EndsWith('的');
        return label.Family switch
        {
            LabelFamily.Part or LabelFamily.Chapter or LabelFamily.Section => !midSentence,
            LabelFamily.Article => !midSentence || after.Length > label.Length + 1,
            _ => !midSentence && paragraph.OpenBracketAge is 0,
        };
    }

    private static bool IsArticle(ReadOnlySpan<char> line) =>
        line[0] == '第'
        && LabelNumber.Measure(line, 1) is > 0 and var length
        && 1 + length < line.Length
        && line[1 + length] is '条' or '款' or '项';

    /// <summary>2019 / 年 / 9 / 月 / 30 / 日: a date torn apart.</summary>
    private static bool JoinsDate(string before, string after)
    {
        if (after.Length > 8 || before.Length == 0 || after.Any(c => !char.IsAsciiDigit(c) && c is not ('年' or '月' or '日')))
            return false;
        return after[0] is '年' or '月' or '日' ? char.IsAsciiDigit(before[^1]) : before[^1] is '年' or '月' && before.Length <= 8;
    }

    /// <summary>第六章 / 附 / 则, 附 / 则: a heading whose characters stand on lines of their own.</summary>
    private bool IsLetterSpaced(string before, string after) =>
        after.Length == 1
        && after[0] is not ('略' or '无')
        && LineEnds.IsHan(after[0])
        && (paragraph.IsShortUnit || before.Length == 1 && LineEnds.IsHan(before[0]) && !HanNumber.IsNumeral(before[0]));

    private bool JoinsWrapped(int next, bool terminal)
    {
        LayoutLine a = lines[next - 1],
            b = lines[next];
        if (wrap.Indents && b.Indent >= 2 && a.Width > 0)
            return false;
        bool full = wrap.IsFull(printedWidth);
        if (!wrap.BlankBetweenAll && b.BlankBefore > 0 && (terminal || !full) && !wrap.Fragments)
            return false;
        if (full && !paragraph.IsTitle)
            return !terminal || wrap.Indents || !ParagraphStarts.IsClosing(b.Clean);
        if (paragraph.IsTitle)
            return false;
        if (
            wrap.Fragments
            && (
                b.Clean[0] == '('
                || b.Clean[0] == '“' && !ParagraphStarts.IsMatch(a.Clean) && !OfficialWords.IsOrgan(a.Clean)
                || a.Clean[^1] == '”'
                || paragraph.MayBePiece && !a.Clean.EndsWith(':') && AddsUp(next)
            )
        )
            return true;
        if (terminal || paragraph.IsHeading || a.Clean is [.., ')' or ']'] && !wrap.IsNearlyFull(printedWidth))
            return false;
        return paragraph.HasClause || wrap.IsNearlyFull(printedWidth);
    }

    /// <summary>Whether the pieces that follow fill the printed line exactly.</summary>
    private bool AddsUp(int next)
    {
        int sum = printedWidth;
        for (int i = next; i < lines.Count && i < next + 8; i++)
        {
            string text = lines[i].Clean;
            if (i > next && labels[i] is not null || ParagraphStarts.IsMatch(text))
                return false;
            sum += lines[i].Width;
            if (sum > wrap.Limit)
                return false;
            if (wrap.IsFull(sum))
                return true;
        }
        return false;
    }

    /// <summary>
    /// Where each line is a paragraph, only a page break (a long line that stops in mid-sentence) or a torn word joins two.
    /// </summary>
    private bool JoinsUnwrapped(int next, bool terminal)
    {
        LayoutLine a = lines[next - 1],
            b = lines[next];
        if (terminal)
            return false;
        if (paragraph.HasClause && a.Width >= 60 && !paragraph.IsHeading)
            return !a.Clean.EndsWith(')') && !a.Clean.EndsWith(']');
        return a.Width < 40 && b.Clean is ['要' or '的' or '等', ..] && labels[next - 1] is null;
    }
}
