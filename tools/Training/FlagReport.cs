using System.Globalization;
using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Extraction.Judging;

namespace ClauseExtractor.Training;

/// <summary>Chooses from which probability on a figure that no row rests on is shown as unread.</summary>
internal static class FlagReport
{
    // Of what is told or flagged, so much must be worth it on documents never met; reworded texts are a little kinder than those.
    private const double LeastPrecision = 0.948;

    private static readonly double[] Thresholds = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9];

    /// <returns>The threshold, and the table that it was chosen from.</returns>
    public static (double Threshold, string Report) Choose(IReadOnlyList<Material> materials, IReadOnlyList<List<JudgedFigure>> figures)
    {
        double chosen = 1;
        var report = new StringBuilder(
            "Figures told or flagged, by the probability from which on a figure that no row rests on is shown as unread; each judged "
                + "by a fit that has not seen its place. Written by tools/Training.\n"
        );
        foreach (bool reworded in new[] { false, true })
        {
            report.Append(
                CultureInfo.InvariantCulture,
                $"\n{(reworded ? "Texts reworded, as documents never met" : "Texts as they stand")}\n"
            );
            foreach (double threshold in Thresholds)
            {
                int told = 0,
                    flagged = 0,
                    silent = 0,
                    wrong = 0,
                    all = 0;
                for (int m = 0; m < materials.Count; m++)
                    if (materials[m].Reworded == reworded)
                        Count(materials[m], figures[m], threshold, ref told, ref flagged, ref silent, ref wrong, ref all);
                double precision = (double)(told + flagged) / (told + flagged + wrong),
                    recall = (double)(told + flagged) / (told + flagged + silent);
                if (reworded && precision >= LeastPrecision)
                    chosen = Math.Min(chosen, threshold);
                report.Append(
                    CultureInfo.InvariantCulture,
                    $"  {threshold:0.00}\tin rows {told}, flagged {flagged}, silent {silent}, needless {wrong}\tprecision "
                        + $"{precision:0.000}\trecall {recall:0.000}\tunread {100.0 * (flagged + wrong) / all:0.0} in 100\n"
                );
            }
        }
        return (chosen, report.Append(CultureInfo.InvariantCulture, $"\nChosen: {chosen:0.00}\n").ToString());
    }

    // As the published scorer counts: by clause, a flag pays for one missed figure.
    private static void Count(
        Material material,
        List<JudgedFigure> figures,
        double threshold,
        ref int told,
        ref int flagged,
        ref int silent,
        ref int wrong,
        ref int all
    )
    {
        var must = Bag(
            material
                .Document.Rows.Where(g => g.IsQuantified && !g.Optional)
                .SelectMany(g => Keys(g.Clause, g.Caps.Select(c => c.Amount), g.Rate, g.Match))
        );
        var have = Bag(
            material
                .Read.Rows.Where(RowLabels.IsQuantified)
                .SelectMany(r => Keys(GoldRow.Path(r.Clause), r.Caps.Select(c => Math.Round(c.Amount, 2)), r.Rate?.Value, r.Match))
        );
        all += figures.Count;
        var flags = figures
            .Where(f => f.Role != FigureRole.Benefit && f.Given >= threshold)
            .CountBy(f => GoldRow.Path(material.Read.Tree.Nodes[f.Node].Path))
            .ToDictionary();
        foreach (var (key, count) in must)
        {
            int there = Math.Min(count, have.GetValueOrDefault(key));
            told += there;
            for (int i = there; i < count; i++)
                if (Above(key.Clause).FirstOrDefault(p => flags.GetValueOrDefault(p) > 0) is { } path)
                {
                    flags[path]--;
                    flagged++;
                }
                else
                {
                    silent++;
                }
        }
        wrong += flags.Values.Sum();
    }

    private static Dictionary<(string Clause, string Value), int> Bag(IEnumerable<(string, string)> keys) =>
        keys.CountBy(k => k).ToDictionary();

    private static IEnumerable<(string, string)> Keys(string clause, IEnumerable<decimal> amounts, decimal? rate, decimal? match) =>
        amounts
            .Select(a => (clause, $"m{a / 1.0000000000m:G29}"))
            .Concat(rate is { } share ? [(clause, $"s{Math.Round(share, 4):G29}")] : [])
            .Concat(match is { } ratio ? [(clause, $"r{ratio / 1.0000000000m:G29}")] : []);

    private static IEnumerable<string> Above(string path)
    {
        for (string? at = path; at is not null; at = at.LastIndexOf('/') is > 0 and var slash ? at[..slash] : null)
            yield return at;
    }
}
