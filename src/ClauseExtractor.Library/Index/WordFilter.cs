using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// Makes units into the words that Jieba.NET's dictionary finds in them (<see cref="JiebaWords"/>), in order of their start; words that
/// start together stand at one place. Lucene refuses tokens that step back.
/// </summary>
internal sealed class WordFilter : TokenFilter
{
    private readonly UnitTokenizer _source;
    private readonly JiebaWords _jieba;
    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _step;
    private readonly IOffsetAttribute _offset;
    private readonly List<SegmentedWord> _words = [];
    private int _next,
        _place;

    public WordFilter(UnitTokenizer source, JiebaWords jieba)
        : base(source)
    {
        (_source, _jieba) = (source, jieba);
        _term = AddAttribute<ICharTermAttribute>();
        _step = AddAttribute<IPositionIncrementAttribute>();
        _offset = AddAttribute<IOffsetAttribute>();
    }

    public override bool IncrementToken()
    {
        if (_next >= _words.Count)
            return false;
        var word = _words[_next];
        _term.SetEmpty().Append(word.Phrase, word.From, word.Length);
        _step.PositionIncrement = _next == 0 ? 1 : word.Start - _place;
        _offset.SetOffset(_source.Units[word.Start].Start, _source.Units[word.End - 1].End);
        (_next, _place) = (_next + 1, word.Start);
        return true;
    }

    public override void Reset()
    {
        base.Reset();
        _words.Clear();
        _jieba.Cut(_source.Units, _words);
        _next = 0;
    }
}
