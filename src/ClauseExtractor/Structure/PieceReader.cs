using System.Buffers;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>
/// Cuts paragraphs into pieces that start with a label or hold none. A label in mid-line counts only after a full stop and only where it
/// carries on a numbering
/// (…。（二）支持…); a number inside a sentence (（1）…；（2）…；) starts nothing.
/// </summary>
internal static class PieceReader
{
    /// <summary>Within how many characters a second item must follow a first in mid-line.</summary>
    private const int SecondReach = 1500;

    /// <summary>Of a unit whose first part stands right behind it.</summary>
    private const int LongestHeading = 20;

    private static readonly SearchValues<char> BeforeLabels = SearchValues.Create("。!?.)]");

    /// <summary>A signature of a few authorities with its date.</summary>
    private const int LongestSignature = 80;

    public static List<Piece> Read(PolicyText text)
    {
        var pieces = new List<Piece>(text.Paragraphs.Count);
        var last = new int[LabelFamilies.Count];
        var searched = new int[last.Length];
        var candidates = new LabelCandidate[text.Paragraphs.Count];
        for (int i = 0; i < candidates.Length; i++)
        {
            var paragraph = text.Paragraphs[i];
            candidates[i] = new LabelCandidate(
                text.Folded,
                paragraph.Start,
                paragraph.End,
                i == 0 || Opens(text, i),
                paragraph.Row is not null
            );
        }
        var labels = LabelJudge.Judge(candidates);
        for (int p = 0; p < text.Paragraphs.Count; p++)
        {
            var paragraph = text.Paragraphs[p];
            if (paragraph.Row is not null)
            {
                pieces.Add(new Piece(p, paragraph.Range, null));
                continue;
            }
            int start = paragraph.Start;
            var label = labels[p];
            Note(label);
            for (
                int i = start + Math.Max(1, label?.Length ?? 1);
                i < paragraph.End;
                i = NextPlace(text.Folded, i + 1, start + (label?.Length ?? 0), paragraph.End)
            )
            {
                bool afterLabel =
                    label is { } outer
                    && i == start + outer.Length
                    && LabelLexer.Read(text.Folded, i, paragraph.End) is { Ordinal: 1 } first
                    && first.Family > outer.Family;
                afterLabel |= label is { } section && AfterHeading(text.Folded, start, section, i, paragraph.End);
                if (
                    !afterLabel
                    && !Sentences.EndsAt(text.Folded, i - 1)
                    && !(text.Folded[i - 1] is ')' or ']' && ClosesAfterStop(text.Folded, start, i - 1))
                )
                    continue;
                if (LabelLexer.Read(text.Folded, i, paragraph.End) is not { } inner || !CarriesOn(text.Folded, inner, i, paragraph.End))
                    continue;
                pieces.Add(new Piece(p, new TextRange(start, i), label));
                (start, label) = (i, inner);
                Note(label);
            }
            int signature = Signature(text, p, start);
            pieces.Add(new Piece(p, new TextRange(start, signature), label));
            if (signature < paragraph.End)
                pieces.Add(new Piece(p, new TextRange(signature, paragraph.End), null));
        }
        return pieces;

        void Note(PrintedLabel? label)
        {
            if (label is { } l)
                last[(int)l.Family] = l.Ordinal;
        }

        bool CarriesOn(string folded, PrintedLabel inner, int at, int end) =>
            last[(int)inner.Family] > 0 && inner.Ordinal == last[(int)inner.Family] + 1
            || inner.Ordinal == 1
                && inner.Family >= LabelFamily.HanBracketed
                && HasSecond(folded, inner.Family, at + inner.Length, end, searched);
    }

    /// <summary>
    /// The next place where a label may stand: right behind the label of the unit, behind its heading, or behind the end of a sentence or a
    /// bracket.
    /// </summary>
    /// <param name="head">Where the label of the unit ends.</param>
    private static int NextPlace(string folded, int at, int head, int end)
    {
        if (at <= head)
            return head;
        for (; at <= head + LongestHeading && at < end; at++)
            if (folded[at] is '(' or '第' or '㈠' || BeforeLabels.Contains(folded[at - 1]))
                return at;
        return at >= end ? end
            : folded.AsSpan(at - 1, end - at).IndexOfAny(BeforeLabels) is >= 0 and var found ? at + found
            : end;
    }

