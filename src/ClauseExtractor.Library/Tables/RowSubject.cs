namespace ClauseExtractor.Library.Tables;

/// <summary>Tells the rows that are about what a query asks from those whose clause only speaks of it.</summary>
internal static class RowSubject
{
    /// <summary>The rows in whose own sentence or heading the words stand; all of them where none is so.</summary>
    public static IReadOnlyList<BenefitTableRow> Of(BenefitTable table)
    {
        var groups = table.Query.Text.Required;
        var about = table.Rows.Where(r => groups.All(g => g.AnyOf.Any(t => Holds(r, t.Words)))).ToList();
        return about.Count > 0 ? about : table.Rows;
    }

    private static bool Holds(BenefitTableRow row, string words) =>
        row.Benefit.Span.Quote.Contains(words, StringComparison.OrdinalIgnoreCase)
        || row.Heading?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}
