using Lucene.Net.Analysis;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// How the fields of a clause become terms: units in pairs, and in the field of words the words of Jieba.NET's dictionary.
/// </summary>
/// <param name="forQueries">True to read what is looked for, false to read what is indexed: see <see cref="PairFilter"/>.</param>
internal sealed class ClauseAnalyzer(JiebaWords jieba, bool forQueries = false) : Analyzer(PER_FIELD_REUSE_STRATEGY)
{
    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var units = new UnitTokenizer(reader);
        return new TokenStreamComponents(
            units,
            fieldName == ClauseDocument.Words ? new WordFilter(units, jieba) : new PairFilter(units, forQueries)
        );
    }
}
