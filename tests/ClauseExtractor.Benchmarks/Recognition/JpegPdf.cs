using ClauseExtractor.Fixtures;

namespace ClauseExtractor.Benchmarks.Recognition;

/// <summary>A PDF of A4 pages, each of which shows one JPEG, as scanners write it.</summary>
internal static class JpegPdf
{
    /// <param name="pages">JPEG files with their size in pixels.</param>
    public static byte[] Write(IReadOnlyList<(byte[] Jpeg, int Width, int Height)> pages)
    {
        var file = new PdfFile("1.4");
        file.Add("<< /Type /Catalog /Pages 2 0 R >>");
        file.Add($"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, i) => $"{3 + 3 * i} 0 R"))}] >>");
        for (int i = 0; i < pages.Count; i++)
        {
            file.Add(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {4 + 3 * i} 0 R /Resources << /XObject << /I "
                    + $"{5 + 3 * i} 0 R >> >> >>"
            );
            file.AddStream("", "q 595 0 0 842 0 0 cm /I Do Q"u8.ToArray());
            file.AddStream(
                $"/Type /XObject /Subtype /Image /Width {pages[i].Width} /Height {pages[i].Height} /ColorSpace /DeviceRGB "
                    + $"/BitsPerComponent 8 /Filter /DCTDecode",
                pages[i].Jpeg
            );
        }
        return file.ToArray();
    }
}
