using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Library.Import;

/// <summary>A file with what was made of it before the library's write lock is taken.</summary>
/// <param name="File">Null where it is refused.</param>
/// <param name="Prepared">Null where it is refused, and for bytes that the library has.</param>
/// <param name="Refusal">Why it was not read; null where it was.</param>
internal sealed record ReadFile(string Path, string? Sha256, SourceFile? File, PreparedRecord? Prepared, ImportOutcome? Refusal)
{
    /// <summary>
    /// The same file with why it cannot be kept; null where that is no fault of the file, and where it is refused already.
    /// </summary>
    public ReadFile? Refused(Exception fault) =>
        Refusal is null && Importer.Refusal(Path, fault) is { } refusal ? Refused(Sha256, refusal) : null;

    /// <exception cref="ArgumentException">There is no refusal.</exception>
    public static ReadFile Refused(string? sha256, ImportOutcome? refusal) =>
        refusal is null ? throw new ArgumentException("No refusal.", nameof(refusal)) : new(refusal.Path, sha256, null, null, refusal);
}
