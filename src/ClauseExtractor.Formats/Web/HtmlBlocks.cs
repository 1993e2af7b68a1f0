using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Web;

/// <summary>A paragraph or table row of a page, and where it stands in it.</summary>
/// <param name="Line">The text.</param>
/// <param name="Parents">The elements around it, outermost first.</param>
/// <param name="LinkLetters">How many of its characters are in links.</param>
internal sealed record HtmlBlock(SourceLine Line, IReadOnlyList<IElement> Parents, int LinkLetters)
{
    public bool IsRow => Line.Row is not null;
}

/// <summary>Cuts a page into its paragraphs, without recursion: a page nested deeply must not end the process.</summary>
internal sealed class HtmlBlocks
{
    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "iframe",
        "object",
        "textarea",
        "select",
        "button",
        "canvas",
        "map",
    };

    /// <summary>How a character is read, above it (ruby): no part of the sentence.</summary>
    private static readonly HashSet<string> Readings = new(StringComparer.OrdinalIgnoreCase) { "rt", "rp", "rtc" };

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "ruby",
        "rb",
        "rbc",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "st1",
        "o:p",
        "img",
        "nobr",
    };

    private static readonly string[] Hidden = ["display:none", "visibility:hidden", "font-size:0;", "font-size:0px"];

    private readonly List<HtmlBlock> _blocks = [];
    private readonly StringBuilder _text = new();
    private readonly List<IElement> _parents = [];
    private readonly List<DroppedText> _dropped = [];
    private readonly bool _seesHidden;
    private int _links,
        _linkDepth,
        _tables;

    private HtmlBlocks(bool seesHidden) => _seesHidden = seesHidden;

    /// <summary>The blocks of a page, and what it does not show or sets apart from its text.</summary>
    public static (List<HtmlBlock> Blocks, List<DroppedText> Dropped) Of(IHtmlDocument page, CancellationToken cancellation)
    {
        var walk = new HtmlBlocks(seesHidden: false);
        if (page.Body is { } body)
            walk.Walk(body, cancellation);
        if (walk._blocks.Count > 0 || page.Body is null)
            return (walk._blocks, walk._dropped);
        // A page that hides all of itself is one that a script shows.
        walk = new HtmlBlocks(seesHidden: true);
        walk.Walk(page.Body, cancellation);
        return (walk._blocks, walk._dropped);
    }

    private void Walk(IElement root, CancellationToken cancellation)
    {
        INode? node = root;
        while (node is not null)
        {
            cancellation.ThrowIfCancellationRequested();
            bool descend = Enter(node);
            if (descend && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }
            if (descend)
                Leave(node);
            while (node is not null && node != root && node.NextSibling is null)
            {
                node = node.Parent;
                if (node is not null)
                    Leave(node);
            }
            node = node is null || node == root ? null : node.NextSibling;
        }
        End();
    }

    /// <summary>Whether to go into the node's children.</summary>
    private bool Enter(INode node)
    {
        if (node is IText text)
        {
            Append(text.Data);
            return false;
        }
        if (node is not IElement element || Unseen.Contains(element.LocalName))
            return false;
        if (!_seesHidden && element is not IHtmlBodyElement && IsHidden(element))
            return Drop(element, DropReason.WebPage);
        if (Readings.Contains(element.LocalName))
            return Drop(element, DropReason.Other);
        if (element.LocalName == "sup" && NoteMark.Is(_text.ToString().AsSpan(Math.Max(0, _text.Length - 8)), element.TextContent))
            return Drop(element, DropReason.NoteMark);
        if (element.LocalName == "br")
        {
            End();
            return false;
        }
        if (element is IHtmlTableElement table && TableGrid.Read(table, _dropped) is { } rows)
        {
            End();
            if (table.Caption is { } caption && TableGrid.Flatten(caption.TextContent) is { Length: > 0 } title)
                _blocks.Add(new HtmlBlock(new SourceLine(title), [.. _parents, table], 0));
            _tables++;
            foreach (var (line, links) in rows)
                _blocks.Add(new HtmlBlock(line with { Row = line.Row! with { Table = _tables } }, [.. _parents, table], links));
            return false;
        }
        if (!Inline.Contains(element.LocalName))
            End();
        if (element.LocalName == "a")
            _linkDepth++;
        _parents.Add(element);
        if (element.LocalName == "li" && element.ParentElement is IHtmlOrderedListElement list)
            _text.Append(ListMark.Of(element, list));
        return true;
    }

    private void Leave(INode node)
    {
        if (node is not IElement element || _parents.Count == 0 || !ReferenceEquals(_parents[^1], element))
            return;
        if (!Inline.Contains(element.LocalName))
            End();
        if (element.LocalName == "a")
            _linkDepth--;
        _parents.RemoveAt(_parents.Count - 1);
    }

    private void Append(string data)
    {
        foreach (char c in data)
            if (c is ' ' or '\t' or '\r' or '\n' or '\f')
            {
                if (_text.Length > 0 && _text[^1] != ' ')
                    _text.Append(' ');
            }
            else
            {
                _text.Append(c);
                if (_linkDepth > 0)
                    _links++;
            }
    }

    private void End()
    {
        string text = _text.ToString().Trim();
        if (text.Length > 0)
            _blocks.Add(new HtmlBlock(new SourceLine(text), [.. _parents], _links));
        _text.Clear();
        _links = 0;
    }

    /// <summary>False: nobody goes into it.</summary>
    private bool Drop(IElement element, DropReason reason)
    {
        string text = TableGrid.Flatten(element.TextContent);
        if (text.Length > 0)
            _dropped.Add(new DroppedText(null, text, reason));
        return false;
    }

    internal static bool IsReading(string name) => Readings.Contains(name);

    internal static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden"))
            return true;
        string style = element.GetAttribute("style")?.Replace(" ", "", StringComparison.Ordinal) ?? "";
        return style.Length > 0 && Hidden.Any(rule => style.Contains(rule, StringComparison.OrdinalIgnoreCase));
    }
}
