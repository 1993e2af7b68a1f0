namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// Characters that a page paints in one go, in painting order: what a PDF, an OFD file or a text recogniser gives for a page.
/// </summary>
/// <param name="Text">The characters, without white space at the ends.</param>
/// <param name="Left">Left edge in points from the left of the page as it is shown.</param>
/// <param name="Top">Top edge in points from the top.</param>
/// <param name="Right">Right edge in points from the left.</param>
/// <param name="Bottom">Bottom edge in points from the top.</param>
public readonly record struct PositionedRun(string Text, double Left, double Top, double Right, double Bottom)
{
    /// <summary>Confidence of a recognised word, 0 to 1; null where the text was not recognised from a picture.</summary>
    public float? Confidence { get; init; }

    /// <summary>Where in <see cref="Text"/> characters stand that recognition was not sure of, in order; null for none.</summary>
    public IReadOnlyList<int>? Faint { get; init; }

    /// <summary>Room before it, in points, that something took which was left out: no gap between two words.</summary>
    public double RoomBefore { get; init; }

    /// <summary>In points.</summary>
    public double Width => Right - Left;

    /// <summary>In points.</summary>
    public double Height => Bottom - Top;

    /// <summary>Distance from the top of the page to the middle of the line, in points.</summary>
    public double Middle => (Top + Bottom) / 2;

    /// <summary>
    /// Size of the type in points, from the advance of its characters: boxes of Type 3 fonts are as tall as the font's largest glyph
    /// (32 pt for 13 pt type), advances are true.
    /// </summary>
    public double Em
    {
        get
        {
            double units = 0;
            bool wide = false;
            foreach (char c in Text)
            {
                wide |= GlyphWidth.IsWide(c);
                units += GlyphWidth.Of(c);
            }
            // A damaged font may give its characters no advance at all.
            if (units == 0 || Width < 0.05 * Height)
                return Math.Max(0.8 * Height, 1);
            return wide ? Width / units : Math.Min(Height * 1.1, Width / units);
        }
    }
}

/// <summary>Advance of a character in ems, as CJK typefaces have it.</summary>
internal static class GlyphWidth
{
    /// <summary>True for characters that fill a square: Han, kana, full-width forms, CJK punctuation.</summary>
    public static bool IsWide(char c) => c is >= '\u2E80' and not (>= '\uFF61' and <= '\uFFDC') || c is >= '\u2460' and <= '\u24FF';

    /// <summary>1 for a square, about half for the rest; the second half of a surrogate pair has none.</summary>
    public static double Of(char c) =>
        char.IsLowSurrogate(c) ? 0
        : IsWide(c) || c is '“' or '”' or '‘' or '’' or '—' or '…' ? 1
        : c is 'i' or 'l' or 'j' or 'I' or '.' or ',' or '\'' or ':' or ';' ? 0.3
        : 0.5;

    /// <summary>The left edge of each unit of a text that fills the given width, and the right edge of the last.</summary>
    public static float[] Edges(string text, double left, double right)
    {
        var edges = new float[text.Length + 1];
        double units = 0;
        foreach (char c in text)
            units += Of(c);
        double scale = units > 0 ? (right - left) / units : 0,
            x = left;
        for (int i = 0; i < text.Length; i++)
        {
            edges[i] = (float)x;
            x += Of(text[i]) * scale;
        }
        edges[^1] = (float)right;
        return edges;
    }
}
