using System.Text;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Reports;
using ClauseExtractor.Revision;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Cli.Comparing;

/// <summary>
/// A revision on the terminal: counts, changes of substance, then clause by clause. Without colour, 〔−…−〕 is what went and 〔+…+〕 what came.
/// </summary>
internal sealed class RevisionScreen(Shell shell, RevisionView view)
{
    /// <summary>Equal text longer than twice this is shown by its ends.</summary>
    private const int Context = 24;

    /// <param name="hidden">Ranks whose rows are left out; they stay counted.</param>
    public void Print(IReadOnlyCollection<ChangeRank> hidden)
    {
        var (old, @new) = (view.Record.Old, view.Record.New);
        Line($"{shell.Text("修订前", "Before")}  {old.Title ?? old.File}  ({old.File})");
        Line($"{shell.Text("修订后", "After")}  {@new.Title ?? @new.File}  ({@new.File})");
        Line(SummaryText.Line(view));
        foreach (var kind in view.Blocks.GroupBy(b => b.Kind))
        {
            Line("");
            Line(Paint("1", BlockNames.Of(kind.Key, view.Language)));
            foreach (var block in kind)
                Print(block);
        }
        foreach (var row in view.Rows.Where(r => !hidden.Contains(r.Rank)))
            Print(row);
        foreach (var rank in hidden.Order().Where(r => r != ChangeRank.Same && view.Count(r) > 0))
            Line(shell.Text($"未显示：{Name(rank)} {view.Count(rank)} 条", $"Not shown: {view.Count(rank)} {Name(rank)}"));
    }

    private void Print(FactBlock block)
    {
        string place = block.Row is { } at ? view.Rows[at].Labels + "  " : "";
        var lines = BlockNames.Read(block, view.Language);
        Wrapped("  • ", place + lines[0]);
        foreach (string line in lines.Skip(1))
            Wrapped("      ", line);
    }

    private void Print(RevisionRow row)
    {
        string tags =
            row.Kind
            + (row.Change.Moved ? shell.Text("、移动", ", moved") : "")
            + (row.Change.Renumbered ? shell.Text("、序号变化", ", renumbered") : "");
        Line("");
        Line(Paint("1", row.Labels) + $"  {row.Heading}  [{tags}]");
        if (row.Change.Change == ChangeKind.Unchanged)
            return;
        var text = new StringBuilder();
        for (int i = 0; i < row.Change.Edits.Count; i++)
            text.Append(Words(row.Change.Edits[i], i == 0, i == row.Change.Edits.Count - 1));
        foreach (string line in text.ToString().Split('\n'))
            Wrapped("    ", line);
    }

    private string Words(Edit edit, bool first, bool last) =>
        edit.Op switch
        {
            EditOp.Delete => shell.Colour
                ? string.Join('\n', edit.Text.Split('\n').Select(t => $"\e[31;9m{t}\e[0m"))
                : $"〔−{edit.Text}−〕",
            EditOp.Insert => shell.Colour
                ? string.Join('\n', edit.Text.Split('\n').Select(t => $"\e[32;4m{t}\e[0m"))
                : $"〔+{edit.Text}+〕",
            _ when edit.Text.Length <= 2 * Context + 2 => edit.Text,
            _ => (first ? "" : edit.Text[..Cut(edit.Text, Context)])
                + "…"
                + (last ? "" : edit.Text[Cut(edit.Text, edit.Text.Length - Context)..]),
        };

    /// <summary>Not between the halves of a surrogate pair.</summary>
    private static int Cut(string text, int at) => char.IsLowSurrogate(text[at]) ? at + 1 : at;

    private string Name(ChangeRank rank) =>
        rank switch
        {
            ChangeRank.Substance => shell.Text("实质变化", "of substance"),
            ChangeRank.Wording => shell.Text("文字变化", "of wording"),
            ChangeRank.Renaming => shell.Text("仅替换名称", "with nothing but names replaced"),
            _ => shell.Text("格式与序号变化", "of layout and numbering"),
        };

    private string Paint(string code, string text) => shell.Colour ? $"\e[{code}m{text}\e[0m" : text;

    /// <summary>Colour codes take no columns, so a coloured line is left to the terminal to wrap.</summary>
    private void Wrapped(string margin, string text)
    {
        if (shell.Colour)
        {
            Line(margin + text);
            return;
        }
        string lead = margin;
        foreach (var line in CellWidth.WrapRanges(text, Math.Max(20, shell.Width - margin.Length)))
        {
            Line(lead + text[line]);
            lead = new string(' ', margin.Length);
        }
    }

    private void Line(string text) => shell.Out.WriteLine(text);
}
