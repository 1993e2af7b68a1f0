using ClauseExtractor.Extraction;
using ClauseExtractor.Revision.Facts;

namespace ClauseExtractor.Revision.History;

/// <summary>A figure of the newest version and the version that it came with.</summary>
/// <param name="Row">Index into the newest record's benefits.</param>
/// <param name="Cap">Index into the row's caps; null for its rate.</param>
/// <param name="Since">The version from which on the figure has been as it is.</param>
/// <param name="Before">The value before that, of the same row; null where the figure was new.</param>
public sealed record BlameLine(int Row, int? Cap, PolicyVersion Since, decimal? Before);

/// <summary>Says of every cap and rate in force which version it came with.</summary>
public static class PolicyBlame
{
    /// <summary>One line a cap or rate, in the order of the newest record.</summary>
    /// <param name="versions">The oldest first, at least one.</param>
    public static IReadOnlyList<BlameLine> Of(IReadOnlyList<PolicyVersion> versions)
    {
        var lines = Lines(versions[0], _ => null);
        for (int v = 1; v < versions.Count; v++)
        {
            var (old, @new, known) = (versions[v - 1].Record, versions[v].Record, lines.ToDictionary(l => (l.Row, l.Cap)));
            var rows = ClauseComparison
                .Of(old, @new)
                .Rows.Where(r => r.Old.Count > 0 && r.New.Count > 0)
                .Select(r => new RowAlignment(r))
                .ToList();
            var partner = BenefitComparer.Pair(old.Benefits, @new.Benefits, rows).Pairs.ToDictionary(p => p.New, p => (p.Old, p.Row));
            lines = Lines(
                versions[v],
                figure =>
                    partner.TryGetValue(figure.Row, out var from)
                        ? Carry(old.Benefits[from.Old], @new.Benefits[figure.Row], from, figure, known)
                        : null
            );
        }
        return lines;
    }

    private static List<BlameLine> Lines(PolicyVersion version, Func<(int Row, int? Cap), (PolicyVersion? Since, decimal? Before)?> carried)
    {
        var lines = new List<BlameLine>();
        for (int row = 0; row < version.Record.Benefits.Count; row++)
        {
            var benefit = version.Record.Benefits[row];
            if (benefit.Rate is not null)
                Add(row, null);
            for (int cap = 0; cap < benefit.Caps.Count; cap++)
                Add(row, cap);
        }
        return lines;

        void Add(int row, int? cap)
        {
            var from = carried((row, cap));
            lines.Add(new BlameLine(row, cap, from?.Since ?? version, from?.Before));
        }
    }

    /// <summary>The same figure keeps its version; a changed one has its old value.</summary>
    private static (PolicyVersion? Since, decimal? Before)? Carry(
        Benefit old,
        Benefit @new,
        (int Old, RowAlignment? Row) from,
        (int Row, int? Cap) figure,
        Dictionary<(int, int?), BlameLine> known
    )
    {
        if (figure.Cap is not { } at)
            return old.Rate is not { } rate ? null
                : Same(rate, @new.Rate!) ? Kept(known[(from.Old, null)])
                : (null, rate.Value);
        int source = Array.IndexOf(CapPairing.Pair(old.Caps, @new.Caps, from.Row), at);
        return source < 0 ? null
            : Same(old.Caps[source], @new.Caps[at]) ? Kept(known[(from.Old, source)])
            : (null, old.Caps[source].Amount);

        static (PolicyVersion? Since, decimal? Before)? Kept(BlameLine line) => (line.Since, line.Before);
    }

    private static bool Same(Cap a, Cap b) =>
        (a.Amount, a.Lower, a.Currency, a.Bound, a.Per, a.Unit) == (b.Amount, b.Lower, b.Currency, b.Bound, b.Per, b.Unit);

    private static bool Same(Rate a, Rate b) => (a.Value, a.Lower, a.Bound) == (b.Value, b.Lower, b.Bound);
}
