using System.Security.Cryptography;
using System.Text;

namespace ClauseExtractor.Library.Reviews;

/// <summary>
/// Notes on a clause, and on a document: kept with the marks of changes, as those of a document against itself. What is marked as checked
/// leaves the review queue.
/// </summary>
public static class ClauseMarks
{
    /// <summary>What a note on a document as a whole is kept under.</summary>
    public const string Document = "document";

    private const int LongestPath = 48;

    /// <summary>What the notes on a clause are kept under.</summary>
    /// <param name="clause">Its path; null for the document as a whole.</param>
    public static string Key(string? clause) =>
        clause is null ? Document
        : clause.Length <= LongestPath ? "clause " + clause
        : "clause " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(clause)))[..32];

    /// <summary>The notes on a clause, the oldest first.</summary>
    /// <param name="document">Id of the document.</param>
    /// <param name="clause">Its path; null for the document as a whole.</param>
    public static IReadOnlyList<ChangeReview> Of(ChangeReviews reviews, string document, string? clause)
    {
        string key = Key(clause);
        return [.. reviews.History(document, document).Where(r => r.Key == key)];
    }
}
