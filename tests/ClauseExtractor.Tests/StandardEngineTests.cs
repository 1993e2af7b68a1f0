using ClauseExtractor.Lucene;
using ClauseExtractor.PdfPig;

namespace ClauseExtractor.Tests;

/// <summary>Says which standard engines this run exercised: one that is not built in is reported as skipped, never as passed.</summary>
public class StandardEngineTests
{
    [BuiltInFact("PdfPig")]
    public void PdfPig_was_exercised() => Assert.NotNull(PdfPigEngine.CreateReader());

    [BuiltInFact("Lucene.Net with jieba.NET")]
    public void Lucene_was_exercised() => Assert.NotNull(LuceneEngine.Opener());

    private sealed class BuiltInFactAttribute : FactAttribute
    {
        public BuiltInFactAttribute(string engine)
            => Skip = (engine == "PdfPig" ? PdfPigEngine.Version : LuceneEngine.Version) is null ? $"{engine} was not exercised: the package feed had none when this was built." : null;
    }
}
