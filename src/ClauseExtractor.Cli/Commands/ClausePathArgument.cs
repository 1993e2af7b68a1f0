using ClauseExtractor.Extraction;

namespace ClauseExtractor.Cli.Commands;

/// <summary>
/// Paths of clauses as people type them: full-width brackets, a 、 behind a number, without strokes as revisions print them (二(四)).
/// </summary>
internal static class ClausePathArgument
{
    /// <returns>The path of the clause that is meant; null where there is none, or where several are without their strokes.</returns>
    public static string? Find(PolicyRecord record, string asked)
    {
        string wanted = Folded(asked),
            joined = Joined(asked);
        var paths = record.Clauses.Select(c => c.Path).ToList();
        return paths.Find(p => p == asked)
            ?? paths.Find(p => Folded(p) == wanted)
            ?? (paths.FindAll(p => Joined(p) == joined) is [var only] ? only : null);
    }

    private static string Folded(string path) => Evaluation.GoldText.Path(path.Replace("、", "", StringComparison.Ordinal));

    private static string Joined(string path) => Folded(path).Replace("/", "", StringComparison.Ordinal);
}
