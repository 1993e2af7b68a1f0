using System.Collections.Concurrent;
using System.Globalization;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Children;

/// <summary>
/// A folder of its own for the files that a child process needs, deleted with everything in it. A file in it is held open for as long as
/// its owner lives:
/// where it can be opened, the owner was killed, and the folder is swept.
/// </summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const string Prefix = "clause-reading-",
        HeldFile = ".held";

    /// <summary>Between making a folder and holding its file a moment passes.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(1);

    private static readonly ConcurrentDictionary<TemporaryFolder, bool> Own = new();

    private readonly string _path = Create();
    private readonly FileStream _held;

    /// <exception cref="UnreadableDocumentException">There is no room.</exception>
    public TemporaryFolder()
    {
        try
        {
            _held = new FileStream(System.IO.Path.Combine(_path, HeldFile), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            Own[this] = true;
        }
        catch (IOException e)
        {
            Delete(_path);
            throw Refusal.NoRoom(e.Message);
        }
    }

    /// <summary>Where it is.</summary>
    public string Path => _path;

    /// <summary>A folder, or null where there is no room for one.</summary>
    public static TemporaryFolder? TryCreate()
    {
        try
        {
            return new TemporaryFolder();
        }
        catch (UnreadableDocumentException)
        {
            return null;
        }
    }

    /// <summary>Deletes the folders that killed processes left in the temporary folder of this system.</summary>
    public static void SweepAbandoned()
    {
        var old = DateTime.UtcNow - Moment;
        foreach (var folder in new DirectoryInfo(System.IO.Path.GetTempPath()).EnumerateDirectories(Prefix + "*"))
            if (folder.LastWriteTimeUtc < old && IsAbandoned(folder))
                Delete(folder.FullName);
    }

    /// <summary>Deletes the folders of this process, which is about to end.</summary>
    public static void DeleteOwn()
    {
        foreach (var folder in Own.Keys)
            folder.Dispose();
    }

    /// <summary>Writes bytes to a file with a plain name, whatever the document's own name is.</summary>
    /// <exception cref="UnreadableDocumentException">There is no room.</exception>
    public string Write(string name, ReadOnlyMemory<byte> content)
    {
        string path = System.IO.Path.Combine(_path, name);
        try
        {
            using var stream = File.Create(path);
            stream.Write(content.Span);
        }
        catch (IOException e)
        {
            throw Refusal.NoRoom(e.Message);
        }
        return path;
    }

    public void Dispose()
    {
        Own.TryRemove(this, out _);
        _held.Dispose();
        Delete(_path);
    }

    private static bool IsAbandoned(DirectoryInfo folder)
    {
        try
        {
            string held = System.IO.Path.Combine(folder.FullName, HeldFile);
            if (folder.LinkTarget is not null || !File.Exists(held))
                return folder.LinkTarget is null && folder.Exists;
            using var free = new FileStream(held, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Held by a process that lives, or another user's.
            return false;
        }
    }

    private static void Delete(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A child that was just killed may still hold its file on some systems; the next sweep takes it.
        }
    }

    private static string Create()
    {
        try
        {
            return Directory
                .CreateTempSubdirectory(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-"))
                .FullName;
        }
        catch (IOException e)
        {
            throw Refusal.NoRoom(e.Message);
        }
    }
}
