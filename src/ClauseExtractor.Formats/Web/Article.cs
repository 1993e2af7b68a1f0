using AngleSharp.Dom;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Web;

/// <summary>
/// Finds the article in a page by where its running text is: from the body down, into the one child that holds nearly all of it. Knows no site's templates.
/// </summary>
internal static class Article
{
    /// <summary>The child that holds this share of its parent's running text is where the article is.</summary>
    private const double Share = 0.8;

    private static readonly string[] FrameElements = ["nav", "footer", "aside", "form"];

    /// <summary>The article's lines, its title before them, and the rest of the page.</summary>
    /// <param name="blocks">All blocks of the page in order.</param>
    /// <param name="pageTitle">The page's own title, often with the site's name behind it.</param>
    public static (List<SourceLine> Lines, List<DroppedText> Dropped) Separate(IReadOnlyList<HtmlBlock> blocks, string? pageTitle)
    {
        var root = Root(blocks);
        var kept = blocks.Select(block => block.Parents.Contains(root!) && !IsFrame(block, root)).ToArray();
        if (!kept.Contains(true))
            kept = [.. blocks.Select(_ => true)];
        int first = Array.IndexOf(kept, true);
        // The title usually stands above the article's own element.
        if (Title(blocks, first, pageTitle) is { } title)
            for (int i = title.Start; i < title.End; i++)
                kept[i] = true;
        return ([.. blocks.Where((_, i) => kept[i]).Select(block => block.Line)],
            [.. blocks.Where((_, i) => !kept[i]).Select(block => new DroppedText(null, block.Line.Text, DropReason.WebPage))]);
    }

    private static IElement? Root(IReadOnlyList<HtmlBlock> blocks)
    {
        var weights = new Dictionary<IElement, double>();
        var children = new Dictionary<IElement, HashSet<IElement>>();
        foreach (var block in blocks)
        {
            double weight = Weight(block);
            for (int i = 0; i < block.Parents.Count; i++)
            {
                var parent = block.Parents[i];
                weights[parent] = weights.GetValueOrDefault(parent) + weight;
                if (i > 0)
                    (children.TryGetValue(block.Parents[i - 1], out var set) ? set : children[block.Parents[i - 1]] = []).Add(parent);
            }
        }
        var root = blocks.Count > 0 && blocks[0].Parents.Count > 0 ? blocks[0].Parents[0] : null;
        while (root is not null && children.TryGetValue(root, out var inner) && inner.MaxBy(e => weights[e]) is { } heaviest
            && weights[heaviest] >= Share * weights[root] && weights[heaviest] > 0 && !IsParagraph(heaviest))
            root = heaviest;
        return root;
    }

    /// <summary>Running text: sentences count, links and short lines hardly do.</summary>
    private static double Weight(HtmlBlock block)
    {
        string text = block.Line.Text;
        int own = text.Length - block.LinkLetters;
        return own <= 0 || block.LinkLetters > 0.5 * text.Length ? 0 : block.IsRow || text.Length >= 25 || text.AsSpan().IndexOfAny("。；，：") >= 0 ? own : own * 0.2;
    }

    private static bool IsParagraph(IElement element) => element.LocalName is "p" or "li" or "td" or "tr" or "span" or "table" or "tbody" or "h1" or "h2" or "h3" or "strong" or "b" or "font" or "a";

    /// <summary>Navigation inside the article's element: lists of links, and what HTML itself calls no content.</summary>
    private static bool IsFrame(HtmlBlock block, IElement? root)
    {
        var inner = block.Parents.SkipWhile(parent => !ReferenceEquals(parent, root)).Skip(1);
        return inner.Any(parent => FrameElements.Contains(parent.LocalName)) || block.Line.Text.Length < 40 && block.LinkLetters >= 0.9 * block.Line.Text.Length && !block.Line.Text.Contains('《');
    }

    /// <summary>Blocks before the article that together are the beginning of the page's title.</summary>
    private static (int Start, int End)? Title(IReadOnlyList<HtmlBlock> blocks, int first, string? pageTitle)
    {
        string wanted = Letters(pageTitle ?? "");
        for (int start = first - 1; start >= 0; start--)
        {
            string heading = "";
            for (int end = start; end < Math.Min(first, start + 4); end++)
            {
                heading += Letters(blocks[end].Line.Text);
                bool isHeading = blocks[end].Parents.Any(parent => parent.LocalName is "h1");
                if (heading.Length >= 6 && (wanted.StartsWith(heading, StringComparison.Ordinal) && (heading.Length >= 0.5 * wanted.Length || isHeading)
                    || wanted.Length >= 6 && heading.StartsWith(wanted, StringComparison.Ordinal) && heading.Length < 2 * wanted.Length) && blocks[start].LinkLetters == 0)
                    return (start, end + 1);
            }
        }
        return null;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
