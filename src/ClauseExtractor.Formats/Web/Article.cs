using AngleSharp.Dom;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Web;

/// <summary>
/// Finds the article in a page by where its running text is: from the body down, into the one child that holds nearly all of it. Knows no
/// site's templates.
/// </summary>
internal static class Article
{
    /// <summary>The child that holds this share of its parent's running text is where the article is.</summary>
    private const double Share = 0.8;

    private static readonly string[] FrameElements = ["nav", "footer", "aside", "form"];

    /// <summary>What heads a part of the page that is not the document, though it may stand in the document's own element.</summary>
    private static readonly string[] FrameHeadings =
    [
        "相关稿件",
        "相关链接",
        "相关文章",
        "相关政策",
        "相关解读",
        "相关阅读",
        "相关信息",
        "相关报道",
        "相关新闻",
        "相关文件",
        "相关附件",
        "政策解读",
        "解读材料",
        "关联解读",
        "关联文件",
        "图解",
        "延伸阅读",
        "推荐阅读",
        "热点推荐",
        "最新政策",
        "网友评论",
        "评论",
        "我要评论",
        "附件下载",
        "分享到",
        "上一篇",
        "下一篇",
        "上一条",
        "下一条",
        "扫一扫在手机打开当前页",
        "纠错",
    ];

    /// <summary>The article's lines, its title before them, and the rest of the page.</summary>
    /// <param name="blocks">All blocks of the page in order.</param>
    /// <param name="facts">What the page says of the document, block for block.</param>
    /// <param name="titles">What the page calls the document; often with the site's name behind it.</param>
    public static (List<SourceLine> Lines, List<DroppedText> Dropped) Separate(
        IReadOnlyList<HtmlBlock> blocks,
        IReadOnlyList<PageFact>?[] facts,
        IReadOnlyList<string> titles
    )
    {
        var root = Root(blocks, facts);
        var kept = blocks.Select((block, i) => facts[i] is null && block.Parents.Contains(root!) && !IsFrame(block, root)).ToArray();
        if (!kept.Contains(true))
            kept = [.. blocks.Select(_ => true)];
        int first = Array.IndexOf(kept, true);
        // The title usually stands above the article's own element.
        if (Title(blocks, first, titles) is { } title)
            for (int i = title.Start; i < title.End; i++)
                kept[i] = facts[i] is null;
        DropHeaded(blocks, kept, root);
        var dropped = new List<DroppedText>();
        var lines = new List<SourceLine>();
        string? number = MissingNumber(blocks, kept, facts);
        for (int i = 0; i < blocks.Count; i++)
            if (kept[i])
                lines.Add(blocks[i].Line);
            else if (number is not null && blocks[i].Line.Text.IndexOf(number, StringComparison.Ordinal) is >= 0 and var at)
            {
                // The number is the document's own even where only the page gives it.
                dropped.AddRange(
                    new[] { blocks[i].Line.Text[..at], blocks[i].Line.Text[(at + number.Length)..] }
                        .Where(text => !string.IsNullOrWhiteSpace(text))
                        .Select(Page)
                );
                lines.Add(new SourceLine(number));
                number = null;
            }
            else
                dropped.Add(Page(blocks[i].Line.Text));
        return (lines, dropped);
    }

    private static DroppedText Page(string text) => new(null, text, DropReason.WebPage);

    private static IElement? Root(IReadOnlyList<HtmlBlock> blocks, IReadOnlyList<PageFact>?[] facts)
    {
        var weights = new Dictionary<IElement, double>();
        var children = new Dictionary<IElement, HashSet<IElement>>();
        var tables = new HashSet<IElement>();
        for (int index = 0; index < blocks.Count; index++)
        {
            var block = blocks[index];
            double weight = facts[index] is null ? Weight(block) : 0;
            if (block.IsRow)
                tables.Add(block.Parents[^1]);
            for (int i = 0; i < block.Parents.Count; i++)
            {
                var parent = block.Parents[i];
                weights[parent] = weights.GetValueOrDefault(parent) + weight;
                if (i > 0)
                    (children.TryGetValue(block.Parents[i - 1], out var set) ? set : children[block.Parents[i - 1]] = []).Add(parent);
            }
        }
        var root = blocks.Count > 0 && blocks[0].Parents.Count > 0 ? blocks[0].Parents[0] : null;
        while (
            root is not null
            && children.TryGetValue(root, out var inner)
            && inner.MaxBy(e => weights[e]) is { } heaviest
            && weights[heaviest] >= Share * weights[root]
            && weights[heaviest] > 0
            && !IsParagraph(heaviest)
            && !tables.Contains(heaviest)
        )
            root = heaviest;
        return root;
    }

