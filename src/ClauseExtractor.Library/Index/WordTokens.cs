using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace ClauseExtractor.Library.Index;

/// <summary>The words of a text in order of their start; words that start together stand at one place. Lucene refuses tokens that step back, and search mode gives them so.</summary>
internal sealed class WordTokens : TokenStream
{
    private readonly IReadOnlyList<SegmentedWord> _words;
    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _step;
    private int _next;

    /// <param name="words">Sorted by start.</param>
    public WordTokens(IReadOnlyList<SegmentedWord> words)
    {
        _words = words;
        _term = AddAttribute<ICharTermAttribute>();
        _step = AddAttribute<IPositionIncrementAttribute>();
    }

    public override bool IncrementToken()
    {
        ClearAttributes();
        if (_next >= _words.Count)
            return false;
        _term.SetEmpty().Append(_words[_next].Text);
        _step.PositionIncrement = _next == 0 ? 1 : _words[_next].Start - _words[_next - 1].Start;
        _next++;
        return true;
    }

    public override void Reset()
    {
        base.Reset();
        _next = 0;
    }
}
