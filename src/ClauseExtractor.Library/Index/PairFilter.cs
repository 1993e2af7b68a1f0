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

    private readonly bool _forQueries;
    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _step;
    private readonly IOffsetAttribute _offset;
    private Unit _held = new(),
        _next = new();
    private bool _holds,
        _paired;
    private int _skipped;

    /// <param name="input">Units; a place left free before one is a break.</param>
    /// <param name="forQueries">True where the text is a query's: the last unit of a phrase is then no term of its own where the pair
    /// before it has it.</param>
    public PairFilter(TokenStream input, bool forQueries)
        : base(input)
    {
        _forQueries = forQueries;
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
        if (!_holds && !(_holds = Read(_held)))
            return false;
        while (true)
        {
            bool more = Read(_next),
                joined = more && _next.Places == 1,
                known = !joined && _paired && _forQueries;
            if (!known)
                Emit(joined);
            _skipped = known ? _skipped + _held.Places : 0;
            (_held, _next, _holds, _paired) = (_next, _held, more, joined);
            if (!known || !more)
                return !known;
        }
    }

    public override void Reset()
    {
        base.Reset();
        (_holds, _paired, _skipped) = (false, false, 0);
    }

    private bool Read(Unit unit)
    {
        if (!m_input.IncrementToken())
            return false;
        unit.Take(_term.Buffer.AsSpan(0, _term.Length));
        (unit.Places, unit.Start, unit.End) = (_step.PositionIncrement, _offset.StartOffset, _offset.EndOffset);
        return true;
    }

    private void Emit(bool joined)
    {
        int first = _held.Length,
            join = char.IsAsciiLetterOrDigit(_held.Text[0]) ? 1 : 0,
            length = first + join + (joined ? _next.Length : 0);
        char[] buffer = _term.ResizeBuffer(length);
        _held.Text.AsSpan(0, first).CopyTo(buffer);
        if (join > 0)
            buffer[first] = Join;
        if (joined)
            _next.Text.AsSpan(0, _next.Length).CopyTo(buffer.AsSpan(first + join));
        _term.Length = length;
        _step.PositionIncrement = _held.Places + _skipped;
        _offset.SetOffset(_held.Start, joined ? _next.End : _held.End);
    }

    private sealed class Unit
    {
        public char[] Text { get; private set; } = new char[16];

        public int Length { get; private set; }

        public int Places { get; set; }

        public int Start { get; set; }

        public int End { get; set; }

        public void Take(ReadOnlySpan<char> text)
        {
            if (text.Length > Text.Length)
                Text = new char[2 * text.Length];
            text.CopyTo(Text);
            Length = text.Length;
        }
    }
}