    /// <summary>Running text: sentences count, links and short lines hardly do.</summary>
    private static double Weight(HtmlBlock block)
    {
        string text = block.Line.Text;
        int own = text.Length - block.LinkLetters;
        return own <= 0 || IsLinks(block, 0.5) ? 0
            : block.IsRow || text.Length >= 25 || text.AsSpan().IndexOfAny("。；，：") >= 0 ? own
            : own * 0.2;
    }

    private static bool IsParagraph(IElement element) =>
        element.LocalName is "p" or "li" or "span" or "h1" or "h2" or "h3" or "strong" or "b" or "font" or "a";

    /// <summary>Navigation inside the article's element: lists of links, and what HTML itself calls no content.</summary>
    private static bool IsFrame(HtmlBlock block, IElement? root)
    {
        var inner = block.Parents.SkipWhile(parent => !ReferenceEquals(parent, root)).Skip(1);
        return inner.Any(parent => FrameElements.Contains(parent.LocalName))
            || block.Line.Text.Length < 40 && IsLinks(block, 0.9) && !block.Line.Text.Contains('《');
    }

    /// <summary>Whether so large a share of a block is links; what stands between links (|, &gt;, brackets) does not count.</summary>
    private static bool IsLinks(HtmlBlock block, double share) =>
        block.LinkLetters > 0 && block.LinkLetters >= share * block.Line.Text.Count(char.IsLetterOrDigit);

    /// <summary>相关稿件 and its like take with them what stands in their own element, as far as that holds none of the document.</summary>
    private static void DropHeaded(IReadOnlyList<HtmlBlock> blocks, bool[] kept, IElement? root)
    {
        int body = Array.FindIndex(kept, k => k);
        for (int i = body + 1; i < blocks.Count && i > 0; i++)
        {
            string text = blocks[i].Line.Text.TrimEnd('：', ':', '>', ' ').Trim('【', '】', '[', ']', ' ', '\u3000');
            if (
                blocks[i].IsRow
                || !FrameHeadings.Any(heading => text == heading || text.StartsWith(heading + "：", StringComparison.Ordinal))
            )
                continue;
            var before = blocks.Take(i).Where((_, k) => kept[k]).SelectMany(block => block.Parents).ToHashSet();
            var frame = blocks[i]
                .Parents.SkipWhile(parent => !ReferenceEquals(parent, root))
                .Skip(1)
                .FirstOrDefault(parent => !before.Contains(parent));
            for (int k = i; k < blocks.Count && (k == i || frame is not null && blocks[k].Parents.Contains(frame)); k++)
                kept[k] = false;
        }
    }

    /// <summary>The document's number where the page gives it and its text does not.</summary>
    private static string? MissingNumber(IReadOnlyList<HtmlBlock> blocks, bool[] kept, IReadOnlyList<PageFact>?[] facts)
    {
        var numbers = facts.SelectMany(list => list ?? []).Where(PageFacts.IsNumber).Select(fact => fact.Value).Distinct().ToList();
        if (numbers.Count != 1)
            return null;
        string wanted = Letters(numbers[0]);
        return blocks.Where((block, i) => kept[i] && Letters(block.Line.Text).Contains(wanted, StringComparison.Ordinal)).Any()
            ? null
            : numbers[0];
    }

    /// <summary>Blocks before the article that together are what the page calls the document.</summary>
    private static (int Start, int End)? Title(IReadOnlyList<HtmlBlock> blocks, int first, IReadOnlyList<string> titles)
    {
        for (int start = first - 1; start >= 0; start--)
        {
            string heading = "";
            int last = -1;
            for (int end = start; end < Math.Min(first, start + 4) && blocks[start].LinkLetters == 0; end++)
            {
                heading += Letters(blocks[end].Line.Text);
                bool isHeading = blocks[end].Parents.Any(parent => parent.LocalName is "h1" or "h2");
                if (heading.Length >= 6 && titles.Select(Letters).Any(wanted => IsTitle(heading, wanted, isHeading)))
                    last = end;
            }
            if (last >= 0)
                return (start, last + 1);
        }
        return null;
    }

    private static bool IsTitle(string heading, string wanted, bool isHeading) =>
        wanted.StartsWith(heading, StringComparison.Ordinal) && (heading.Length >= 0.5 * wanted.Length || isHeading)
        || isHeading && wanted.EndsWith(heading, StringComparison.Ordinal)
        || wanted.Length >= 6 && heading.StartsWith(wanted, StringComparison.Ordinal) && heading.Length < 2 * wanted.Length;

    internal static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
