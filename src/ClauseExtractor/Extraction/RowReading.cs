using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction;

/// <summary>Why a row was read: the wording that made it, the next best, and what decided between them.</summary>
/// <param name="Clause">Path of the clause.</param>
/// <param name="Row">Place of the row in the record's benefits, from 0.</param>
/// <param name="Words">The words of the segment that the wording read.</param>
/// <param name="Wording">Name of the wording in <c>wordings.tsv</c>; <c>item</c> for one that leans on a noun before it (二等奖3万元).</param>
/// <param name="Pattern">The wording as the table writes it, empty for an item.</param>
/// <param name="Example">The example that stands beside it in the table.</param>
/// <param name="Score">What the reading is worth, 0 to 1.</param>
/// <param name="Second">Name of the second reading, null where the text allows no other.</param>
/// <param name="Margin">How much less the second is worth; the score itself where there is none.</param>
/// <param name="Inherited">True where the condition was said of an earlier grant or sentence.</param>
/// <param name="Flags">What speaks against the row.</param>
public sealed record RowReading(
    string Clause,
    int Row,
    string Term,
    Span Words,
    string Wording,
    string Pattern,
    string Example,
    double Score,
    string? Second,
    double Margin,
    bool Inherited,
    IReadOnlyList<string> Flags
);
