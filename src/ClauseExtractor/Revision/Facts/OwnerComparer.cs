using ClauseExtractor.Extraction;

namespace ClauseExtractor.Revision.Facts;

/// <summary>
/// Compares who is in charge: of the document, and of each clause that both sides have. An owner that a clause only inherits is told once,
/// at its section.
/// </summary>
internal static class OwnerComparer
{
    /// <summary>From how much overlap on a name took another's place; where several could have, the text does not say which.</summary>
    private const double OnePlace = 0.3;

    public static void Compare(
        PolicyRecord old,
        PolicyRecord @new,
        IReadOnlyList<RowAlignment> rows,
        IReadOnlyList<Replacement> replacements,
        List<FactChange> facts
    )
    {
        Compare(null, null, Number(old.Document.Owners), Number(@new.Document.Owners), null, replacements, facts);
        var (oldClauses, newClauses) = (ByPath(old), ByPath(@new));
        foreach (var row in rows.Where(r => r.Row.Change.Change != ChangeKind.Unchanged))
        {
            var change = row.Row.Change;
            Compare(
                change.Old[0],
                change.New[0],
                Number(change.Old.SelectMany(p => oldClauses.GetValueOrDefault(p)?.Owners ?? [])),
                Number(change.New.SelectMany(p => newClauses.GetValueOrDefault(p)?.Owners ?? [])),
                row,
                replacements,
                facts
            );
        }
    }

    /// <summary>
    /// Owners of one name are the same, then those of one authority (renamed, or written shorter), then those of which one stands in the
    /// other's place.
    /// </summary>
    private static void Compare(
        string? oldClause,
        string? newClause,
        List<(int Row, Owner Owner)> old,
        List<(int Row, Owner Owner)> @new,
        RowAlignment? row,
        IReadOnlyList<Replacement> replacements,
        List<FactChange> facts
    )
    {
        Pair((o, n) => PhraseLikeness.Same(o.Name, n.Name));
        Pair((o, n) => IsRenamed(o, n));
        Pair((o, n) => o.Authority is not null && o.Authority == n.Authority);
        var places = old.SelectMany(o =>
                @new.Where(n => row is not null && row.SamePlace(o.Owner.Span, n.Owner.Span) > OnePlace)
                    .Select(n => (Old: o.Owner, New: n.Owner))
            )
            .ToList();
        Pair((o, n) => places.Contains((o, n)) && places.Count(p => p.Old == o || p.New == n) == 1);
        facts.AddRange(
            old.Select(o => new FactChange(
                FactSubject.Owner,
                FactChangeKind.Removed,
                oldClause,
                newClause,
                o.Row,
                null,
                "name",
                o.Owner.Name,
                null,
                o.Owner.Span,
                null
            ))
        );
        facts.AddRange(
            @new.Select(n => new FactChange(
                FactSubject.Owner,
                FactChangeKind.Added,
                oldClause,
                newClause,
                null,
                n.Row,
                "name",
                null,
                n.Owner.Name,
                null,
                n.Owner.Span
            ))
        );

        // A name replaced throughout is said once, as that.
        bool IsRenamed(Owner o, Owner n) => replacements.Any(r => o.Name.Replace(r.Old, r.New, StringComparison.Ordinal) == n.Name);

        void Pair(Func<Owner, Owner, bool> same)
        {
            foreach (var (oldRow, owner) in old.ToList())
            {
                int at = @new.FindIndex(n => same(owner, n.Owner));
                if (at < 0)
                    continue;
                var (newRow, partner) = @new[at];
                old.RemoveAll(o => o.Row == oldRow);
                @new.RemoveAt(at);
                var write = new FactWriter(facts, FactSubject.Owner, oldClause, newClause, oldRow, newRow);
                if (!IsRenamed(owner, partner))
                    write.Phrase("name", owner.Name, partner.Name, owner.Span, partner.Span);
                write.Value("role", owner.Role, partner.Role, owner.Span, partner.Span);
            }
        }
    }

    private static List<(int Row, Owner Owner)> Number(IEnumerable<Owner> owners) =>
        [.. owners.Select((o, i) => (i, o)).Where(o => !o.o.Inherited)];

    private static Dictionary<string, Clause> ByPath(PolicyRecord record) =>
        record.Clauses.GroupBy(c => c.Path).ToDictionary(g => g.Key, g => g.First());
}
