using ClauseExtractor.Library;

namespace ClauseExtractor.Web.Api;

/// <summary>Below which confidence a benefit waits for review, as a request gives it.</summary>
internal static class ConfidenceBound
{
    public const double Usual = 0.9;

    /// <returns>0 to 1; <see cref="Usual"/> where the request gives none.</returns>
    /// <exception cref="LibraryException"><c>badValue</c>: it is no such number.</exception>
    public static double Of(double? below) =>
        (below ?? Usual) is >= 0 and <= 1 and var bound
            ? bound
            : throw new LibraryException("badValue", "A confidence is a number from 0 to 1.", "可信度是 0 到 1 之间的数。");
}
