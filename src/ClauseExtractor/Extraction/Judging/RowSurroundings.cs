using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>
/// The features of a row that tell how much of its own stretch of the sentence (from the figure of the row before to that of the row
/// behind) was understood, and how crowded its clause is.
/// They name no word: what a wording that nobody met looks like is told by what is left over of it.
/// </summary>
internal static class RowSurroundings
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "own1",
        "own4",
        "own10",
        "ownRun2",
        "ownRun4",
        "ownRun8",
        "ownFront2",
        "ownFront6",
        "ownFront12",
        "ownMiddle1",
        "ownMiddle3",
        "ownTail3",
        "ownTail8",
        "ownShare",
        "pieces1",
        "pieces2",
        "piecesMiddle",
        "piecesTail",
        "ownMeasure",
        "ownNumber",
        "spareNounFront",
        "spareVerbFront",
        "sparePerFront",
        "spareBoundFront",
        "figuresBetween1",
        "figuresBetween2",
        "commasBetween1",
        "commasBetween2",
        "commasBetween4",
        "farNoun12",
        "farNoun30",
        "otherNoun",
        "termOutside",
        "conditionInherited",
        "recipientInherited",
        "conditionBehind",
        "perRun",
        "onlyOfSentence",
        "onlyOfClause",
        "grants2",
        "grants3",
        "grants5",
        "clauseRows3",
        "clauseRows9",
        "clauseSentences2",
        "clauseSentences3",
        "clauseSentences5",
        "clause120",
        "clause200",
        "clauseTerms2",
        "clauseTerms3",
        "looseFigureBehind",
        "looseFigureAndNone",
        "marginSmall",
        "sisterSameFigure",
        "tierAndOthers",
        "tiers4",
        "tierFiguresUneven",
        "sisterOtherShape",
        "bareCeiling",
        "bareCeilingBehind",
        "bareCeilingInSentence",
        "newShape1",
        "newShape2",
        "newShape4",
        "newShapes",
    ];

    /// <param name="clause">The sentences of its unit that hold figures, in order.</param>
    /// <param name="at">Which of them is the row's.</param>
    /// <param name="rows">Rows of its clause.</param>
    public static void Read(
        RowView view,
        ReadOnlySpan<RowSentence> clause,
        int at,
        int rows,
        FamiliarWording familiar,
        ref FeatureWriter writer
    )
    {
        var own = Stretch(view);
        var (conditionStart, conditionEnd) = ConditionWithin(view, own);
        var runs = view.Sentence.Unclaimed(view, own);
        Left(view, own, runs, conditionStart, conditionEnd, ref writer);
        Cues(view, own, conditionStart, conditionEnd, ref writer);
        Clause(view, clause, at, rows, ref writer);
        Sisters(view, ref writer);
        Ceilings(view, clause, at, ref writer);
        var shapes = RowShape.Threes(view, own, runs);
        int unmet = familiar.New(shapes);
        writer.Steps(unmet, 1, 2, 4);
        writer.Number((double)unmet / shapes.Count);
    }

    // From the figure of another row before this one to the next that stands behind it.
    private static TextRange Stretch(RowView view)
    {
        int left = view.Sentence.Range.Start,
            right = view.Sentence.Range.End;
        foreach (var cited in view.Sentence.Cited)
        {
            if (cited.End <= view.First && !view.Cited.Contains(cited))
                left = Math.Max(left, cited.End);
            if (cited.Start >= view.Last)
                right = Math.Min(right, cited.Start);
        }
        // What the next row asks for is no part of this one.
        foreach (var other in view.Sentence.Rows)
        foreach (var span in other.ConditionSpans)
            if (!ReferenceEquals(other, view.Row) && span.Start >= view.Last && !view.IsCondition(span.Start, span.End))
                right = Math.Min(right, span.Start);
        return new TextRange(left, Math.Max(right, view.Last));
    }

    private static (int Start, int End) ConditionWithin(RowView view, TextRange own)
    {
        int start = view.First,
            end = own.Start;
        foreach (var range in view.Conditions)
            Take(range);
        if (view.Row.BeneficiarySpan is { } who)
            Take(new TextRange(who.Start, who.End));
        return (start, end);

        void Take(TextRange range)
        {
            if (range.End > own.Start && range.Start < view.First)
                (start, end) = (Math.Min(start, Math.Max(own.Start, range.Start)), Math.Max(end, Math.Min(range.End, view.First)));
        }
    }

    // What nothing accounts for: characters, runs of them, whole parts between commas.
    private static void Left(
        RowView view,
        TextRange own,
        List<TextRange> runs,
        int conditionStart,
        int conditionEnd,
        ref FeatureWriter writer
    )
    {
        int all = 0,
            longest = 0,
            front = 0,
            middle = 0,
            tail = 0,
            pieces = 0,
            piecesMiddle = 0,
            piecesTail = 0;
        foreach (var run in runs)
        {
            all += run.Length;
            longest = Math.Max(longest, run.Length);
            front += run.Start < conditionStart ? run.Length : 0;
            middle += run.Start >= conditionEnd && run.Start < view.Last ? run.Length : 0;
            tail += run.Start >= view.Last ? run.Length : 0;
        }
        for (int from = own.Start; from < own.End; )
        {
            int comma = view.Folded.AsSpan(from, own.End - from).IndexOf(','),
                to = comma < 0 ? own.End : from + comma;
            if (to - from >= 3 && !view.Touches(from, to))
            {
                pieces++;
                piecesMiddle += from >= conditionEnd && from < view.Last ? 1 : 0;
                piecesTail += from >= view.Last ? 1 : 0;
            }
            from = to + 1;
        }
        writer.Steps(all, 1, 4, 10);
        writer.Steps(longest, 2, 4, 8);
        writer.Steps(front, 2, 6, 12);
        writer.Steps(middle, 1, 3);
        writer.Steps(tail, 3, 8);
        writer.Number(all / Math.Max(12.0, own.Length) * 2);
        writer.Steps(pieces, 1, 2);
        writer.Put(piecesMiddle > 0);
        writer.Put(piecesTail > 0);
    }

    private static void Cues(RowView view, TextRange own, int conditionStart, int conditionEnd, ref FeatureWriter writer)
    {
        var (row, sentence, folded) = (view.Row, view.Sentence, view.Folded);
        bool measure = false,
            number = false,
            noun = false,
            verb = false,
            per = false,
            bound = false,
            other = false,
            run = false,
            term = false;
        int far = own.Length,
            last = -9;
        foreach (var token in sentence.Tokens)
        {
            if (!own.Contains(token.Start) || token.Depth > 0)
                continue;
            bool isTerm = token.Kind == TokenKind.Noun && folded.AsSpan(token.Start, token.End - token.Start).SequenceEqual(row.Term);
            if (isTerm)
                (term, far) = (
                    true,
                    Math.Min(far, token.End <= view.First ? view.First - token.End : Math.Max(0, token.Start - view.Last))
                );
            if (token.Kind == TokenKind.Per)
                (run, last) = (run || token.Start - last <= 1, token.End);
            if (view.IsPart(token.Start))
                continue;
            bool before = token.End <= view.First;
            measure = measure || before && token.Kind is TokenKind.Threshold or TokenKind.Quantity;
            number = number || token.Kind is TokenKind.Number or TokenKind.Ratio or TokenKind.Multiple;
            verb = verb || token.Kind is TokenKind.Verb or TokenKind.Giver && token.End <= conditionStart;
            noun = noun || token.Kind == TokenKind.Noun && token.End <= conditionStart;
            per = per || token.Kind == TokenKind.Per && token.End <= conditionStart;
            bound = bound || token.Kind == TokenKind.Bound && token.End <= conditionStart;
            other = other || token.Kind == TokenKind.Noun && !isTerm;
        }
        int between = 0;
        foreach (var figure in sentence.Figures)
            if (
                figure.Context.Mention.Range.Start >= conditionEnd
                && figure.Context.Mention.Range.End <= view.Last
                && !view.Own.Contains(figure)
            )
                between++;
        writer.Put(measure);
        writer.Put(number);
        writer.Put(noun);
        writer.Put(verb);
        writer.Put(per);
        writer.Put(bound);
        writer.Steps(between, 1, 2);
        writer.Steps(view.First > conditionEnd ? folded.AsSpan(conditionEnd, view.First - conditionEnd).Count(',') : 0, 1, 2, 4);
        writer.Steps(far, 12, 30);
        writer.Put(other);
        writer.Put(!term);
        writer.Put(row.ConditionSpans is [{ } first, ..] && first.Start < own.Start);
        writer.Put(row.BeneficiarySpan is { } who && who.Start < own.Start);
        writer.Put(row.ConditionSpans is [.., { } end] && end.Start >= view.Last);
        writer.Put(run);
    }

    private static void Clause(RowView view, ReadOnlySpan<RowSentence> clause, int at, int rows, ref FeatureWriter writer)
    {
        int grants = 0,
            terms = 0;
        bool loose = false,
            outside = false;
        foreach (var token in view.Sentence.Tokens)
            grants += token.Depth == 0 && token.Kind is TokenKind.Verb or TokenKind.Giver ? 1 : 0;
        string? first = null,
            second = null;
        foreach (var sentence in clause)
        foreach (var row in sentence.Rows)
            if (row.Term != first && row.Term != second && terms < 3)
                (first, second, terms) = (first ?? row.Term, first is null ? null : second ?? row.Term, terms + 1);
        foreach (var cited in view.Cited)
            outside = outside || !view.Sentence.Range.Contains(cited.Start);
        for (int i = at + 1; i < clause.Length; i++)
            foreach (var figure in clause[i].Figures)
                loose =
                    loose || clause[i].Rows.Count == 0 && figure.Role is FigureRole.Benefit or FigureRole.Provision or FigureRole.Unread;
        writer.Put(view.Sentence.Rows.Count == 1);
        writer.Put(rows == 1);
        writer.Steps(grants, 2, 3, 5);
        writer.Steps(rows, 3, 9);
        writer.Steps(clause.Length, 2, 3, 5);
        writer.Steps(clause[^1].Range.End - clause[0].Range.Start, 120, 200);
        writer.Steps(terms, 2, 3);
        writer.Put(loose);
        writer.Put(loose && !outside);
        writer.Put(view.Hint.Margin < 0.1);
    }

    // 每家每年最高50万元 as a row of its own: what it bounds may be the rows before it.
    private static void Ceilings(RowView view, ReadOnlySpan<RowSentence> clause, int at, ref FeatureWriter writer)
    {
        bool behind = false,
            within = false,
            bare = IsBareCeiling(view.Sentence, view.Row);
        for (int i = at; i < clause.Length && !bare && !behind; i++)
            foreach (var other in clause[i].Rows)
                if (!ReferenceEquals(other, view.Row) && other.Span.Start > view.Row.Span.Start && IsBareCeiling(clause[i], other))
                {
                    (behind, within) = (true, i == at);
                    break;
                }
        writer.Put(bare);
        writer.Put(behind);
        writer.Put(within);
    }

    // A ceiling alone, with nothing between the figure before it and itself that gives.
    private static bool IsBareCeiling(RowSentence sentence, Benefit row)
    {
        if (row.Rate is not null || row.Caps is not [{ Bound: Bound.UpTo } cap])
            return false;
        int from = sentence.Range.Start;
        foreach (var cited in sentence.Cited)
            if (cited.End <= cap.Span.Start)
                from = Math.Max(from, cited.End);
        foreach (var token in sentence.Tokens)
            if (token.Kind is TokenKind.Verb or TokenKind.Giver && token.Start >= from && token.End <= cap.Span.End + 8)
                return false;
        return true;
    }

    private static void Sisters(RowView view, ref FeatureWriter writer)
    {
        var row = view.Row;
        bool same = false,
            mixed = false,
            shape = false;
        int tiers = row.Tier is null ? 0 : 1,
            uncited = 0;
        foreach (var other in view.Sentence.Rows)
        {
            if (ReferenceEquals(other, row))
                continue;
            tiers += other.Tier is null ? 0 : 1;
            mixed = mixed || (other.Tier is null) != (row.Tier is null);
            shape =
                shape
                || other.Term == row.Term
                    && (
                        other.Caps.Count != row.Caps.Count
                        || (other.Rate is null) != (row.Rate is null)
                        || other.ConditionSpans.Count != row.ConditionSpans.Count
                    );
            foreach (var cap in other.Caps)
            foreach (var mine in row.Caps)
                same = same || cap.Span.Start == mine.Span.Start;
        }
        foreach (var figure in view.Sentence.Figures)
            uncited += figure.Role == FigureRole.Threshold ? 1 : 0;
        writer.Put(same);
        writer.Put(mixed);
        writer.Put(tiers >= 4);
        writer.Put(row.Tier is not null && uncited > 0 && uncited % Math.Max(1, tiers) != 0);
        writer.Put(shape);
    }
}
