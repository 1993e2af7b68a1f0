using System.Collections.Concurrent;
using System.Globalization;
using ClauseExtractor.Formats.Children;
using ClauseExtractor.Formats.Pdf;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Formats.Ocr;

/// <summary>
/// Reads pages of a PDF that are pictures: poppler draws them, PP-OCRv4 or tesseract reads them, as many side by side as there are
/// processors.
/// </summary>
/// <param name="limits">What one file may cost; null for the defaults.</param>
/// <param name="recognising">Called before each page; null for nobody.</param>
public sealed class ScanRecogniser(ReadingLimits? limits = null, Action? recognising = null) : IPageRecogniser
{
    /// <summary>Pixels on the long side of a page: 300, 200 and 150 dots an inch on A4, whatever size the page says it has.</summary>
    private const int LongSide = 3508,
        UsualSide = 2339,
        ShortSide = 1754;

    /// <summary>Pixels of the middle letter that tesseract reads well, and for which a page is drawn again that has others.</summary>
    private const double LeastLetter = 18,
        MostLetter = 40,
        BestLetter = 27;

    /// <summary>
    /// Dots an inch between which a scan in black and white gains by cleaning: coarser ones have no dots to spare, finer ones are smooth.
    /// </summary>
    private const double LeastScan = 140,
        MostScan = 260;

    private readonly ReadingLimits _limits = limits ?? new ReadingLimits();

    /// <inheritdoc/>
    public bool IsAvailable => PictureOcr.IsAvailable && ChildProcess.Exists("pdftoppm");

    /// <summary>What to install where nothing recognises.</summary>
    public string Remedy => Refusal.InstallRecognition;

    /// <inheritdoc/>
    public RecognisedPages Recognise(SourceFile file, IReadOnlyDictionary<int, PageSize> pages, CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("document.pdf", file.Content);
        var ocr = PictureOcr.Of(_limits, recognising);
        var found = new ConcurrentDictionary<int, RecognisedPicture>();
        try
        {
            Parallel.ForEach(
                pages,
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
                page =>
                {
                    if (Read(ocr, path, file.Password, page.Key, page.Value, cancellation) is { } read)
                        found[page.Key] = read;
                }
            );
        }
        catch (AggregateException e) when (e.InnerExceptions.FirstOrDefault(inner => inner is UnreadableDocumentException) is { } refusal)
        {
            throw refusal;
        }
        return new RecognisedPages(PictureOcr.Engines(found.Values), found.ToDictionary(page => page.Key, page => page.Value.Pages[0]));
    }

    /// <summary>One page, in points; null where nothing draws it.</summary>
    private RecognisedPicture? Read(
        IPictureOcr ocr,
        string path,
        string? password,
        int page,
        PageSize shown,
        CancellationToken cancellation
    )
    {
        string number = page.ToString(CultureInfo.InvariantCulture);
        if (
            (
                ocr is TesseractOcr
                    ? Gray(ocr, path, password, number, cancellation)
                    : Recognised(ocr, Coloured(path, password, number, shown, cancellation), cancellation)
            )
            is not { Pages: [var (size, runs), ..] } read
        )
            return null;
        // Pixels to points: the page's own size tells the scale, whatever the picture's is.
        double scale = Math.Max(shown.Width, shown.Height) / Math.Max(size.Width, size.Height);
        return read with
        {
            Pages =
            [
                new PositionedPage(
                    shown.TurnedBack(size.Turn),
                    [
                        .. runs.Select(run =>
                            run with
                            {
                                Left = run.Left * scale,
                                Top = run.Top * scale,
                                Right = run.Right * scale,
                                Bottom = run.Bottom * scale,
                            }
                        ),
                    ]
                ),
            ],
        };
    }

    private static RecognisedPicture? Recognised(IPictureOcr ocr, ReadOnlyMemory<byte> picture, CancellationToken cancellation) =>
        picture.Length == 0 ? null : ocr.Recognise(picture, cancellation);

