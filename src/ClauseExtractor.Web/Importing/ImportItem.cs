using System.Text.Json.Serialization;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Web.Access;

namespace ClauseExtractor.Web.Importing;

/// <summary>An uploaded file on its way into the library.</summary>
/// <param name="Name">As the browser gave it, without folders.</param>
/// <param name="Outcome">What became of it; null before the end.</param>
/// <param name="Begun">How often its import was begun and broke off with the site.</param>
public sealed record ImportItem(
    string Id,
    string Name,
    long Size,
    string Who,
    DateTimeOffset At,
    ImportStage Stage = ImportStage.Waiting,
    ImportOutcome? Outcome = null,
    int Begun = 0
)
{
    /// <summary>Id of the archive that it came in; null where it came by itself.</summary>
    public string? Archive { get; init; }

    /// <summary>Pages of a scan whose recognition has begun.</summary>
    public int Page { get; init; }

    /// <summary>Pages of a scan that are recognised; 0 where nobody knows.</summary>
    public int Pages { get; init; }

    /// <summary>There is an outcome, and the text is not in the library.</summary>
    [JsonIgnore]
    public bool IsLost => Outcome?.IsLost == true;

    /// <summary>The last part of a name that a browser sent, fit to be shown and stored; it never becomes a path.</summary>
    public static string SafeName(string? sent)
    {
        string last = (sent ?? "").Replace('\\', '/').Split('/')[^1];
        last = string.Concat(last.Where(c => !char.IsControl(c) && c is not ('\u202e' or '\u202d' or '\u2066' or '\u2067' or '\u2068')))
            .Trim();
        if (last.Length > 200)
            last = last[..150] + last[^40..];
        return last is "" or "." or ".." ? "document" : last;
    }
}

/// <summary>Who sent a file.</summary>
/// <param name="Entry">What the audit log is to say of it; null where nothing is logged.</param>
internal sealed record Sender(string Who, AuditLine? Entry = null);
