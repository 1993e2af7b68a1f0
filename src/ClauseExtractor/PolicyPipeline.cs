using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;
using ClauseExtractor.Structure;

namespace ClauseExtractor;

/// <summary>The map of the product: read → lay out → structure → extract. Each stage is one class with one verb over immutable values.</summary>
/// <param name="readers">The readers in order of preference; the first that accepts a file reads it.</param>
public sealed class PolicyPipeline(IReadOnlyList<IDocumentReader> readers)
{
    /// <summary>Plain text only; the formats add their readers.</summary>
    public PolicyPipeline() : this([new PlainTextReader()])
    {
    }

    /// <summary>The record of a file; its canonical text is in <see cref="PolicyRecord.Text"/>. Safe to call from several threads.</summary>
    /// <exception cref="UnreadableDocumentException">No reader accepts the file, or it cannot be read.</exception>
    public PolicyRecord Run(SourceFile file, CancellationToken cancellation = default) => Run(Read(file, cancellation));

    /// <summary>The record of a document that is read already.</summary>
    public static PolicyRecord Run(SourceDocument document)
    {
        PolicyText text = TextLayout.LayOut(document);
        ClauseTree tree = ClauseSegmenter.Segment(text);
        var record = PolicyExtractor.Extract(tree);
        // An error page, a cover, a scan whose numbers were lost: read without a fault, and hardly what was meant.
        return record.Clauses.Count > 0 || OfficialWords.EndsAsTitle(TextFold.Fold(record.Document.Title ?? "")) ? record
            : record with { Warnings = [.. record.Warnings, new Warning("CE0123", "No numbered unit was found: the document may be no policy, or its numbers were lost.")] };
    }

    private SourceDocument Read(SourceFile file, CancellationToken cancellation)
    {
        if (file.Content.IsEmpty)
            throw new UnreadableDocumentException("CE0001", "The file is empty.", "Download it again.");
        var reader = readers.FirstOrDefault(r => r.Accepts(file))
            ?? throw new UnreadableDocumentException("CE0002", "The file is neither text nor a format that can be read here.", "Convert it to PDF, DOCX, HTML or plain text.");
        return reader.Read(file, cancellation);
    }
}
