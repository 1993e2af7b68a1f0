namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// A straight line that a page draws across or down it: the ruling of a table, a box's edge, the rule under a title. In points from the
/// page's upper left corner; of no width.
/// </summary>
public readonly record struct RulingLine(double Left, double Top, double Right, double Bottom)
{
    /// <summary>True for a level line, false for an upright one.</summary>
    public bool IsLevel => Right - Left >= Bottom - Top;
}
