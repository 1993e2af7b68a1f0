namespace ClauseExtractor.Layout;

/// <summary>
/// Decides whether a line goes on in the next. First what the words say (an open bracket, a comma, a label), then the geometry where the reader gave it, then the
/// typical width of a line.
/// </summary>
internal sealed class LineJoiner(IReadOnlyList<LayoutLine> lines, WrapModel wrap, GeometryWraps? geometry, bool linesAreParagraphs)
{
    /// <summary>How far an opened bracket may wait for its other half.</summary>
    private const int BracketReach = 400;

    private readonly StringTail paragraph = new();

    /// <summary>The index after the last line of the paragraph that starts at <paramref name="first"/>.</summary>
    public int EndOfParagraph(int first)
    {
        paragraph.Reset(lines[first].Clean);
        int end = first + 1;
        if (lines[first].Row is not null || lines[first].IsHeading)
            return end;
        while (end < lines.Count && Joins(first, end))
            paragraph.Append(lines[end++].Clean);
        return end;
    }

    private bool Joins(int first, int next)
    {
        LayoutLine a = lines[next - 1], b = lines[next];
        if (b.Row is not null || b.IsHeading)
            return false;
        string before = a.Clean, after = b.Clean;
        if (LineEnds.Continues(after) || JoinsDate(before, after))
            return true;
        var label = LabelLexer.Read(after, 0, after.Length);
        bool terminal = LineEnds.IsTerminal(before);
        if (paragraph.IsBareLabel)
            return label is null || label.Value.Family > paragraph.LabelFamily;
        if (geometry?[next - 1] is { } placed && (!placed || geometry.HasIndents))
            return placed;
        if (IsLetterSpaced(after))
            return true;
        if (label is { } l && StartsUnit(before, after, l, a, terminal))
            return false;
        if (!terminal && paragraph.OpenBracketAge is > 0 and < BracketReach)
            return true;
        if (linesAreParagraphs)
            return false;
        if (ParagraphStarts.IsMatch(after) && (terminal || !IsFull(a, next) || ParagraphStarts.IsAlone(after)))
            return false;
        if (!terminal && LineEnds.IsOpen(before))
            return true;
        if (TitleLines.Joins(lines, first, next))
            return true;
        if (geometry?[next - 1] is { } decided)
            return decided && !(terminal && ParagraphStarts.IsClosing(after));
        if (a.Source.Box is not null && b.Source.Box is not null)
            return false;
        return wrap.Wraps ? JoinsWrapped(first, next, terminal) : JoinsUnwrapped(a, b, terminal);
    }

    private bool IsFull(LayoutLine line, int next) =>
        line.Source.Box is not null ? geometry?[next - 1] == true : wrap.Wraps && wrap.IsFull(wrap.Fragments ? PieceWidth(next) : line.Width);

    /// <summary>Whether a line that begins with a label starts a unit, or the label's characters are the middle of a sentence (第三条规定, 二、三等奖).</summary>
    private bool StartsUnit(string before, string after, PrintedLabel label, LayoutLine a, bool terminal)
    {
        if (terminal || a.IsHeading)
            return true;
        if (before.EndsWith('第') || before is [.., '《' or '“' or '(' or '/'])
            return false;
        bool midSentence = LineEnds.IsOpen(before) && !before.EndsWith('的');
        return label.Family switch
        {
            LabelFamily.Part or LabelFamily.Chapter or LabelFamily.Section => !midSentence,
            LabelFamily.Article => !midSentence || after.Length > label.Length + 1,
            LabelFamily.Han or LabelFamily.HanBracketed => !midSentence && paragraph.OpenBracketAge is 0,
            _ => !midSentence && paragraph.OpenBracketAge is 0 && !(wrap.Wraps && wrap.IsFull(a.Width) && paragraph.HasClause && label.Ordinal > 60),
        };
    }

    private static bool JoinsDate(string before, string after)
    {
        if (after.Length > 8 || before.Length == 0)
            return false;
        bool piece = after.AsSpan().IndexOfAnyExcept("0123456789年月日".AsSpan()) < 0;
        if (!piece)
            return false;
        return after[0] is '年' or '月' or '日' ? char.IsAsciiDigit(before[^1]) : before[^1] is '年' or '月' && before.Length <= 8;
    }

    /// <summary>第六章 / 附 / 则: a heading whose characters stand on lines of their own.</summary>
    private bool IsLetterSpaced(string after) => after.Length == 1 && LineEnds.IsHan(after[0]) && paragraph.IsShortUnit;

    private bool JoinsWrapped(int first, int next, bool terminal)
    {
        LayoutLine a = lines[next - 1], b = lines[next];
        if (wrap.Indents && b.Indent >= 2 && a.Width > 0)
            return false;
        if (!wrap.BlankBetweenAll && b.BlankBefore > 0 && (terminal || !wrap.IsFull(a.Width)) && !wrap.Fragments)
            return false;
        int width = wrap.Fragments ? PieceWidth(next) : a.Width;
        if (wrap.IsFull(width))
            return !terminal || wrap.Indents || !ParagraphStarts.IsClosing(b.Clean);
        if (wrap.Fragments && AddsUp(next, width))
            return true;
        return !terminal && paragraph.HasClause && !paragraph.IsHeading;

        // Pieces of one printed line: do the following ones fill it exactly?
        bool AddsUp(int at, int sum)
        {
            for (int i = at; i < lines.Count && i < at + 8; i++)
            {
                string text = lines[i].Clean;
                if (i > at && LabelLexer.Starts(text) || ParagraphStarts.IsMatch(text))
                    return false;
                sum += lines[i].Width;
                if (sum > wrap.Width + 3)
                    return false;
                if (wrap.IsFull(sum))
                    return !paragraph.IsHeading || !terminal && first < next - 1;
            }
            return false;
        }
    }

    /// <summary>Width of the printed line that ends before a line: the pieces since the last break.</summary>
    private int PieceWidth(int next)
    {
        int sum = 0;
        for (int i = next - 1; i >= 0 && i > next - 9; i--)
        {
            if (sum + lines[i].Width > wrap.Width + 3)
                break;
            sum += lines[i].Width;
            if (LabelLexer.Starts(lines[i].Clean))
                break;
        }
        return sum;
    }

    /// <summary>Where each line is a paragraph, only a page break (a long line that stops in mid-sentence) or a torn word joins two.</summary>
    private bool JoinsUnwrapped(LayoutLine a, LayoutLine b, bool terminal)
    {
        if (terminal)
            return false;
        if (paragraph.HasClause && a.Width >= 60 && !paragraph.IsHeading)
            return !a.Clean.EndsWith(')') && !a.Clean.EndsWith(']');
        return a.Width < 40 && b.Clean is ['要' or '的' or '等', ..] && !LabelLexer.Starts(a.Clean);
    }
}
