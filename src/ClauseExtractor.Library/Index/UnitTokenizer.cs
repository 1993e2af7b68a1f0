using ClauseExtractor.Library.Search;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// The units of a text (<see cref="IndexForm"/>), with their places in it. A break is a gap of one place, so that no phrase runs across it.
/// There are no stop words: A类人才 is not B类人才.
/// </summary>
internal sealed class UnitTokenizer : Tokenizer
{
    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _step;
    private readonly IOffsetAttribute _offset;
    private int _next,
        _length;

    /// <summary>The units of the text; the filters read them here, without a copy of each.</summary>
    public List<TextUnit> Units { get; private set; } = [];

    public UnitTokenizer(TextReader input)
        : base(input)
    {
        _term = AddAttribute<ICharTermAttribute>();
        _step = AddAttribute<IPositionIncrementAttribute>();
        _offset = AddAttribute<IOffsetAttribute>();
    }

    public override bool IncrementToken()
    {
        if (_next >= Units.Count)
            return false;
        var unit = Units[_next++];
        _term.SetEmpty().Append(unit.Text);
        _step.PositionIncrement = unit.AfterBreak ? 2 : 1;
        _offset.SetOffset(CorrectOffset(unit.Start), CorrectOffset(unit.End));
        return true;
    }

    public override void Reset()
    {
        base.Reset();
        _next = 0;
        if (m_input is UnitReader read)
        {
            (Units, _length) = (read.Units, read.Length);
            return;
        }
        string text = m_input.ReadToEnd();
        (Units, _length) = (IndexForm.Read(text), text.Length);
    }

    public override void End()
    {
        base.End();
        int end = CorrectOffset(_length);
        _offset.SetOffset(end, end);
    }
}
