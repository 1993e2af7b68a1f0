using System.Text.RegularExpressions;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>A sentence of one side of a row of clauses.</summary>
/// <param name="Row">The side's text; the range leads into it.</param>
/// <param name="Unit">The clause that it stands in.</param>
internal sealed partial record Sentence(RowText Row, ClauseUnit Unit, TextRange Range)
{
    public string Path => Unit.Path;

    public string Words => Row.Text[Range.Start..Range.End];

    /// <summary>The span of the document for a range of the words.</summary>
    public Layout.Span Span(int start, int length) => Row.Span(new TextRange(Range.Start + start, Range.Start + start + length));

    /// <summary>The sentences of one side of a row in order, cut behind 。 and ； and at the ends of lines.</summary>
    public static List<Sentence> Of(RowText row, IReadOnlyList<ClauseUnit> units)
    {
        var sentences = new List<Sentence>();
        int at = 0;
        foreach (var unit in units)
        {
            foreach (Match match in Cut().Matches(unit.Text))
                sentences.Add(new Sentence(row, unit, new TextRange(at + match.Index, at + match.Index + match.Length)));
            at += unit.Text.Length + 1;
        }
        return sentences;
    }

    [GeneratedRegex("[^。；;\n]*[^。；;\\s][^。；;\n]*[。；;]?")]
    private static partial Regex Cut();
}

/// <summary>
/// Which sentences of two documents are the same sentence, as far as they were touched: within matched clauses by the edits between them,
/// then by their words there, then wherever they went.
/// Sentences of clauses whose words stayed are left out.
/// </summary>
internal sealed partial class SentencePairing
{
    /// <summary>
    /// Least share of kept characters, and of like words, of a sentence that was reworded in place; least likeness of one that went to
    /// another clause.
    /// </summary>
    private const double Kept = 0.35,
        Reworded = 0.3,
        Moved = 0.55;

    private const double SameRecipient = 0.2;

    private readonly List<(Sentence Old, Sentence New)> pairs = [],
        moved = [];
    private readonly List<Sentence> onlyOld = [],
        onlyNew = [];
    private readonly HashSet<(Sentence Old, Sentence New)> inPlace = [];
    private ILookup<RowText, (Sentence Old, Sentence New)>? placesOfRow;

    public SentencePairing(IReadOnlyList<RowAlignment> rows, IReadOnlyList<RowAlignment> oneSided)
    {
        foreach (var row in rows.Where(r => r.Row.Change.Change is not (ChangeKind.Unchanged or ChangeKind.Editorial)))
            Within(row);
        foreach (var row in oneSided)
        {
            onlyOld.AddRange(Sentence.Of(row.Old, row.Row.Old));
            onlyNew.AddRange(Sentence.Of(row.New, row.Row.New));
        }
        Anywhere();
    }

    /// <summary>Sentences that stayed in their clause, with other words.</summary>
    public IReadOnlyList<(Sentence Old, Sentence New)> Pairs => pairs;

    /// <summary>Sentences that went to another clause or another place in theirs, reworded or not.</summary>
    public IReadOnlyList<(Sentence Old, Sentence New)> MovedPairs => moved;

    public IReadOnlyList<Sentence> OnlyOld => onlyOld;

    public IReadOnlyList<Sentence> OnlyNew => onlyNew;

    /// <summary>
    /// True where two places of one row of clauses lie in one sentence that stayed there: what stands in two sentences is never one thing
    /// that changed.
    /// </summary>
    public bool AreOne(RowAlignment row, TextRange old, TextRange @new)
    {
        placesOfRow ??= inPlace.ToLookup(p => p.Old.Row);
        return placesOfRow[row.Old].Any(p => p.Old.Range.Contains(old.Start) && p.New.Range.Contains(@new.Start));
    }

