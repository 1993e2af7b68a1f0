using ClauseExtractor.Extraction;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Cli.Extracting;

/// <summary>Reads files side by side; each gets an outcome of its own, and one that is refused harms no other.</summary>
/// <param name="keepRecords">True to hand the records out, too; of a large folder they are many megabytes.</param>
internal sealed class ExtractRun(PolicyPipeline pipeline, RecordFolder folder, bool keepRecords)
{
    /// <summary>
    /// The files in path order. The three tables are published at the end, of the records that were written, on interruption too.
    /// </summary>
    /// <param name="files">In path order.</param>
    /// <param name="password">Tried on protected files.</param>
    /// <param name="done">Called after each file, from several threads.</param>
    /// <exception cref="OperationCanceledException">The user interrupted; whole records only are left.</exception>
    /// <exception cref="IOException">The folder cannot be written to (it is full, or not writable): no later file would fare
    /// better.</exception>
    public async Task<IReadOnlyList<ExtractedFile>> RunAsync(
        IReadOnlyList<FileEntry> files,
        string? password,
        Action done,
        CancellationToken cancellation
    )
    {
        var extracted = new ExtractedFile?[files.Count];
        string[] stems = Stems(files);
        using var tables = folder.BeginTables();
        try
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, files.Count),
                cancellation,
                (i, stop) =>
                {
                    var outcome = FileOutcome.Of(pipeline, files[i], password, cancellation: stop);
                    if (outcome.Record is { } record)
                        folder.Write(stems[i], record);
                    tables.Add(i, outcome.Record);
                    extracted[i] = ExtractedFile.Of(EscapedName.Of(files[i].Path), stems[i], outcome, keepRecords);
                    done();
                    return ValueTask.CompletedTask;
                }
            );
        }
        finally
        {
            tables.Publish();
        }
        return [.. extracted.OfType<ExtractedFile>()];
    }

    /// <summary>Where two files have the same stem, the later one in path order gets the first 8 digits of its SHA-256 behind it.</summary>
    private static string[] Stems(IReadOnlyList<FileEntry> files)
    {
        // Without regard to case, as the folders of Windows and macOS are.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. files.Select(file =>
            {
                // An escaped name has backslashes, which part folders on Windows.
                string stem = Path.GetFileNameWithoutExtension(EscapedName.Of(file.FileName)).Replace('\\', '_');
                return taken.Add(stem) ? stem : $"{stem}-{Hash(file)}";
            }),
        ];
    }

    private static string Hash(FileEntry file)
    {
        try
        {
            return file.Load().Sha256[..8];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UnreadableDocumentException)
        {
            return "unreadable"; // refused when it is read
        }
    }
}
