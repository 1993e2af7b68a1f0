using ClauseExtractor.Matching;

namespace ClauseExtractor.Estimates;

/// <summary>Reads what people type in to have a benefit reckoned.</summary>
public static class EstimateText
{
    /// <summary>The largest amount that is reckoned with.</summary>
    public const decimal Most = 1_000_000_000_000_000;

    /// <summary>The longest time that is reckoned with.</summary>
    public const int MostYears = 100;

    /// <summary>The input that the fields make.</summary>
    /// <exception cref="FormatException">A field holds no amount from 0 to <see cref="Most"/>.</exception>
    public static EstimateInput Read(string? whole, string? grant, string? count, string? years, string? measure = null)
    {
        decimal? asked = Amount(years);
        if (asked is { } span && (span > MostYears || span != Math.Floor(span)))
            throw new FormatException(years);
        return new EstimateInput(Amount(whole), Amount(grant), Amount(count), (int?)asked, Amount(measure));
    }

    private static decimal? Amount(string? typed)
    {
        try
        {
            return ProfileText.Number(typed) is not { } amount ? null
                : amount is >= 0 and <= Most ? amount
                : throw new FormatException(typed);
        }
        catch (OverflowException e)
        {
            throw new FormatException(typed, e);
        }
    }
}
