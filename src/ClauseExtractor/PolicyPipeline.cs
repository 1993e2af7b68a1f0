using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Archives;
using ClauseExtractor.Structure;

namespace ClauseExtractor;

/// <summary>
/// The map of the product: read → lay out → structure → extract. Each stage is one class with one verb over immutable values.
/// </summary>
/// <param name="readers">The readers in order of preference; the first that accepts a file reads it.</param>
public sealed class PolicyPipeline(IReadOnlyList<IDocumentReader> readers)
{
    /// <summary>Plain text only; the formats add their readers.</summary>
    public PolicyPipeline()
        : this([new PlainTextReader()]) { }

    /// <summary>
    /// With what the archives among the files of an import are opened, and the password that is tried on protected files.
    /// </summary>
    public ArchiveOpening Archives { get; init; } = new();

    /// <summary>
    /// The record of a file; its canonical text is in <see cref="PolicyRecord.Text"/>. Safe to call from several threads.
    /// </summary>
    /// <exception cref="UnreadableDocumentException">No reader accepts the file, or it cannot be read.</exception>
    public PolicyRecord Run(SourceFile file, CancellationToken cancellation = default)
    {
        try
        {
            return Run(Read(file, cancellation));
        }
        catch (Exception fault)
            when (fault
                    is not (
                        OperationCanceledException
                        or OutOfMemoryException
                        or UnreadableDocumentException
                        or IOException
                        or UnauthorizedAccessException
                    )
            )
        {
            // A batch goes on with its other files, and the fault is told with the place it came from.
            throw new UnreadableDocumentException(
                "CE0099",
                $"A fault of this product: {fault.GetType().Name} in {fault.TargetSite?.DeclaringType?.Name}.",
                "Report it with the file; the other files are not touched by it.",
                fault
            );
        }
    }

    /// <summary>The record of a document that is read already.</summary>
    public static PolicyRecord Run(SourceDocument document)
    {
        PolicyText text = TextLayout.LayOut(document);
        ClauseTree tree = ClauseSegmenter.Segment(text);
        var record = PolicyExtractor.Extract(tree);
        return record with { Warnings = [.. record.Warnings, .. Doubts(record)] };
    }

    /// <summary>How each row of a document was read: the wording, the second reading, and what decided.</summary>
    public static IReadOnlyList<RowReading> Explain(SourceDocument document) =>
        PolicyExtractor.Explain(ClauseSegmenter.Segment(TextLayout.LayOut(document)));

    /// <summary>How each row of a file was read.</summary>
    /// <exception cref="UnreadableDocumentException">No reader accepts the file, or it cannot be read.</exception>
    public IReadOnlyList<RowReading> Explain(SourceFile file, CancellationToken cancellation = default) =>
        Explain(Read(file, cancellation));

    /// <summary>What read without a fault and is hardly what was meant.</summary>
    private static IEnumerable<Warning> Doubts(PolicyRecord record)
    {
        // An error page, a cover, a scan whose numbers were lost.
        if (record.Clauses.Count == 0 && !OfficialWords.EndsAsTitle(TextFold.Fold(record.Document.Title ?? "")))
            yield return new Warning("CE0123", "No numbered unit was found: the document may be no policy, or its numbers were lost.");
        foreach (var table in record.Clauses.Where(clause => clause.Kind == ClauseKind.Comparison))
            yield return new Warning(
                "CE0306",
                "The text holds a comparison table: what its two sides say of sums is not read as benefits.",
                table.Span
            );
        // An issue of a gazette, a compilation: each document has its number on a line of its own.
        var numbers = record
            .Text.Split('\n')
            .Where(line => line.Length is > 0 and < 40 && line[0] != '第' && OfficialWords.IsDocumentNumber(TextFold.Fold(line)))
            .Distinct()
            .ToList();
        if (numbers.Count > 1)
            yield return new Warning(
                "CE0124",
                $"The file holds several documents ({string.Join(", ", numbers.Take(5))}): title, issuers and dates are those of one "
                    + $"of them. Split it into a file for each."
            );
    }

    /// <summary>The first stage alone: the lines of a file.</summary>
    /// <exception cref="UnreadableDocumentException">No reader accepts the file, or it cannot be read.</exception>
    public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
    {
        if (file.Content.IsEmpty)
            throw new UnreadableDocumentException("CE0001", "The file is empty.", "Download it again.");
        var reader =
            readers.FirstOrDefault(r => r.Accepts(file))
            ?? throw new UnreadableDocumentException(
                "CE0002",
                "The file is neither text nor a format that can be read here.",
                "Convert it to PDF, DOCX, HTML or plain text."
            );
        return reader.Read(file, cancellation);
    }
}
