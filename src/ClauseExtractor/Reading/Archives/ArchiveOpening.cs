namespace ClauseExtractor.Reading.Archives;

/// <summary>With what archives are opened.</summary>
/// <param name="Unpacker">Opens what this product does not unpack itself: 7z, RAR, encrypted ZIP; null for nothing.</param>
/// <param name="Password">Tried on encrypted archives, and on protected files; null where none was given.</param>
public sealed record ArchiveOpening(IArchiveUnpacker? Unpacker = null, string? Password = null);

/// <summary>Unpacks archives with a program that is installed.</summary>
public interface IArchiveUnpacker
{
    /// <summary>Opens an archive by its bytes; null where no program that is installed opens its kind.</summary>
    /// <param name="archive">The archive with its password.</param>
    /// <exception cref="UnreadableDocumentException">It is damaged, or opens only with a password.</exception>
    IUnpackedArchive? Open(SourceFile archive);
}

/// <summary>An archive that a program unpacks.</summary>
public interface IUnpackedArchive : IDisposable
{
    /// <summary>The paths in it, folders too, in the order of its directory.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Unpacks one file.</summary>
    /// <param name="name">As in <see cref="Names"/>.</param>
    /// <param name="most">Most bytes that it may have.</param>
    /// <exception cref="UnreadableDocumentException">It is damaged, too large, or opens only with a password.</exception>
    byte[] Unpack(string name, long most);
}
