using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ClauseExtractor.Formats.Sniffing;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Web;

/// <summary>
/// Reads web pages, also those saved as a web archive: the article without the site around it, one line a paragraph, tables as rows.
/// </summary>
public sealed class HtmlReader(ReadingLimits? limits = null) : IDocumentReader
{
    private const string Kind = "web page";

    /// <summary>Open elements beyond this make parsing slower than quadratic; no page of a site comes near.</summary>
    private const int MostOpen = 4_000;

    private readonly ReadingLimits _limits = limits ?? new ReadingLimits();

    /// <inheritdoc/>
    public string Name => "html";

    /// <inheritdoc/>
    public bool Accepts(SourceFile file) => FileSniffer.KindOf(file) is FileKind.Html or FileKind.WebArchive;

    /// <inheritdoc/>
    public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
    {
        if (file.Content.Length > _limits.InflatedBytes / 4)
            throw Refusal.TooBig($"{file.Content.Length >> 20} MB of HTML");
        var content =
            FileSniffer.KindOf(file) == FileKind.WebArchive
                ? WebArchive.Page(file.Content.Span) ?? throw Refusal.Damaged("web archive", "it holds no page")
                : file.Content;
        string source = HtmlCharset.Decode(content.Span);
        ThrowIfNested(source, _limits.Elements);
        using var page = new HtmlParser().ParseDocument(source);
        cancellation.ThrowIfCancellationRequested();
        var (blocks, unseen) = HtmlBlocks.Of(page, cancellation);
        var facts = PageFacts.Find(blocks);
        var titles = Titles(page, facts);
        var (lines, dropped) = Article.Separate(blocks, facts, titles);
        lines = SplitTitle.Join(lines, titles);
        if (lines.Count == 0)
            throw Refusal.NoText();
        return new SourceDocument(new SourceInfo(file.Name, file.Sha256, "text/html", "html"), lines)
        {
            LinesAreParagraphs = true,
            Dropped = [.. dropped, .. unseen],
            Warnings = [.. Doubts(source), .. Ended(facts)],
        };
    }

    /// <summary>What the page calls the document: in its head, in its facts, in its first heading.</summary>
    private static List<string> Titles(IHtmlDocument page, IReadOnlyList<PageFact>?[] facts) =>
        [
            .. new[]
            {
                page.Head?.QuerySelector("meta[name=ArticleTitle i]")?.GetAttribute("content"),
                page.QuerySelector("h1")?.TextContent,
                page.Title,
            }
                .OfType<string>()
                .Concat(facts.SelectMany(list => list ?? []).Where(PageFacts.IsTitle).Select(fact => fact.Value))
                .Where(title => title.Trim().Length >= 6)
                .Distinct(),
        ];

    private static IEnumerable<SourceWarning> Ended(IReadOnlyList<PageFact>?[] facts) =>
        facts
            .SelectMany(list => list ?? [])
            .Where(PageFacts.IsEnded)
            .Take(1)
            .Select(fact => new SourceWarning(
                "CE0122",
                $"The page says that the document is no longer in force: {fact.Label} {fact.Value}"
            ));

    private static IEnumerable<SourceWarning> Doubts(string source)
    {
        if (source.Contains('\uFFFD'))
            yield return new SourceWarning("CE0120", "Some bytes of the page are no characters in its encoding.");
        if (
            (source.Contains("<body", StringComparison.OrdinalIgnoreCase) || source.Contains("<html", StringComparison.OrdinalIgnoreCase))
            && !source.Contains("</body", StringComparison.OrdinalIgnoreCase)
            && !source.Contains("</html", StringComparison.OrdinalIgnoreCase)
        )
            yield return new SourceWarning("CE0121", "The page is cut off: its end is missing, and maybe some of its text.");
        else if (HtmlMarkup.SwallowsText(source))
            yield return new SourceWarning("CE0121", "The markup of the page is damaged and may hide some of its text.");
    }

    /// <exception cref="UnreadableDocumentException">Elements are opened thousands deep.</exception>
    private static void ThrowIfNested(string source, int most)
    {
        int open = 0,
            elements = 0;
        for (int i = source.IndexOf('<'); i >= 0 && i + 1 < source.Length; i = source.IndexOf('<', i + 1))
        {
            char next = source[i + 1];
            if (next == '/')
                open = Math.Max(0, open - 1);
            else if (char.IsAsciiLetter(next) && !IsVoid(source.AsSpan(i + 1)))
                open++;
            if (++elements > most)
                throw Refusal.TooBig($"more than {most} elements");
            if (open > MostOpen)
                throw Refusal.Hostile(Kind, $"more than {MostOpen} elements stay open");
        }
    }

    private static bool IsVoid(ReadOnlySpan<char> name)
    {
        foreach (
            string tag in (ReadOnlySpan<string>)
                [
                    "br",
                    "img",
                    "meta",
                    "link",
                    "input",
                    "hr",
                    "p",
                    "li",
                    "td",
                    "tr",
                    "th",
                    "col",
                    "option",
                    "dd",
                    "dt",
                    "source",
                    "param",
                    "wbr",
                ]
        )
            if (
                name.StartsWith(tag, StringComparison.OrdinalIgnoreCase)
                && (name.Length == tag.Length || !char.IsAsciiLetterOrDigit(name[tag.Length]))
            )
                return true;
        return false;
    }
}
