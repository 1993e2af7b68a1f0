using System.Collections.Concurrent;
using ClauseExtractor.Formats.Ocr;
using ClauseExtractor.Formats.Pdf;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Web.Hosting;

/// <summary>
/// Pictures of pages. A page is drawn once while it is wanted, and few at a time: drawing must not starve those who search.
/// </summary>
internal sealed class PageImages(PolicyLibrary library) : IDisposable
{
    /// <summary>Pixels across: sharp on a screen of 1280, and twice that of a phone.</summary>
    public const int Width = 1100;

    private const int MostKept = 60;
    private const string Png = "image/png";

    private readonly ConcurrentDictionary<string, IReadOnlyList<PageSize>> sizes = new();
    private readonly ConcurrentDictionary<(string Sha256, int Page), byte[]> kept = new();
    private readonly ConcurrentQueue<(string, int)> order = new();
    private readonly SemaphoreSlim drawing = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>The sizes in points; empty where the file has no pages that can be shown.</summary>
    public IReadOnlyList<PageSize> Sizes(DocumentSummary document, SourceInfo source)
    {
        if (source.MediaType is not ("application/pdf" or "image/png" or "image/jpeg" or "image/bmp"))
            return [];
        if (sizes.TryGetValue(source.Sha256, out var known))
            return known;
        try
        {
            var content = library.Catalogue.Source(document.Id, source.Sha256).Content;
            known =
                source.MediaType == "application/pdf" ? PdfPages.Sizes(content)
                : PicturePages.Size(content.Span) is { } size ? [size]
                : [];
        }
        catch (UnreadableDocumentException)
        {
            // Without poppler, or for a protected file, the text stands alone.
            known = [];
        }
        return sizes[source.Sha256] = known;
    }

    /// <summary>The page as a picture, with its media type: a page of a PDF is drawn as PNG, a scan is shown as it came.</summary>
    /// <exception cref="LibraryException"><c>notFound</c>.</exception>
    /// <exception cref="UnreadableDocumentException">It cannot be drawn.</exception>
    public async Task<(byte[] Picture, string MediaType)> DrawAsync(
        string document,
        string sha256,
        int page,
        CancellationToken cancellation
    )
    {
        if (kept.TryGetValue((sha256, page), out byte[]? picture))
            return (picture, Png);
        var content = library.Catalogue.Source(document, sha256).Content;
        if (Scanned(content.Span) is { } type)
            return (content.ToArray(), type);
        await drawing.WaitAsync(cancellation);
        try
        {
            if (kept.TryGetValue((sha256, page), out picture))
                return (picture, Png);
            picture = await Task.Run(() => PdfPages.Draw(content, page, Width, cancellation), cancellation);
        }
        finally
        {
            drawing.Release();
        }
        kept[(sha256, page)] = picture;
        order.Enqueue((sha256, page));
        while (order.Count > MostKept && order.TryDequeue(out var oldest))
            kept.TryRemove(oldest, out _);
        return (picture, Png);
    }

    /// <summary>The type of a picture by its first bytes, whatever its name says; null for anything else.</summary>
    private static string? Scanned(ReadOnlySpan<byte> content) =>
        content switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Png,
            [0xFF, 0xD8, ..] => "image/jpeg",
            [(byte)'B', (byte)'M', ..] => "image/bmp",
            _ => null,
        };

    public void Dispose() => drawing.Dispose();
}
