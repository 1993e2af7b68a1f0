using ClauseExtractor.Assistant.Tools;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Revision;
using ClauseHit = ClauseExtractor.Assistant.Tools.ClauseHit;
using LibraryState = ClauseExtractor.Library.Catalogue.PolicyState;
using PolicyState = ClauseExtractor.Assistant.Tools.PolicyState;
using PolicyStatus = ClauseExtractor.Assistant.Tools.PolicyStatus;

namespace ClauseExtractor.Cli.Assistance;

/// <summary>The library as the assistant may see it: reading only.</summary>
internal sealed class LibraryForAssistant(PolicyLibrary library) : IPolicyLibrary
{
    public IReadOnlyList<PolicyEntry> Documents() =>
        [.. library.Catalogue.List().Select(d => new PolicyEntry(d.Id, d.DisplayTitle, d.DocumentNumber, d.Region, d.Issuers))];

    public IReadOnlyList<ClauseHit> Search(string query, int limit)
    {
        try
        {
            return [.. library.Search(query, new SearchOptions { Limit = limit }).Hits.Select(h =>
                new ClauseHit(h.Document.Id, h.Document.DisplayTitle, h.Document.Region, h.Path, h.Heading, h.Snippet.Text))];
        }
        catch (QuerySyntaxException e)
        {
            throw new ArgumentException($"{e.Message} (at character {e.Start + 1} of the query)", e);
        }
    }

    public PolicyRecord? Find(string id) => library.Catalogue.Get(id) is null ? null : library.Catalogue.Record(id);

    public PolicyStatus? Status(string id, DateOnly on)
    {
        if (library.Catalogue.Get(id) is not { } document)
            return null;
        var status = library.Catalogue.Status(document, on);
        return new PolicyStatus(State(status.State), on, document.EffectiveFrom, document.EffectiveTo, Reason(status.Reason, status.RepealedBy ?? status.SupersededBy));
    }

    public RevisionRecord Compare(string oldId, string newId) =>
        Find(oldId) is { } old && Find(newId) is { } @new ? PolicyComparer.Compare(old, @new) : throw new ArgumentException("The library has not both documents.");

    private static PolicyState State(LibraryState state) => state switch
    {
        LibraryState.Draft => PolicyState.Draft,
        LibraryState.Pending => PolicyState.NotYetInForce,
        LibraryState.InForce => PolicyState.InForce,
        LibraryState.Expired => PolicyState.Expired,
        LibraryState.Repealed => PolicyState.Repealed,
        LibraryState.Superseded => PolicyState.Superseded,
        _ => PolicyState.Unknown,
    };

    private static string? Reason(string code, string? by) => code switch
    {
        "fromIssue" => "The text names no first day; the day of issue counts.",
        "noEnd" => "The text sets no last day.",
        "fromIssueNoEnd" => "The text names neither a first nor a last day; the day of issue counts.",
        "noDate" => "The text gives no date to start from.",
        "repealed" => $"Repealed by document {by}.",
        "newerVersion" => $"A newer version is in force: document {by}.",
        _ => null,
    };
}
