using ClauseExtractor.Formats.Children;
using ClauseExtractor.Formats.Sniffing;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Formats.Pdf;

/// <summary>The portable PDF engine: poppler's <c>pdftotext</c> as a child process under limits.</summary>
public sealed class PopplerReader(ReadingLimits? limits = null) : IDocumentReader
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
        var result = Run(path, file.Password, cancellation);
        var warnings = PdfDamage.Judge(result, file.Password);
        var lines = new List<SourceLine>();
        var dropped = new List<DroppedText>();
        for (int i = 0; i < result.Output.Count; i++)
        {
            var page = LineAssembler.Assemble(i + 1, result.Output[i].Runs);
            lines.AddRange(page.Lines);
            dropped.AddRange(page.Dropped);
        }
        return new SourceDocument(new SourceInfo(file.Name, file.Sha256, "application/pdf", "pdf", result.Output.Count), lines)
        {
            Dropped = dropped,
            Warnings = warnings,
            PageSizes = [.. result.Output.Select(page => page.Size)],
        };
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
