using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>
/// Tidies what stands before the first unit, so that no title is taken for units: the numbered heading that a compilation gives a document
/// (6. 上海市人民政府办公厅关于…的实施意见（2023年4月10日）), titles printed on several lines.
/// </summary>
internal static class FrontMatter
{
    /// <summary>A title has at most this many lines.</summary>
    private const int MostLines = 4;

    /// <summary>A notice names what it transmits within this many pieces.</summary>
    private const int Reach = 60;

    /// <summary>The pieces, headings of several lines as one.</summary>
    public static List<Piece> Tidy(PolicyText text, List<Piece> pieces)
    {
        EntryHeading(text, pieces);
        NamedTitles(text, pieces);
        return pieces;
    }

    // 6. …的实施意见(2023年4月10日): the number is the compilation's, not the document's.
    private static void EntryHeading(PolicyText text, List<Piece> pieces)
    {
        if (pieces.Count == 0 || pieces[0].Label is not { Family: LabelFamily.Digit or LabelFamily.DigitPause })
            return;
        for (int last = 0; last < Math.Min(MostLines, pieces.Count); last++)
        {
            if (last > 0 && pieces[last].Label is not null)
                return;
            var line = Folded(text, pieces[last]);
            if (LineEnds.IsTerminal(line))
                return;
            var heading = text.Folded.AsSpan(pieces[0].Body.Start, pieces[last].Range.End - pieces[0].Body.Start);
            if (
                !EndsInDate(line)
                && !(
                    last == 0
                    && heading.Length >= 8
                    && heading.Contains("关于", StringComparison.Ordinal)
                    && OfficialWords.EndsAsTitle(heading)
                )
            )
                continue;
            Merge(pieces, 0, last, pieces[0].Body.Start);
            return;
        }
    }

    // A title on two or three lines that the notice gives in 《》 on one.
    private static void NamedTitles(PolicyText text, List<Piece> pieces)
    {
        var names = new HashSet<string>();
        for (int i = 0; i < Math.Min(pieces.Count, Reach); i++)
            foreach (string name in Names(Folded(text, pieces[i])))
                names.Add(name);
        if (names.Count == 0)
            return;
        for (int i = 0; i < Math.Min(pieces.Count, Reach); i++)
        for (
            int last = i + 1;
            last < Math.Min(i + MostLines, pieces.Count) && IsTitleLine(text, pieces[last - 1]) && IsTitleLine(text, pieces[last]);
            last++
        )
            if (
                !names.Contains(TitleFinder.Key(Folded(text, pieces[i])))
                && !OfficialWords.IsOrganList(Folded(text, pieces[i]))
                && names.Contains(
                    TitleFinder.Key(
                        text.Folded.AsSpan(pieces[i].Range.Start, pieces[last].Range.End - pieces[i].Range.Start)
                            .ToString()
                            .Replace("\n", "", StringComparison.Ordinal)
                    )
                )
            )
            {
                Merge(pieces, i, last, pieces[i].Range.Start);
                break;
            }
    }

    private static List<string> Names(ReadOnlySpan<char> line)
    {
        var names = new List<string>();
        for (int open = line.IndexOf('《'); open >= 0 && open < line.Length; )
        {
            int close = line[open..].IndexOf('》');
            if (close < 0)
                break;
            names.Add(TitleFinder.Key(line.Slice(open + 1, close - 1)));
            int next = line[(open + close)..].IndexOf('《');
            open = next < 0 ? -1 : open + close + next;
        }
        return names;
    }

    private static bool IsTitleLine(PolicyText text, Piece piece)
    {
        var line = Folded(text, piece);
        return piece.Label is null
            && line.Length is >= 2 and <= 60
            && !LineEnds.IsTerminal(line)
            && line.IndexOf(',') < 0
            && line.IndexOf('。') < 0
            && line.IndexOf('《') < 0;
    }

    private static bool EndsInDate(ReadOnlySpan<char> line) =>
        line.Length > 6 && line[^1] == ')' && line.LastIndexOf('(') is >= 0 and var open && OfficialWords.IsDate(line[(open + 1)..^1]);

    private static void Merge(List<Piece> pieces, int first, int last, int start)
    {
        pieces[first] = new Piece(pieces[first].Paragraph, new TextRange(start, pieces[last].Range.End), null);
        pieces.RemoveRange(first + 1, last - first);
    }

    private static ReadOnlySpan<char> Folded(PolicyText text, Piece piece) => text.Folded.AsSpan(piece.Range.Start, piece.Range.Length);
}
