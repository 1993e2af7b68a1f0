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

    public string Remedy => Refusal.InstallRecognition;

    /// <summary>Keeps the pictures of a page where it may be a scan; whether it may.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="layers">The page with its templates.</param>
    /// <param name="media">Parts of the package by resource ID, as <see cref="Media"/> gives them.</param>
    public bool Keep(
        int number,
        IReadOnlyList<XElement> layers,
        IReadOnlyDictionary<string, string> media,
        PageSize size,
        IReadOnlyList<PositionedRun> runs
    )
    {
        if (runs.Sum(run => run.Text.Length) >= LittleText)
            return false;
        var pictures = new List<Picture>();
        foreach (var image in layers.SelectMany(layer => layer.Descendants()).Where(e => e.Name.LocalName == "ImageObject"))
            if (
                OfdPage.Box((string?)image.Attribute("Boundary")) is { } box
                && media.TryGetValue((string?)image.Attribute("ResourceID") ?? "", out string? part)
            )
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
        foreach (
            string resources in document
                .Descendants()
                .Where(e => e.Name.LocalName is "PublicRes" or "DocumentRes")
                .Select(e => OfdPackage.Resolve(path, e.Value))
        )
        {
            if (package.Part(resources) is not { } root)
                continue;
            string folder = ((string?)root.Attribute("BaseLoc") ?? "").TrimEnd('/');
            foreach (var file in root.Descendants().Where(e => e.Name.LocalName == "MultiMedia"))
                if (file.Descendants().FirstOrDefault(e => e.Name.LocalName == "MediaFile")?.Value.Trim() is { Length: > 0 } name)
                    media[(string?)file.Attribute("ID") ?? ""] = OfdPackage.Resolve(
                        resources,
                        folder.Length == 0 || name.StartsWith('/') ? name : $"{folder}/{name}"
                    );
        }
        return media;
    }

    public RecognisedPages Recognise(SourceFile file, IReadOnlyDictionary<int, PageSize> pages, CancellationToken cancellation)
    {
        var ocr = PictureOcr.Of(limits, recognising);
        // A package is read by one thread at a time; recognition takes a hundred times as long.
        var pictures = pages
            .Keys.SelectMany(page =>
                _pages
                    .GetValueOrDefault(page, [])
                    .Select(picture => (Page: page, picture.Box, Content: package.Bytes(picture.Part, limits.InflatedBytes)))
            )
            .ToList();
        var found = new ConcurrentBag<(int Page, Box Box, RecognisedPicture Read)>();
        try
        {
            Parallel.ForEach(
                pictures,
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
                picture =>
                {
                    if (picture.Content is { } content && ocr.Recognise(content, cancellation) is { Pages.Count: > 0 } read)
                        found.Add((picture.Page, picture.Box, read));
                }
            );
        }
        catch (AggregateException e) when (e.InnerExceptions.FirstOrDefault(inner => inner is UnreadableDocumentException) is { } refusal)
        {
            throw refusal;
        }
        return new RecognisedPages(
            PictureOcr.Engines(found.Select(f => f.Read)),
            pages.ToDictionary(
                page => page.Key,
                page => Page(page.Value, [.. found.Where(f => f.Page == page.Key).Select(f => (f.Read.Pages[0], f.Box))])
            )
        );
    }

    /// <summary>A page of pictures; it lies as the one does that has the most words.</summary>
    private static PositionedPage Page(PageSize shown, IReadOnlyList<(PositionedPage Picture, Box Box)> pictures)
    {
        var size = shown.TurnedBack(pictures.Count == 0 ? 0 : pictures.MaxBy(p => p.Picture.Runs.Count).Picture.Size.Turn);
        return new PositionedPage(size, [.. pictures.SelectMany(p => Place(p.Picture, p.Box, size))]);
    }

    /// <summary>Words in pixels of an upright picture, in points of the upright page that shows it in a box.</summary>
    private static IEnumerable<PositionedRun> Place(PositionedPage picture, Box box, PageSize page)
    {
        var whole = picture.Size.Shown(new Box(0, 0, picture.Size.Width, picture.Size.Height));
        double across = box.Width / Math.Max(whole.Width, 1),
            down = box.Height / Math.Max(whole.Height, 1);
        foreach (var run in picture.Runs)
        {
            var shown = picture.Size.Shown(new Box(run.Left, run.Top, run.Width, run.Height));
            var place = page.Upright(new Box(box.X + shown.X * across, box.Y + shown.Y * down, shown.Width * across, shown.Height * down));
            yield return run with
            {
                Left = place.X,
                Right = place.X + place.Width,
                Top = place.Y,
                Bottom = place.Y + place.Height,
            };
        }
    }

    private readonly record struct Picture(string Part, Box Box);
}
