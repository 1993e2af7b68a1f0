using System.Security.Cryptography;

namespace ClauseExtractor.Reading;

/// <summary>A file's name and bytes, before anything is known of them.</summary>
/// <param name="Name">The file's name without a folder.</param>
/// <param name="Content">The bytes.</param>
public sealed record SourceFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>Opens a password-protected file; null where none was given.</summary>
    public string? Password { get; init; }

    /// <summary>
    /// Told while pages that are pictures are recognised: how many are begun, and how many there are (0 where nobody knows). From any
    /// thread; null for nobody.
    /// </summary>
    public Action<int, int>? Recognising { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the bytes.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Content.Span));

    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static SourceFile Load(string path) => new(Path.GetFileName(path), File.ReadAllBytes(path));
}
