using ClauseExtractor.Layout;

namespace ClauseExtractor.Assistant.Grounding;

/// <summary>What a figure measures.</summary>
public enum FigureKind
{
    /// <summary>Yuan.</summary>
    Money,

    /// <summary>Another currency.</summary>
    ForeignMoney,

    /// <summary>A share: 0.5 for 50%, 五折 or 一半.</summary>
    Share,

    /// <summary>1:0.5 is 0.5.</summary>
    Ratio,

    /// <summary>A calendar date or a part of one: 20260101, 202601 or 2026.</summary>
    Date,

    /// <summary>Any other number, with its unit where one follows.</summary>
    Number,
}

/// <summary>A figure in prose or in a policy.</summary>
/// <param name="Range">The words, unit included, in the text that was scanned.</param>
/// <param name="Value">In base units: yuan, shares, plain numbers; a date as its digits.</param>
/// <param name="Unit">The counter or unit of a number (家, 年, Pflops); empty where none follows.</param>
public sealed record Figure(TextRange Range, FigureKind Kind, decimal Value, string Unit)
{
    /// <summary>
    /// Whether two figures say the same. A number without a unit (200万) may stand for one with a unit; a year or month stands for a date
    /// within it; two units
    /// must begin alike (年 and 年度, Pflops and PFLOPS).
    /// </summary>
    public bool Says(Figure source) =>
        (Kind, source.Kind) switch
        {
            (FigureKind.Date, FigureKind.Date) => Within(Value, source.Value),
            (FigureKind.Number, FigureKind.Number) => Value == source.Value
                && (Unit.Length == 0 || source.Unit.Length == 0 || char.ToUpperInvariant(Unit[0]) == char.ToUpperInvariant(source.Unit[0])),
            (FigureKind.Number, FigureKind.Money or FigureKind.ForeignMoney) => Unit.Length == 0
                && Value >= 10_000
                && Value == source.Value,
            _ => Kind == source.Kind && Value == source.Value && Unit == source.Unit,
        };

    private static bool Within(decimal said, decimal source)
    {
        while (source > said)
            source = decimal.Floor(source / 100);
        return source == said;
    }
}
