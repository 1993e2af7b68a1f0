namespace ClauseExtractor.Language;

/// <summary>
/// Reads numbers as documents print them: 500, 5,000,000, 2.5, 五百, 一万五千, 十五点八, 13万2千, 1亿2000万, 100万零5000, 贰佰伍拾万, 一百五 (150).
/// One number is a sum of parts with falling units; where the next part would not fall, the number ends before it (50万20万 are two).
/// </summary>
public static class NumberReader
{
    // No sum of money and no count is larger; decimal stays far from its limits.
    private const decimal Most = 1_000_000_000_000m;

    /// <summary>Reads a number that starts at a place of the folded text.</summary>
    /// <returns>False where none starts there.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, int start, out NumberReading reading)
    {
        var state = new State(text, start);
        while (state.At < text.Length && state.Step()) { }
        reading = state.Result();
        return reading.End > start;
    }

    /// <summary>The value of a text that is one whole number; null otherwise.</summary>
    public static decimal? Parse(ReadOnlySpan<char> text) =>
        TryRead(text, 0, out var reading) && reading.End == text.Length ? reading.Value : null;

    private ref struct State(ReadOnlySpan<char> text, int start)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private readonly int _start = start;
        private decimal _total,
            _section,
            _part = -1;
        private decimal _large = decimal.MaxValue,
            _small = decimal.MaxValue,
            _unit = decimal.MaxValue;
        private bool _zero,
            _digits,
            _scaled,
            _doubtful;

        // Where the number ended before a 零 or before a part that turned out not to belong to it.
        private int _end = start;

        public int At { get; private set; } = start;

        public readonly NumberReading Result() => new(_total + _section + Math.Max(0, _part), _end, _scaled, _doubtful);

        /// <summary>Takes the next part or unit; false where the number ends.</summary>
        public bool Step()
        {
            char c = _text[At];
            if (char.IsAsciiDigit(c))
                return _part < 0 && Digits();
            if (HanDigits.Value(c) is >= 0 and var digit)
                return Digit(c, digit);
            if (HanDigits.Small(c) is > 0 and var small)
                return Small(c, small);
            if (HanDigits.Large(c) is > 0 and var large)
                return Large(large);
            // 10w元
            if (c is 'w' or 'W' && _digits && _part >= 0 && MoneyReader.Currency(_text[(At + 1)..]) is not null)
                return Large(10_000);
            return c == '点' && Point();
        }

        private bool Digits()
        {
            int end = ReadDigits(_text, At, out decimal value, out bool doubtful);
            if (_end > _start && !Continues(value, ref end))
                return false;
            _doubtful |= doubtful;
            (_part, _digits) = (value, true);
            return Take(end);
        }

        // 13万2千, 100万零5000元, 10万5000元: a part behind a unit belongs to the number where its unit is smaller and it has one, or money
        // follows.
        private readonly bool Continues(decimal value, ref int end)
        {
            int unit = end < _text.Length ? HanDigits.Small(_text[end]) : 0;
            decimal large = end + (unit > 0 ? 1 : 0) is var behind && behind < _text.Length ? HanDigits.Large(_text[behind]) : 0;
            if (large > 0)
                return large < _large && value < 10_000;
            bool money = end < _text.Length && _text[end] is '元' or '圆';
            return value * Math.Max(1, unit) < _unit && (unit > 0 && unit < _unit || _zero || money);
        }

        private bool Digit(char c, int digit)
        {
            char next = At + 1 < _text.Length ? _text[At + 1] : ' ';
            if (_end == _start)
            {
                if (HanDigits.IsBank(c) && HanDigits.Small(next) == 0 && HanDigits.Large(next) == 0 && next is not ('元' or '圆'))
                    return false;
                _part = digit;
                return Take(At + 1);
            }
            // 二〇二五, 八五 (折): digits in a row.
            if (_part >= 0)
            {
                if (_digits || _unit != decimal.MaxValue)
                    return false;
                _part = _part * 10 + digit;
                return _part < Most && Take(At + 1);
            }
            if (digit == 0)
            {
                _zero = true;
                At++;
                return true;
            }
            int unit = HanDigits.Small(next);
            decimal large = HanDigits.Large(unit > 0 && At + 2 < _text.Length ? _text[At + 2] : next);
            if (unit > 0 && unit >= _small || unit == 0 && large >= _large)
                return false;
            // 一百五, 三千五: the unit below the last is left unsaid.
            _part = unit == 0 && large == 0 && !_zero && _unit > 10 ? digit * _unit / 10 : digit;
            return Take(At + 1);
        }

