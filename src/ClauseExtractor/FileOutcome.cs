using ClauseExtractor.Extraction;
using ClauseExtractor.Reading;

namespace ClauseExtractor;

/// <summary>How it went with one file.</summary>
public enum OutcomeKind
{
    /// <summary>Read, with nothing to remark.</summary>
    Read,

    /// <summary>Read, with doubts; they stand in the record's warnings.</summary>
    ReadWithWarnings,

    /// <summary>Refused: there is no record.</summary>
    Refused,
}

/// <summary>What became of one file: a record, or a code, a reason and what to do.</summary>
/// <param name="File">The file's name without a folder.</param>
/// <param name="Kind">How it went.</param>
public sealed record FileOutcome(string File, OutcomeKind Kind)
{
    /// <summary>The record; null where the file was refused.</summary>
    public PolicyRecord? Record { get; init; }

    /// <summary>Stable code of the refusal (CE00xx), or of the first warning (CE01xx); null where there is nothing to remark.</summary>
    public string? Code { get; init; }

    /// <summary>Why, in a sentence; null where there is nothing to remark.</summary>
    public string? Reason { get; init; }

    /// <summary>What a user can do about a refusal.</summary>
    public string? Remedy { get; init; }

    /// <summary>Reads one file to the end and never throws for what is wrong with it: a batch goes on with the next.</summary>
    /// <param name="pipeline">The pipeline with the readers in use.</param>
    /// <param name="path">Path of the file.</param>
    /// <param name="password">Opens a protected file; null where none was given.</param>
    /// <param name="longest">Most bytes a file may have.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static FileOutcome Of(
        PolicyPipeline pipeline,
        string path,
        string? password = null,
        long longest = 512L << 20,
        CancellationToken cancellation = default
    )
    {
        return Of(pipeline, new FileEntry(path, Path.GetFileName(path)), password, longest, cancellation);
    }

    /// <summary>Reads one file that was found in a folder.</summary>
    /// <inheritdoc cref="Of(PolicyPipeline, string, string?, long, CancellationToken)"/>
    public static FileOutcome Of(
        PolicyPipeline pipeline,
        FileEntry entry,
        string? password = null,
        long longest = 512L << 20,
        CancellationToken cancellation = default
    )
    {
        string name = entry.Packed is null ? entry.FileName : entry.Name;
        try
        {
            return Of(pipeline, entry.Load(longest) with { Password = password }, cancellation) with { File = name };
        }
        catch (UnreadableDocumentException e)
        {
            return Refuse(name, e.Code, e.Message, e.Remedy);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refuse(
                name,
                "CE0030",
                "The file is not there (any more).",
                "Check the path; if it was moved meanwhile, give its new place."
            );
        }
        catch (UnauthorizedAccessException)
        {
            return Refuse(
                name,
                "CE0031",
                Directory.Exists(entry.Path) ? "The path is a folder." : "The file may not be read.",
                "Give a file that you have the right to read."
            );
        }
        catch (IOException e)
        {
            return Refuse(
                name,
                "CE0032",
                $"The file cannot be read: {e.Message}",
                "Close the program that holds it, or copy it elsewhere, and try again."
            );
        }
    }

    /// <summary>Reads one file whose bytes are there already.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static FileOutcome Of(PolicyPipeline pipeline, SourceFile file, CancellationToken cancellation = default)
    {
        try
        {
            var record = pipeline.Run(file, cancellation);
            var doubt = record.Warnings.FirstOrDefault(warning => warning.Code.StartsWith("CE01", StringComparison.Ordinal));
            return new FileOutcome(file.Name, doubt is null ? OutcomeKind.Read : OutcomeKind.ReadWithWarnings)
            {
                Record = record,
                Code = doubt?.Code,
                Reason = doubt?.Message,
            };
        }
        catch (UnreadableDocumentException e)
        {
            return Refuse(file.Name, e.Code, e.Message, e.Remedy);
        }
    }

    private static FileOutcome Refuse(string file, string code, string reason, string remedy) =>
        new(file, OutcomeKind.Refused)
        {
            Code = code,
            Reason = reason,
            Remedy = remedy,
        };
}
