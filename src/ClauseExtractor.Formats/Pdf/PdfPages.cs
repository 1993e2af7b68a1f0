using System.Globalization;
using System.Text;
using ClauseExtractor.Formats.Children;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Pdf;

/// <summary>
/// Draws the pages of a PDF, for people to see where words stand. The boxes of a record are in points of the page as it is drawn here.
/// </summary>
public static class PdfPages
{
    private static readonly ReadingLimits Limits = new() { ProcessTime = TimeSpan.FromSeconds(20) };

    /// <summary>The pages' sizes in points as they are shown, by page number from 1.</summary>
    /// <exception cref="UnreadableDocumentException">poppler is missing, or the file cannot be read.</exception>
    public static IReadOnlyList<PageSize> Sizes(ReadOnlyMemory<byte> pdf, CancellationToken cancellation = default)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("document.pdf", pdf);
        string told = ChildProcess
            .Run(
                "pdfinfo",
                "poppler-utils",
                ["-box", "-f", "1", "-l", Limits.Pages.ToString(CultureInfo.InvariantCulture), path],
                Limits,
                ReadText,
                null,
                cancellation
            )
            .Output;
        var (sizes, turned) = (new SortedDictionary<int, PageSize>(), new HashSet<int>());
        foreach (string line in told.Split('\n'))
        {
            string[] cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (cells is not ["Page", var number, ..] || !int.TryParse(number, CultureInfo.InvariantCulture, out int page))
                continue;
            if (cells is [_, _, "rot:", "90" or "270", ..])
                turned.Add(page);
            if (cells is [_, _, "CropBox:", var left, var bottom, var right, var top])
                sizes[page] = new PageSize(Number(right) - Number(left), Number(top) - Number(bottom));
        }
        return [.. sizes.Select(s => turned.Contains(s.Key) ? new PageSize(s.Value.Height, s.Value.Width) : s.Value)];
    }

    /// <summary>A page as PNG.</summary>
    /// <param name="page">From 1.</param>
    /// <param name="width">Pixels across.</param>
    /// <exception cref="UnreadableDocumentException">poppler is missing, or the page cannot be drawn.</exception>
    public static byte[] Draw(ReadOnlyMemory<byte> pdf, int page, int width, CancellationToken cancellation = default)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("document.pdf", pdf),
            number = page.ToString(CultureInfo.InvariantCulture);
        byte[] picture = ChildProcess
            .Run(
                "pdftoppm",
                "poppler-utils",
                [
                    "-cropbox",
                    "-f",
                    number,
                    "-l",
                    number,
                    "-scale-to-x",
                    width.ToString(CultureInfo.InvariantCulture),
                    "-scale-to-y",
                    "-1",
                    "-png",
                    path,
                ],
                Limits,
                stream =>
                {
                    using var buffer = new MemoryStream();
                    stream.CopyTo(buffer);
                    return buffer.ToArray();
                },
                null,
                cancellation
            )
            .Output;
        return picture.Length > 0 ? picture : throw Refusal.Damaged("PDF", $"page {page} cannot be drawn");
    }

    private static string ReadText(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static double Number(string cell) => double.TryParse(cell, CultureInfo.InvariantCulture, out double number) ? number : 0;
}
