using System.IO.Compression;
using System.Runtime.InteropServices;

namespace ClauseExtractor.Reading.Archives;

/// <summary>
/// Opens archives of documents: each file in one, and in the archives in it, is a document with an outcome of its own. A DOCX or OFD file
/// is a ZIP archive too, and one document.
/// ZIP is unpacked here; 7z, RAR and encrypted ZIP by a program that is installed (<see cref="IArchiveUnpacker"/>), else they are refused
/// by name like any other file.
/// </summary>
public static class ArchiveFile
{
    /// <summary>What sets entries off from their archive in names.</summary>
    public const string Arrow = " › ";

    /// <summary>No one packs more documents; each opens the directory anew.</summary>
    private const int MostEntries = 2000;

    /// <summary>
    /// Largest entry, in bytes, and what all entries together may inflate to; all archives in an archive, and one of another kind, which
    /// are held in memory.
    /// </summary>
    private const long MostBytes = 256L << 20,
        MostTogether = 4L << 30,
        MostNested = 128L << 20,
        MostHeld = 512L << 20;

    private static readonly string[] Packages =
    [
        "[Content_Types].xml",
        "word/document.xml",
        "OFD.xml",
        "xl/workbook.xml",
        "ppt/presentation.xml",
        "META-INF/manifest.xml",
        "mimetype",
    ];

    /// <summary>What a file on disk holds; null where it is no archive of documents, or of a kind that nothing opens here.</summary>
    public static ArchiveContents? Open(string path, ArchiveOpening? opening = null)
    {
        try
        {
            return Open(Path.GetFileName(path), () => File.OpenRead(path), opening ?? new(), null, new Budget(MostTogether));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // told when it is read as a file
        }
    }

    /// <summary>
    /// What a file holds whose bytes are there; null where it is no archive of documents, or of a kind that nothing opens here.
    /// </summary>
    /// <param name="most">What all entries together may inflate to, in bytes.</param>
    public static ArchiveContents? Open(SourceFile file, ArchiveOpening? opening = null, long most = MostTogether) =>
        Open(file.Name, () => Stream(file), opening ?? new(), null, new Budget(most));

    /// <param name="around">What archives in the archive that this one is in may hold; null where it is in none.</param>
    private static ArchiveContents? Open(string shown, Func<Stream> open, ArchiveOpening opening, Budget? around, Budget budget)
    {
        var nested = new Budget(MostNested);
        List<string> names;
        Unpacking load;
        try
        {
            if (Directory(open, opening) is not var (found, unpacking))
                return null;
            (names, load) = (found, unpacking);
        }
        catch (UnreadableDocumentException e)
        {
            // Its directory is encrypted or damaged: the archive has the only outcome.
            return new([new(shown, () => throw new UnreadableDocumentException(e.Code, e.Message, e.Remedy))], []);
        }
        var files = names
            .Select((name, index) => (Name: name, Index: index))
            .Where(file => !file.Name.EndsWith('/') && !EntryNames.IsHidden(file.Name))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToList();
        var documents = files.FindAll(file => DocumentExtensions.Includes(file.Name));
        if (documents.Count > MostEntries)
            return new(
                [
                    new(
                        shown,
                        () =>
                            throw new UnreadableDocumentException(
                                "CE0018",
                                $"The archive holds {documents.Count} files; at most {MostEntries} are read.",
                                "Unpack it and give the files in it."
                            )
                    ),
                ],
                []
            );
        var (entries, passed) = (new List<ArchiveEntry>(), new List<string>());
        passed.AddRange(files.Except(documents).Select(file => shown + Arrow + file.Name));
        foreach (var (name, index) in documents)
            if (EntryNames.LeadsOut(name))
                entries.Add(
                    new(
                        shown + Arrow + name,
                        () =>
                            throw new UnreadableDocumentException(
                                "CE0034",
                                "The name of the file leads out of the archive.",
                                "The archive may be hostile; where you trust it, unpack it and give the file itself."
                            )
                    )
                );
            else if (around is null && IsArchive(name) && Nested(name, index) is { } inner)
            {
                entries.AddRange(inner.Entries);
                passed.AddRange(inner.Passed);
            }
            else
                entries.Add(new(shown + Arrow + name, () => Loaded(name, load(index, MostBytes, budget), opening)));
        return new(entries, passed);

        ArchiveContents? Nested(string name, int index)
        {
            // Unpacked once; an archive that cannot be is refused like any other entry.
            var content = new Lazy<SourceFile>(() => Loaded(name, load(index, MostNested, nested), opening));
            return Open(shown + Arrow + name, () => Stream(content.Value), opening, nested, budget);
        }
    }

