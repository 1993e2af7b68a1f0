using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>Makes the reading text of a document: joins wrapped lines, takes furniture out, tidies white space.</summary>
public static class TextLayout
{
    /// <summary>Makes the canonical text of what a reader read.</summary>
    public static PolicyText LayOut(SourceDocument document)
    {
        var lines = NonBlank(document.Lines);
        LineCleaner.Clean(lines);
        ReleaseArticles(lines);
        WebNoise.Mark(lines);
        Furniture.Mark(lines, document.PageSizes);
        ContentsPages.Mark(lines);
        if (!document.LinesAreParagraphs)
            TextTables.Mark(lines);
        CardRows.Release(lines);
        var kept = lines.FindAll(l => l.Drop is null && l.Clean.Length > 0);
        BlockIndent.Subtract(kept);
        var wrap = WrapModel.Fit(kept);
        var geometry = kept.Exists(l => l.Source.Box is not null)
            ? GeometryWraps.Fit(
                [.. kept.Select(l => l.Row is null && l.Source.Row is not null ? l.Source with { Row = null } : l.Source)],
                document.PageSizes
            )
            : null;
        var candidates = new LabelCandidate[kept.Count];
        for (int i = 0; i < candidates.Length; i++)
            candidates[i] = new LabelCandidate(
                kept[i].Clean,
                0,
                kept[i].Clean.Length,
                i == 0 || Opens(kept, i, document.LinesAreParagraphs, wrap, geometry),
                kept[i].Row is not null
            );
        var labels = LabelJudge.Judge(candidates);
        var joiner = new LineJoiner(kept, labels, wrap, geometry, document.LinesAreParagraphs);
        var assembler = new TextAssembler(lines.Exists(l => l.Source.Page is not null || l.Source.Box is not null), document.PageSizes);
        int at = 0;
        for (int first = 0; first < kept.Count; )
        {
            int end = joiner.EndOfParagraph(first);
            at = LeaveUntil(kept[first], at);
            assembler.Add(kept, first, end);
            for (; first < end; first++)
                at = LeaveUntil(kept[first], at);
        }
        LeaveUntil(null, at);
        return new PolicyText(document.Source, assembler.Text, assembler.Paragraphs, Merge(document.Dropped, assembler.Dropped))
        {
            Map = assembler.Map,
            Warnings = [.. document.Warnings.Select(w => new Warning(w.Code, w.Message))],
        };

        // Records what was left out before a line, so that it stands in document order.
        int LeaveUntil(LayoutLine? next, int from)
        {
            while (from < lines.Count && !ReferenceEquals(lines[from], next))
            {
                var line = lines[from++];
                if (line.Drop is not null || line.Clean.Length == 0)
                    assembler.Leave(line);
            }
            return next is null ? from : from + 1;
        }
    }

    /// <summary>第一条 and a gap at the head of two lines look like the first column of a table; an article is none.</summary>
    private static void ReleaseArticles(List<LayoutLine> lines)
    {
        foreach (var line in lines)
            if (
                line.Row is { Cells: [var first, _] }
                && LabelLexer.Read(line.Clean, 0, line.Clean.Length) is { Family: <= LabelFamily.Article } label
                && first.End - first.Start <= label.Length
            )
                line.Row = null;
    }

    /// <summary>Whether a paragraph can begin with a line: the one before it is complete, or leaves room.</summary>
    private static bool Opens(List<LayoutLine> lines, int line, bool linesAreParagraphs, WrapModel wrap, GeometryWraps? geometry)
    {
        var before = lines[line - 1];
        if (before.Row is not null || before.IsHeading || before.IsField || lines[line].IsField)
            return true;
        if (geometry?[line - 1] is { } placed && (!placed || geometry.HasIndents))
            return !placed;
        if (LineEnds.IsTerminal(before.Clean))
            return true;
        bool open = LineEnds.IsOpen(before.Clean) && !before.Clean.EndsWith('的');
        return !open && (linesAreParagraphs || !(geometry?[line - 1] ?? (wrap.Wraps && wrap.IsFull(before.Width + before.Indent))));
    }

    private static List<LayoutLine> NonBlank(IReadOnlyList<SourceLine> source)
    {
        var lines = new List<LayoutLine>(source.Count);
        int blank = 0;
        foreach (var line in source)
        {
            if (line.Text.AsSpan().IsWhiteSpace())
            {
                blank++;
                continue;
            }
            lines.Add(new LayoutLine(line, blank));
            blank = 0;
        }
        return lines;
    }

    /// <summary>What the reader left out and what the layout left out, by page.</summary>
    private static IReadOnlyList<DroppedText> Merge(IReadOnlyList<DroppedText> reader, IReadOnlyList<DroppedText> layout) =>
        reader.Count == 0 ? layout : [.. reader.Concat(layout).OrderBy(d => d.Page ?? 0)];
}
