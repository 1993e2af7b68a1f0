using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Colors;

namespace ClauseExtractor.Formats.Pdf;

/// <summary>
/// Tells the letters of a page that nobody sees: painted in no colour (text rendering mode 3), or white on the bare page. The layer under a
/// scan is invisible too, and is its text.
/// </summary>
internal sealed class UnseenLetters
{
    /// <summary>Pictures that cover more of the page make its invisible text the layer of a scan.</summary>
    private const double LargeShare = 0.3;

    private const double White = 0.985;

    /// <summary>No page has so many backgrounds.</summary>
    private const int MostBackgrounds = 500;

    private readonly Page _page;
    private readonly List<PdfRectangle> _pictures;
    private List<PdfRectangle>? _backgrounds;

    public UnseenLetters(Page page)
    {
        _page = page;
        _pictures = [.. page.GetImages().Select(image => image.BoundingBox)];
        IsScan = _pictures.Sum(box => Math.Abs(box.Width * box.Height)) > LargeShare * page.Width * page.Height;
    }

    private bool IsScan { get; }

    public bool Includes(Letter letter)
    {
        if (IsScan)
            return false;
        if (letter.RenderingMode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip)
            return true;
        return letter.RenderingMode == TextRenderingMode.Fill
            && IsWhite(letter.FillColor)
            && !Backgrounds().Exists(box => Covers(box, letter.StartBaseLine));
    }

    /// <summary>Pictures, and boxes filled with a colour that white shows on.</summary>
    private List<PdfRectangle> Backgrounds() =>
        _backgrounds ??= [
            .. _pictures,
            .. _page
                .Paths.Where(path => path.IsFilled && !path.IsClipping && !IsWhite(path.FillColor))
                .Select(path => path.GetBoundingRectangle())
                .OfType<PdfRectangle>()
                .OrderByDescending(box => Math.Abs(box.Width * box.Height))
                .Take(MostBackgrounds),
        ];

    private static bool Covers(PdfRectangle box, PdfPoint place) =>
        place.X >= Math.Min(box.Left, box.Right) - 1
        && place.X <= Math.Max(box.Left, box.Right) + 1
        && place.Y >= Math.Min(box.Bottom, box.Top) - 2
        && place.Y <= Math.Max(box.Bottom, box.Top) + 2;

    private static bool IsWhite(IColor? color)
    {
        if (color is not (GrayColor or RGBColor or CMYKColor))
            return false;
        var (red, green, blue) = color.ToRGBValues();
        return red > White && green > White && blue > White;
    }
}
