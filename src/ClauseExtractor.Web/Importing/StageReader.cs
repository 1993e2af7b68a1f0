using ClauseExtractor.Library.Import;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Web.Importing;

/// <summary>A reader that tells when it begins and ends, and how far the recognition of pages is.</summary>
/// <param name="tell">Takes the stage, the pages begun and all pages that are recognised; 0 where none are, or nobody knows.</param>
internal sealed class StageReader(IDocumentReader reader, Action<ImportStage, int, int> tell) : IDocumentReader
{
    public string Name => reader.Name;

    public bool Accepts(SourceFile file) => reader.Accepts(file);

    public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
    {
        tell(ImportStage.Reading, 0, 0);
        var document = reader.Read(file with { Recognising = (page, pages) => tell(ImportStage.Reading, page, pages) }, cancellation);
        tell(ImportStage.Extracting, 0, 0);
        return document;
    }
}
