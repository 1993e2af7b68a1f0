using System.Globalization;
using ClauseExtractor.Library.Search;
using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// What Lucene holds of a clause: a field of pairs that finds it, a field of words that ranks it (and finds what is a word of the
/// dictionary), its figures and its number. What stands above several clauses in a row is held once,
/// in a document of its own behind them (<see cref="UnderContext"/>), with the fingerprint of the policy's content. Made once for each
/// thread that writes, and filled anew for every clause.
/// </summary>
internal sealed class ClauseDocument : IDisposable
{
    public const string Key = "key",
        Content = "content",
        Owner = "document",
        Context = "context",
        Text = "text",
        Words = "words",
        Figures = "figures";

    /// <summary>The key of what is above clauses.</summary>
    public const long NoClause = -1;

    // Neither letter nor space: no phrase runs from one part into the next.
    private const char Break = '|';

    private static readonly FieldType Finding = Make(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, analysed: true);
    private static readonly FieldType Ranking = Make(IndexOptions.DOCS_AND_FREQS, analysed: true);
    private static readonly FieldType Exact = Make(IndexOptions.DOCS_ONLY, analysed: false);

    private readonly NumericDocValuesField _key = new(Key, 0),
        _content = new(Content, 0);
    private readonly UnitReader _read = new();
    private readonly Field _owner = new(Owner, "", Exact),
        _context = new(Context, "", Finding),
        _text,
        _words;
    private readonly Document _document = [];

    public ClauseDocument() => (_text, _words) = (new Field(Text, _read, Finding), new Field(Words, _read, Ranking));

    /// <summary>The term that all clauses of a document have.</summary>
    public static Term Of(int document) => new(Owner, document.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// A policy's clauses and what stands above them, one after the other in the same object: each is to be indexed before the next is
    /// asked for.
    /// </summary>
    public IEnumerable<Document> From(IndexChange change)
    {
        _owner.SetStringValue(Of(change.Document).Text);
        _content.SetInt64Value(IndexedContent.Of(change.Clauses));
        for (int i = 0; i < change.Clauses.Count; i++)
        {
            var clause = change.Clauses[i];
            _key.SetInt64Value(clause.Key.Value);
            // A heading is part of the text; said twice, it counts more.
            _read.Take(clause.Heading.Length > 0 ? clause.Text + Break + clause.Heading : clause.Text);
            Fill(_key, _owner, _text, _words);
            foreach (string figure in FigureMentions.Find(clause.Text).Select(f => f.Key).Distinct())
                _document.Add(new Field(Figures, figure, Exact));
            yield return _document;
            if (i + 1 < change.Clauses.Count && change.Clauses[i + 1].Context == clause.Context)
                continue;
            _key.SetInt64Value(NoClause);
            _context.SetStringValue(clause.Context.Replace('\n', Break));
            Fill(_key, _content, _owner, _context);
            yield return _document;
        }
    }

    public void Dispose() => _read.Dispose();

    private void Fill(params ReadOnlySpan<Field> fields)
    {
        _document.Fields.Clear();
        foreach (var field in fields)
            _document.Add(field);
    }

    private static FieldType Make(IndexOptions options, bool analysed)
    {
        var type = new FieldType
        {
            IsIndexed = true,
            IsTokenized = analysed,
            OmitNorms = !analysed,
            IndexOptions = options,
        };
        type.Freeze();
        return type;
    }
}
