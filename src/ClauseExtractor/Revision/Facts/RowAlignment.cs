using System.Text.RegularExpressions;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>Leads from the old text of a row of clauses to the new one, by the edits between them.</summary>
internal sealed partial class RowAlignment
{
    private List<Stretch>? stretches;
    private RowText? old,
        @new;

    public RowAlignment(ClauseRow row) => Row = row;

    private static List<Stretch> Align(IReadOnlyList<Edit> edits)
    {
        var stretches = new List<Stretch>();
        int o = 0,
            n = 0;
        foreach (var edit in edits)
        {
            bool equal = edit.Op == EditOp.Equal;
            if (!equal && stretches.Count > 0 && !stretches[^1].Equal)
            {
                var last = stretches[^1];
                stretches[^1] =
                    edit.Op == EditOp.Delete
                        ? last with
                        {
                            Old = new TextRange(last.Old.Start, o + edit.Text.Length),
                        }
                        : last with
                        {
                            New = new TextRange(last.New.Start, n + edit.Text.Length),
                        };
            }
            else
            {
                stretches.Add(
                    new Stretch(
                        equal,
                        new TextRange(o, edit.Op == EditOp.Insert ? o : o + edit.Text.Length),
                        new TextRange(n, edit.Op == EditOp.Delete ? n : n + edit.Text.Length)
                    )
                );
            }
            (o, n) = (stretches[^1].Old.End, stretches[^1].New.End);
        }
        return stretches;
    }

    public ClauseRow Row { get; }

    /// <summary>True where both sides have one text.</summary>
    public bool IsSame => Row.Exact.All(e => e.Op == EditOp.Equal);

    public RowText Old => old ??= new RowText(Row.Old);

    public RowText New => @new ??= new RowText(Row.New);

    /// <summary>The stretches of equal and of changed text, in order; a changed one has both sides.</summary>
    public IReadOnlyList<Stretch> Stretches => stretches ??= Align(Row.Exact);

    /// <summary>
    /// How much an old span and a new one are the same place: intersection over union once the old one is carried over, 0 to 1.
    /// </summary>
    public double SamePlace(Span oldSpan, Span newSpan)
    {
        if (Old.Range(oldSpan) is not { } from || New.Range(newSpan) is not { } to)
            return 0;
        var carried = Carry(from);
        int shared = Math.Min(carried.End, to.End) - Math.Max(carried.Start, to.Start),
            all = Math.Max(carried.End, to.End) - Math.Min(carried.Start, to.Start);
        return shared <= 0 || all == 0 ? 0 : (double)shared / all;
    }

    /// <summary>
    /// The same by the last figure in each span, where both have one: what stands before it (年营业收入首次突破) is shared by all tiers of a list,
    /// and belongs to the first.
    /// </summary>
    public double SameFigurePlace(Span oldSpan, Span newSpan) =>
        LastFigure(oldSpan) is { } o && LastFigure(newSpan) is { } n ? SamePlace(o, n) : SamePlace(oldSpan, newSpan);

    /// <summary>
    /// False where two spans stand in words that have nothing in common: 年满55周岁 of one rule and 年满16周岁 of another are not one age that
    /// changed.
    /// </summary>
    public bool SameSurroundings(Span oldSpan, Span newSpan)
    {
        const double Least = 0.08;
        return Old.Range(oldSpan) is not { } from
            || New.Range(newSpan) is not { } to
            || PhraseLikeness.SimilarityAround(Old.Text, from, New.Text, to) >= Least
            || PhraseLikeness.Similarity(oldSpan.Quote, newSpan.Quote) >= 0.5
            || Old.Text.Length < 40
            || New.Text.Length < 40;
    }

    private static Span? LastFigure(Span span)
    {
        var figure = Figure().Match(span.Quote);
        return figure.Success
            ? span with
            {
                Start = span.Start + figure.Index,
                End = span.Start + figure.Index + figure.Length,
                Quote = figure.Value,
            }
            : null;
    }

    [GeneratedRegex("[0-9０-９][0-9０-９,，.．]*[%％‰万亿千]*", RegexOptions.RightToLeft)]
    private static partial Regex Figure();

    private TextRange Carry(TextRange range) => new(Carry(range.Start, false), Carry(range.End - 1, true));

    /// <summary>The new place of an old character: within a changed stretch its outer edge.</summary>
    private int Carry(int position, bool end)
    {
        foreach (var stretch in Stretches)
            if (stretch.Old.Contains(position))
                return stretch.Equal ? stretch.New.Start + position - stretch.Old.Start + (end ? 1 : 0)
                    : end ? stretch.New.End
                    : stretch.New.Start;
        return New.Text.Length;
    }

    /// <summary>Text that stayed, or what one piece of text became.</summary>
    internal readonly record struct Stretch(bool Equal, TextRange Old, TextRange New);
}
