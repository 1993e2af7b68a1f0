using ClauseExtractor.Extraction;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>The names of what a validity rests on, in the query language and on the screen.</summary>
public static class ValidityNames
{
    private static readonly (ValidityBasis Basis, string Code, string Chinese)[] Names =
    [
        (ValidityBasis.Written, "written", "原文写明"),
        (ValidityBasis.Computed, "computed", "按原文推算"),
        (ValidityBasis.AssumedFromIssue, "assumed", "按成文日期推定"),
        (ValidityBasis.None, "none", "没有日期"),
    ];

    /// <summary>The code in queries, facets and the API: <c>assumed</c>.</summary>
    public static string Code(ValidityBasis basis) => Names.First(n => n.Basis == basis).Code;

    /// <summary>The basis in Chinese.</summary>
    public static string Chinese(ValidityBasis basis) => Names.First(n => n.Basis == basis).Chinese;

    /// <summary>The basis that a code or a Chinese name means, null where there is none.</summary>
    public static ValidityBasis? Parse(string name) =>
        Names
            .Where(n => n.Code.Equals(name, StringComparison.OrdinalIgnoreCase) || n.Chinese == name)
            .Select(n => (ValidityBasis?)n.Basis)
            .FirstOrDefault();
}
