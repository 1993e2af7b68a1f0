using System.Text;

namespace ClauseExtractor.Reading.Archives;

/// <summary>
/// The names of files in a ZIP archive. Only those with a flag are in UTF-8 for sure; Windows in China writes the rest in GBK, some
/// programs in UTF-8 without the flag
/// (PKWARE APPNOTE 4.4.4, bit 11).
/// </summary>
internal static class EntryNames
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>What the archive is opened with: keeps each byte of an unflagged name a character.</summary>
    public static Encoding Bytes => Encoding.Latin1;

    /// <summary>The name as it was meant.</summary>
    /// <param name="name">As read with <see cref="Bytes"/>.</param>
    public static string Mend(string name)
    {
        if (Ascii.IsValid(name) || name.Any(c => c > '\u00FF'))
            return name.Replace('\\', '/');
        byte[] bytes = Encoding.Latin1.GetBytes(name);
        try
        {
            return Strict.GetString(bytes).Replace('\\', '/');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes).Replace('\\', '/');
        }
    }

    /// <summary>A name that leads out of the folder that the archive is unpacked in, as nobody who packs documents writes it.</summary>
    public static bool LeadsOut(string name) => name.StartsWith('/') || name.Split('/').Contains("..");

    /// <summary>Files that systems and programs leave in archives: no documents, and nobody's.</summary>
    public static bool IsHidden(string name) =>
        name.Split('/')
            .Any(part => part.StartsWith('.') && part is not ("." or "..") || part is "__MACOSX" or "Thumbs.db" or "desktop.ini");
}