    /// <summary>一、总体要求（一）指导思想。…: the first of the units within stands right behind the heading of the outer one.</summary>
    private static bool AfterHeading(string folded, int start, PrintedLabel outer, int at, int end)
    {
        if (
            outer.Family is not (LabelFamily.Part or LabelFamily.Chapter or LabelFamily.Section or LabelFamily.Han)
            || folded[at] is not ('(' or '第' or '㈠')
        )
            return false;
        var heading = folded.AsSpan(start + outer.Length, at - start - outer.Length);
        return heading.Length is >= 2 and <= LongestHeading
            && heading.IndexOfAny(",。;:()《》".AsSpan()) < 0
            && LabelLexer.Read(folded, at, end)
                is { Ordinal: 1, Family: LabelFamily.HanBracketed or LabelFamily.Article or LabelFamily.Section } inner
            && inner.Family != outer.Family;
    }

    /// <summary>
    /// Where the signature begins that is glued to the last sentence of a paragraph (…请认真贯彻执行。某市监管厅, the date behind it or on the next
    /// line); the paragraph's end where there is none.
    /// </summary>
    private static int Signature(PolicyText text, int paragraph, int start)
    {
        var range = text.Paragraphs[paragraph].Range;
        int at = range.End - 1;
        while (at > start && at > range.End - LongestSignature && !Sentences.EndsAt(text.Folded, at))
            at--;
        if (at <= start || at >= range.End - 4 || !Sentences.EndsAt(text.Folded, at))
            return range.End;
        var tail = text.Folded.AsSpan(at + 1, range.End - at - 1).Trim(' ');
        int date = 0;
        while (date < tail.Length && !char.IsAsciiDigit(tail[date]) && tail[date] != '二')
            date++;
        bool dated = date < tail.Length && OfficialWords.IsDate(tail[date..]) && tail[^1] == '日';
        if (
            !dated
            && (
                paragraph + 1 >= text.Paragraphs.Count
                || text.Paragraphs[paragraph + 1] is var next
                    && !OfficialWords.IsDate(text.Folded.AsSpan(next.Start, next.End - next.Start))
            )
        )
            return range.End;
        var organs = dated ? tail[..date] : tail;
        foreach (var organ in organs.Trim(' ').SplitAny(' ', '、'))
            if (organs.Trim(' ')[organ] is var name && (name.Length < 3 || !OfficialWords.IsOrgan(name)))
                return range.End;
        return organs.IsEmpty ? range.End : at + 1;
    }

    /// <summary>A paragraph that stops in mid-sentence is gone on with in the next.</summary>
    private static bool Opens(PolicyText text, int paragraph)
    {
        var before = text.Paragraphs[paragraph - 1];
        var line = text.Folded.AsSpan(before.Start, before.End - before.Start);
        return before.Row is not null || !LineEnds.IsOpen(line) || line[^1] == '的';
    }

    /// <summary>(责任单位:市经信委)（二）: the bracket stands after a full stop.</summary>
    private static bool ClosesAfterStop(string folded, int start, int close)
    {
        for (int i = close - 1; i > start && i > close - 200; i--)
            if (folded[i] is '(' or '[')
                return Sentences.EndsAt(folded, i - 1);
        return false;
    }

    /// <param name="searched">For each family, up to where no second item has been found; what has been searched is not searched
    /// again.</param>
    private static bool HasSecond(string folded, LabelFamily family, int from, int end, int[] searched)
    {
        int to = Math.Min(end, from + SecondReach);
        for (int i = Math.Max(from, searched[(int)family]); (i = NextPlace(folded, i, -LongestHeading - 1, to)) < to; i++)
            if (
                Sentences.EndsAt(folded, i - 1)
                && LabelLexer.Read(folded, i, Math.Min(end, i + 40)) is { Ordinal: 2 } second
                && second.Family == family
            )
                return true;
        searched[(int)family] = Math.Max(searched[(int)family], to);
        return false;
    }
}
