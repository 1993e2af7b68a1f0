namespace ClauseExtractor.Formats.Ocr.Paddle;

/// <summary>A line of text on a picture, in pixels of the picture turned by the angle of its lines around its top left corner.</summary>
/// <param name="Score">Mean probability of text over its pixels, 0 to 1.</param>
internal readonly record struct TextArea(double Left, double Top, double Right, double Bottom, double Score)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public TextArea Moved(double right, double down) => this with { Left = Left + right, Right = Right + right, Top = Top + down, Bottom = Bottom + down };
}

/// <summary>The lines of a picture.</summary>
/// <param name="Angle">By how much they rise or fall, in radians, clockwise.</param>
internal sealed record TextAreas(double Angle, IReadOnlyList<TextArea> Areas);
