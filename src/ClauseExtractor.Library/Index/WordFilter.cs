using ClauseExtractor.Library.Search;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// Makes units into the words that Jieba.NET's dictionary finds in them (<see cref="JiebaWords"/>), in order of their start; words that
/// start together stand at one place. Lucene refuses tokens that step back.
/// </summary>
internal sealed class WordFilter : TokenFilter
{
    private readonly JiebaWords _jieba;
    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _step;
    private readonly IOffsetAttribute _offset;
    private readonly List<TextUnit> _units = [];
    private readonly List<SegmentedWord> _words = [];
    private int _next,
        _place;

    /// <param name="input">Units; a place left free before one is a break.</param>
    public WordFilter(TokenStream input, JiebaWords jieba)
        : base(input)
    {
        _jieba = jieba;
        _term = AddAttribute<ICharTermAttribute>();
        _step = AddAttribute<IPositionIncrementAttribute>();
        _offset = AddAttribute<IOffsetAttribute>();
    }

    public override bool IncrementToken()
    {
        if (_next < 0)
            ReadAll();
        if (_next >= _words.Count)
            return false;
        var word = _words[_next];
        _term.SetEmpty().Append(word.Phrase, word.From, word.Length);
        _step.PositionIncrement = _next == 0 ? 1 : word.Start - _place;
        _offset.SetOffset(_units[word.Start].Start, _units[word.End - 1].End);
        (_next, _place) = (_next + 1, word.Start);
        return true;
    }

    public override void Reset()
    {
        base.Reset();
        _next = -1;
    }

    private void ReadAll()
    {
        _units.Clear();
        while (m_input.IncrementToken())
            _units.Add(new TextUnit(_term.ToString()!, _offset.StartOffset, _offset.EndOffset, _step.PositionIncrement > 1));
        _words.Clear();
        _jieba.Cut(_units, _words);
        _next = 0;
    }
}
