using ClauseExtractor.Extraction;

namespace ClauseExtractor.Cli.Extracting;

/// <summary>What became of one file of a run.</summary>
/// <param name="Path">The file as found.</param>
/// <param name="Stem">Name of the files that its record was written to, without extension.</param>
/// <param name="Outcome">Without its record where the run keeps none.</param>
internal sealed record ExtractedFile(string Path, string Stem, FileOutcome Outcome)
{
    /// <summary>Null where the file was refused, and where the run keeps no records.</summary>
    public PolicyRecord? Record => Outcome.Record;

    public bool IsRefused => Outcome.Kind == OutcomeKind.Refused;

    /// <summary>The title found; null where there is none, and where the file was refused.</summary>
    public string? Title { get; private init; }

    /// <summary>What the record holds; null where the file was refused.</summary>
    public int? Clauses { get; private init; }

    /// <inheritdoc cref="Clauses"/>
    public int? Benefits { get; private init; }

    /// <inheritdoc cref="Clauses"/>
    public int? Warnings { get; private init; }

    public static ExtractedFile Of(string path, string stem, FileOutcome outcome, bool keepRecord) =>
        new(path, stem, keepRecord ? outcome : outcome with { Record = null })
        {
            Title = outcome.Record?.Document.Title,
            Clauses = outcome.Record?.Clauses.Count,
            Benefits = outcome.Record?.Benefits.Count,
            Warnings = outcome.Record?.Warnings.Count,
        };
}
