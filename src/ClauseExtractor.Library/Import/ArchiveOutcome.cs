using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Archives;

namespace ClauseExtractor.Library.Import;

/// <summary>What is told of an archive whose files are imported each by itself.</summary>
public static class ArchiveOutcome
{
    /// <param name="name">The archive's.</param>
    public static ImportOutcome Of(string name, ArchiveContents contents)
    {
        int within = name.Length + ArchiveFile.Arrow.Length;
        string names = string.Join(", ", contents.Passed.Take(20).Select(passed => EscapedName.Of(passed[within..])));
        return new ImportOutcome(
            name,
            ImportStatus.Unpacked,
            null,
            null,
            "CE0128",
            $"The archive holds {contents.Entries.Count} {(contents.Entries.Count == 1 ? "file" : "files")}; each is imported by itself."
                + (names.Length == 0 ? "" : $" Passed over, for they are of no kind that a document comes as: {names}."),
            "See their own outcomes."
        );
    }
}
