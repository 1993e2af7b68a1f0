using System.Collections.Concurrent;
using System.Xml.Linq;
using ClauseExtractor.Formats.Ocr;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Formats.Ofd;

/// <summary>The pictures that OFD pages show, and their words: scans are put into OFD as they are into PDF.</summary>
/// <param name="package">The file.</param>
/// <param name="limits">What it may cost.</param>
/// <param name="recognising">Called before each picture; null for nobody.</param>
internal sealed class OfdPictures(OfdPackage package, ReadingLimits limits, Action? recognising) : IPageRecogniser
{
    /// <summary>A scan covers more of its page than this, and has fewer characters beside it (a page number, a seal's date).</summary>
    private const double LargeShare = 0.3;
    private const int LittleText = 100;

    private readonly Dictionary<int, List<Picture>> _pages = [];

    public bool IsAvailable => PictureOcr.IsAvailable;

    public string Engine => PictureOcr.Of(limits, null).Name;

    public string Remedy => Refusal.InstallRecognition;

    /// <summary>Keeps the pictures of a page where it may be a scan; whether it may.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="layers">The page with its templates.</param>
    /// <param name="media">Parts of the package by resource ID, as <see cref="Media"/> gives them.</param>
    public bool Keep(int number, IReadOnlyList<XElement> layers, IReadOnlyDictionary<string, string> media, PageSize size, IReadOnlyList<PositionedRun> runs)
    {
        if (runs.Sum(run => run.Text.Length) >= LittleText)
            return false;
        var pictures = new List<Picture>();
        foreach (var image in layers.SelectMany(layer => layer.Descendants()).Where(e => e.Name.LocalName == "ImageObject"))
            if (OfdPage.Box((string?)image.Attribute("Boundary")) is { } box && media.TryGetValue((string?)image.Attribute("ResourceID") ?? "", out string? part))
                pictures.Add(new Picture(part, new Box(box.X, box.Y, box.Width, box.Height)));
        if (pictures.Sum(picture => picture.Box.Width * picture.Box.Height) <= LargeShare * size.Width * size.Height)
            return false;
        _pages[number] = pictures;
        return true;
    }

    /// <summary>The parts that the resources of a document name, by their IDs.</summary>
    /// <param name="document">The document part.</param>
    /// <param name="path">Its own place in the package.</param>
    public static IReadOnlyDictionary<string, string> Media(OfdPackage package, XElement document, string path)
    {
        var media = new Dictionary<string, string>();
        foreach (string resources in document.Descendants().Where(e => e.Name.LocalName is "PublicRes" or "DocumentRes").Select(e => OfdPackage.Resolve(path, e.Value)))
        {
            if (package.Part(resources) is not { } root)
                continue;
            string folder = ((string?)root.Attribute("BaseLoc") ?? "").TrimEnd('/');
            foreach (var file in root.Descendants().Where(e => e.Name.LocalName == "MultiMedia"))
                if (file.Descendants().FirstOrDefault(e => e.Name.LocalName == "MediaFile")?.Value.Trim() is { Length: > 0 } name)
                    media[(string?)file.Attribute("ID") ?? ""] = OfdPackage.Resolve(resources, folder.Length == 0 || name.StartsWith('/') ? name : $"{folder}/{name}");
        }
        return media;
    }

    public IReadOnlyDictionary<int, IReadOnlyList<PositionedRun>> Recognise(SourceFile file, IReadOnlyDictionary<int, PageSize> pages, CancellationToken cancellation)
    {
        var ocr = PictureOcr.Of(limits, recognising);
        // A package is read by one thread at a time; recognition takes a hundred times as long.
        var pictures = pages.Keys.SelectMany(page => _pages.GetValueOrDefault(page, []).Select(picture => (Page: page, picture.Box, Content: package.Bytes(picture.Part, limits.InflatedBytes)))).ToList();
        var found = new ConcurrentBag<(int Page, List<PositionedRun> Runs)>();
        try
        {
            Parallel.ForEach(pictures, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, picture =>
            {
                if (picture.Content is { } content && ocr.Recognise(content, cancellation).Pages is [var recognised, ..])
                    found.Add((picture.Page, Place(recognised, picture.Box)));
            });
        }
        catch (AggregateException e) when (e.InnerExceptions.FirstOrDefault(inner => inner is UnreadableDocumentException) is { } refusal)
        {
            throw refusal;
        }
        return pages.Keys.ToDictionary(page => page, page => (IReadOnlyList<PositionedRun>)[.. found.Where(f => f.Page == page).SelectMany(f => f.Runs)]);
    }

    /// <summary>Words in pixels of a picture, in points of the page that shows it in a box.</summary>
    private static List<PositionedRun> Place(PositionedPage picture, Box box)
    {
        double across = box.Width / Math.Max(picture.Size.Width, 1), down = box.Height / Math.Max(picture.Size.Height, 1);
        return [.. picture.Runs.Select(run => run with { Left = box.X + run.Left * across, Right = box.X + run.Right * across, Top = box.Y + run.Top * down, Bottom = box.Y + run.Bottom * down })];
    }

    private readonly record struct Picture(string Part, Box Box);
}
