using System.IO.Compression;
using System.Runtime.InteropServices;

namespace ClauseExtractor.Reading.Archives;

/// <summary>
/// Opens ZIP archives of documents: each file in one, and in the archives in it, is a document with an outcome of its own. A DOCX or OFD file is a ZIP archive too, and one document.
/// Archives of other kinds (RAR, 7z) are refused by name like any other file.
/// </summary>
public static class ArchiveFile
{
    /// <summary>What sets entries off from their archive in names.</summary>
    public const string Arrow = " › ";

    /// <summary>No one packs more documents; each opens the directory anew.</summary>
    private const int MostEntries = 2000;

    /// <summary>Largest entry, in bytes, and what all entries together may inflate to; all archives in an archive, which are held in memory.</summary>
    private const long MostBytes = 256L << 20, MostTogether = 4L << 30, MostNested = 128L << 20;

    private static readonly string[] Packages =
        ["[Content_Types].xml", "word/document.xml", "OFD.xml", "xl/workbook.xml", "ppt/presentation.xml", "META-INF/manifest.xml", "mimetype"];

    /// <summary>The entries of a file on disk in the order of their names; null where it is no archive of documents.</summary>
    public static IReadOnlyList<ArchiveEntry>? Entries(string path)
    {
        try
        {
            return Entries(Path.GetFileName(path), () => File.OpenRead(path), null, new Budget(MostTogether));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;    // told when it is read as a file
        }
    }

    /// <summary>The entries of a file whose bytes are there; null where it is no archive of documents.</summary>
    /// <param name="most">What all entries together may inflate to, in bytes.</param>
    public static IReadOnlyList<ArchiveEntry>? Entries(SourceFile file, long most = MostTogether) => Entries(file.Name, () => Stream(file), null, new Budget(most));

    /// <param name="around">What archives in the archive that this one is in may hold; null where it is in none.</param>
    private static List<ArchiveEntry>? Entries(string shown, Func<Stream> open, Budget? around, Budget budget)
    {
        var nested = new Budget(MostNested);
        List<string> names;
        try
        {
            using var stream = open();
            Span<byte> head = stackalloc byte[4];
            if (stream.ReadAtLeast(head, 4, throwOnEndOfStream: false) < 4 || !head.SequenceEqual("PK\u0003\u0004"u8))
                return null;
            stream.Position = 0;
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true, EntryNames.Bytes);
            if (archive.Entries.Any(entry => Packages.Contains(entry.FullName.Replace('\\', '/'), StringComparer.OrdinalIgnoreCase)))
                return null;
            names = [.. archive.Entries.Select(entry => entry.FullName)];
        }
        catch (InvalidDataException)
        {
            return null;
        }
        var files = names.Select((name, index) => (Name: EntryNames.Mend(name), Index: index))
            .Where(file => !file.Name.EndsWith('/') && !EntryNames.IsHidden(file.Name) && DocumentExtensions.Includes(file.Name)).OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        if (files.Count > MostEntries)
            return [new(shown, () => throw new UnreadableDocumentException("CE0018", $"The archive holds {files.Count} files; at most {MostEntries} are read.", "Unpack it and give the files in it."))];
        return [.. files.SelectMany(file => IsArchive(file.Name) ? Nested(file.Name, file.Index) : [new ArchiveEntry(shown + Arrow + file.Name, () => Load(open, file.Index, file.Name, MostBytes, budget))])];

        IEnumerable<ArchiveEntry> Nested(string name, int index)
        {
            // Unpacked once, with the first of its own entries; an archive that cannot be is refused like any other entry.
            var content = new Lazy<SourceFile>(() => Load(open, index, name, MostNested, nested));
            List<ArchiveEntry>? inner = null;
            if (around is null)
                try
                {
                    inner = Entries(shown + Arrow + name, () => Stream(content.Value), nested, budget);
                }
                catch (UnreadableDocumentException)
                {
                    // Told as the archive's own outcome.
                }
            return inner ?? [new ArchiveEntry(shown + Arrow + name, () => content.Value)];
        }
    }

    private static SourceFile Load(Func<Stream> open, int index, string name, long most, Budget budget)
    {
        try
        {
            using var stream = open();
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true, EntryNames.Bytes);
            var entry = archive.Entries[index];
            if (entry.IsEncrypted)
                throw new UnreadableDocumentException("CE0015", "The file in the archive is encrypted.", "Unpack the archive with its password and give the files in it.");
            using var content = entry.Open();
            using var unpacked = new MemoryStream();
            byte[] buffer = new byte[81920];
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > most || !budget.Take(read))
                    throw new UnreadableDocumentException("CE0018", $"The file in the archive inflates to more than {unpacked.Length >> 20} MB.", "The archive may be hostile; unpack it and give the files in it.");
            }
            return new SourceFile(name[(name.LastIndexOf('/') + 1)..], unpacked.ToArray());
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            throw new UnreadableDocumentException("CE0011", $"The file in the archive is damaged: {e.Message.TrimEnd('.')}.", "Download the archive again.");
        }
    }

    private static MemoryStream Stream(SourceFile file) => MemoryMarshal.TryGetArray(file.Content, out var bytes)
        ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false) : new MemoryStream(file.Content.ToArray(), writable: false);

    private static bool IsArchive(string name) => Path.GetExtension(name).Equals(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>What entries may still inflate to; taken from by several threads.</summary>
    private sealed class Budget(long bytes)
    {
        private long _left = bytes;

        public bool Take(int read) => Interlocked.Add(ref _left, -read) > 0;
    }
}
