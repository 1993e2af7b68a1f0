using ClauseExtractor.Reading;

namespace ClauseExtractor.PdfPig;

/// <summary>The PdfPig engine of a build whose package feed has no PdfPig.</summary>
public static class PdfPigEngine
{
    /// <summary>Version of the package that is built in; null here.</summary>
    public static string? Version => null;

    /// <summary>The reader, null where the engine is not built in.</summary>
    public static IDocumentReader? CreateReader() => null;
}
