using ClauseExtractor.Library.Search;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// The units of a text and, at the place of each, its pair with the unit after it. A break is a gap of one place, so that pairs which follow each other in place follow each other in the text.
/// </summary>
internal sealed class UnitTokens : TokenStream
{
    // Stands between the units of a pair that could be mistaken for one unit (ai + agent is not aiagent).
    private const char Join = '_';

    private readonly IReadOnlyList<TextUnit> _units;
    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _step;
    private int _next;
    private bool _pair;

    public UnitTokens(IReadOnlyList<TextUnit> units)
    {
        _units = units;
        _term = AddAttribute<ICharTermAttribute>();
        _step = AddAttribute<IPositionIncrementAttribute>();
    }

    /// <summary>The token of two units that follow each other.</summary>
    public static string Pair(string first, string second) => char.IsAsciiLetterOrDigit(first[0]) ? first + Join + second : first + second;

    public override bool IncrementToken()
    {
        ClearAttributes();
        if (_pair)
        {
            _pair = false;
            _term.SetEmpty().Append(Pair(_units[_next - 1].Text, _units[_next].Text));
            _step.PositionIncrement = 0;
            return true;
        }
        if (_next >= _units.Count)
            return false;
        _term.SetEmpty().Append(_units[_next].Text);
        _step.PositionIncrement = _units[_next].AfterBreak ? 2 : 1;
        _next++;
        _pair = _next < _units.Count && !_units[_next].AfterBreak;
        return true;
    }

    public override void Reset()
    {
        base.Reset();
        (_next, _pair) = (0, false);
    }
}
