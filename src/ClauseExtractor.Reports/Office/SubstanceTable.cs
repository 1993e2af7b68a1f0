using System.Globalization;
using ClauseExtractor.Revision;
using ClauseExtractor.Wording;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ClauseExtractor.Reports.Office;

/// <summary>
/// The first pages of the comparison table: what changed in meaning, money first, a block a benefit or rule, with a column for the
/// reviewer's mark and note.
/// </summary>
internal static class SubstanceTable
{
    /// <summary>Number, clause, what, before, after, size, mark, note.</summary>
    private static readonly int[] Widths = [620, 1400, 2650, 3450, 3450, 900, 750, 1350];

    public static Table Render(RevisionView view, IReadOnlyDictionary<string, ReviewedChange> reviews)
    {
        string T(string chinese, string english) => view.Language.Text(chinese, english);
        var table = WordTable.Create(
            Widths,
            T("序号", "No."),
            T("条款", "Clause"),
            T("内容", "What"),
            T("修订前", "Before"),
            T("修订后", "After"),
            T("幅度", "Size"),
            T("复核", "Mark"),
            T("备注", "Note")
        );
        int number = 0;
        foreach (var kind in view.Blocks.GroupBy(b => b.Kind))
        {
            table.Append(
                new TableRow(
                    new TableRowProperties(new CantSplit()),
                    WordTable.Cell(
                        Widths.Sum(),
                        "TableNote",
                        [WordTable.Together(WordTable.Line("TableGroup", $"{BlockNames.Of(kind.Key, view.Language)}（{kind.Count()}）"))],
                        "F6F4EE",
                        Widths.Length
                    )
                )
            );
            foreach (var block in kind)
            {
                number++;
                for (int i = 0; i < (BlockNames.IsRules(block) ? 1 : block.Lines.Count); i++)
                    table.Append(Row(view, block, i, number, reviews.GetValueOrDefault(block.Key)));
            }
        }
        return table;
    }

    private static TableRow Row(RevisionView view, FactBlock block, int index, int number, ReviewedChange? review)
    {
        var line = block.Lines[index];
        bool first = index == 0,
            rules = BlockNames.IsRules(block);
        bool? merge = block.Lines.Count > 1 && !rules ? first : null;
        string what = rules ? BlockNames.Head(block, view.Language) : BlockNames.What(block, line, view.Language);
        IReadOnlyList<string> listed = rules ? [.. BlockNames.Rules(block).Select((r, i) => $"{i + 1}. {r}")] : [],
            old = rules
                ? line.Old.Length > 0
                    ? listed
                    : []
                : [line.Old],
            @new = rules
                ? line.New.Length > 0
                    ? listed
                    : []
                : [line.New];
        string[] note = review is null
            ? []
            :
            [
                .. new[]
                {
                    review.Note,
                    review.Author,
                    review.At.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                }.Where(t => t.Length > 0),
            ];
        bool last = rules || index == block.Lines.Count - 1;
        return new TableRow(
            new TableRowProperties(new CantSplit()),
            Cell(0, first ? number.ToString(CultureInfo.InvariantCulture) : "", null, merge),
            Cell(1, first && block.Row is { } at ? view.Rows[at].Labels : "", null, merge),
            Cell(2, what, null, null, !last),
            Cell(3, old, WordTable.Gone),
            Cell(4, @new, WordTable.Come),
            Cell(5, ChangeNames.Size(line, view.Language), null, null),
            Cell(6, first ? review?.Mark ?? "" : "", new RunProperties(new Bold()), merge),
            WordTable.Cell(Widths[7], "TableNote", first ? note.Select(n => WordTable.Line("TableNote", n)) : [], null, 1, merge)
        );
    }

    private static TableCell Cell(int column, string text, RunProperties? properties, bool? merge, bool together = false)
    {
        var line = WordTable.Line("TableNote", text, text.Length > 0 ? properties : null);
        return WordTable.Cell(Widths[column], "TableNote", [together ? WordTable.Together(line) : line], null, 1, merge);
    }

    /// <summary>A cell of several lines, each in the style of what went or came.</summary>
    private static TableCell Cell(int column, IReadOnlyList<string> lines, Func<RunProperties> properties) =>
        WordTable.Cell(
            Widths[column],
            "TableNote",
            lines.DefaultIfEmpty("").Select(l => WordTable.Line("TableNote", l, l.Length > 0 ? properties() : null)),
            null,
            1,
            null
        );
}
