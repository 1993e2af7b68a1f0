using ClauseExtractor.Formats.Sniffing;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Formats.Ocr;

/// <summary>Reads a picture of a page: PNG, JPEG, GIF, WebP, BMP, or TIFF of one or more pages.</summary>
/// <param name="limits">What one file may cost; null for the defaults.</param>
/// <param name="recognising">Called before each picture; null for nobody.</param>
public sealed class ImageReader(ReadingLimits? limits = null, Action? recognising = null) : IDocumentReader
{
    /// <summary>A scan is taken to have 300 dots an inch.</summary>
    internal const double PointsPerPixel = 72.0 / 300;

    private readonly ReadingLimits _limits = limits ?? new ReadingLimits();

    private readonly Lazy<IPictureOcr> _ocr = new(() => PictureOcr.Of(limits ?? new ReadingLimits(), recognising));

    /// <inheritdoc/>
    public string Name => "picture";

    /// <inheritdoc/>
    public bool Accepts(SourceFile file) => FileSniffer.KindOf(file) == FileKind.Image;

    /// <inheritdoc/>
    public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
    {
        if (!PictureOcr.IsAvailable)
            throw Refusal.NeedsRecognition(Refusal.InstallRecognition);
        var (engine, pages) = _ocr.Value.Recognise(file.Content, cancellation);
        if (pages.Count > _limits.Pages)
            throw Refusal.TooManyPages(_limits.Pages);
        var source = new SourceInfo(file.Name, file.Sha256, MediaType(file.Content.Span), "ocr") { Engine = engine };
        return PagedDocument.Build(source, file, [.. pages.Select(InPoints)], null, [], cancellation);
    }

    private static PositionedPage InPoints(PositionedPage page) =>
        new(
            page.Size with
            {
                Width = page.Size.Width * PointsPerPixel,
                Height = page.Size.Height * PointsPerPixel,
            },
            [
                .. page.Runs.Select(run =>
                    run with
                    {
                        Left = run.Left * PointsPerPixel,
                        Top = run.Top * PointsPerPixel,
                        Right = run.Right * PointsPerPixel,
                        Bottom = run.Bottom * PointsPerPixel,
                    }
                ),
            ]
        );

    private static string MediaType(ReadOnlySpan<byte> head) =>
        head[0] switch
        {
            0x89 => "image/png",
            0xFF => "image/jpeg",
            (byte)'B' => "image/bmp",
            (byte)'G' => "image/gif",
            (byte)'R' => "image/webp",
            _ => "image/tiff",
        };
}
