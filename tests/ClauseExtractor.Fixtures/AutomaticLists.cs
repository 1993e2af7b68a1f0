using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ClauseExtractor.Fixtures;

/// <summary>
/// Takes the labels off paragraphs and gives them to Word's automatic numbering: one list with a level for each style of label, started
/// anew by an override where the printed
/// numbers do not go on.
/// </summary>
internal sealed partial class AutomaticLists
{
    private const string Digits = "一二三四五六七八九";

    private readonly List<(string Before, NumberFormatValues Format, string After)> _levels = [];
    private readonly int?[] _counts = new int?[9];
    private readonly List<(int Level, int Start)> _overrides = [];

    /// <summary>
    /// The list instance, the level, and how many characters of the text its label takes; null where the paragraph has no label that a list
    /// can write.
    /// </summary>
    public (int Instance, int Level, int Length)? Take(string text)
    {
        var match = Label().Match(text);
        if (!match.Success)
            return null;
        string digits = match.Groups["n"].Value;
        var format =
            char.IsAsciiDigit(digits[0]) ? NumberFormatValues.Decimal
            : digits[0] >= '０' ? NumberFormatValues.DecimalFullWidth
            : NumberFormatValues.ChineseCountingThousand;
        if (Value(digits) is not { } value)
            return null;
        var style = (match.Groups["b"].Value, format, match.Groups["a"].Value);
        int level = _levels.IndexOf(style);
        if (level < 0)
        {
            if (_levels.Count == 9)
                return null;
            _levels.Add(style);
            level = _levels.Count - 1;
        }
        int instance = 1;
        if ((_counts[level] ?? 0) + 1 != value)
        {
            _overrides.Add((level, value));
            instance = 1 + _overrides.Count;
        }
        _counts[level] = value;
        for (int deeper = level + 1; deeper < 9; deeper++)
            _counts[deeper] = null;
        return (instance, level, match.Length);
    }

    public Numbering Write()
    {
        var definition = new AbstractNum { AbstractNumberId = 1 };
        definition.Append(new MultiLevelType { Val = MultiLevelValues.Multilevel });
        for (int i = 0; i < _levels.Count; i++)
            definition.Append(
                new Level(
                    new StartNumberingValue { Val = 1 },
                    new NumberingFormat { Val = _levels[i].Format },
                    new LevelSuffix { Val = LevelSuffixValues.Nothing },
                    new LevelText { Val = $"{_levels[i].Before}%{i + 1}{_levels[i].After}" },
                    new LevelJustification { Val = LevelJustificationValues.Left },
                    // Numbers nearly as large as the text behind them; left out, they would be set at a small default. Half a point less
                    // than the text: at its very size LibreOffice loses a comma that would hang into the margin of a full first line.
                    new NumberingSymbolRunProperties(
                        new RunFonts
                        {
                            Ascii = DocxTypesetter.Serif,
                            HighAnsi = DocxTypesetter.Serif,
                            EastAsia = DocxTypesetter.Serif,
                        },
                        new FontSize { Val = "31" }
                    )
                )
                {
                    LevelIndex = i,
                }
            );
        var numbering = new Numbering(definition);
        numbering.Append(new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 });
        for (int i = 0; i < _overrides.Count; i++)
            numbering.Append(
                new NumberingInstance(
                    new AbstractNumId { Val = 1 },
                    new LevelOverride(new StartOverrideNumberingValue { Val = _overrides[i].Start }) { LevelIndex = _overrides[i].Level }
                )
                {
                    NumberID = i + 2,
                }
            );
        return numbering;
    }

    private static int? Value(string digits)
    {
        if (char.IsAsciiDigit(digits[0]) || digits[0] >= '０')
            return digits.Aggregate(0, (sum, c) => sum * 10 + (c >= '０' ? c - '０' : c - '0'));
        int ten = digits.IndexOf('十');
        if (ten < 0)
            return digits.Length == 1 ? Digits.IndexOf(digits[0]) + 1 : null;
        int tens = ten == 0 ? 1 : Digits.IndexOf(digits[0]) + 1;
        return tens * 10 + (ten + 1 < digits.Length ? Digits.IndexOf(digits[ten + 1]) + 1 : 0);
    }

    [GeneratedRegex(
        @"^(?:(?<b>)(?<n>[一二三四五六七八九十]{1,3})(?<a>、)|(?<b>[（(])(?<n>[一二三四五六七八九十]{1,3})(?<a>[)）])|(?<b>)(?<n>[0-9]{1,2}|[０-９]{1,2})(?<a>"
            + @"[.．、])(?![0-9０-９]))"
    )]
    private static partial Regex Label();
}
