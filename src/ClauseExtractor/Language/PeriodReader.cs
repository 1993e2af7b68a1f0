namespace ClauseExtractor.Language;

/// <summary>Reads how long something lasts: 三年, 3个年度, 36个月, 两个学年.</summary>
public static class PeriodReader
{
    private static readonly string[] YearUnits = ["年", "个年度", "个自然年", "学年", "个学年", "个会计年度", "个完整年度"],
        MonthUnits = ["个月", "月"];

    /// <summary>The whole years that a number of a unit makes; null where the unit is none of years or months, or months make no whole
    /// year.</summary>
    public static int? Years(decimal value, string? unit)
    {
        if (unit is null || value is < 1 or > 600)
            return null;
        if (MonthUnits.Contains(unit))
            value = value % 12 == 0 ? value / 12 : 0.5m;
        else if (!YearUnits.Contains(unit))
            return null;
        return value == Math.Floor(value) && value is >= 1 and <= 50 ? (int)value : null;
    }
}
