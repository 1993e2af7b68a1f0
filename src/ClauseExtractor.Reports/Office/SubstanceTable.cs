using System.Globalization;
using ClauseExtractor.Revision;
using ClauseExtractor.Wording;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ClauseExtractor.Reports.Office;

/// <summary>The first pages of the comparison table: what changed in meaning, money first, a block a benefit or rule, with a column for the reviewer's mark and note.</summary>
internal static class SubstanceTable
{
    /// <summary>Number, clause, what, before, after, size, mark, note.</summary>
    private static readonly int[] Widths = [620, 1500, 3520, 2880, 2880, 1000, 750, 1420];

    public static Table Render(RevisionView view, IReadOnlyDictionary<string, ReviewedChange> reviews)
    {
        string T(string chinese, string english) => view.Language.Text(chinese, english);
        var table = WordTable.Create(Widths, T("序号", "No."), T("条款", "Clause"), T("内容", "What"), T("修订前", "Before"), T("修订后", "After"), T("幅度", "Size"), T("复核", "Mark"), T("备注", "Note"));
        int number = 0;
        foreach (var kind in view.Blocks.GroupBy(b => b.Kind))
        {
            table.Append(new TableRow(
                new TableRowProperties(new CantSplit()),
                WordTable.Cell(Widths.Sum(), "TableNote", [WordTable.Together(WordTable.Line("TableGroup", $"{BlockNames.Of(kind.Key, view.Language)}（{kind.Count()}）"))], "F6F4EE", Widths.Length)));
            foreach (var block in kind)
            {
                number++;
                for (int i = 0; i < block.Lines.Count; i++)
                    table.Append(Row(view, block, i, number, reviews.GetValueOrDefault(block.Key)));
            }
        }
        return table;
    }

    private static TableRow Row(RevisionView view, FactBlock block, int index, int number, ReviewedChange? review)
    {
        var line = block.Lines[index];
        bool first = index == 0;
        bool? merge = block.Lines.Count > 1 ? first : null;
        bool same = !first && line.About.Length > 0 && line.About == block.Title;
        string what = line.About.Length > 0 && !same ? line.Field.Length > 0 ? $"{line.About}：{line.Field}" : line.About : line.Field.Length > 0 ? line.Field : line.Subject;
        if (first && !what.Contains(block.Title.TrimEnd('…'), StringComparison.Ordinal) && line.Fact is not { Subject: FactSubject.Duty, Change: not FactChangeKind.Changed })
            what = $"{block.Title}：{what}";
        string[] note = review is null ? [] : [.. new[] { review.Note, review.Author, review.At.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) }.Where(t => t.Length > 0)];
        bool last = index == block.Lines.Count - 1;
        return new TableRow(
            new TableRowProperties(new CantSplit()),
            Cell(0, first ? number.ToString(CultureInfo.InvariantCulture) : "", null, merge), Cell(1, first && block.Row is { } at ? view.Rows[at].Labels : "", null, merge),
            Cell(2, what, null, null, !last), Cell(3, line.Old, WordTable.Gone(), null), Cell(4, line.New, WordTable.Come(), null), Cell(5, ChangeNames.Size(line, view.Language), null, null), Cell(6, first ? review?.Mark ?? "" : "", new RunProperties(new Bold()), merge),
            WordTable.Cell(Widths[7], "TableNote", first ? note.Select(n => WordTable.Line("TableNote", n)) : [], null, 1, merge));
    }

    private static TableCell Cell(int column, string text, RunProperties? properties, bool? merge, bool together = false)
    {
        var line = WordTable.Line("TableNote", text, text.Length > 0 ? properties : null);
        return WordTable.Cell(Widths[column], "TableNote", [together ? WordTable.Together(line) : line], null, 1, merge);
    }
}