    /// <summary>The paths in an archive and what unpacks the file at one; null where it is none that opens here.</summary>
    private static (List<string> Names, Unpacking Load)? Directory(Func<Stream> open, ArchiveOpening opening)
    {
        var tool = new Lazy<IUnpackedArchive?>(() => opening.Unpacker?.Open(Whole(open, opening)));
        try
        {
            using var stream = open();
            Span<byte> head = stackalloc byte[8];
            int read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            if (read < 4)
                return null;
            if (!head.StartsWith("PK\u0003\u0004"u8))
                return
                    (head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF]) || head.StartsWith("Rar!"u8))
                    && tool.Value is { } unpacked
                    ? (
                        [.. unpacked.Names.Select(name => name.Replace('\\', '/'))],
                        (index, most, own) => Within(unpacked.Unpack(unpacked.Names[index], most), own)
                    )
                    : null;
            stream.Position = 0;
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true, EntryNames.Bytes);
            if (archive.Entries.Any(entry => Packages.Contains(entry.FullName.Replace('\\', '/'), StringComparer.OrdinalIgnoreCase)))
                return null;
            List<string> names = [.. archive.Entries.Select(entry => EntryNames.Mend(entry.FullName))];
            return (names, (index, most, own) => Zipped(open, index, names[index], opening, tool, most, own));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[] Zipped(
        Func<Stream> open,
        int index,
        string name,
        ArchiveOpening opening,
        Lazy<IUnpackedArchive?> tool,
        long most,
        Budget budget
    )
    {
        try
        {
            using var stream = open();
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true, EntryNames.Bytes);
            var entry = archive.Entries[index];
            if (entry.IsEncrypted)
                return Encrypted(index, archive.Entries.Count, name, opening, tool, most, budget);
            using var content = entry.Open();
            using var unpacked = new MemoryStream();
            byte[] buffer = new byte[81920];
            for (int read; (read = content.Read(buffer)) > 0; )
            {
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > most || !budget.Take(read))
                    throw TooLarge(unpacked.Length);
            }
            return unpacked.ToArray();
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            throw new UnreadableDocumentException(
                "CE0011",
                $"The file in the archive is damaged: {e.Message.TrimEnd('.')}.",
                "Download the archive again."
            );
        }
    }

    private static byte[] Encrypted(
        int index,
        int count,
        string name,
        ArchiveOpening opening,
        Lazy<IUnpackedArchive?> tool,
        long most,
        Budget budget
    )
    {
        if (opening.Password is null)
            throw new UnreadableDocumentException(
                "CE0013",
                "The file in the archive is encrypted and opens only with a password.",
                "Give the password with --password."
            );
        var unpacked =
            tool.Value
            ?? throw new UnreadableDocumentException(
                "CE0019",
                "No program that opens encrypted archives is installed.",
                "Install one: apt-get install 7zip."
            );
        return Within(unpacked.Unpack(unpacked.Names.Count == count ? unpacked.Names[index] : name, most), budget);
    }

    private static SourceFile Whole(Func<Stream> open, ArchiveOpening opening)
    {
        using var stream = open();
        if (stream.Length > MostHeld)
            throw new UnreadableDocumentException(
                "CE0018",
                $"The archive has {stream.Length >> 20} MB; at most {MostHeld >> 20} MB are opened.",
                "Unpack it and give the files in it."
            );
        using var content = new MemoryStream((int)stream.Length);
        stream.CopyTo(content);
        return new SourceFile("archive", content.ToArray()) { Password = opening.Password };
    }

    private static SourceFile Loaded(string name, byte[] content, ArchiveOpening opening) =>
        new(name[(name.LastIndexOf('/') + 1)..], content) { Password = opening.Password };

    private static byte[] Within(byte[] content, Budget budget) => budget.Take(content.Length) ? content : throw TooLarge(content.Length);

    private static UnreadableDocumentException TooLarge(long bytes) =>
        new(
            "CE0018",
            $"The file in the archive inflates to more than {bytes >> 20} MB.",
            "The archive may be hostile; unpack it and give the files in it."
        );

    private static MemoryStream Stream(SourceFile file) =>
        MemoryMarshal.TryGetArray(file.Content, out var bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(file.Content.ToArray(), writable: false);

    private static bool IsArchive(string name) => Path.GetExtension(name).ToUpperInvariant() is ".ZIP" or ".7Z" or ".RAR";

    /// <param name="index">Of the file among the names.</param>
    /// <param name="most">Most bytes that it may have.</param>
    private delegate byte[] Unpacking(int index, long most, Budget budget);

    /// <summary>What entries may still inflate to; taken from by several threads.</summary>
    private sealed class Budget(long bytes)
    {
        private long _left = bytes;

        public bool Take(int read) => Interlocked.Add(ref _left, -read) > 0;
    }
}