        private bool Small(char c, int small)
        {
            // 5千瓦时, 3千米: the unit has its own 千.
            if (small == 1_000 && _digits && At + 1 < _text.Length && _text[At + 1] is '瓦' or '米' or '克')
                return false;
            if (small >= _small || _part < 0 && (small is not (10 or 20) || c == '拾' && _end == _start) || _part >= 0 && small == 20)
                return false;
            _scaled |= _digits && _part >= 0 && small >= 100;
            _section += (_part < 0 ? 1 : _part) * small;
            (_part, _small, _unit, _zero) = (-1, small == 20 ? 10 : small, small == 20 ? 10 : small, false);
            return _section < Most && Take(At + 1);
        }

        private bool Large(decimal large)
        {
            decimal value = _section + Math.Max(0, _part);
            if (large >= _large && !(large > _large && _total > 0 && value == 0) || value == 0 && _total == 0 || value >= Most)
                return false;
            // 1万亿: what was counted so far is counted in 亿.
            _total = large > 10_000 ? (_total + value) * large : _total + value * large;
            (_section, _part, _small, _large, _unit, _scaled, _zero) = (0, -1, decimal.MaxValue, large, large, true, false);
            return _total < Most * 100_000 && Take(At + 1);
        }

        // 一点二, 十五点八; not 九点三十分.
        private bool Point()
        {
            if (_digits || _end == _start || _total > 0 || At + 1 >= _text.Length || HanDigits.Value(_text[At + 1]) < 0)
                return false;
            decimal value = _section + Math.Max(0, _part),
                scale = 1;
            int end = At + 1;
            for (; end < _text.Length && HanDigits.Value(_text[end]) is >= 0 and var digit && scale < 1_000_000_000m; end++)
            {
                scale *= 10;
                value += digit / scale;
            }
            if (end < _text.Length && HanDigits.Small(_text[end]) == 10)
                return false;
            (_section, _part) = (0, value);
            return Take(end);
        }

        private bool Take(int end)
        {
            At = _end = end;
            return true;
        }
    }

    // 5,000,000 in groups of exactly three; a private-use character between digits is the point of fonts that Word files bring along; a
    // raised note mark (20²万元) is none of the number.
    private static int ReadDigits(ReadOnlySpan<char> text, int start, out decimal value, out bool doubtful)
    {
        doubtful = false;
        long whole = 0;
        int end = start,
            digits = 0;
        for (; end < text.Length && char.IsAsciiDigit(text[end]) && digits < 18; end++, digits++)
            whole = whole * 10 + (text[end] - '0');
        while (digits <= 3 && end + 3 < text.Length && text[end] == ',' && IsGroup(text, end + 1))
        {
            for (int i = 1; i <= 3; i++)
                whole = whole * 10 + (text[end + i] - '0');
            end += 4;
            if (whole > Most)
                break;
        }
        value = whole;
        if (end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) && (text[end] == '.' || text[end] is >= '\uE000' and <= '\uF8FF'))
        {
            doubtful = text[end] != '.';
            decimal scale = 1;
            for (end++; end < text.Length && char.IsAsciiDigit(text[end]) && scale < 1_000_000_000m; end++)
            {
                scale *= 10;
                value += (text[end] - '0') / scale;
            }
        }
        if (end + 1 < text.Length && text[end] is '¹' or '²' or '³' or (>= '⁴' and <= '⁹') && HanDigits.Large(text[end + 1]) > 0)
            end++;
        return end;
    }

    // 2020,300 is a year and the next number.
    private static bool IsGroup(ReadOnlySpan<char> text, int at) =>
        char.IsAsciiDigit(text[at])
        && char.IsAsciiDigit(text[at + 1])
        && char.IsAsciiDigit(text[at + 2])
        && (at + 3 >= text.Length || !char.IsAsciiDigit(text[at + 3]));
}
