using System.Globalization;
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
    /// <summary>Bytes and pages from which a second process pays.</summary>
    private const int LongFile = 1 << 20, LongDocument = 60;

    /// <summary>All children of one file together may take so many times as long as one.</summary>
    private const int ChildrenTogether = 2;

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
        // Each child has its time; many slow ones in a row (a page at a time is drawn to see whether it is blank) have one together.
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        clock.CancelAfter(ChildrenTogether * _limits.ProcessTime);
        try
        {
            var (pages, warnings, password) = Pages(file, path, clock.Token);
            var source = new SourceInfo(file.Name, file.Sha256, "application/pdf", "pdf");
            return PagedDocument.Build(source, file with { Password = password }, pages, recogniser, warnings, cancellation);
        }
        catch (OperationCanceledException) when (clock.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw Refusal.TooSlow("poppler", ChildrenTogether * _limits.ProcessTime);
        }
    }

    private (List<PositionedPage> Pages, IReadOnlyList<SourceWarning> Warnings, string? Password) Pages(SourceFile file, string path, CancellationToken cancellation)
    {
        var sums = Task.Run(() => PdfStreams.HasBroken(file.Content, cancellation), cancellation);
        string? password = file.Password;
        var result = Run(path, file.Content.Length, password, cancellation);
        if (password is not null && PdfPassword.IsRefused(result.Errors))
        {
            // A password given for a whole folder: a file that is only protected against changes opens without any, and not with a wrong one.
            var open = Run(path, file.Content.Length, null, cancellation);
            if (!PdfPassword.IsRefused(open.Errors))
                (result, password) = (open, null);
        }
        var warnings = PdfDamage.Judge(result, sums.GetAwaiter().GetResult(), password);
        return (PagePictures.Mark(result.Output, path, password, _limits, cancellation), warnings, password);
    }

    /// <summary>Long documents are read by two processes side by side, each a half of the pages.</summary>
    private ChildResult<List<PositionedPage>> Run(string path, long bytes, string? password, CancellationToken cancellation)
    {
        int pages = bytes < LongFile ? 0 : PageCount(path, password, cancellation);
        if (pages > _limits.Pages)
            throw Refusal.TooManyPages(_limits.Pages);
        if (pages < LongDocument)
            return Run(path, password, null, null, cancellation);
        var second = Task.Run(() => Run(path, password, pages / 2 + 1, null, cancellation), CancellationToken.None);
        try
        {
            var first = Run(path, password, null, pages / 2, cancellation);
            var rest = second.GetAwaiter().GetResult();
            return new ChildResult<List<PositionedPage>>([.. first.Output, .. rest.Output], Math.Max(first.ExitCode, rest.ExitCode), first.Errors + rest.Errors);
        }
        finally
        {
            // Its file is deleted when this returns; what it throws is thrown above, or is the same refusal.
            Task.WhenAny(second).GetAwaiter().GetResult();
        }
    }

    private ChildResult<List<PositionedPage>> Run(string path, string? password, int? first, int? last, CancellationToken cancellation)
    {
        List<string> arguments = ["-raw", "-bbox", "-cropbox", "-enc", "UTF-8"];
        if (first is { } from)
            arguments.AddRange(["-f", from.ToString(CultureInfo.InvariantCulture)]);
        if (last is { } to)
            arguments.AddRange(["-l", to.ToString(CultureInfo.InvariantCulture)]);
        arguments.AddRange([.. PdfPassword.Arguments(password), path, "-"]);
        return ChildProcess.Run("pdftotext", "poppler-utils poppler-data", arguments, _limits, stream => PopplerOutput.Parse(stream, _limits.Pages), null, cancellation);
    }

    /// <summary>What <c>pdfinfo</c> says; 0 where it says nothing, and then the reading itself tells why.</summary>
    private int PageCount(string path, string? password, CancellationToken cancellation)
    {
        string[] arguments = [.. PdfPassword.Arguments(password), path];
        string text = ChildProcess.Run("pdfinfo", "poppler-utils", arguments, _limits, stream => new StreamReader(stream).ReadToEnd(), null, cancellation).Output;
        string? line = text.Split('\n').FirstOrDefault(l => l.StartsWith("Pages:", StringComparison.Ordinal));
        return line is not null && int.TryParse(line.AsSpan(6).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int pages) ? pages : 0;
    }
}
