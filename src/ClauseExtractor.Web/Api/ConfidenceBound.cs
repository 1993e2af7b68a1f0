using Microsoft.AspNetCore.Http;

namespace ClauseExtractor.Web.Api;

/// <summary>Below which confidence a benefit waits for review, as a request gives it.</summary>
internal static class ConfidenceBound
{
    /// <returns>0 to 1.01; 0.9 where the request gives none.</returns>
    /// <exception cref="BadHttpRequestException">It is no number.</exception>
    public static double Of(double? below) => below is { } given && double.IsNaN(given)
        ? throw new BadHttpRequestException("The bound on confidence is no number.")
        : Math.Clamp(below ?? 0.9, 0, 1.01);
}
