using ClauseExtractor.Extraction;
using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Extraction.Judging;

namespace ClauseExtractor.Training;

/// <summary>
/// What each figure of a text is there for, by the answers: aligned by clause and value, and by hand where no row rests on it.
/// </summary>
internal static class FigureLabels
{
    /// <summary>A role for each figure; null where the answers leave it open.</summary>
    /// <param name="byHand">Roles by offset.</param>
    public static FigureRole?[] Of(
        ReadDocument document,
        IReadOnlyList<GoldRow> gold,
        IReadOnlyList<JudgedFigure> figures,
        IReadOnlyDictionary<int, FigureRole> byHand
    )
    {
        var labels = new FigureRole?[figures.Count];
        var left = new Dictionary<(string, string), int>();
        foreach (var row in gold.Where(g => g.IsQuantified && !g.Optional))
        foreach (string value in Values(row).Distinct())
            left[(row.Clause, value)] = left.GetValueOrDefault((row.Clause, value)) + 1;
        var optional = gold.Where(g => g.Optional).SelectMany(g => Values(g).Select(v => (g.Clause, v))).ToHashSet();

        // Those that a row rests on first: the same value may stand in a condition, too.
        foreach (bool cited in new[] { true, false })
            for (int i = 0; i < figures.Count; i++)
            {
                if (labels[i] is not null || figures[i].Context.Evidence.HasFlag(FigureEvidence.Row) != cited)
                    continue;
                string clause = GoldRow.Path(document.Tree.Nodes[figures[i].Node].Path);
                var values = Values(document.Folded, figures[i]).ToList();
                if (byHand.TryGetValue(figures[i].Context.Mention.Range.Start, out var role))
                    labels[i] = role;
                else if (values.Find(v => left.GetValueOrDefault((clause, v)) > 0) is { } value)
                    (labels[i], left[(clause, value)]) = (FigureRole.Benefit, left[(clause, value)] - 1);
                else if (cited && values.Exists(v => left.ContainsKey((clause, v))))
                    labels[i] = FigureRole.Benefit;
                else if (!values.Exists(v => optional.Contains((clause, v))))
                    labels[i] = Rules(figures[i].Context.Evidence);
            }
        return labels;
    }

    private static FigureRole? Rules(FigureEvidence evidence) =>
        evidence.HasFlag(FigureEvidence.Indicator) ? FigureRole.Indicator
        : evidence.HasFlag(FigureEvidence.Threshold) ? FigureRole.Threshold
        : null;

    private static IEnumerable<string> Values(GoldRow row) =>
        row
            .Caps.Select(c => $"m{c.Amount / 1.0000000000m:G29}")
            .Concat(row.Rate is { } rate ? [$"s{Math.Round(rate, 4):G29}"] : [])
            .Concat(row.Match is { } match ? [$"r{match:G29}"] : []);

    private static IEnumerable<string> Values(string folded, JudgedFigure figure)
    {
        var (value, upper, _) = FigureValue.Read(folded, figure.Context.Mention, []);
        if (!figure.Context.Mention.Plain && figure.Cap is { } cap)
            (value, upper) = (cap.Amount, null);
        if (figure.Rate is { } rate && figure.Context.Mention.Kind == AccountedFigureKind.Share)
            (value, upper) = (rate.Value, null);
        char kind = figure.Context.Mention.Kind switch
        {
            AccountedFigureKind.Money => 'm',
            AccountedFigureKind.Share => 's',
            _ => 'r',
        };
        if ((upper ?? value) is { } amount)
            yield return kind == 's' ? $"s{Math.Round(amount, 4):G29}" : $"{kind}{amount / 1.0000000000m:G29}";
    }
}
