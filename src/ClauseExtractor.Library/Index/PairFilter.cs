using ClauseExtractor.Library.Search;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// Joins each unit with the one after it; the last one before a break stands alone. A phrase of n units is then a row of pairs, which no
/// word segmentation can get wrong, and since every unit begins a term, a unit by itself
/// is a prefix (<see cref="UnitQuery"/>).
/// </summary>
internal sealed class PairFilter : TokenFilter
{
    // Stands behind letters and digits, so that 5g + 网 does not begin as 5gb + 网 does, and ai + agent is not aiagent.
    private const char Join = '_';

    private readonly UnitTokenizer _source;
    private readonly bool _forQueries;
    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _step;
    private readonly IOffsetAttribute _offset;
    private int _next,
        _skipped;
    private bool _paired;

    /// <param name="forQueries">True where the text is a query's: the last unit of a phrase is then no term of its own where the pair
    /// before it has it.</param>
    public PairFilter(UnitTokenizer source, bool forQueries)
        : base(source)
    {
        (_source, _forQueries) = (source, forQueries);
        _term = AddAttribute<ICharTermAttribute>();
        _step = AddAttribute<IPositionIncrementAttribute>();
        _offset = AddAttribute<IOffsetAttribute>();
    }

    /// <summary>What all terms that begin with a unit begin with, and the term of one that stands alone.</summary>
    public static string Alone(string unit) => char.IsAsciiLetterOrDigit(unit[0]) ? unit + Join : unit;

    /// <summary>The term of two units that follow each other.</summary>
    public static string Pair(string first, string second) => Alone(first) + second;

    public override bool IncrementToken()
    {
        for (var units = _source.Units; _next < units.Count; _next++)
        {
            var unit = units[_next];
            int places = _skipped + (unit.AfterBreak ? 2 : 1);
            bool joined = _next + 1 < units.Count && !units[_next + 1].AfterBreak,
                known = !joined && _paired && _forQueries;
            _paired = joined;
            if (known)
            {
                _skipped = places;
                continue;
            }
            Emit(unit, joined ? units[_next + 1] : null);
            _step.PositionIncrement = places;
            _skipped = 0;
            _next++;
            return true;
        }
        return false;
    }

    public override void Reset()
    {
        base.Reset();
        (_next, _skipped, _paired) = (0, 0, false);
    }

    private void Emit(TextUnit unit, TextUnit? joined)
    {
        int first = unit.Text.Length,
            join = char.IsAsciiLetterOrDigit(unit.Text[0]) ? 1 : 0,
            length = first + join + (joined?.Text.Length ?? 0);
        char[] buffer = _term.ResizeBuffer(length);
        unit.Text.CopyTo(buffer);
        if (join > 0)
            buffer[first] = Join;
        joined?.Text.CopyTo(buffer.AsSpan(first + join));
        _term.Length = length;
        _offset.SetOffset(unit.Start, (joined ?? unit).End);
    }
}
