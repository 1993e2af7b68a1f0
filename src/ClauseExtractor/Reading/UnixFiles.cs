using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ClauseExtractor.Reading;

/// <summary>
/// What .NET does not tell of files on Linux: whether one is a pipe, and the names that are not UTF-8 (System.IO puts U+FFFD there, and
/// finds the file no more).
/// Elsewhere every entry is what its attributes say.
/// </summary>
internal static class UnixFiles
{
    // openat(2), statx(2), <fcntl.h>, <sys/stat.h>: the same on every architecture of Linux.
    private const int CurrentFolder = -100,
        NoFollow = 0x100,
        TypeMask = 1,
        CloseOnExec = 0x80000,
        NonBlocking = 0x800;
    private const int ModeOffset = 28;

    /// <summary>Bytes before the name in an entry of readdir(3) with 64-bit offsets: d_ino, d_off, d_reclen, d_type.</summary>
    private const int NameOffset = 19;

    public static bool Available => OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>What a named file is; what a link leads to counts, since the user named the link.</summary>
    public static EntryKind KindOf(FileEntry entry) =>
        Available ? KindOf(entry.RawPath ?? Terminated(entry.Path), follow: true) : EntryKind.File;

    /// <param name="path">With its NUL.</param>
    public static EntryKind KindOf(byte[] path, bool follow)
    {
        var told = new byte[256];
        if (statx(CurrentFolder, path, follow ? 0 : NoFollow, TypeMask, told) != 0)
            return EntryKind.File; // opening it says why it is none
        return (BitConverter.ToUInt16(told, ModeOffset) & 0xF000) switch
        {
            0x8000 => EntryKind.File,
            0x4000 => EntryKind.Folder,
            0xA000 => EntryKind.Link,
            _ => EntryKind.Special,
        };
    }

    /// <exception cref="IOException">It cannot be opened.</exception>
    public static SafeFileHandle Open(byte[] path)
    {
        // Without waiting: between the look at its kind and now, it may have become a pipe.
        int descriptor = open(path, CloseOnExec | NonBlocking, 0);
        return descriptor >= 0
            ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw new IOException(Marshal.GetLastPInvokeErrorMessage());
    }

    /// <summary>Names in a folder as bytes, without <c>.</c> and <c>..</c>; none where it cannot be opened.</summary>
    /// <param name="path">With its NUL.</param>
    public static List<byte[]> Names(byte[] path)
    {
        var names = new List<byte[]>();
        nint folder = opendir(path);
        if (folder == 0)
            return names;
        try
        {
            for (nint entry; (entry = readdir(folder)) != 0; )
            {
                int length = 0;
                while (Marshal.ReadByte(entry, NameOffset + length) != 0)
                    length++;
                var name = new byte[length];
                Marshal.Copy(entry + NameOffset, name, 0, length);
                if (!name.AsSpan().SequenceEqual("."u8) && !name.AsSpan().SequenceEqual(".."u8))
                    names.Add(name);
            }
        }
        finally
        {
            _ = closedir(folder);
        }
        return names;
    }

    /// <summary>A path in bytes with the NUL behind it that C asks for.</summary>
    public static byte[] Terminated(string path) => [.. Encoding.UTF8.GetBytes(path), 0];

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(int folder, byte[] path, int flags, uint mask, byte[] told);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open(byte[] path, int flags, int mode);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint opendir(byte[] path);

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint readdir(nint folder);

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int closedir(nint folder);
}
