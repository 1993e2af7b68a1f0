using System.IO.Compression;
using System.Xml;
using ClauseExtractor.Formats.Children;

namespace ClauseExtractor.Formats.Packages;

/// <summary>
/// Looks a zip package of XML (DOCX, OFD) through before any library takes it up: its directory, the size it inflates to, its names, and
/// the depth and declarations of its XML.
/// What passes can be loaded as a tree without danger to the process.
/// </summary>
internal static class PackageGuard
{
    private const int MostEntries = 20_000;

    /// <summary>XML that inflates more than this is built to.</summary>
    private const int MostRatio = 1_000;

    /// <exception cref="Reading.UnreadableDocumentException">The package is broken, a bomb, or holds what no document needs.</exception>
    /// <returns>Parts that are no XML: harmless where nobody reads them, damage where somebody does.</returns>
    public static IReadOnlyList<string> Check(
        ReadOnlyMemory<byte> content,
        string kind,
        ReadingLimits limits,
        CancellationToken cancellation
    )
    {
        var malformed = new List<string>();
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false));
            if (archive.Entries.Count > MostEntries)
                throw Refusal.TooBig($"{archive.Entries.Count} files in one package");
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var left = (Bytes: limits.InflatedBytes, Elements: (long)limits.Elements);
            foreach (var entry in archive.Entries)
            {
                cancellation.ThrowIfCancellationRequested();
                CheckName(entry.FullName, kind);
                if (!names.Add(entry.FullName.Replace('\\', '/')))
                    throw Refusal.Damaged(kind, $"it holds {entry.FullName} twice");
                if (entry.IsEncrypted)
                    throw Refusal.EncryptedOtherwise(kind, "Unpack it with its password and save it without one.");
                if (IsXml(entry))
                    left = CheckXml(entry, kind, limits, left, malformed);
            }
            return malformed;
        }
        catch (InvalidDataException e)
        {
            throw IsCutOff(content.Span) ? Refusal.Truncated(kind) : Refusal.Damaged(kind, e.Message.TrimEnd('.'));
        }
        catch (XmlException e)
        {
            throw e.Message.Contains("DTD", StringComparison.Ordinal)
                ? Refusal.Hostile(kind, "it declares external entities")
                : Refusal.Damaged(kind, e.Message.TrimEnd('.'));
        }
    }

    /// <summary>
    /// The package with slashes in the names of its parts: some writers on Windows put backslashes there, and then no library finds a part.
    /// </summary>
    /// <param name="content">A package that passed <see cref="Check"/>.</param>
    /// <param name="most">Most bytes that its parts may inflate to.</param>
    public static ReadOnlyMemory<byte> WithSlashes(ReadOnlyMemory<byte> content, long most)
    {
        using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false));
        if (!archive.Entries.Any(entry => entry.FullName.Contains('\\')))
            return content;
        using var buffer = new MemoryStream();
        using (var renamed = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in archive.Entries.Where(entry => entry.Length > 0))
            {
                using var from = new LimitedStream(entry.Open(), most);
                using var to = renamed.CreateEntry(entry.FullName.Replace('\\', '/'), CompressionLevel.Fastest).Open();
                from.CopyTo(to);
                most -= entry.Length;
                if (from.Overrun || most < 0)
                    throw Refusal.TooBig($"{entry.FullName} inflates beyond what one package may");
            }
        return buffer.ToArray();
    }

    /// <summary>Without the mark of the central directory the end of the package is missing.</summary>
    private static bool IsCutOff(ReadOnlySpan<byte> content) =>
        content[Math.Max(0, content.Length - 66_000)..].LastIndexOf("PK\u0005\u0006"u8) < 0;

    private static void CheckName(string name, string kind)
    {
        if (name.StartsWith('/') || name.StartsWith('\\') || name.Contains(':') || name.Split('/', '\\').Contains(".."))
            throw Refusal.Hostile(kind, $"it names a file outside itself ({name})");
    }

    /// <summary>
    /// Whether a part may be read as XML: by its name, or by its first bytes whatever its name is, for the types of its package may call
    /// any part XML.
    /// What begins otherwise ends every reader of XML at its first character.
    /// </summary>
    private static bool IsXml(ZipArchiveEntry entry)
    {
        if (
            entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
            || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
        )
            return true;
        if (entry.Length == 0)
            return false;
        Span<byte> first = stackalloc byte[4];
        using var stream = entry.Open();
        int read = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        return first[..read]
            is [(byte)'<' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n', ..]
                or [0xEF, 0xBB, 0xBF, ..]
                or [0xFE, 0xFF, ..]
                or [0xFF, 0xFE, ..]
                or [0, ..];
    }

    /// <returns>What is left for the other parts.</returns>
    private static (long Bytes, long Elements) CheckXml(
        ZipArchiveEntry entry,
        string kind,
        ReadingLimits limits,
        (long Bytes, long Elements) left,
        List<string> malformed
    )
    {
        long elements = left.Elements;
        using var stream = new LimitedStream(entry.Open(), left.Bytes);
        using var counter = new CountingStream(stream);
        using (
            var reader = XmlReader.Create(
                counter,
                new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    XmlResolver = null,
                    CheckCharacters = false,
                    CloseInput = false,
                }
            )
        )
            try
            {
                while (reader.Read())
                    if (reader.Depth > limits.Depth)
                        throw Refusal.Hostile(kind, $"its elements are nested more than {limits.Depth} deep");
                    else if (reader.NodeType == XmlNodeType.Element && --elements < 0)
                        throw Refusal.TooBig($"more than {limits.Elements} elements");
            }
            catch (XmlException e) when (stream.Overrun || !e.Message.Contains("DTD", StringComparison.Ordinal))
            {
                // The end that the limit made is no end of XML; told below for what it is. Any other damage is told by who reads the part.
                if (!stream.Overrun)
                    malformed.Add(entry.FullName);
            }
        if (stream.Overrun || counter.Count > 10_000_000 && counter.Count > MostRatio * Math.Max(1, entry.CompressedLength))
            throw Refusal.TooBig($"{entry.FullName} inflates to more than {counter.Count >> 20} MB");
        counter.CopyTo(Stream.Null);
        if (counter.Sum != entry.Crc32)
            throw Refusal.Damaged(kind, $"{entry.FullName} does not match its checksum");
        return (left.Bytes - counter.Count, elements);
    }
}
