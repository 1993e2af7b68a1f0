using ClauseExtractor.Extraction;

namespace ClauseExtractor.Revision.Facts;

/// <summary>Compares who is in charge: of the document, and of each clause that both sides have. An owner that a clause only inherits is told once, at its section.</summary>
internal static class OwnerComparer
{
    public static void Compare(PolicyRecord old, PolicyRecord @new, IReadOnlyList<RowAlignment> rows, List<FactChange> facts)
    {
        Compare(null, null, Number(old.Document.Owners), Number(@new.Document.Owners), facts);
        var (oldClauses, newClauses) = (ByPath(old), ByPath(@new));
        foreach (var change in rows.Select(r => r.Row.Change).Where(c => c.Old.Count > 0 && c.New.Count > 0))
            Compare(
                change.Old[0], change.New[0], Number(change.Old.SelectMany(p => oldClauses.GetValueOrDefault(p)?.Owners ?? [])),
                Number(change.New.SelectMany(p => newClauses.GetValueOrDefault(p)?.Owners ?? [])), facts);
    }

    private static void Compare(string? oldClause, string? newClause, List<(int Row, Owner Owner)> old, List<(int Row, Owner Owner)> @new, List<FactChange> facts)
    {
        foreach (var (row, owner) in old)
        {
            int same = @new.FindIndex(n => Wording.Same(n.Owner.Name, owner.Name));
            if (same < 0 && owner.Authority is not null)
                same = @new.FindIndex(n => n.Owner.Authority == owner.Authority);
            if (same < 0)
            {
                facts.Add(new FactChange(FactSubject.Owner, FactChangeKind.Removed, oldClause, newClause, row, null, "name", owner.Name, null, owner.Span, null));
                continue;
            }
            var (newRow, partner) = @new[same];
            @new.RemoveAt(same);
            var write = new FactWriter(facts, FactSubject.Owner, oldClause, newClause, row, newRow);
            write.Phrase("name", owner.Name, partner.Name, owner.Span, partner.Span);
            write.Value("role", owner.Role, partner.Role, owner.Span, partner.Span);
        }
        facts.AddRange(@new.Select(n => new FactChange(
            FactSubject.Owner, FactChangeKind.Added, oldClause, newClause, null, n.Row, "name", null, n.Owner.Name, null, n.Owner.Span)));
    }

    private static List<(int Row, Owner Owner)> Number(IEnumerable<Owner> owners) => [.. owners.Select((o, i) => (i, o)).Where(o => !o.o.Inherited)];

    private static Dictionary<string, Clause> ByPath(PolicyRecord record) => record.Clauses.GroupBy(c => c.Path).ToDictionary(g => g.Key, g => g.First());
}
