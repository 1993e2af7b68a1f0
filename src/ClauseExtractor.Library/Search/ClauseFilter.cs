using ClauseExtractor.Layout;
using ClauseExtractor.Library.Catalogue;

namespace ClauseExtractor.Library.Search;

/// <summary>Which clauses, and which benefits of them, a query's filters let through.</summary>
internal sealed class ClauseFilter
{
    private readonly BenefitFilter benefits;
    private readonly QueryFilter[] ofOwners,
        ofPaths;
    private readonly bool[][] owners;
    private readonly bool[] paths;

    /// <param name="columns">Null where no filter needs them.</param>
    public ClauseFilter(PolicyQuery query, ClauseColumns? columns)
    {
        benefits = new BenefitFilter(query, columns);
        ofOwners = [.. query.Filters.Where(f => f.Field == QueryField.Owner)];
        ofPaths = [.. query.Filters.Where(f => f.Field == QueryField.Clause)];
        paths = columns is null || ofPaths.Length == 0 ? [] : columns.Paths.Where(LetsPath);
        owners = columns is null ? [] : Array.ConvertAll(ofOwners, filter => OwnersOf(columns, filter.Value.Text));
    }

    /// <summary>
    /// The units whose name holds the words, and those of the same authority as a unit so named: 市经信委 finds 市经济信息化委, and so does 经信委.
    /// </summary>
    private static bool[] OwnersOf(ClauseColumns columns, string words)
    {
        string? authority = Extraction.Owners.Gazetteer.KeyOf(words);
        // A name without a place (经信委) is that authority of any place: its key begins with the stroke.
        return columns.Owners.Where(name =>
            TextFold.Fold(name).Contains(words, StringComparison.Ordinal)
            || authority is not null
                && Extraction.Owners.Gazetteer.KeyOf(name) is { } key
                && (key == authority || authority[0] == '/' && key.EndsWith(authority, StringComparison.Ordinal))
        );
    }

    public BenefitFilter Benefits => benefits;

    public static bool NeedsColumns(PolicyQuery query) => query.Filters.Any(f => DocumentFilter.IsOfClauses(f.Field));

    public bool Lets(DocumentColumns document, ClauseKey clause) =>
        benefits.LetsAny(clause, document.Benefits(clause.Ordinal))
        && LetsOwners(document.Owners(clause.Ordinal))
        && (ofPaths.Length == 0 || (document.Path(clause.Ordinal) is var path && path < paths.Length && paths[path]));

    private bool LetsPath(string path) =>
        ofPaths.Where(f => f.Excluded).All(f => !Leads(path, f))
        && (ofPaths.All(f => f.Excluded) || ofPaths.Any(f => !f.Excluded && Leads(path, f)));

    /// <summary>None of the units that are shut out, and where some are asked for, one of them.</summary>
    private bool LetsOwners(ReadOnlySpan<int> names)
    {
        bool asked = false,
            found = false;
        for (int i = 0; i < ofOwners.Length; i++)
        {
            bool has = false;
            foreach (int name in names)
                has |= name < owners[i].Length && owners[i][name];
            if (ofOwners[i].Excluded && has)
                return false;
            (asked, found) = (asked | !ofOwners[i].Excluded, found | (has && !ofOwners[i].Excluded));
        }
        return found || !asked;
    }

    private static bool Leads(string path, QueryFilter filter) =>
        TextFold.Fold(path) is var folded
        && (folded == filter.Value.Text || folded.StartsWith(filter.Value.Text.TrimEnd('/') + "/", StringComparison.Ordinal));
}
