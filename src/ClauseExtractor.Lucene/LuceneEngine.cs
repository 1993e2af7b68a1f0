using System.Reflection;
using ClauseExtractor.Extraction.Owners;
using ClauseExtractor.Library.Search;
using Lucene.Net.Index;

namespace ClauseExtractor.Lucene;

/// <summary>The entry point of the Lucene engine. A build whose package feed has no Lucene.Net or jieba.NET has the same type, which gives nothing.</summary>
public static class LuceneEngine
{
    /// <summary>Version of the package that is built in, without build metadata; null where the engine is not built in.</summary>
    public static string? Version { get; } = typeof(IndexWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    /// <summary>Opens the index of a library, given the library's path: a folder of that name with <c>.lucene</c> at its end. Null where the engine is not built in.</summary>
    /// <remarks>Beside its own dictionary the segmenter keeps whole what the product knows: the names of authorities and regions, and the words of the library's thesaurus.</remarks>
    /// <param name="words">Further words to keep whole.</param>
    public static Func<string, IClauseIndex>? Opener(IEnumerable<string>? words = null) => library => new LuceneClauseIndex(library + ".lucene", new JiebaWords([.. words ?? [], .. KnownWords(library)]));

    internal static IEnumerable<string> KnownWords(string library)
    {
        string own = Path.ChangeExtension(library, ".thesaurus.txt");
        var thesaurus = File.Exists(own) ? File.ReadLines(own) : Thesaurus.StandardLines();
        return Gazetteer.Names.Concat(thesaurus.SelectMany(line => line.Split('#')[0].Split(['~', '～'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
    }
}
