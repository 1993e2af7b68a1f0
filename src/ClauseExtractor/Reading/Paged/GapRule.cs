namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// Tells gaps that are white space from the typesetter's own spacing. Word processors part Han from Latin by a quarter of an em by
/// themselves, as wide as a typed space:
/// a document that does so everywhere means nothing by it, one that does so here and there means a space.
/// </summary>
internal readonly struct GapRule
{
    /// <summary>A gap in ems that is white space between two Latin characters.</summary>
    private const double Latin = 0.13;

    /// <summary>A gap in ems beside a Han character that is white space in any document.</summary>
    private const double Sure = 0.45;

    /// <summary>A gap in ems between two Han characters that is white space in a document without spacing of its own.</summary>
    private const double Han = 0.18;

    private readonly double _mixed,
        _han;

    private GapRule(double mixed, double han) => (_mixed, _han) = (mixed, han);

    /// <summary>The rule for a document, from how Han and Latin stand beside each other in it.</summary>
    public static GapRule For(IEnumerable<IReadOnlyList<PositionedRun>> lines)
    {
        int touching = 0;
        var apart = new List<double>();
        foreach (var line in lines)
            for (int i = 0; i < line.Count; i++)
            {
                string text = line[i].Text;
                for (int k = 1; k < text.Length; k++)
                    if (IsMixed(text[k - 1], text[k]))
                        touching++;
                if (i == 0 || !IsMixed(line[i - 1].Text[^1], text[0]))
                    continue;
                double gap = (line[i].Left - line[i - 1].Right) / Math.Max(line[i].Em, 0.1);
                if (gap < Latin / 2)
                    touching++;
                else if (gap is > Latin and < Sure)
                    apart.Add(gap);
            }
        if (touching >= 0.3 * (touching + apart.Count))
            return new GapRule(Latin, Han);
        apart.Sort();
        double usual = apart[apart.Count / 2];
        return new GapRule(Math.Min(Sure, Math.Max(1.25 * usual, usual + 0.06)), Math.Max(Han, 0.3));
    }

    /// <param name="gap">The gap between two characters in ems.</param>
    /// <param name="lone">Whether both stand alone: letter-spaced type has no spaces.</param>
    public bool IsSpace(char before, char after, double gap, bool lone)
    {
        if (IsMixed(before, after))
            return gap > _mixed;
        bool wide = GlyphWidth.IsWide(before) || GlyphWidth.IsWide(after);
        bool unlike = GlyphWidth.IsWide(before) != GlyphWidth.IsWide(after);
        return gap
            > (
                !wide ? Latin
                : lone || unlike ? Sure
                : _han
            );
    }

    /// <summary>Latin beside Han, where a word processor sets its own space.</summary>
    private static bool IsMixed(char a, char b) => IsNarrow(a) && IsHan(b) || IsNarrow(b) && IsHan(a);

    private static bool IsNarrow(char c) => c is > ' ' and < '\u007F' and not (',' or '.' or ';' or ':' or '(' or ')');

    private static bool IsHan(char c) => GlyphWidth.IsWide(c) && char.IsLetter(c);
}
