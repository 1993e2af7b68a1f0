using System.Collections.Concurrent;
using ClauseExtractor.Formats.Pdf;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Web.Hosting;

/// <summary>Pictures of pages. A page is drawn once while it is wanted, and few at a time: drawing must not starve those who search.</summary>
internal sealed class PageImages(PolicyLibrary library) : IDisposable
{
    /// <summary>Pixels across: sharp on a screen of 1280, and twice that of a phone.</summary>
    public const int Width = 1100;

    private const int MostKept = 60;

    private readonly ConcurrentDictionary<string, IReadOnlyList<PageSize>> sizes = new();
    private readonly ConcurrentDictionary<(string Sha256, int Page), byte[]> kept = new();
    private readonly ConcurrentQueue<(string, int)> order = new();
    private readonly SemaphoreSlim drawing = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>The sizes in points; empty where the file has no pages that can be shown.</summary>
    public IReadOnlyList<PageSize> Sizes(DocumentSummary document, SourceInfo source)
    {
        if (source.MediaType != "application/pdf")
            return [];
        if (sizes.TryGetValue(source.Sha256, out var known))
            return known;
        try
        {
            known = PdfPages.Sizes(library.Catalogue.Source(document.Id, source.Sha256).Content);
        }
        catch (UnreadableDocumentException)
        {
            // Without poppler, or for a protected file, the text stands alone.
            known = [];
        }
        return sizes[source.Sha256] = known;
    }

    /// <summary>The page as PNG.</summary>
    /// <exception cref="LibraryException"><c>notFound</c>.</exception>
    /// <exception cref="UnreadableDocumentException">It cannot be drawn.</exception>
    public async Task<byte[]> DrawAsync(string document, string sha256, int page, CancellationToken cancellation)
    {
        if (kept.TryGetValue((sha256, page), out byte[]? picture))
            return picture;
        await drawing.WaitAsync(cancellation);
        try
        {
            if (kept.TryGetValue((sha256, page), out picture))
                return picture;
            var file = library.Catalogue.Source(document, sha256);
            picture = await Task.Run(() => PdfPages.Draw(file.Content, page, Width, cancellation), cancellation);
        }
        finally
        {
            drawing.Release();
        }
        kept[(sha256, page)] = picture;
        order.Enqueue((sha256, page));
        while (order.Count > MostKept && order.TryDequeue(out var oldest))
            kept.TryRemove(oldest, out _);
        return picture;
    }

    public void Dispose() => drawing.Dispose();
}
