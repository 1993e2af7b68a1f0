using System.IO.Compression;
using System.Xml;
using ClauseExtractor.Formats.Children;

namespace ClauseExtractor.Formats.Packages;

/// <summary>
/// Looks a zip package of XML (DOCX, OFD) through before any library takes it up: its directory, the size it inflates to, its names, and the depth and declarations of its XML.
/// What passes can be loaded as a tree without danger to the process.
/// </summary>
internal static class PackageGuard
{
    private const int MostEntries = 20_000;

    /// <summary>XML that inflates more than this is built to.</summary>
    private const int MostRatio = 1_000;

    /// <exception cref="Reading.UnreadableDocumentException">The package is broken, a bomb, or holds what no document needs.</exception>
    public static void Check(ReadOnlyMemory<byte> content, string kind, ReadingLimits limits, CancellationToken cancellation)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false));
            if (archive.Entries.Count > MostEntries)
                throw Refusal.TooBig($"{archive.Entries.Count} files in one package");
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            long left = limits.InflatedBytes;
            foreach (var entry in archive.Entries)
            {
                cancellation.ThrowIfCancellationRequested();
                CheckName(entry.FullName, kind);
                if (!names.Add(entry.FullName))
                    throw Refusal.Damaged(kind, $"it holds {entry.FullName} twice");
                if (entry.IsEncrypted)
                    throw Refusal.EncryptedOtherwise(kind, "Unpack it with its password and save it without one.");
                if (entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
                    left -= CheckXml(entry, kind, limits, left);
            }
        }
        catch (InvalidDataException e)
        {
            throw IsCutOff(content.Span) ? Refusal.Truncated(kind) : Refusal.Damaged(kind, e.Message.TrimEnd('.'));
        }
        catch (XmlException e)
        {
            throw e.Message.Contains("DTD", StringComparison.Ordinal) ? Refusal.Hostile(kind, "it declares external entities") : Refusal.Damaged(kind, e.Message.TrimEnd('.'));
        }
    }

    /// <summary>Without the mark of the central directory the end of the package is missing.</summary>
    private static bool IsCutOff(ReadOnlySpan<byte> content) => content[Math.Max(0, content.Length - 66_000)..].LastIndexOf("PK\u0005\u0006"u8) < 0;

    private static void CheckName(string name, string kind)
    {
        if (name.StartsWith('/') || name.Contains('\\') || name.Contains(':') || name.Split('/').Contains(".."))
            throw Refusal.Hostile(kind, $"it names a file outside itself ({name})");
    }

    private static long CheckXml(ZipArchiveEntry entry, string kind, ReadingLimits limits, long left)
    {
        using var stream = new LimitedStream(entry.Open(), left);
        using var counter = new CountingStream(stream);
        using (var reader = XmlReader.Create(counter, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false, CloseInput = false }))
            try
            {
                while (reader.Read())
                    if (reader.Depth > limits.Depth)
                        throw Refusal.Hostile(kind, $"its elements are nested more than {limits.Depth} deep");
            }
            catch (XmlException) when (stream.Overrun)
            {
                // The end that the limit made is no end of XML; told below for what it is.
            }
        if (stream.Overrun || counter.Count > 10_000_000 && counter.Count > MostRatio * Math.Max(1, entry.CompressedLength))
            throw Refusal.TooBig($"{entry.FullName} inflates to more than {counter.Count >> 20} MB");
        counter.CopyTo(Stream.Null);
        if (counter.Sum != entry.Crc32)
            throw Refusal.Damaged(kind, $"{entry.FullName} does not match its checksum");
        return counter.Count;
    }
}
