using ClauseExtractor.Formats.Sniffing;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Formats.Ocr;

/// <summary>Reads a picture of one page: PNG, JPEG, TIFF or BMP.</summary>
public sealed class ImageReader(ReadingLimits? limits = null) : IDocumentReader
{
    /// <summary>A scan is taken to have 300 dots an inch.</summary>
    internal const double PointsPerPixel = 72.0 / 300;

    private readonly TesseractOcr _ocr = new(limits ?? new ReadingLimits());

    public string Name => "tesseract";

    public bool Accepts(SourceFile file) => FileSniffer.KindOf(file) == FileKind.Image;

    public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
    {
        if (!TesseractOcr.IsAvailable)
            throw Refusal.NeedsRecognition(Refusal.InstallTesseract);
        var (size, runs) = _ocr.Recognise(file.Content, cancellation);
        var page = new PositionedPage(new PageSize(size.Width * PointsPerPixel, size.Height * PointsPerPixel),
            [.. runs.Select(run => run with { Left = run.Left * PointsPerPixel, Top = run.Top * PointsPerPixel, Right = run.Right * PointsPerPixel, Bottom = run.Bottom * PointsPerPixel })]);
        var source = new SourceInfo(file.Name, file.Sha256, MediaType(file.Content.Span), "ocr");
        return PagedDocument.Build(source, file, [page], null, [], cancellation);
    }

    private static string MediaType(ReadOnlySpan<byte> head) => head[0] switch { 0x89 => "image/png", 0xFF => "image/jpeg", (byte)'B' => "image/bmp", _ => "image/tiff" };
}
