using System.Globalization;
using System.IO.Compression;
using System.Text;
using ClauseExtractor.Fixtures;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Formats;

/// <summary>
/// Writes small PDF files by hand, so that a test can say what is in one to the byte. Chinese text is in STSong-Light, which is not
/// embedded.
/// </summary>
internal sealed class PdfBuilder
{
    private readonly PdfFile _file = new("1.5", binary: true);
    private readonly List<int> _pages = [];

    public PdfBuilder()
    {
        _file.Add("<< /Type /Catalog /Pages 2 0 R >>");
        _file.Add("");
        _file.Add(
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [ << /Type /Font "
                + "/Subtype /CIDFontType0 /BaseFont /STSong-Light"
                + " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor << /Type "
                + "/FontDescriptor /FontName /STSong-Light /Flags 6"
                + " /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >> ] >>"
        );
        _file.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    }

    /// <summary>The operators that paint a text at a place, in points from the bottom left.</summary>
    public static string Text(string text, double x, double y, double size = 16) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}> Tj ET\n"
        );

    /// <summary>The same in Helvetica.</summary>
    public static string Latin(string text, double x, double y, double size = 16) =>
        string.Create(CultureInfo.InvariantCulture, $"BT /F2 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n");

    /// <param name="entries">Further entries of the page's dictionary, such as <c>/Rotate 90</c>.</param>
    public PdfBuilder Page(string content, string entries = "")
    {
        int stream = AddPacked(Encoding.ASCII.GetBytes(content));
        _pages.Add(
            _file.Add(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents "
                    + $"{stream} 0 R {entries} >>"
            )
        );
        return this;
    }

    /// <summary>A page whose content is a packed stream of so many zero bytes.</summary>
    public PdfBuilder Bomb(long size)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            byte[] zeros = new byte[1 << 20];
            for (long left = size; left > 0; left -= zeros.Length)
                zip.Write(zeros, 0, (int)Math.Min(left, zeros.Length));
        }
        int stream = _file.AddStream("/Filter /FlateDecode", packed.ToArray());
        _pages.Add(_file.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents {stream} 0 R >>"));
        return this;
    }

    public SourceFile Build(string name = "a.pdf")
    {
        _file.Replace(2, $"<< /Type /Pages /Count {_pages.Count} /Kids [ {string.Join(' ', _pages.Select(page => $"{page} 0 R"))} ] >>");
        return new SourceFile(name, _file.ToArray());
    }

    private int AddPacked(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(content);
        return _file.AddStream("/Filter /FlateDecode", packed.ToArray());
    }
}
