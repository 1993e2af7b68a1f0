using ClauseExtractor.Formats.Sniffing;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace ClauseExtractor.Formats.Pdf;

/// <summary>
/// Reads PDF with UglyToad.PdfPig, in this process. Its letters and their places are what is taken from it; lines are this product's own.
/// </summary>
/// <param name="limits">What one file may cost; null for the defaults.</param>
/// <param name="recogniser">Reads pages that are pictures; null for none.</param>
public sealed class PdfPigReader(ReadingLimits? limits = null, IPageRecogniser? recogniser = null) : IDocumentReader
{
    /// <summary>How far before the end of a file its end mark may stand: some servers append their own bytes.</summary>
    private const int Tail = 8192;

    private readonly ReadingLimits _limits = limits ?? new ReadingLimits();

    /// <inheritdoc/>
    public string Name => "pdfpig";

    /// <inheritdoc/>
    public bool Accepts(SourceFile file) => FileSniffer.KindOf(file) == FileKind.Pdf;

    /// <inheritdoc/>
    public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
    {
        // PdfPig would rebuild what is there of a file that is cut off, and say nothing of the pages that are not.
        if (file.Content.Span[Math.Max(0, file.Content.Length - Tail)..].LastIndexOf("%%EOF"u8) < 0)
            throw Refusal.Truncated(PdfPigRefusal.Kind);
        var (pages, doubts) = BoundedRun.Do(stop => Parse(file, stop), _limits, cancellation);
        var source = new SourceInfo(file.Name, file.Sha256, "application/pdf", "pdf");
        return PagedDocument.Build(source, file, pages, recogniser, doubts, cancellation);
    }

    private (List<PositionedPage> Pages, List<SourceWarning> Doubts) Parse(SourceFile file, CancellationToken stop)
    {
        var pages = new List<PositionedPage>();
        var doubts = new List<SourceWarning>();
        bool broken = false;
        var log = new PdfPigLog();
        using var document = Open(file, log, () => broken = true, stop);
        if (document.NumberOfPages == 0)
            throw Refusal.Damaged(PdfPigRefusal.Kind, "it has no pages");
        if (document.NumberOfPages > _limits.Pages)
            throw Refusal.TooManyPages(_limits.Pages);
        for (int number = 1, runs = 0; number <= document.NumberOfPages; number++)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                pages.Add(PageOf(document.GetPage(number)));
                runs += pages[^1].Runs.Count;
                if (runs > _limits.Runs)
                    throw Refusal.TooManyRuns(_limits.Runs);
            }
            catch (Exception error) when (IsDamage(error))
            {
                doubts.Add(
                    new("CE0111", $"The PDF is damaged and the text of page {number} is missing: {error.Message.TrimEnd('.')}.", number)
                );
                pages.Add(new PositionedPage(pages.Count > 0 ? pages[^1].Size : new Reading.PageSize(595, 842), []));
            }
        }
        if (doubts.Count == pages.Count)
            throw Refusal.Damaged(PdfPigRefusal.Kind, doubts[0].Message);
        if (broken)
            doubts.Add(new("CE0111", "The PDF is damaged: a part of it does not match its checksum, so some of its text may be wrong."));
        if (log.SkippedFonts.Count > 0)
            doubts.Add(
                new(
                    "CE0111",
                    $"The PDF is damaged: its text in the fonts {string.Join(", ", log.SkippedFonts)} cannot be read and is missing."
                )
            );
        if (log.FirstError is { } said)
            doubts.Add(new("CE0111", $"The PDF is damaged, and some of its text may be missing: {said.TrimEnd('.')}."));
        return (pages, doubts);
    }

    private PdfDocument Open(SourceFile file, PdfPigLog log, Action broken, CancellationToken stop)
    {
        try
        {
            return PdfDocument.Open(
                file.Content,
                new ParsingOptions
                {
                    UseLenientParsing = true,
                    SkipMissingFonts = true,
                    UseActualText = true,
                    Logger = log,
                    Password = file.Password ?? "",
                    FilterProvider = new BoundedFilters(_limits, broken, stop),
                }
            );
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw PdfPigRefusal.Of(error, file.Password);
        }
    }

    private static PositionedPage PageOf(Page page)
    {
        var (runs, unseen, slanted) = PageRuns.Of(page);
        return new PositionedPage(new Reading.PageSize(page.Width, page.Height), runs)
        {
            IsPicture = PagePicture.Shows(page, runs),
            Rules = PageRules.Of(page),
            Unseen = unseen,
            Slanted = slanted,
        };
    }

    /// <summary>
    /// PdfPig throws what its code runs into (index, cast, format, null …) where a page is damaged; the other pages are read all the same.
    /// </summary>
    private static bool IsDamage(Exception error) =>
        error
            is not (
                OperationCanceledException
                or UnreadableDocumentException
                or OutOfMemoryException
                or InsufficientExecutionStackException
            );
}
