namespace ClauseExtractor.Reading.Archives;

/// <summary>A file in an archive.</summary>
/// <param name="Name">The archive's name, an arrow and the path in it: <c>政策.zip › 2024/办法.pdf</c>. So for an archive in an
/// archive.</param>
/// <param name="Load">Unpacks it. Throws <see cref="UnreadableDocumentException"/> where it is encrypted, too large or damaged: each entry
/// is refused by itself.</param>
public sealed record ArchiveEntry(string Name, Func<SourceFile> Load);

/// <summary>What an archive holds.</summary>
/// <param name="Entries">The documents in the order of their names.</param>
/// <param name="Passed">Names of the files that are of no kind that a document comes as.</param>
public sealed record ArchiveContents(IReadOnlyList<ArchiveEntry> Entries, IReadOnlyList<string> Passed)
{
    /// <summary>The bytes of one file.</summary>
    /// <param name="contents">Null where the archive is there no more.</param>
    /// <param name="name">As it was shown: see <see cref="EscapedName"/>.</param>
    /// <exception cref="UnreadableDocumentException">CE0011: it is not in there; or it cannot be unpacked.</exception>
    public static byte[] Load(ArchiveContents? contents, string name) =>
        (
            contents?.Entries.FirstOrDefault(e => EscapedName.Of(e.Name) == name)
            ?? throw new UnreadableDocumentException("CE0011", "The file is not in the archive any more.", "Send the archive again.")
        )
            .Load()
            .Content.ToArray();
}
