using ClauseExtractor.Assistant.Tools;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Matching;
using ClauseExtractor.Revision;
using ClauseExtractor.Wording;
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
            return [.. library.Search(query, new SearchOptions { Limit = limit }).Hits.Select(Hit)];
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
        return new PolicyStatus(
            State(status.State),
            on,
            document.EffectiveFrom,
            document.EffectiveTo,
            Reason(status.Reason, status.RepealedBy ?? status.SupersededBy)
        );
    }

    public RevisionRecord Compare(string oldId, string newId) =>
        Find(oldId) is { } old && Find(newId) is { } @new
            ? PolicyComparer.Compare(old, @new)
            : throw new ArgumentException("The library has not both documents.");

    public IReadOnlyList<OfferEntry> Match(Profile profile, DateOnly on) =>
        [
            .. library
                .Match(profile, on)
                .Authorities.SelectMany(a => a.Benefits.Select(b => (a.Authority, Offer: b)))
                .OrderBy(o =>
                    o.Offer.Match.Verdict switch
                    {
                        Verdict.Met => 0,
                        Verdict.Unknown => 1,
                        _ => 2,
                    }
                )
                .Select(o => new OfferEntry(
                    o.Offer.Match.Verdict,
                    o.Authority,
                    o.Offer.Document.Id,
                    o.Offer.Document.DisplayTitle,
                    State(o.Offer.Status.State),
                    o.Offer.Clause,
                    BenefitText.Line(o.Offer.Benefit, ReportLanguage.Chinese),
                    [.. o.Offer.Missing.Select(r => MatchText.Of(r, ReportLanguage.Chinese))],
                    [.. o.Offer.Open.Select(r => MatchText.Of(r, ReportLanguage.Chinese))],
                    [.. o.Offer.Materials.Select(m => m.Quote)],
                    o.Offer.Benefit.Span.Quote
                )),
        ];

    public IReadOnlyList<DueEntry> Due(DateOnly on, DateOnly until) =>
        [
            .. library
                .Calendar.Due(on, until)
                .Select(i => new DueEntry(
                    char.ToLowerInvariant(i.Kind.ToString()[0]) + i.Kind.ToString()[1..],
                    i.Day,
                    i.Document.Id,
                    i.Document.DisplayTitle,
                    i.Document.Region,
                    State(i.Status.State)
                )),
        ];

    public IReadOnlyList<StandingEntry> Standing(string query)
    {
        try
        {
            return
            [
                .. library
                    .Standing(query)
                    .Regions.SelectMany(r =>
                        r.Points.Select(p => new StandingEntry(
                            r.Region,
                            r.MedianCap,
                            r.MedianRate,
                            p.Document.Id,
                            p.Document.DisplayTitle,
                            State(p.Status.State),
                            p.Clause,
                            p.Cap,
                            p.Rate,
                            p.Benefit.Span.Quote
                        ))
                    ),
            ];
        }
        catch (QuerySyntaxException e)
        {
            throw new ArgumentException($"{e.Message} (at character {e.Start + 1} of the query)", e);
        }
    }

    public IReadOnlyList<WatchEntry> Watches() =>
        [.. library.Watches.News().Select(n => new WatchEntry(n.Watch.Name, n.Watch.Query, n.Total, [.. n.New.Select(Hit)]))];

    private static ClauseHit Hit(Library.Search.ClauseHit h) =>
        new(h.Document.Id, h.Document.DisplayTitle, h.Document.Region, h.Path, h.Heading, h.Snippet.Text);

    private static PolicyState State(LibraryState state) =>
        state switch
        {
            LibraryState.Draft => PolicyState.Draft,
            LibraryState.Pending => PolicyState.NotYetInForce,
            LibraryState.InForce => PolicyState.InForce,
            LibraryState.Expired => PolicyState.Expired,
            LibraryState.Repealed => PolicyState.Repealed,
            LibraryState.Superseded => PolicyState.Superseded,
            _ => PolicyState.Unknown,
        };

    private static string? Reason(string code, string? by) =>
        code switch
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
