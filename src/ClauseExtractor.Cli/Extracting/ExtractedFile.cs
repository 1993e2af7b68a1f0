using ClauseExtractor.Extraction;

namespace ClauseExtractor.Cli.Extracting;

/// <summary>What became of one file of a run.</summary>
/// <param name="Path">The file as found.</param>
/// <param name="Stem">Name of the files that its record was written to, without extension.</param>
internal sealed record ExtractedFile(string Path, string Stem, FileOutcome Outcome)
{
    /// <summary>Null where the file was refused.</summary>
    public PolicyRecord? Record => Outcome.Record;

    public bool IsRefused => Outcome.Kind == OutcomeKind.Refused;
}
