using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.PdfPig;

/// <summary>The entry point of the PdfPig engine in a build whose package feed has no PdfPig.</summary>
public static class PdfPigEngine
{
    /// <summary>Version of the package that is built in, without build metadata; null where the engine is not built in.</summary>
    public static string? Version => null;

    /// <summary>The reader, null where the engine is not built in.</summary>
    /// <param name="recogniser">Reads pages that are pictures; null for none.</param>
    public static IDocumentReader? CreateReader(IPageRecogniser? recogniser = null) => null;
}
