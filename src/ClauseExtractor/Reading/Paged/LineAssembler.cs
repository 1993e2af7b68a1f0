namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// Makes the lines of a page from what stands where on it: by baseline, then from left to right. Shared by every format that gives
/// positions.
/// </summary>
public static class LineAssembler
{
    /// <summary>
    /// How far, in ems, the middle of a run may stand from the middle of its line (a label in a Type 3 font stands a quarter off; 文件 beside
    /// two stacked issuers half).
    /// </summary>
    private const double SameLine = 0.42;

    /// <summary>A run this much larger than a line is no part of it (a stamp, a watermark).</summary>
    private const double OtherSize = 2.2;

    /// <summary>The lines of a document in reading order, and what its pages paint twice or lay over the text.</summary>
    /// <param name="pages">What each page paints, in painting order.</param>
    /// <param name="rules">The straight lines that each page draws; null where none are known.</param>
    public static (IReadOnlyList<SourceLine> Lines, IReadOnlyList<DroppedText> Dropped) Assemble(
        IReadOnlyList<IReadOnlyList<PositionedRun>> pages,
        IReadOnlyList<IReadOnlyList<RulingLine>>? rules = null
    )
    {
        var lines = new List<SourceLine>();
        var (unmarked, dropped) = Watermarks.Separate(pages);
        int tables = 0;
        var turned = new TurnedPage?[pages.Count + 1];
        var gathered = new List<List<List<PositionedRun>>>(pages.Count);
        var shown = new List<IReadOnlyList<PositionedRun>>(pages.Count);
        for (int page = 1; page <= pages.Count; page++)
        {
            var (kept, repeats) = PaintedTwice.Separate(unmarked[page - 1]);
            dropped.AddRange(repeats.Select(text => new DroppedText(page, text, DropReason.Duplicate)));
            kept = [.. VerticalWriting.Join(kept)];
            turned[page] = TurnedPage.Of(kept);
            var (upright, marks) = RaisedMarks.Separate(turned[page]?.Runs ?? kept);
            dropped.AddRange(marks.Select(text => new DroppedText(page, text, DropReason.NoteMark)));
            shown.Add(upright);
            gathered.Add(Gather(upright));
        }
        var spacing = GapRule.For(gathered.SelectMany(page => page));
        var ruled = new List<RuledTable>[pages.Count + 1];
        var grids = pages.Select((_, i) => turned[i + 1] is null && rules is not null ? RuledGrid.Of(rules[i]) : []).ToList();
        var known = grids.SelectMany((page, i) => page.Where(grid => RuledTable.IsTable(grid, shown[i]))).ToList();
        for (int page = 1; page <= pages.Count; page++)
        {
            (ruled[page], var rest) = RuledTable.Read(grids[page - 1], known, shown[page - 1], page, spacing, ref tables);
            if (ruled[page].Count > 0)
                gathered[page - 1] = Gather(rest);
        }
        var pageLines = gathered.Select(page => page.Select(line => new PageLine(line)).ToList()).ToList();
        var usual = pageLines.Count > 1 ? pageLines.Select(ColumnSplitter.Strip).FirstOrDefault(strip => strip is not null) : null;
        for (int page = 1; page <= pages.Count; page++)
        {
            var ordered = ColumnSplitter.Order(pageLines[page - 1], usual);
            int first = lines.Count,
                from = 0;
            foreach (var table in ruled[page])
            {
                int at = ordered.FindIndex(from, line => line.Middle > table.Top);
                AddLines(ordered.GetRange(from, (at < 0 ? ordered.Count : at) - from), page);
                lines.AddRange(table.Lines);
                from = at < 0 ? ordered.Count : at;
            }
            AddLines(from == 0 ? ordered : ordered.GetRange(from, ordered.Count - from), page);
            if (turned[page] is { } turn)
                for (int i = first; i < lines.Count; i++)
                    lines[i] = turn.Back(lines[i]);
        }
        return (TablesAcrossPages.Join(lines, ruled.Where(page => page is not null).SelectMany(page => page).ToList(), dropped), dropped);

        void AddLines(List<PageLine> ordered, int page)
        {
            int done = 0;
            foreach (var table in TableFinder.Find(ordered))
            {
                lines.AddRange(ordered.Skip(done).Take(table.Start - done).Select(line => LineText.Of(line.Runs, page, spacing)));
                lines.AddRange(
                    TableRows.Of([.. ordered.Skip(table.Start).Take(table.End - table.Start)], table.Gutters, ++tables, page, spacing)
                );
                done = table.End;
            }
            lines.AddRange(ordered.Skip(done).Select(line => LineText.Of(line.Runs, page, spacing)));
        }
    }

    /// <summary>Groups runs into lines from top to bottom, each from left to right.</summary>
    internal static List<List<PositionedRun>> Gather(IReadOnlyList<PositionedRun> runs)
    {
        var open = new List<Row>();
        foreach (var run in runs.OrderBy(r => r.Middle))
        {
            Row? best = null;
            for (int i = open.Count - 1; i >= 0 && i >= open.Count - 8; i--)
                if (open[i].Takes(run) && (best is null || Math.Abs(open[i].Middle - run.Middle) < Math.Abs(best.Middle - run.Middle)))
                    best = open[i];
            if (best is null)
                open.Add(best = new Row());
            best.Add(run);
        }
        foreach (var row in open)
            row.Runs.Sort((a, b) => a.Left.CompareTo(b.Left));
        return [.. open.OrderBy(row => row.Middle).Select(row => row.Runs)];
    }

    private sealed class Row
    {
        private double _weight,
            _sum,
            _em;

        public List<PositionedRun> Runs { get; } = [];

        /// <summary>The middle of the line, each run weighing as much as it is wide.</summary>
        public double Middle => _sum / _weight;

        public bool Takes(PositionedRun run)
        {
            double em = run.Em;
            return Math.Abs(run.Middle - Middle) <= SameLine * Math.Min(em, _em) && Math.Max(em, _em) <= OtherSize * Math.Min(em, _em);
        }

        public void Add(PositionedRun run)
        {
            double weight = Math.Max(run.Width, 0.1);
            _em = Runs.Count == 0 ? run.Em : (_em * _weight + run.Em * weight) / (_weight + weight);
            _sum += run.Middle * weight;
            _weight += weight;
            Runs.Add(run);
        }
    }
}
