using ClauseExtractor.Extraction;
using ClauseExtractor.Revision;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Reports;

/// <summary>
/// How much a change matters: what it means before how it is worded before how it is set. Renaming: nothing but names replaced throughout,
/// which is said once; reports keep such clauses back and count them.
/// </summary>
public enum ChangeRank
{
    Substance,
    Wording,
    Renaming,
    Layout,
    Same,
}

/// <summary>How much the two sides of a comparison are the same thing.</summary>
public enum SideLikeness
{
    /// <summary>Two texts.</summary>
    None,

    /// <summary>Two files with one text, character for character.</summary>
    Text,

    /// <summary>One file.</summary>
    File,
}

/// <summary>
/// A revision as it is shown: every row with its words, its edits, its facts and a note, ready for a page, a document or a screen.
/// </summary>
/// <param name="Facts">Every change of meaning, most weighty first.</param>
/// <param name="Blocks">The same in blocks, one a benefit or rule, in the order in which every report shows them.</param>
/// <param name="Rows">Every clause of both sides once, in the new document's order.</param>
/// <param name="DocumentNotes">The changes of the document as a whole, in words.</param>
/// <param name="Drafted">True where some notes were worded by a language model; those end in <see cref="ModelMark"/>.</param>
public sealed record RevisionView(
    RevisionRecord Record,
    ReportLanguage Language,
    IReadOnlyList<FactLine> Facts,
    IReadOnlyList<FactBlock> Blocks,
    IReadOnlyList<RevisionRow> Rows,
    IReadOnlyList<string> DocumentNotes,
    bool Drafted
)
{
    /// <summary>Stands behind a sentence that a language model worded.</summary>
    public const string ModelMark = "※";

    /// <summary>What the mark means, empty where it does not occur.</summary>
    public string MarkMeaning =>
        Drafted
            ? Language.Text(
                "标※的说明由语言模型起草，其数字、名称和方向已与原文核对。",
                "Notes marked ※ were worded by a language model; their figures, names and directions were checked against the texts."
            )
            : "";

    /// <summary>
    /// True where every clause says the same in the same order, and only the setting differs: one version as a PDF and as clean text.
    /// </summary>
    public bool IsSameText =>
        Facts.Count == 0
        && Rows.All(r =>
            r.IsAround || r.Change is { Change: ChangeKind.Unchanged or ChangeKind.Editorial, Moved: false, Renumbered: false }
        );

    /// <summary>What both sides have in common as files.</summary>
    public SideLikeness Likeness { get; init; }

    /// <summary>Ranks that a report keeps back until they are asked for.</summary>
    public static IReadOnlyList<ChangeRank> Quiet { get; } = [ChangeRank.Renaming, ChangeRank.Same];

    /// <summary>How many rows have a rank. A report may hide rows, it never stops counting them.</summary>
    public int Count(ChangeRank rank) => Rows.Count(r => r.Rank == rank);

    /// <summary>The view of a record with the two documents it was made from.</summary>
    /// <param name="sentences">Checked sentences that take the place of the product's own words for the facts they rest on.</param>
    public static RevisionView Of(
        RevisionRecord record,
        PolicyRecord old,
        PolicyRecord @new,
        ReportLanguage language = ReportLanguage.Chinese,
        IReadOnlyList<FactSentence>? sentences = null
    )
    {
        var words = new FactWording(language, old, @new);
        var rowOfOld = Places(record, c => c.Old);
        var rowOfNew = Places(record, c => c.New);
        var facts = record.Facts.Select((f, i) => words.Line(i, f, RowOf(f))).ToList();
        var rows = new RowWriter(language, old, @new, record.Replacements);
        return new RevisionView(
            record,
            language,
            facts,
            FactBlocks.Of(facts, old, @new),
            [.. record.Clauses.Select((c, i) => rows.Row(i, c, [.. facts.Where(f => f.Row == i)], Notes(i)))],
            Notes(null),
            sentences is { Count: > 0 }
        )
        {
            Likeness =
                old.Document.Source.Sha256 == @new.Document.Source.Sha256 ? SideLikeness.File
                : old.Text == @new.Text ? SideLikeness.Text
                : SideLikeness.None,
        };

        IReadOnlyList<string> Notes(int? row)
        {
            var worded = (sentences ?? []).Where(s => s.Facts.Any(f => facts[f].Row == row)).ToList();
            var covered = worded.SelectMany(s => s.Facts).ToHashSet();
            return
            [
                .. worded.Select(s => s.Text + ModelMark),
                .. facts.Where(f => f.Row == row && !covered.Contains(f.Number)).Select(f => f.Text + language.Text("。", ".")),
            ];
        }

        int? RowOf(FactChange fact) =>
            fact.NewClause is { } n && rowOfNew.TryGetValue(n, out int at) || fact.OldClause is { } o && rowOfOld.TryGetValue(o, out at)
                ? at
                : null;
    }

    private static Dictionary<string, int> Places(RevisionRecord record, Func<ClauseChange, IReadOnlyList<string>> side)
    {
        var places = new Dictionary<string, int>();
        for (int i = 0; i < record.Clauses.Count; i++)
            foreach (string path in side(record.Clauses[i]))
                places.TryAdd(path, i);
        return places;
    }
}

/// <summary>A clause or several that belong together, on both sides.</summary>
/// <param name="Number">Index of the row in the record.</param>
/// <param name="Anchor">Id of the row in a page; links to it hold while the record does.</param>
/// <param name="Kind">The change in words: 修改, 新增 …</param>
/// <param name="OldLabel">Paths as a reader knows them; empty where the side does not exist.</param>
/// <param name="Heading">Heading of the clause, or its first words.</param>
/// <param name="Level">Depth from 1.</param>
/// <param name="FactNotes">The facts in sentences.</param>
/// <param name="Note">What an office writes into 修订说明: what happened to the clause, and the facts.</param>
public sealed record RevisionRow(
    int Number,
    string Anchor,
    ClauseChange Change,
    ChangeRank Rank,
    string Kind,
    string OldLabel,
    string NewLabel,
    string Heading,
    int Level,
    IReadOnlyList<FactLine> Facts,
    IReadOnlyList<string> FactNotes,
    string Note
)
{
    /// <summary>The path of what stands before the first clause, and of what stands behind the last.</summary>
    public const string Front = "序",
        Back = "尾";

    /// <summary>True for what stands in no clause.</summary>
    public bool IsAround => Change.New.Concat(Change.Old).First() is Front or Back;

    /// <summary>Where the clause was and is: 二(六) → 二(八), one label where it stayed.</summary>
    public string Labels =>
        OldLabel == NewLabel || OldLabel.Length == 0 ? NewLabel
        : NewLabel.Length == 0 ? OldLabel
        : $"{OldLabel} → {NewLabel}";

    /// <summary>The edits that the old side shows: what stayed and what went.</summary>
    public IEnumerable<Edit> OldEdits => Change.Edits.Where(e => e.Op != EditOp.Insert);

    /// <summary>The edits that the new side shows: what stayed and what came.</summary>
    public IEnumerable<Edit> NewEdits => Change.Edits.Where(e => e.Op != EditOp.Delete);
}

/// <summary>A sentence about changes of meaning that somebody else worded.</summary>
/// <param name="Facts">Indexes into the record's facts, at least one.</param>
public sealed record FactSentence(string Text, IReadOnlyList<int> Facts);
