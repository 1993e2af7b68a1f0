using System.Globalization;
using ClauseExtractor.Library.Search;
using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace ClauseExtractor.Library.Index;

/// <summary>What Lucene holds of a clause: three fields of units and pairs that find it, a field of words that ranks it, its figures, its number and the fingerprint of its content.</summary>
internal static class ClauseDocument
{
    public const string Key = "key", Content = "content", Owner = "document", Context = "context", Heading = "heading", Text = "text", Words = "words", Figures = "figures";

    private static readonly FieldType Found = Make(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, withLength: true);
    private static readonly FieldType Ranked = Make(IndexOptions.DOCS_AND_FREQS, withLength: true);
    private static readonly FieldType Exact = Make(IndexOptions.DOCS_ONLY, withLength: false);

    /// <summary>The term that all clauses of a document have.</summary>
    public static Term Of(int document) => new(Owner, document.ToString(CultureInfo.InvariantCulture));

    public static string Figure(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    public static Document From(IndexedClause clause, JiebaWords jieba)
    {
        var units = IndexForm.Units(clause.Text);
        var document = new Document
        {
            new NumericDocValuesField(Key, clause.Key.Value),
            new NumericDocValuesField(Content, IndexedContent.Of(clause)),
            new Field(Owner, Of(clause.Key.Document).Text, Exact),
            new Field(Context, new UnitTokens(IndexForm.Units(clause.Context)), Found),
            new Field(Heading, new UnitTokens(IndexForm.Units(clause.Heading)), Found),
            new Field(Text, new UnitTokens(units), Found),
            new Field(Words, new WordTokens(jieba.Cut(units)), Ranked),
        };
        foreach (decimal figure in FigureMentions.Find(clause.Text).Select(f => f.Value).Distinct())
            document.Add(new Field(Figures, Figure(figure), Exact));
        return document;
    }

    private static FieldType Make(IndexOptions options, bool withLength)
    {
        var type = new FieldType { IsIndexed = true, IsTokenized = withLength, OmitNorms = !withLength, IndexOptions = options };
        type.Freeze();
        return type;
    }
}
