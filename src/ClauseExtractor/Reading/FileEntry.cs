using ClauseExtractor.Reading.Archives;

namespace ClauseExtractor.Reading;

/// <summary>What an entry of a folder is.</summary>
public enum EntryKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A link: it is not followed.</summary>
    Link,

    /// <summary>A pipe, a socket, a device: opening one waits for somebody, or does something.</summary>
    Special,
}

/// <summary>A file that a user named, or that a folder holds.</summary>
/// <param name="Path">Its path; where <see cref="RawPath"/> stands beside it, no more than its look.</param>
/// <param name="Name">How it is called in lists and logs, with <c>/</c> between folders: characters that no line should hold are
/// escaped.</param>
public sealed record FileEntry(string Path, string Name)
{
    /// <summary>The path in bytes where it is not UTF-8 (Linux), so that no string stands for it; else null.</summary>
    public byte[]? RawPath { get; init; }

    /// <summary>Unpacks it where it is a file in an archive; else null.</summary>
    public Func<SourceFile>? Packed { get; init; }

    /// <summary>Its name without folders and archives.</summary>
    public string FileName
    {
        get
        {
            string name = Name[(Name.LastIndexOf('/') + 1)..];
            return Packed is not null && name.LastIndexOf(ArchiveFile.Arrow, StringComparison.Ordinal) is >= 0 and var at
                ? name[(at + ArchiveFile.Arrow.Length)..]
                : name;
        }
    }

    /// <summary>The file with its bytes, under its name without folders.</summary>
    /// <param name="longest">Most bytes that it may have.</param>
    /// <exception cref="IOException">It cannot be opened or read, or is no regular file.</exception>
    /// <exception cref="UnreadableDocumentException">It is longer.</exception>
    public SourceFile Load(long longest = 512L << 20)
    {
        if (Packed is not null)
            return Packed();
        if (UnixFiles.KindOf(this) is EntryKind.Special)
            throw new IOException("It is a pipe, a socket or a device, and no file.");
        using var stream = RawPath is null
            ? new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1)
            : new FileStream(UnixFiles.Open(RawPath), FileAccess.Read, 1);
        if (stream.Length > longest)
            throw new UnreadableDocumentException(
                "CE0018",
                $"The file has {stream.Length >> 20} MB; at most {longest >> 20} MB are read.",
                "Split it, or save it with smaller pictures."
            );
        var content = new byte[stream.Length];
        int read = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return new SourceFile(Name[(Name.LastIndexOf('/') + 1)..], content.AsMemory(0, read));
    }
}
