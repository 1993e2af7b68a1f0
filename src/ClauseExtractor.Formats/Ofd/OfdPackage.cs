using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using ClauseExtractor.Formats.Children;

namespace ClauseExtractor.Formats.Ofd;

/// <summary>
/// The parts of an OFD file (GB/T 33190), found by the locations that they give each other: from the root with a slash, else from their own
/// folder.
/// </summary>
/// <param name="archive">The package, whose parts were looked through by <see cref="Packages.PackageGuard"/>.</param>
/// <param name="budget">Most bytes that are taken up, all parts together: pages may name one part any number of times.</param>
internal sealed class OfdPackage(ZipArchive archive, long budget)
{
    private readonly Dictionary<string, XElement?> _shared = new(StringComparer.OrdinalIgnoreCase);

    private long _left = budget;

    /// <summary>A part that many pages may name (a template): read once.</summary>
    public XElement? SharedPart(string path)
    {
        if (!_shared.TryGetValue(path, out var part))
            _shared[path] = part = Part(path);
        return part;
    }

    /// <summary>A part; null where the package has none of that name.</summary>
    /// <exception cref="XmlException">It is no XML.</exception>
    public XElement? Part(string path)
    {
        if (Entry(path) is not { } entry)
            return null;
        Spend(entry.Length);
        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(reader).Root;
    }

    /// <summary>
    /// The bytes of a part that is no XML; null where the package has none of that name, or it inflates to more than allowed.
    /// </summary>
    public byte[]? Bytes(string path, long most)
    {
        if (Entry(path) is not { } entry)
            return null;
        using var stream = new LimitedStream(entry.Open(), most);
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        Spend(buffer.Length);
        return stream.Overrun ? null : buffer.ToArray();
    }

    private void Spend(long bytes)
    {
        _left -= bytes;
        if (_left < 0)
            throw Refusal.TooBig("its pages name more than a package may hold");
    }

    private ZipArchiveEntry? Entry(string path) =>
        archive.GetEntry(path) ?? archive.Entries.FirstOrDefault(e => string.Equals(e.FullName, path, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where a location leads that stands in a part.</summary>
    public static string Resolve(string part, string location)
    {
        location = location.Trim().Replace('\\', '/');
        string path = location.StartsWith('/') ? location[1..] : part[..(part.LastIndexOf('/') + 1)] + location;
        var folders = new List<string>();
        foreach (string folder in path.Split('/'))
            if (folder == ".." && folders.Count > 0)
                folders.RemoveAt(folders.Count - 1);
            else if (folder is not ("" or "." or ".."))
                folders.Add(folder);
        return string.Join('/', folders);
    }
}
