using System.Text;
using ClauseExtractor.Formats.Children;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Archives;

namespace ClauseExtractor.Formats.Archives;

/// <summary>
/// Opens 7z, RAR and encrypted ZIP with what is installed: 7-Zip (package <c>7zip</c>; RAR only where its codec is there) or bsdtar
/// (package <c>libarchive-tools</c>; no encrypted 7z and RAR).
/// Each call is a child process under limits.
/// </summary>
public sealed class ArchivePrograms : IArchiveUnpacker
{
    private static readonly ReadingLimits Limits = new();

    private static readonly string? SevenZip = new[] { "7zz", "7z" }.FirstOrDefault(ChildProcess.Exists);

    private static readonly string? Tar = new[] { "bsdtar" }.FirstOrDefault(ChildProcess.Exists);

    private ArchivePrograms() { }

    /// <summary>Null where no program is installed.</summary>
    public static ArchivePrograms? Installed { get; } = SevenZip is null && Tar is null ? null : new ArchivePrograms();

    /// <summary>Whether 7z and encrypted ZIP archives open here.</summary>
    public static bool OpensSevenZip => SevenZip is not null;

    /// <summary>Whether RAR archives open here.</summary>
    public static bool OpensRar => Tar is not null;

    /// <summary>Opens an archive that needs a program beside the product; null where none is installed that can.</summary>
    public IUnpackedArchive? Open(SourceFile archive)
    {
        bool isRar = archive.Content.Span.StartsWith("Rar!"u8);
        return isRar && Tar is not null ? new TarArchive(Tar, archive, Limits)
            : SevenZip is not null && !isRar ? new SevenZipArchive(SevenZip, archive, Limits)
            : Tar is not null ? new TarArchive(Tar, archive, Limits)
            : null;
    }

    internal static string ReadText(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>All bytes up to one more than the most.</summary>
    internal static byte[] ReadBytes(Stream stream, long most)
    {
        using var content = new MemoryStream();
        byte[] buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0; )
        {
            content.Write(buffer, 0, read);
            if (content.Length > most)
                throw Refusal.TooBig($"the file in the archive inflates to more than {Refusal.Megabytes(most)}");
        }
        return content.ToArray();
    }

    /// <summary>Why a program did not unpack something: a password is missing or wrong, or the archive is damaged.</summary>
    internal static UnreadableDocumentException Failed(string errors, string? password)
    {
        string line =
            errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()
            ?? "its program gave no reason";
        return
            errors.Contains("password", StringComparison.OrdinalIgnoreCase)
            || errors.Contains("passphrase", StringComparison.OrdinalIgnoreCase)
            || errors.Contains("encrypted", StringComparison.OrdinalIgnoreCase)
            ? string.IsNullOrEmpty(password)
                ? Refusal.PasswordNeeded("archive")
                : Refusal.PasswordWrong("archive")
            : Refusal.Damaged("archive", line.TrimEnd('.'));
    }
}
