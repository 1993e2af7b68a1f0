using System.Collections.Concurrent;
using System.Globalization;
using ClauseExtractor.Formats.Children;
using ClauseExtractor.Formats.Pdf;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Formats.Ocr;

/// <summary>Reads pages of a PDF that are pictures: poppler draws them, tesseract reads them, as many side by side as there are processors.</summary>
/// <param name="limits">What one file may cost; null for the defaults.</param>
/// <param name="recognising">Called before each page; null for nobody.</param>
public sealed class TesseractRecogniser(ReadingLimits? limits = null, Action? recognising = null) : IPageRecogniser
{
    /// <summary>Pixels on the long side of a page: 300 dots an inch on A4, whatever size the page says it has.</summary>
    private const int LongSide = 3508;

    /// <summary>Dots an inch between which a scan in black and white gains by cleaning: coarser ones have no dots to spare, finer ones are smooth.</summary>
    private const double LeastScan = 140, MostScan = 260;

    private readonly ReadingLimits _limits = limits ?? new ReadingLimits();

    public bool IsAvailable => TesseractOcr.IsAvailable && ChildProcess.Exists("pdftoppm");

    public string Remedy => Refusal.InstallTesseract;

    public IReadOnlyDictionary<int, IReadOnlyList<PositionedRun>> Recognise(SourceFile file, IReadOnlyDictionary<int, PageSize> pages, CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("document.pdf", file.Content);
        var ocr = new TesseractOcr(_limits, recognising);
        var found = new ConcurrentDictionary<int, IReadOnlyList<PositionedRun>>();
        try
        {
            Parallel.ForEach(pages, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
                page => found[page.Key] = Read(ocr, path, file.Password, page.Key, page.Value, cancellation));
        }
        catch (AggregateException e) when (e.InnerExceptions.FirstOrDefault(inner => inner is UnreadableDocumentException) is { } refusal)
        {
            throw refusal;
        }
        return found;
    }

    private List<PositionedRun> Read(TesseractOcr ocr, string path, string? password, int page, PageSize shown, CancellationToken cancellation)
    {
        string number = page.ToString(CultureInfo.InvariantCulture);
        byte[] picture = Picture(path, password, number, cancellation);
        if (picture.Length == 0)
            return [];
        if (ocr.Recognise(picture, cancellation) is not [var (size, runs), ..])
            return [];
        // Pixels to points: the page's own size tells the scale, whatever the picture's is.
        double scale = Math.Max(shown.Width, shown.Height) / Math.Max(size.Width, size.Height);
        return [.. runs.Select(run => run with { Left = run.Left * scale, Top = run.Top * scale, Right = run.Right * scale, Bottom = run.Bottom * scale })];
    }

    /// <summary>The page as a gray picture of about 300 dots an inch. A scan in black and white is drawn dot for dot, so that it can be cleaned before it is enlarged.</summary>
    private byte[] Picture(string path, string? password, string page, CancellationToken cancellation)
    {
        var scans = ChildProcess.Run("pdfimages", "poppler-utils", ["-f", page, "-l", page, "-list", .. PdfPassword.Arguments(password), path], _limits, PageScan.ReadAll, null, cancellation).Output;
        if (scans is [{ IsBlackAndWhite: true, Across: >= LeastScan and <= MostScan } scan]
            && GrayPicture.Read(Draw("-r", scan.Across.ToString(CultureInfo.InvariantCulture))) is { } drawn)
            return ScanCleaner.Clean(drawn, LongSide / (double)Math.Max(drawn.Width, drawn.Height)).Write();
        return Draw("-scale-to", LongSide.ToString(CultureInfo.InvariantCulture));

        byte[] Draw(string option, string value)
            => ChildProcess.Run("pdftoppm", "poppler-utils", ["-gray", "-cropbox", option, value, "-f", page, "-l", page, .. PdfPassword.Arguments(password), path], _limits, ReadAll, null, cancellation).Output;
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