    /// <summary>
    /// What tesseract reads of a gray picture of the page: of 150 dots an inch on A4, and where the letters turn out smaller or larger than
    /// it reads well, of as many as their height asks for. A scan in black and white is drawn dot for dot, so that
    /// it can be cleaned before it is enlarged.
    /// </summary>
    private RecognisedPicture? Gray(IPictureOcr ocr, string path, string? password, string page, CancellationToken cancellation)
    {
        if (
            Scans(path, password, page, cancellation) is [{ IsBlackAndWhite: true, Across: >= LeastScan and <= MostScan } scan]
            && GrayPicture.Read(
                Draw(path, password, page, ["-gray", "-r", scan.Across.ToString(CultureInfo.InvariantCulture)], cancellation)
            )
                is { } drawn
        )
            return ocr.Recognise(ScanCleaner.Clean(drawn, LongSide / (double)Math.Max(drawn.Width, drawn.Height)).Write(), cancellation);
        var first = Recognised(ocr, Scaled(ShortSide), cancellation);
        // The same page once more: nobody is told that another one begins.
        return first is { Pages: [var (_, runs), ..] } && SideFor(runs) is { } side
            ? Recognised(new TesseractOcr(_limits), Scaled(side), cancellation)
            : first;

        ReadOnlyMemory<byte> Scaled(int side) =>
            Draw(path, password, page, ["-gray", "-scale-to", side.ToString(CultureInfo.InvariantCulture)], cancellation);
    }

    /// <summary>
    /// Pixels on the long side at which a page is read again that was read at <see cref="ShortSide"/>; null where its letters were as large
    /// as they should be.
    /// </summary>
    internal static int? SideFor(IReadOnlyList<PositionedRun> runs)
    {
        var letters = runs.SelectMany(run => Enumerable.Repeat(run.Em, run.Text.Length)).Order().ToList();
        if (letters.Count == 0 || letters[letters.Count / 2] is >= LeastLetter and <= MostLetter)
            return null;
        return (int)Math.Clamp(ShortSide * BestLetter / letters[letters.Count / 2], ShortSide / 2, LongSide);
    }

    /// <summary>
    /// The page in colour, dot for dot where it is a scan, in one piece or in stripes: lines are scaled by themselves when they are read.
    /// </summary>
    private ReadOnlyMemory<byte> Coloured(string path, string? password, string page, PageSize shown, CancellationToken cancellation)
    {
        int side = Side(Scans(path, password, page, cancellation), shown);
        return Draw(path, password, page, ["-scale-to", side.ToString(CultureInfo.InvariantCulture)], cancellation);
    }

    /// <summary>Pixels on the long side of a page as its largest picture was scanned, which may be a stripe of it.</summary>
    internal static int Side(IReadOnlyList<PageScan> scans, PageSize shown) =>
        scans.MaxBy(scan => scan.Area) is { } scan
            ? (int)Math.Round(Math.Clamp(Math.Max(scan.Across, scan.Down) * Math.Max(shown.Width, shown.Height) / 72, ShortSide, LongSide))
            : UsualSide;

    private IReadOnlyList<PageScan> Scans(string path, string? password, string page, CancellationToken cancellation) =>
        ChildProcess
            .Run(
                "pdfimages",
                "poppler-utils",
                ["-f", page, "-l", page, "-list", .. PdfPassword.Arguments(password), path],
                _limits,
                PageScan.ReadAll,
                null,
                cancellation
            )
            .Output;

    private ReadOnlyMemory<byte> Draw(
        string path,
        string? password,
        string page,
        IReadOnlyList<string> options,
        CancellationToken cancellation
    ) =>
        ChildProcess
            .Run(
                "pdftoppm",
                "poppler-utils",
                ["-cropbox", .. options, "-f", page, "-l", page, .. PdfPassword.Arguments(password), path],
                _limits,
                ReadAll,
                null,
                cancellation
            )
            .Output;

    private static ReadOnlyMemory<byte> ReadAll(Stream stream)
    {
        using var buffer = new MemoryStream(LongSide * LongSide);
        stream.CopyTo(buffer);
        // Without a copy: a page in colour has 26 MB.
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
