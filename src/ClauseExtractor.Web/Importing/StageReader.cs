using ClauseExtractor.Reading;

namespace ClauseExtractor.Web.Importing;

/// <summary>A reader that tells when it begins and ends.</summary>
internal sealed class StageReader(IDocumentReader reader, Action<ImportStage> tell) : IDocumentReader
{
    public string Name => reader.Name;

    public bool Accepts(SourceFile file) => reader.Accepts(file);

    public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
    {
        tell(ImportStage.Reading);
        var document = reader.Read(file, cancellation);
        tell(ImportStage.Extracting);
        return document;
    }
}
