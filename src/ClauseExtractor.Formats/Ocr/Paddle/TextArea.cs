namespace ClauseExtractor.Formats.Ocr.Paddle;

/// <summary>
/// A line of text on a picture, in pixels of the picture turned back by the angle of its lines around its top left corner.
/// </summary>
/// <param name="Score">Mean probability of text over its pixels, 0 to 1.</param>
internal readonly record struct TextArea(double Left, double Top, double Right, double Bottom, double Score)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public TextArea Moved(double right, double down) =>
        this with
        {
            Left = Left + right,
            Right = Right + right,
            Top = Top + down,
            Bottom = Bottom + down,
        };
}

/// <summary>The lines of a picture.</summary>
/// <param name="Angle">The way in which they are read, in radians, clockwise from left to right: near 0, π/2 where the page lies on its
/// right side, π on its head.</param>
internal sealed record TextAreas(double Angle, IReadOnlyList<TextArea> Areas)
{
    /// <summary>Whether they run down the page, or up.</summary>
    public bool RunDown => Math.Abs(Math.Sin(Angle)) > Math.Sqrt(0.5);

    /// <summary>The same lines, read the other way round.</summary>
    public TextAreas Reversed =>
        new(
            Angle + Math.PI,
            [.. Areas.Select(area => area with { Left = -area.Right, Right = -area.Left, Top = -area.Bottom, Bottom = -area.Top })]
        );
}
