using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>What the reader itself said of a row.</summary>
/// <param name="Doubts">Its doubts as bits, by the number of the <see cref="ConfidenceFlag"/>.</param>
/// <param name="Score">What the wording that it was read by is worth, 0 to 1; 0 for an item that leans on a noun before it.</param>
/// <param name="Margin">How much less the second reading is worth; 1 where there is none.</param>
internal readonly record struct RowHint(int Doubts, double Score, double Margin);

/// <summary>What the reader hands on to the judge.</summary>
/// <param name="Rows">A hint a row.</param>
/// <param name="Sentences">The sentences of the units that gave rows, by the unit's index: their cues need not be read again.</param>
internal sealed record RowHints(IReadOnlyList<RowHint> Rows, IReadOnlyDictionary<int, List<Sentence>> Sentences);

/// <summary>How unfamiliar a document is.</summary>
/// <param name="Unread">Share of its figures that could not be read.</param>
/// <param name="Spare">Share of its figures that may be given and stand in no row.</param>
/// <param name="Residue">Characters that nothing accounts for between a condition and its figure, on average.</param>
/// <param name="New">Pairs of characters beside its given figures that are new, on average.</param>
internal readonly record struct DocumentDoubt(double Unread, double Spare, double Residue, double New);

/// <summary>A row in its sentence, with what is asked of it more than once.</summary>
internal sealed class RowView
{
    public RowView(string folded, Benefit row, RowSentence sentence, RowHint hint)
    {
        (Folded, Row, Sentence, Hint) = (folded, row, sentence, hint);
        Base = row.Rate?.Base is { } of ? TextFold.Fold(of) : null;
        (Caps, Conditions) = ([.. row.Caps], new TextRange[row.ConditionSpans.Count]);
        for (int i = 0; i < Conditions.Length; i++)
            Conditions[i] = new TextRange(row.ConditionSpans[i].Start, row.ConditionSpans[i].End);
        foreach (var cap in Caps)
            Cited.Add(new TextRange(cap.Span.Start, cap.Span.End));
        if (row.Rate is { } rate)
            Cited.Add(new TextRange(rate.Span.Start, rate.Span.End));
        int first = int.MaxValue,
            last = -1;
        foreach (var cited in Cited)
            if (cited.Start < sentence.Range.End)
                (first, last) = (Math.Min(first, cited.Start), Math.Max(last, cited.End));
        (First, Last) = last < 0 ? (row.Span.Start, row.Span.End) : (Math.Max(sentence.Range.Start, first), last);
        (First, Last) = (
            Math.Clamp(First, sentence.Range.Start, sentence.Range.End),
            Math.Clamp(Last, sentence.Range.Start, sentence.Range.End)
        );
        int start = First,
            end = Last;
        while (start > sentence.Range.Start && folded[start - 1] != ',')
            start--;
        while (end < sentence.Range.End && folded[end] != ',')
            end++;
        Segment = new TextRange(start, end);
        foreach (var figure in sentence.Figures)
            if (IsCited(figure.Context.Mention.Range))
                Own.Add(figure);
    }

    private List<TextRange>? _parts;
    private bool[]? _isPart;

    public string Folded { get; }

    public Benefit Row { get; }

    public RowSentence Sentence { get; }

    public RowHint Hint { get; }

    public Cap[] Caps { get; }

    /// <summary>Where its condition stands.</summary>
    public TextRange[] Conditions { get; }

    /// <summary>What its share is a share of, folded.</summary>
    public string? Base { get; }

    /// <summary>The words of its caps and its share.</summary>
    public List<TextRange> Cited { get; } = [];

    /// <summary>Its figures.</summary>
    public List<JudgedFigure> Own { get; } = [];

    /// <summary>Where its figures in the sentence start and end.</summary>
    public int First { get; }

    public int Last { get; }

    /// <summary>The words between the commas around its figures.</summary>
    public TextRange Segment { get; }

    public ReadOnlySpan<char> SegmentWords => Folded.AsSpan(Segment.Start, Segment.Length);

    public bool Has(Per per)
    {
        foreach (var cap in Caps)
            if (cap.Per == per)
                return true;
        return false;
    }

    public bool Has(Bound bound)
    {
        foreach (var cap in Caps)
            if (cap.Bound == bound)
                return true;
        return Row.Rate?.Bound == bound;
    }

    /// <summary>True where a place stands in its condition.</summary>
    public bool IsCondition(int start, int end)
    {
        foreach (var range in Conditions)
            if (start >= range.Start && end <= range.End)
                return true;
        return false;
    }

    /// <summary>
    /// True where a place belongs to what the row says: its figures, condition, recipient, base, procedure, or to another row of its list.
    /// </summary>
    public bool IsPart(int at)
    {
        if (_isPart is null)
        {
            _isPart = new bool[Sentence.Range.Length];
            foreach (var part in _parts ??= Parts())
                for (int i = Math.Max(part.Start, Sentence.Range.Start); i < Math.Min(part.End, Sentence.Range.End); i++)
                    _isPart[i - Sentence.Range.Start] = true;
        }
        return at >= Sentence.Range.Start && at < Sentence.Range.End && _isPart[at - Sentence.Range.Start];
    }

    /// <summary>True where a part of the row stands in a range.</summary>
    public bool Touches(int start, int end)
    {
        foreach (var part in _parts ??= Parts())
            if (part.Start < end && start < part.End)
                return true;
        return false;
    }

    private List<TextRange> Parts()
    {
        var parts = new List<TextRange>(Cited);
        Take(Row);
        foreach (var other in Sentence.Rows)
            if (Row.Tier is not null && other.Tier is not null && !ReferenceEquals(other, Row))
                Take(other);
        var words = Folded.AsSpan(Sentence.Range.Start, Sentence.Range.Length);
        if (Base is { } of && words.IndexOf(of) is >= 0 and var at)
            parts.Add(new TextRange(Sentence.Range.Start + at, Sentence.Range.Start + at + of.Length));
        if (Row.Procedure is { } procedure && words.IndexOf(TextFold.Fold(procedure)) is >= 0 and var from)
            parts.Add(new TextRange(Sentence.Range.Start + from, Sentence.Range.Start + from + procedure.Length));
        return parts;

        void Take(Benefit row)
        {
            foreach (var span in row.ConditionSpans)
                parts.Add(new TextRange(span.Start, span.End));
            if (row.BeneficiarySpan is { } who)
                parts.Add(new TextRange(who.Start, who.End));
        }
    }

    private bool IsCited(TextRange range)
    {
        foreach (var cited in Cited)
            if (cited.Start < range.End && range.Start < cited.End)
                return true;
        return false;
    }
}
