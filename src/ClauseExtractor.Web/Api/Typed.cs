using ClauseExtractor.Library;

namespace ClauseExtractor.Web.Api;

/// <summary>Values of an address as people type them.</summary>
internal static class Typed
{
    /// <param name="chinese">What the value is not, behind it: 不是数额。</param>
    /// <exception cref="LibraryException"><c>badValue</c>, with the value, where it cannot be read.</exception>
    public static T Read<T>(Func<T> read, string english, string chinese)
    {
        try
        {
            return read();
        }
        catch (FormatException e)
        {
            throw new LibraryException("badValue", $"“{e.Message}” {english}", $"“{e.Message}”{chinese}");
        }
    }
}
