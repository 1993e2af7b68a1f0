using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Sniffing;

/// <summary>Tells a file's kind from its bytes; its name decides only between plain text and Markdown, which no byte tells apart.</summary>
public static class FileSniffer
{
    private const int Head = 4096;

    /// <summary>Every reader asks for the kind of a file; it is found out once.</summary>
    private static readonly ConditionalWeakTable<SourceFile, object> Known = [];

    /// <summary>What a file is by its bytes, whatever it is called.</summary>
    public static FileKind KindOf(SourceFile file) => (FileKind)Known.GetValue(file, unknown => Sniff(unknown));

    private static FileKind Sniff(SourceFile file)
    {
        var content = file.Content.Span;
        var head = content[..Math.Min(Head, content.Length)];
        // A package whose first file is a PDF, stored as it is, has the mark of one near its beginning.
        if (head.StartsWith("PK\u0003\u0004"u8))
            return KindOfPackage(file.Content);
        if (head[..Math.Min(1024, head.Length)].IndexOf("%PDF-"u8) >= 0)
            return FileKind.Pdf;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return content.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? FileKind.EncryptedOffice : FileKind.Compound;
        if (head.StartsWith("{\\rtf"u8))
            return FileKind.RichText;
        if (IsImage(head))
            return FileKind.Image;
        if (
            head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF])
            || head.StartsWith("Rar!"u8)
            || head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])
        )
            return FileKind.Archive;
        return KindOfText(head, file.Name);
    }

    private static FileKind KindOfText(ReadOnlySpan<byte> head, string name)
    {
        bool wide = head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        if (!wide && head.Contains((byte)0))
            return FileKind.Unknown;
        string text = (
            wide ? (head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(head) : Encoding.Latin1.GetString(head)
        ).TrimStart('\uFEFF', '\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        if (
            text.Contains("multipart/related", StringComparison.OrdinalIgnoreCase)
            && text.Contains("MIME-Version", StringComparison.OrdinalIgnoreCase)
        )
            return FileKind.WebArchive;
        if (LooksLikeHtml(text))
            return FileKind.Html;
        return Path.GetExtension(name).ToLowerInvariant() is ".md" or ".markdown" ? FileKind.Markdown : FileKind.Text;
    }

    private static bool LooksLikeHtml(string text)
    {
        string[] marks =
        [
            "<!doctype html",
            "<html",
            "<head",
            "<body",
            "<meta ",
            "<title",
            "<div",
            "<table",
            "<p>",
            "<p ",
            "<script",
            "<h1",
            "<span",
        ];
        bool opens =
            text.StartsWith('<')
            && !text.StartsWith("<?xml", StringComparison.Ordinal)
            && (
                text.StartsWith("<!--", StringComparison.Ordinal)
                || marks.Any(mark => text.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
            );
        // A scraped page may begin with stray text or an XML declaration; a whole document's marks anywhere near its head settle it.
        return opens
            || text.Contains("<html", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsImage(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])
        || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || head.StartsWith("GIF8"u8)
        || head.StartsWith("RIFF"u8) && head.Length > 12 && head[8..].StartsWith("WEBP"u8)
        || head.StartsWith("II*\0"u8)
        || head.StartsWith("MM\0*"u8)
        || head.StartsWith("BM"u8) && head.Contains((byte)0);

    private static FileKind KindOfPackage(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false));
            var names = archive.Entries.Select(entry => entry.FullName.Replace('\\', '/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return names.Contains("word/document.xml") ? FileKind.Word
                : names.Contains("OFD.xml") ? FileKind.Ofd
                : names.Contains("xl/workbook.xml") ? FileKind.Spreadsheet
                : names.Contains("ppt/presentation.xml") ? FileKind.Presentation
                : names.Contains("META-INF/manifest.xml") && names.Contains("content.xml") ? FileKind.OpenDocument
                : names.Contains("[Content_Types].xml") ? FileKind.Word
                : FileKind.Archive;
        }
        catch (InvalidDataException)
        {
            // A package whose directory is cut off or broken: its first entry still tells what it was.
            var head = content.Span[..Math.Min(Head, content.Length)];
            return head.IndexOf("[Content_Types].xml"u8) >= 0 || head.IndexOf("word/"u8) >= 0 ? FileKind.Word
                : head.IndexOf("OFD.xml"u8) >= 0 || head.IndexOf("Doc_0/"u8) >= 0 ? FileKind.Ofd
                : FileKind.Archive;
        }
    }
}
