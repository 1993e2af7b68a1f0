using ClauseExtractor.Layout;

namespace ClauseExtractor.Assistant.Grounding.Checks;

/// <summary>
/// A figure must belong to what the sentence says it of. Each quote is cut into sentences; the words before a figure (back to the figure
/// before it) choose the
/// sentence they come from, and the figure must stand there. In a tiered list (分别) a grant keeps the threshold that it is paired with.
/// </summary>
internal sealed class FigurePlaceCheck : IStatementCheck
{
    public RemovedStatement? Check(Candidate candidate)
    {
        var figures = FigureScanner.Scan(candidate.Text);
        var places = candidate.Evidence.SelectMany(Place.Cut).ToList();
        for (int i = 0; i < figures.Count; i++)
        {
            var figure = figures[i];
            var rivals = places.Where(p => p.Figures.Any(f => f.Kind == figure.Kind)).ToList();
            if (!rivals.Any(p => p.Figures.Any(figure.Says)))
                continue;
            if (!candidate.IsChinese)
            {
                // Words of another language choose no sentence, so the quote must leave no choice.
                if (rivals.Any(p => !p.Figures.Any(figure.Says)))
                    return Misplaced(candidate, figure);
                continue;
            }
            var words = Bigrams.Of(Window(candidate.Text, figures, i));
            int best = rivals.Max(p => p.Carries(words));
            if (!rivals.Any(p => p.Carries(words) == best && p.Figures.Any(figure.Says)))
                return Misplaced(candidate, figure);
        }
        return Tiers(candidate, figures);
    }

    /// <summary>In a list of tiers each grant stands with its own threshold: 首次突破1亿元的奖励10万元, not 30万元.</summary>
    private static RemovedStatement? Tiers(Candidate candidate, IReadOnlyList<Figure> figures)
    {
        var tiers = candidate.Evidence.SelectMany(e => e.Rows).Where(r => r.Tier is not null).ToList();
        if (tiers.Count == 0)
            return null;
        if (
            candidate.Text.Contains("分别", StringComparison.Ordinal)
            || candidate.Text.Contains("respectively", StringComparison.OrdinalIgnoreCase)
        )
            return InOrder(candidate, figures);
        for (int i = 0; i < figures.Count; i++)
        {
            var paid = tiers.Where(r => FigureFoundCheck.RowFigures(r).Any(figures[i].Says)).ToList();
            if (paid.Count == 0)
                continue;
            var threshold = figures.Take(i).LastOrDefault(f => tiers.Any(r => Names(r.Condition, f)));
            if (threshold is not null && !paid.Any(r => Names(r.Condition, threshold)))
                return Misplaced(candidate, figures[i]);
        }
        return null;
    }

    private static bool Names(string? condition, Figure figure) => condition is not null && FigureScanner.Scan(condition).Any(figure.Says);

    /// <summary>分别 pairs by order, so the figures must come in the order of the quote.</summary>
    private static RemovedStatement? InOrder(Candidate candidate, IReadOnlyList<Figure> figures)
    {
        foreach (var given in candidate.Evidence.Select(e => FigureScanner.Scan(e.Span.Quote)))
        {
            int at = 0;
            var mine = figures.Where(f => given.Any(f.Says)).ToList();
            foreach (var figure in mine)
            {
                while (at < given.Count && !figure.Says(given[at]))
                    at++;
                if (at++ == given.Count)
                    return Misplaced(candidate, figure);
            }
        }
        return null;
    }

    private static RemovedStatement Misplaced(Candidate candidate, Figure figure) =>
        new(Fault.FigureMisplaced, candidate.Text[figure.Range.Start..figure.Range.End]);

    /// <summary>
    /// The words that lead to a figure: back to the figure before it, further where those are none; where nothing leads to it, what follows
    /// in its part of the sentence.
    /// </summary>
    private static string Window(string text, IReadOnlyList<Figure> figures, int index)
    {
        var figure = figures[index];
        for (int from = index - 1; from >= 0; from--)
            if (Bigrams.Of(text[figures[from].Range.End..figure.Range.Start]).Count > 2)
                return text[figures[from].Range.End..figure.Range.Start];
        string before = text[..figure.Range.Start];
        return Bigrams.Of(before).Count > 2 ? before : before + text[figure.Range.End..].Split('，', '。', '；', '：')[0];
    }
}
