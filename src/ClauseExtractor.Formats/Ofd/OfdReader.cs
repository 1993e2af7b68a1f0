using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using ClauseExtractor.Formats.Packages;
using ClauseExtractor.Formats.Sniffing;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Formats.Ofd;

/// <summary>
/// Reads OFD (GB/T 33190), the Chinese state's format for electronic documents: text with its places, page by page; pages that are scans
/// are recognised.
/// </summary>
/// <param name="limits">What one file may cost; null for the defaults.</param>
/// <param name="recognising">Called before each picture of a scan; null for nobody.</param>
public sealed class OfdReader(ReadingLimits? limits = null, Action? recognising = null) : IDocumentReader
{
    private const string Kind = "OFD document";

    private readonly ReadingLimits _limits = limits ?? new ReadingLimits();

    /// <inheritdoc/>
    public string Name => "ofd";

    /// <inheritdoc/>
    public bool Accepts(SourceFile file) => FileSniffer.KindOf(file) == FileKind.Ofd;

    /// <inheritdoc/>
    public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
    {
        var malformed = PackageGuard.Check(file.Content, Kind, _limits, cancellation);
        try
        {
            using var archive = new ZipArchive(
                new MemoryStream(PackageGuard.WithSlashes(file.Content, _limits.InflatedBytes).ToArray(), writable: false)
            );
            var warnings = malformed
                .Select(part => new SourceWarning(
                    "CE0111",
                    $"The OFD document is damaged: {part} is no XML; its text does not rest on it."
                ))
                .ToList();
            var package = new OfdPackage(archive, _limits.InflatedBytes);
            var pictures = new OfdPictures(package, _limits, recognising);
            var pages = Pages(package, pictures, warnings, cancellation);
            return PagedDocument.Build(
                new SourceInfo(file.Name, file.Sha256, "application/ofd", "ofd"),
                file,
                pages,
                pictures,
                warnings,
                cancellation
            );
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            throw Refusal.Damaged(Kind, e.Message.TrimEnd('.'));
        }
    }

    private List<PositionedPage> Pages(
        OfdPackage package,
        OfdPictures pictures,
        List<SourceWarning> warnings,
        CancellationToken cancellation
    )
    {
        var root = package.Part("OFD.xml") ?? throw Refusal.Damaged(Kind, "OFD.xml is missing");
        if (package.Part("Encryptions.xml") is not null || Elements(root, "Encryptions").Any())
            throw Refusal.EncryptedOtherwise(Kind, "Open it in its reader and export a PDF.");
        var pages = new List<PositionedPage>();
        int runsLeft = _limits.Runs;
        foreach (string location in Elements(root, "DocRoot").Select(e => e.Value))
        {
            string path = OfdPackage.Resolve("OFD.xml", location);
            var document = package.Part(path) ?? throw Refusal.Damaged(Kind, $"{path} is missing");
            var common = OfdPage.Box(
                Elements(document, "PageArea").Elements().FirstOrDefault(e => e.Name.LocalName == "PhysicalBox")?.Value
            );
            var media = OfdPictures.Media(package, document, path);
            var units = new OfdUnits(package, document, path);
            var templates = Elements(document, "TemplatePage")
                .GroupBy(e => (string?)e.Attribute("ID") ?? "")
                .ToDictionary(g => g.Key, g => OfdPackage.Resolve(path, (string?)g.First().Attribute("BaseLoc") ?? ""));
            foreach (var reference in Elements(document, "Page"))
            {
                cancellation.ThrowIfCancellationRequested();
                if (pages.Count == _limits.Pages)
                    throw Refusal.TooManyPages(_limits.Pages);
                string content = OfdPackage.Resolve(path, (string?)reference.Attribute("BaseLoc") ?? "");
                if (package.Part(content) is not { } page)
                {
                    warnings.Add(new("CE0111", $"The OFD document is damaged: {content} is missing, so its text is too.", pages.Count + 1));
                    pages.Add(new PositionedPage(new PageSize(595, 842), []));
                    continue;
                }
                var box = OfdPage.Box(Elements(page, "PhysicalBox").FirstOrDefault()?.Value) ?? common ?? (0, 0, 595, 842);
                var layers = Elements(page, "Template")
                    .Select(t => templates.GetValueOrDefault((string?)t.Attribute("TemplateID") ?? ""))
                    .OfType<string>()
                    .Select(package.SharedPart)
                    .OfType<XElement>()
                    .Append(page)
                    .ToList();
                var runs = layers.SelectMany(layer => OfdPage.Runs(layer, units)).Take(runsLeft + 1).ToList();
                runsLeft -= runs.Count;
                if (runsLeft < 0)
                    throw Refusal.TooManyRuns(_limits.Runs);
                var size = new PageSize(box.Width, box.Height);
                bool scan = pictures.Keep(pages.Count + 1, layers, media, size, runs);
                pages.Add(new PositionedPage(size, runs) { IsPicture = scan || runs.Count == 0 && layers.Any(OfdPage.HasPicture) });
            }
        }
        if (pages.Count == 0)
            throw Refusal.Damaged(Kind, "it has no pages");
        return pages;
    }

    private static IEnumerable<XElement> Elements(XElement root, string name) => root.Descendants().Where(e => e.Name.LocalName == name);
}
