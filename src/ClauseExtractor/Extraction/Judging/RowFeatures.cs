using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>What speaks for and against a row: a vector of numbers between -1 and 1, by <see cref="Names"/>.</summary>
internal static class RowFeatures
{
    /// <summary>The names of the features, in their order in the vector.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "noCap",
        "caps2",
        "caps3",
        "rate",
        "rateAndCap",
        "match",
        "tier",
        "figures2",
        "figures3",
        "figures5",
        "rows2",
        "rows4",
        "spareFigure",
        "unreadInSentence",
        "unreadInClause",
        "given",
        "givenLow",
        "givenVeryLow",
        "givenSpread",
        "bareItem",
        "score",
        "scoreLow",
        "margin",
        "near1",
        "near3",
        "gap1",
        "gap3",
        "gap6",
        "front1",
        "front3",
        "front8",
        "back1",
        "back3",
        "back8",
        "within1",
        "within3",
        "beforeOdd",
        "sentenceResidue",
        "new1",
        "new2",
        "new4",
        "new7",
        "newPerFigure",
        .. RowCues.Names,
        .. RowParts.Names,
        "nextSpare",
        "previousSpare",
        "previousRate",
        "citedElsewhere",
        "capShared",
        "capInOwnRow",
        "rateInOtherRow",
        "otherBefore",
        "otherBehind",
        "spareAndNoCap2",
        "documentUnread",
        "documentSpare",
        "documentResidue",
        "documentNew",
        "noNoun",
        "unpaired",
        "noCondition",
        "refersBack",
        "stacked",
        "noBase",
        "sharedCap",
        "crowded",
        .. RowDoubts.Names,
        .. RowSurroundings.Names,
    ];

    /// <param name="capShared">True where a cap's words stand on another row, too.</param>
    /// <param name="clauseRows">Rows of its clause.</param>
    /// <param name="clause">The sentences of its unit that hold figures.</param>
    /// <param name="at">Which of them is the row's.</param>
    /// <param name="vector">Takes the features, by <see cref="Names"/>.</param>
    public static void Read(
        RowView view,
        ReadOnlySpan<RowSentence> clause,
        int at,
        bool capShared,
        int unreadInClause,
        int clauseRows,
        DocumentDoubt document,
        FamiliarWording familiar,
        Span<float> vector
    )
    {
        var writer = new FeatureWriter(vector);
        var (previous, next) = (at > 0 ? clause[at - 1] : null, at + 1 < clause.Length ? clause[at + 1] : null);
        Shape(view, unreadInClause, ref writer);
        int near = Coverage(view, ref writer);
        New(view, familiar, ref writer);
        RowCues.Read(view, near, ref writer);
        RowParts.Read(view, ref writer);
        Neighbours(view, previous, next, capShared, ref writer);
        writer.Number(document.Unread * 4);
        writer.Number(document.Spare * 2);
        writer.Number(document.Residue / 12);
        writer.Number(document.New / 8);
        for (int bit = 0; bit < 8; bit++)
            writer.Put((view.Hint.Doubts & (1 << bit)) != 0);
        RowDoubts.Read(view, previous, next, clauseRows, ref writer);
        RowSurroundings.Read(view, clause, at, clauseRows, familiar, ref writer);
        if (writer.Count != vector.Length)
            throw new InvalidOperationException($"{writer.Count} features under {vector.Length} names");
    }

    /// <summary>A figure that no row rests on and that may well be given.</summary>
    public static bool Spare(JudgedFigure figure) => figure.Role != FigureRole.Benefit && figure.Given > 0.15;

    public static bool AnySpare(RowSentence? sentence)
    {
        if (sentence is not null)
            foreach (var figure in sentence.Figures)
                if (Spare(figure))
                    return true;
        return false;
    }

    private static void Shape(RowView view, int unreadInClause, ref FeatureWriter writer)
    {
        var (row, sentence) = (view.Row, view.Sentence);
        int figures = 0;
        bool unread = false;
        foreach (var figure in sentence.Figures)
            (figures, unread) = (figures + (figure.Context.Mention.Plain ? 1 : 0), unread || figure.Role == FigureRole.Unread);
        double least = 0.5,
            most = 0.5;
        foreach (var (i, figure) in view.Own.Index())
            (least, most) = (i == 0 ? figure.Given : Math.Min(least, figure.Given), i == 0 ? figure.Given : Math.Max(most, figure.Given));
        writer.Put(row.Caps.Count == 0);
        writer.Put(row.Caps.Count == 2);
        writer.Put(row.Caps.Count > 2);
        writer.Put(row.Rate is not null);
        writer.Put(row.Rate is not null && row.Caps.Count > 0);
        writer.Put(row.Match is not null);
        writer.Put(row.Tier is not null);
        writer.Steps(figures, 2, 3, 5);
        writer.Steps(sentence.Rows.Count, 2, 4);
        writer.Put(AnySpare(sentence));
        writer.Put(unread);
        writer.Put(unreadInClause > 0);
        writer.Number(Math.Log(Math.Max(least, 1e-3) / Math.Max(1 - least, 1e-3)) / 6);
        writer.Put(least < 0.8);
        writer.Put(least < 0.4);
        writer.Number(most - least);
        writer.Put(view.Hint.Score == 0);
        writer.Number(view.Hint.Score == 0 ? 0 : (view.Hint.Score - 0.85) * 5);
        writer.Put(view.Hint.Score is > 0 and < 0.8);
        writer.Number(view.Hint.Margin * 4);
    }

    // What neither cues nor the row account for: beside its figures, between its condition and them, before the condition, behind them,
    // among them.
    private static int Coverage(RowView view, ref FeatureWriter writer)
    {
        var sentence = view.Sentence;
        int near = 0,
            within = 0,
            conditionEnd = sentence.Range.Start,
            conditionStart = view.First;
        bool odd = false;
        foreach (var cited in view.Cited)
        {
            near += sentence.Residue(cited.Start - 6, cited.Start) + sentence.Residue(cited.End, cited.End + 6);
            within += sentence.Residue(cited.Start, cited.End);
            odd = odd || sentence.Residue(cited.Start - 3, cited.Start) >= 2;
        }
        foreach (var span in view.Conditions)
        {
            if (span.Start >= sentence.Range.Start && span.End <= view.First)
                conditionEnd = Math.Max(conditionEnd, span.End);
            if (span.Start >= sentence.Range.Start && span.Start < sentence.Range.End)
                conditionStart = Math.Min(conditionStart, span.Start);
        }
        if (view.Row.BeneficiarySpan is { } who && who.Start >= sentence.Range.Start && who.Start < sentence.Range.End)
            conditionStart = Math.Min(conditionStart, who.Start);
        int next = sentence.Range.End;
        foreach (var figure in sentence.Figures)
            if (figure.Context.Mention.Range.Start >= view.Last)
                next = Math.Min(next, figure.Context.Mention.Range.Start);
        writer.Steps(near, 1, 3);
        writer.Steps(sentence.Residue(conditionEnd, view.Last), 1, 3, 6);
        writer.Steps(sentence.Residue(sentence.Range.Start, conditionStart), 1, 3, 8);
        writer.Steps(sentence.Residue(view.Last, next), 1, 3, 8);
        writer.Steps(within, 1, 3);
        writer.Put(odd);
        writer.Number(sentence.Residue(sentence.Range.Start, sentence.Range.End) / Math.Max(20.0, sentence.Range.Length) * 2);
        return near;
    }

    private static void New(RowView view, FamiliarWording familiar, ref FeatureWriter writer)
    {
        int count = 0;
        foreach (var figure in view.Own)
            count += familiar.New(view.Folded, view.Sentence.Range, figure.Context.Mention.Range);
        writer.Steps(count, 1, 2, 4, 7);
        writer.Number(view.Own.Count == 0 ? 0.5 : count / (8.0 * view.Own.Count));
    }

    private static void Neighbours(RowView view, RowSentence? previous, RowSentence? next, bool capShared, ref FeatureWriter writer)
    {
        var (row, sentence) = (view.Row, view.Sentence);
        bool elsewhere = false,
            capInOwnRow = false,
            rateInOtherRow = false,
            before = false,
            behind = false;
        foreach (var cited in view.Cited)
            elsewhere = elsewhere || !sentence.Range.Contains(cited.Start);
        // A share and its cap that became two rows.
        foreach (var other in sentence.Rows)
        {
            if (ReferenceEquals(other, row) || other.Term != row.Term)
                continue;
            capInOwnRow = capInOwnRow || row.Rate is not null && row.Caps.Count == 0 && other.Rate is null && other.Caps.Count > 0;
            rateInOtherRow = rateInOtherRow || row.Rate is null && row.Caps.Count > 0 && other.Rate is not null && other.Caps.Count == 0;
            before = before || other.Span.Start < row.Span.Start && other.Tier is null;
            behind = behind || other.Span.Start > row.Span.Start && other.Tier is null;
        }
        writer.Put(AnySpare(next));
        writer.Put(AnySpare(previous));
        writer.Put(row.Rate is null && previous is { Rows: [.., { Rate: not null, Caps.Count: 0 }] });
        writer.Put(elsewhere);
        writer.Put(capShared);
        writer.Put(capInOwnRow);
        writer.Put(rateInOtherRow);
        writer.Put(before);
        writer.Put(behind);
        writer.Put(AnySpare(sentence) && row.Caps.Count < 2);
    }
}
