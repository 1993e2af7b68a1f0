using Lucene.Net.Index;
using Lucene.Net.Util;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// Looks terms up in all segments for one query, each once, by one enumeration a field: to open an enumeration costs more than to look a
/// term up.
/// </summary>
internal sealed class TermLookup(IndexReader index)
{
    private readonly Dictionary<(string Field, string Text), TermContext> _known = [];
    private readonly Dictionary<string, TermsEnum?[]> _fields = [];
    private readonly BytesRef _bytes = new();

    /// <summary>Where a term stands; <see cref="TermContext.DocFreq"/> is 0 where nowhere.</summary>
    public TermContext this[string field, string text] =>
        _known.TryGetValue((field, text), out var known) ? known : _known[(field, text)] = Find(field, text);

    private TermContext Find(string field, string text)
    {
        if (!_fields.TryGetValue(field, out var segments))
            _fields[field] = segments = [.. index.Leaves.Select(leaf => leaf.AtomicReader.GetTerms(field)?.GetEnumerator())];
        var found = new TermContext(index.Context);
        _bytes.CopyChars(text);
        for (int i = 0; i < segments.Length; i++)
            if (segments[i] is { } terms && terms.SeekExact(_bytes))
                found.Register(terms.GetTermState(), i, terms.DocFreq, terms.TotalTermFreq);
        return found;
    }
}