    private void Within(RowAlignment row)
    {
        List<Sentence> old = Sentence.Of(row.Old, row.Row.Old),
            @new = Sentence.Of(row.New, row.Row.New);
        Greedy(old, @new, (o, n) => OtherRecipient(o.Words, n.Words) ? 0 : KeptShare(row, o.Range, n.Range), Kept, Add);
        Greedy(
            old,
            @new,
            (o, n) => LineAlignment.IsRow(o.Words) || OtherRecipient(o.Words, n.Words) ? 0 : PhraseLikeness.Similarity(o.Words, n.Words),
            Reworded,
            (o, n) => moved.Add((o, n))
        );
        onlyOld.AddRange(old);
        onlyNew.AddRange(@new);

        void Add(Sentence o, Sentence n)
        {
            inPlace.Add((o, n));
            if (!PhraseLikeness.Same(o.Words, n.Words))
                pairs.Add((o, n));
        }
    }

    private static void Greedy(
        List<Sentence> old,
        List<Sentence> @new,
        Func<Sentence, Sentence, double> likeness,
        double least,
        Action<Sentence, Sentence> add
    )
    {
        foreach (
            var (o, n, _) in old.SelectMany(o => @new.Select(n => (Old: o, New: n, Alike: likeness(o, n))))
                .Where(p => p.Alike >= least)
                .OrderByDescending(p => p.Alike)
                .ToList()
        )
            if (old.Contains(o) && @new.Contains(n))
            {
                old.Remove(o);
                @new.Remove(n);
                add(o, n);
            }
    }

    /// <summary>
    /// True for two sentences that give in like words to recipients that have nothing in common: 对工业设计中心，给予… and 对海外仓，给予…
    /// </summary>
    private static bool OtherRecipient(string old, string @new) =>
        Recipient().Match(old) is { Success: true } o
        && Recipient().Match(@new) is { Success: true } n
        && PhraseLikeness.Similarity(o.Value, n.Value) < SameRecipient;

    [GeneratedRegex("^(?:对|支持|鼓励)[^，,。；;]{4,}")]
    private static partial Regex Recipient();

    /// <summary>Share of the characters of both sentences that the edits keep.</summary>
    private static double KeptShare(RowAlignment row, TextRange old, TextRange @new)
    {
        int kept = 0;
        foreach (var stretch in row.Stretches)
            if (stretch.Equal)
            {
                int start = Math.Max(Math.Max(stretch.Old.Start, old.Start), @new.Start - stretch.New.Start + stretch.Old.Start);
                int end = Math.Min(Math.Min(stretch.Old.End, old.End), @new.End - stretch.New.Start + stretch.Old.Start);
                kept += Math.Max(0, end - start);
            }
        return 2.0 * kept / (old.Length + @new.Length);
    }

    private void Anywhere()
    {
        if (onlyOld.Count == 0 || onlyNew.Count == 0)
            return;
        List<ClauseUnit> old = [.. onlyOld.Select(Unit)],
            @new = [.. onlyNew.Select(Unit)];
        var weights = new ShingleWeights(old, @new);
        var index = new CandidateIndex(@new, weights, _ => true, old);
        var edges = old.Select(o =>
                (IReadOnlyList<(int, double)>)
                    [
                        .. index
                            .Nearest(o)
                            .Where(c =>
                                c.Similarity >= (LineAlignment.IsRow(o.Text) ? 1 : Moved) && !OtherRecipient(o.Text, @new[c.Index].Text)
                            ),
                    ]
            )
            .ToList();
        int[] chosen = SparseAssignment.Solve(edges, @new.Count);
        var (goneOld, goneNew) = (new HashSet<Sentence>(), new HashSet<Sentence>());
        for (int i = 0; i < old.Count; i++)
            if (chosen[i] >= 0)
            {
                moved.Add((onlyOld[i], onlyNew[chosen[i]]));
                goneOld.Add(onlyOld[i]);
                goneNew.Add(onlyNew[chosen[i]]);
            }
        onlyOld.RemoveAll(goneOld.Contains);
        onlyNew.RemoveAll(goneNew.Contains);
    }

    private static ClauseUnit Unit(Sentence sentence) => ClauseUnit.Around(sentence.Path, sentence.Words, []);
}
