using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>
/// Finds the numbered units of a document: tells notice, policy and annexes apart, decides the numbering scheme once for the whole
/// document, builds the tree, then reads headings.
/// Never throws on odd input; what is odd about the numbers is in the warnings.
/// </summary>
public static class ClauseSegmenter
{
    /// <summary>Finds the clauses of a text and makes their tree.</summary>
    public static ClauseTree Segment(PolicyText text)
    {
        var pieces = FrontMatter.Tidy(text, PieceReader.Read(text));
        var divisions = DivisionReader.Read(text, pieces);
        int notice = divisions is [{ Kind: DivisionKind.Notice } first, ..] ? first.End : 0;
        var scheme = NumberingScheme.Decide(pieces.Skip(notice).Where(p => p.Label is not null).Select(p => p.Label!.Value));
        var builder = new TreeBuilder(text, pieces, scheme);
        foreach (var division in divisions)
            builder.Add(division);
        var nodes = Nodes(text, builder.Units);
        return new ClauseTree(
            text,
            nodes,
            Parts(text, pieces, divisions, nodes, builder.Closing),
            [.. builder.Warnings, .. UnclaimedText.Find(text, nodes)]
        );
    }

    private static List<ClauseNode> Nodes(PolicyText text, IReadOnlyList<Unit> units)
    {
        var headings = new HeadingReader(text, units);
        var nodes = new List<ClauseNode>(units.Count);
        var taken = new Dictionary<string, int>();
        foreach (var unit in units)
        {
            string path = unit.Parent < 0 ? unit.Name : nodes[unit.Parent].Path + "/" + unit.Name;
            int times = taken[path] = taken.GetValueOrDefault(path) + 1;
            if (times > 1)
                path += "#" + times;
            var heading = headings.Read(unit);
            nodes.Add(
                new ClauseNode(
                    path,
                    unit.Name,
                    unit.LabelRange,
                    unit.Level,
                    unit.Parent,
                    KindOf(text, unit, heading),
                    heading,
                    Body(unit),
                    unit.OwnBeforeChildren == unit.Own.Count ? [] : More(unit)
                )
            );
        }
        return nodes;
    }

    /// <summary>The unit's text up to its first child; a unit that says nothing is its label.</summary>
    private static TextRange Body(Unit unit) =>
        unit.OwnBeforeChildren == 0 ? unit.LabelRange : new TextRange(unit.Own[0].Start, unit.Own[unit.OwnBeforeChildren - 1].End);

    private static List<TextRange> More(Unit unit)
    {
        var more = new List<TextRange>();
        for (int i = unit.OwnBeforeChildren; i < unit.Own.Count; i++)
            if (more.Count > 0 && unit.Own[i].Start == more[^1].End + 1)
                more[^1] = more[^1] with { End = unit.Own[i].End };
            else
                more.Add(unit.Own[i]);
        return more;
    }

    private static ClauseKind KindOf(PolicyText text, Unit unit, TextRange? heading) =>
        unit switch
        {
            { Kind: not ClauseKind.Clause } => unit.Kind,
            { Label.Family: < LabelFamily.Article } => ClauseKind.Section,
            { HasChildren: false } or { Label.Family: LabelFamily.Article } => ClauseKind.Clause,
            { Label.Family: LabelFamily.Han } => ClauseKind.Section,
            _ => heading is { } h && unit.OwnBeforeChildren == 1 && IsHeadingAlone(text, h, unit.Own[0])
                ? ClauseKind.Section
                : ClauseKind.Clause,
        };

    /// <summary>Nothing but a full stop or the bracket of units in charge stands behind the heading.</summary>
    private static bool IsHeadingAlone(PolicyText text, TextRange heading, TextRange first) =>
        first.End - heading.End <= 1 || text.Folded[heading.End] is '(' or '[' && text.Folded[first.End - 1] is ')' or ']';

    private static DocumentParts Parts(
        PolicyText text,
        List<Piece> pieces,
        IReadOnlyList<Division> divisions,
        List<ClauseNode> nodes,
        TextRange closing
    )
    {
        var notice = divisions is [{ Kind: DivisionKind.Notice } n, ..] ? new TextRange(0, pieces[n.End - 1].Range.End) : default;
        var title = divisions.FirstOrDefault(d => d.Kind is DivisionKind.Policy or DivisionKind.Plan)?.Title ?? default;
        // Several plans under one notice: the whole is called what the notice is called.
        if (
            divisions.Count(d => d.Kind == DivisionKind.Plan) > 1
            && divisions.All(d => d.Kind != DivisionKind.Policy)
            && divisions[0].Kind == DivisionKind.Notice
            && TitleFinder.NoticeTitle(text, pieces, divisions[0].End) is { } noticeTitle
        )
            return new DocumentParts(notice, noticeTitle, default, closing);
        int bodyStart = Math.Max(notice.End, title.End);
        int first =
            nodes.Count > 0 ? nodes[0].LabelRange.Start
            : closing.IsEmpty ? text.Text.Length
            : closing.Start;
        var preamble = first > bodyStart ? new TextRange(bodyStart, first) : default;
        return new DocumentParts(notice, title, preamble, closing);
    }
}
