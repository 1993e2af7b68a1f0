using ClauseExtractor.Extraction;
using ClauseExtractor.Revision.Facts;

namespace ClauseExtractor.Revision.History;

/// <summary>A figure of the newest version and the version that it came with.</summary>
/// <param name="Row">Index into the newest record's benefits.</param>
/// <param name="Cap">Index into the row's caps; null for its rate.</param>
/// <param name="Since">The version from which on the figure has been as it is.</param>
/// <param name="Before">The value before that, of the same row; null where the figure was new.</param>
public sealed record BlameLine(int Row, int? Cap, PolicyVersion Since, decimal? Before)
{
    /// <summary>The figure in every version since it is there, the oldest first.</summary>
    public IReadOnlyList<BlameStep> Steps { get; init; } = [];
}

/// <summary>What a figure was in a version.</summary>
/// <param name="Value">A sum, or a share as a fraction.</param>
public sealed record BlameStep(PolicyVersion Version, decimal Value);

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

    /// <param name="Since">Null where the figure changed with this version.</param>
    /// <param name="Steps">In the versions before.</param>
    private readonly record struct Carried(PolicyVersion? Since, decimal? Before, IReadOnlyList<BlameStep> Steps);

    private static List<BlameLine> Lines(PolicyVersion version, Func<(int Row, int? Cap), Carried?> carried)
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
            var benefit = version.Record.Benefits[row];
            decimal value = cap is { } at ? benefit.Caps[at].Amount : benefit.Rate!.Value;
            lines.Add(
                new BlameLine(row, cap, from?.Since ?? version, from?.Before)
                {
                    Steps = [.. from?.Steps ?? [], new BlameStep(version, value)],
                }
            );
        }
    }

    /// <summary>The same figure keeps its version; a changed one has its old value.</summary>
    private static Carried? Carry(
        Benefit old,
        Benefit @new,
        (int Old, RowAlignment? Row) from,
        (int Row, int? Cap) figure,
        Dictionary<(int, int?), BlameLine> known
    )
    {
        if (figure.Cap is not { } at)
            return old.Rate is not { } rate ? null : Of(known[(from.Old, null)], Same(rate, @new.Rate!), rate.Value);
        int source = Array.IndexOf(CapPairing.Pair(old.Caps, @new.Caps, from.Row), at);
        return source < 0 ? null : Of(known[(from.Old, source)], Same(old.Caps[source], @new.Caps[at]), old.Caps[source].Amount);

        static Carried? Of(BlameLine line, bool kept, decimal before) =>
            kept ? new Carried(line.Since, line.Before, line.Steps) : new Carried(null, before, line.Steps);
    }

    private static bool Same(Cap a, Cap b) =>
        (a.Amount, a.Lower, a.Currency, a.Bound, a.Per, a.Unit) == (b.Amount, b.Lower, b.Currency, b.Bound, b.Per, b.Unit);

    private static bool Same(Rate a, Rate b) => (a.Value, a.Lower, a.Bound) == (b.Value, b.Lower, b.Bound);
}
