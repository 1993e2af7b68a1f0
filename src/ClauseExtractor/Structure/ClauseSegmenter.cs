using System.Text.RegularExpressions;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>Finds the numbered units of a document.</summary>
public static partial class ClauseSegmenter
{
    public static ClauseTree Segment(PolicyText text)
    {
        var nodes = new List<(string Label, int Depth, int LabelStart, int BodyStart, int End)>();
        var articles = text.Paragraphs.Any(p => Article().IsMatch(text.Folded.AsSpan(p.Start, p.End - p.Start)));
        foreach (var p in text.Paragraphs)
        {
            var m = Label().Match(text.Folded, p.Start, p.End - p.Start);
            if (m.Success && m.Index == p.Start)
            {
                int depth = m.Groups["chapter"].Success ? 0 : m.Groups["article"].Success ? 1 : m.Groups["han"].Success ? 0 : m.Groups["paren"].Success ? (articles ? 2 : 1) : articles ? 3 : 2;
                nodes.Add((m.Value.TrimEnd('、', '.', ' ', '\u3000'), depth, m.Index, m.Index + m.Length, p.End));
            }
            else if (nodes.Count > 0)
            {
                nodes[^1] = nodes[^1] with { End = p.End };
            }
        }
        var made = new List<ClauseNode>();
        var stack = new Stack<(int Index, int Depth)>();
        foreach (var n in nodes)
        {
            while (stack.Count > 0 && stack.Peek().Depth >= n.Depth)
                stack.Pop();
            int parent = stack.Count > 0 ? stack.Peek().Index : -1;
            string path = parent < 0 ? n.Label : made[parent].Path + "/" + n.Label;
            stack.Push((made.Count, n.Depth));
            made.Add(new ClauseNode(path, n.Label, new TextRange(n.LabelStart, n.BodyStart), stack.Count, parent, ClauseKind.Clause, null, new TextRange(n.BodyStart, n.End), []));
        }
        int first = made.Count > 0 ? made[0].LabelRange.Start : text.Text.Length;
        int last = made.Count > 0 ? made[^1].Body.End : text.Text.Length;
        var parts = new DocumentParts(default, text.Paragraphs.Count > 0 ? text.Paragraphs[0].Range : default, new TextRange(0, first), new TextRange(last, text.Text.Length));
        return new ClauseTree(text, made, parts, []);
    }

    [GeneratedRegex(@"^第[一二三四五六七八九十百]+条")]
    private static partial Regex Article();

    [GeneratedRegex(@"(?<chapter>第[一二三四五六七八九十百]+[编章节])|(?<article>第[一二三四五六七八九十百]+条)|(?<han>[一二三四五六七八九十]+、)|(?<paren>\([一二三四五六七八九十]+\))|[0-9]+[.、]")]
    private static partial Regex Label();
}
