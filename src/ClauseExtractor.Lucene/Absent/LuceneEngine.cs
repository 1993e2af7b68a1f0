using ClauseExtractor.Library.Search;

namespace ClauseExtractor.Lucene;

/// <summary>The entry point of the Lucene engine in a build whose package feed has no Lucene.Net or jieba.NET.</summary>
public static class LuceneEngine
{
    /// <summary>Version of the package that is built in, without build metadata; null where the engine is not built in.</summary>
    public static string? Version => null;

    /// <summary>Opens the index of a library, given the library's path. Null where the engine is not built in.</summary>
    /// <param name="words">Words that the segmenter keeps whole beside its own dictionary.</param>
    public static Func<string, IClauseIndex>? Opener(IEnumerable<string>? words = null) => null;
}
