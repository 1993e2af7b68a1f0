using System.Globalization;

namespace ClauseExtractor.Web.Pages;

/// <summary>Addresses of this site.</summary>
internal static class Link
{
    /// <summary>A path with those parameters that have a value.</summary>
    public static string To(string path, params (string Name, string? Value)[] query)
    {
        string joined = string.Join(
            '&',
            query.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}")
        );
        return joined.Length == 0 ? path : $"{path}?{joined}";
    }

    public static string Document(string id) => "/documents/" + Uri.EscapeDataString(id);

    /// <summary>A document at one of its clauses.</summary>
    public static string Clause(string id, string path) => To(Document(id), ("clause", path)) + "#chosen";

    /// <summary>A document at a clause that a query found.</summary>
    public static string Hit(string id, string path, string query) => To(Document(id), ("clause", path), ("q", query)) + "#chosen";

    /// <summary>A document with the words of a value marked.</summary>
    public static string Value(string id, string key) => To(Document(id), ("value", key)) + "#chosen";
}

/// <summary>Days in addresses.</summary>
internal static class Day
{
    public static DateOnly? Read(string? iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A moment to the minute, in the time of this machine.</summary>
    public static string PrintTime(DateTimeOffset at) => at.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Print(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
