using System.Globalization;
using System.Text;

namespace ClauseExtractor.Benchmarks.Recognition;

/// <summary>A PDF of A4 pages, each of which shows one JPEG, as scanners write it.</summary>
internal static class JpegPdf
{
    /// <param name="pages">JPEG files with their size in pixels.</param>
    public static byte[] Write(IReadOnlyList<(byte[] Jpeg, int Width, int Height)> pages)
    {
        using var file = new MemoryStream();
        var offsets = new List<long>();
        Put("%PDF-1.4\n");
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object($"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, i) => $"{3 + 3 * i} 0 R"))}] >>");
        for (int i = 0; i < pages.Count; i++)
        {
            byte[] draw = "q 595 0 0 842 0 0 cm /I Do Q"u8.ToArray();
            Object($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {4 + 3 * i} 0 R /Resources << /XObject << /I {5 + 3 * i} 0 R >> >> >>");
            Object($"<< /Length {draw.Length} >>", draw);
            Object(string.Create(CultureInfo.InvariantCulture, $"<< /Type /XObject /Subtype /Image /Width {pages[i].Width} /Height {pages[i].Height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length {pages[i].Jpeg.Length} >>"), pages[i].Jpeg);
        }
        long table = file.Position;
        Put($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n" + string.Concat(offsets.Select(offset => $"{offset:0000000000} 00000 n \n")));
        Put($"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();

        void Put(string text) => file.Write(Encoding.ASCII.GetBytes(text));

        void Object(string dictionary, byte[]? stream = null)
        {
            offsets.Add(file.Position);
            Put($"{offsets.Count} 0 obj\n{dictionary}\n");
            if (stream is not null)
            {
                Put("stream\n");
                file.Write(stream);
                Put("\nendstream\n");
            }
            Put("endobj\n");
        }
    }
}
