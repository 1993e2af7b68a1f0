using ClauseExtractor.Formats.Children;
using ClauseExtractor.Formats.Sniffing;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Formats.Pdf;

/// <summary>The portable PDF engine: poppler's <c>pdftotext</c> as a child process under limits.</summary>
/// <param name="limits">What one file may cost; null for the defaults.</param>
/// <param name="recogniser">Reads pages that are pictures; null for none.</param>
public sealed class PopplerReader(ReadingLimits? limits = null, IPageRecogniser? recogniser = null) : IDocumentReader
{
    private readonly ReadingLimits _limits = limits ?? new ReadingLimits();

    public string Name => "poppler";

    /// <summary>Whether poppler is installed.</summary>
    public static bool IsAvailable => ChildProcess.Exists("pdftotext");

    public bool Accepts(SourceFile file) => FileSniffer.KindOf(file) == FileKind.Pdf;

    public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
    {
        PdfDamage.ThrowIfTruncated(file.Content.Span);
        using var folder = new TemporaryFolder();
        string path = folder.Write("document.pdf", file.Content);
        var sums = Task.Run(() => PdfStreams.HasBroken(file.Content, cancellation), cancellation);
        var result = Run(path, file.Password, cancellation);
        var warnings = PdfDamage.Judge(result, sums.GetAwaiter().GetResult(), file.Password);
        var pages = PagePictures.Mark(result.Output, path, file.Password, _limits, cancellation);
        var source = new SourceInfo(file.Name, file.Sha256, "application/pdf", "pdf");
        return PagedDocument.Build(source, file, pages, recogniser, warnings, cancellation);
    }

    private ChildResult<List<PositionedPage>> Run(string path, string? password, CancellationToken cancellation)
    {
        List<string> arguments = ["-raw", "-bbox", "-enc", "UTF-8"];
        if (password is not null)
            arguments.AddRange(["-upw", password]);
        arguments.AddRange([path, "-"]);
        return ChildProcess.Run("pdftotext", "poppler-utils poppler-data", arguments, _limits, stream => PopplerOutput.Parse(stream, _limits.Pages), null, cancellation);
    }
}
