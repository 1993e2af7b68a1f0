using ClauseExtractor.Extraction;
using ClauseExtractor.Revision;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Reports;

/// <summary>Makes the rows of a view: labels, rank, and the note that is drafted from the facts.</summary>
internal sealed class RowWriter(
    ReportLanguage language,
    PolicyRecord oldRecord,
    PolicyRecord newRecord,
    IReadOnlyList<Replacement> replacements
)
{
    private const int HeadingLength = 24;
    private readonly Dictionary<string, Clause> oldClauses = ByPath(oldRecord),
        newClauses = ByPath(newRecord);

    public RevisionRow Row(int number, ClauseChange change, IReadOnlyList<FactLine> facts, IReadOnlyList<string> factNotes)
    {
        var clause = change.New.Count > 0 ? newClauses.GetValueOrDefault(change.New[0]) : oldClauses.GetValueOrDefault(change.Old[0]);
        return new RevisionRow(
            number,
            Anchor(change),
            change,
            Rank(change, facts),
            ChangeNames.Of(change.Change, language),
            Label(change.Old),
            Label(change.New),
            Heading(change, clause),
            clause?.Level ?? 1,
            facts,
            factNotes,
            Note(change, factNotes)
        );
    }

    private static Dictionary<string, Clause> ByPath(PolicyRecord record) =>
        record.Clauses.GroupBy(c => c.Path).ToDictionary(g => g.Key, g => g.First());

    /// <summary>By the new path where there is one, else by the old: a link to a clause survives another change elsewhere.</summary>
    private static string Anchor(ClauseChange change) => change.New.Count > 0 ? "new/" + change.New[0] : "old/" + change.Old[0];

    private string T(string chinese, string english) => language.Text(chinese, english);

    private static string Label(IReadOnlyList<string> paths) => string.Join('、', paths.Select(Label));

    /// <summary>Articles are numbered through the document: 第五章/第三十条/(二) is known as 第三十条(二).</summary>
    private static string Label(string path)
    {
        string[] steps = path.Split('/');
        int article = Array.FindIndex(steps, s => s is ['第', .., '条']);
        return string.Concat(steps.Skip(Math.Max(0, article)));
    }

    private string Heading(ClauseChange change, Clause? clause)
    {
        if (clause is null)
            return change.New.Concat(change.Old).First() == "序" ? T("标题与前言", "Title and preamble") : T("结尾", "Closing");
        return ValueText.Shorten((clause.Heading ?? clause.Text).Split('\n')[0], HeadingLength);
    }

    private ChangeRank Rank(ClauseChange change, IReadOnlyList<FactLine> facts) =>
        change.Change switch
        {
            _ when facts.Count > 0 => ChangeRank.Substance,
            ChangeKind.Inserted or ChangeKind.Deleted => ChangeRank.Substance,
            ChangeKind.Reworded when IsRenaming(change) => ChangeRank.Renaming,
            ChangeKind.Reworded or ChangeKind.Split or ChangeKind.Merged => ChangeRank.Wording,
            ChangeKind.Editorial => ChangeRank.Layout,
            _ => change.Moved || change.Renumbered ? ChangeRank.Layout : ChangeRank.Same,
        };

    /// <summary>True where the clause differs in nothing but names that are replaced throughout, and in what is only editorial.</summary>
    private bool IsRenaming(ClauseChange change)
    {
        string old = string.Concat(change.Edits.Where(e => e.Op != EditOp.Insert).Select(e => e.Text)),
            @new = string.Concat(change.Edits.Where(e => e.Op != EditOp.Delete).Select(e => e.Text));
        string renamed = replacements
            .OrderByDescending(r => r.Old.Length)
            .Aggregate(old, (text, r) => text.Replace(r.Old, r.New, StringComparison.Ordinal));
        return renamed != old && renamed.Where(char.IsLetterOrDigit).SequenceEqual(@new.Where(char.IsLetterOrDigit));
    }

    private string Note(ClauseChange change, IReadOnlyList<string> facts)
    {
        string label = Label(change.New);
        var notes = new List<string>();
        switch (change.Change)
        {
            case ChangeKind.Inserted:
                notes.Add(T("新增条款。", "New clause."));
                break;
            case ChangeKind.Deleted:
                notes.Add(T("删除本条款。", "Clause deleted."));
                break;
            case ChangeKind.Split:
                notes.Add(T($"拆分为{label}。", $"Split into {label}."));
                break;
            case ChangeKind.Merged:
                notes.Add(T($"由{Label(change.Old)}合并。", $"Merged from {Label(change.Old)}."));
                break;
            case ChangeKind.Editorial:
                notes.Add(T("仅标点、格式或引用序号调整。", "Only punctuation, layout or a cross-reference."));
                break;
            case ChangeKind.Reworded when facts.Count == 0 && IsRenaming(change):
                notes.Add(T("仅替换名称。", "Only names replaced throughout."));
                break;
            case ChangeKind.Reworded when facts.Count == 0:
                notes.Add(T("文字修改。", "Words changed."));
                break;
        }
        notes.AddRange(facts);
        if (change.Moved)
            notes.Add(T($"由{Label(change.Old)}移至{label}。", $"Moved from {Label(change.Old)} to {label}."));
        if (change.Renumbered)
            notes.Add(
                T($"序号由{Last(change.Old)}调整为{Last(change.New)}。", $"Renumbered from {Last(change.Old)} to {Last(change.New)}.")
            );
        return string.Join('\n', notes);
    }

    private static string Last(IReadOnlyList<string> paths) => paths[0][(paths[0].LastIndexOf('/') + 1)..];
}
