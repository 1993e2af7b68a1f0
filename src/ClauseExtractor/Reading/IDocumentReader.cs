namespace ClauseExtractor.Reading;

/// <summary>Turns the bytes of one kind of file into lines. The port behind which the formats stand.</summary>
public interface IDocumentReader
{
    /// <summary>A short name for reports: <c>text</c>, <c>poppler</c>, <c>pdfpig</c>, <c>word</c> …</summary>
    string Name { get; }

    /// <summary>Whether the bytes, whatever the name says, are of this reader's kind.</summary>
    bool Accepts(SourceFile file);

    /// <exception cref="UnreadableDocumentException">The file is of this kind and cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    SourceDocument Read(SourceFile file, CancellationToken cancellation = default);
}
