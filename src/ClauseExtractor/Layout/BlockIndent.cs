namespace ClauseExtractor.Layout;

/// <summary>
/// A text whose lines all begin with the same white space (copied out of a mail or a form) is set in as a whole: only what goes beyond that
/// is an indent. It is read off the lines that go on with
/// an unfinished one.
/// </summary>
internal static class BlockIndent
{
    /// <summary>Fewer lines that go on show no edge.</summary>
    private const int FewestLines = 4;

    public static void Subtract(IReadOnlyList<LayoutLine> lines)
    {
        var edges = new List<int>();
        for (int i = 1; i < lines.Count; i++)
            if (
                lines[i].Row is null
                && lines[i - 1].Width >= WrapModel.Narrowest
                && !LineEnds.IsTerminal(lines[i - 1].Clean)
                && !LabelLexer.Starts(lines[i].Clean)
            )
                edges.Add(lines[i].Indent);
        if (edges.Count < FewestLines)
            return;
        edges.Sort();
        int edge = edges[edges.Count / 10];
        if (edge == 0)
            return;
        foreach (var line in lines)
            line.IndentFrom(edge);
    }
}
