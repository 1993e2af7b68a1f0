using System.Text.RegularExpressions;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Matching;

namespace ClauseExtractor.Library.Matching;

/// <summary>Holds a profile against the policies that apply where it is: those in force, drafts and those not yet in force.</summary>
internal static partial class ProfileMatching
{
    private const int MostMaterials = 4;

    public static MatchReport Run(PolicyCatalogue catalogue, Profile profile, DateOnly asked, CancellationToken cancellation)
    {
        string? region = Region(catalogue, profile.Region);
        var matcher = new BenefitMatcher(profile with { Region = region }, asked);
        var found = catalogue
            .List()
            .Where(d => d.Benefits > 0 && Applies(d, region))
            .Select(d => (Document: d, Status: catalogue.Status(d, asked)))
            .Where(d => d.Status.State is PolicyState.InForce or PolicyState.Draft or PolicyState.Pending or PolicyState.Unknown)
            .AsParallel()
            .AsOrdered()
            .WithCancellation(cancellation)
            .SelectMany(d => Of(catalogue.Record(d.Document.Id), d.Document, d.Status, matcher))
            .ToList();
        var groups = found
            .GroupBy(f => f.Authority)
            .Select(g => new AuthorityOffers(
                g.Key,
                [
                    .. g.Select(f => f.Benefit)
                        .OrderBy(b => b.IsWithoutRegion)
                        .ThenBy(Rank)
                        // What the profile told something about before what hangs on other things.
                        .ThenByDescending(b => b.Match.Requirements.Any(r => r.Told is not null))
                        .ThenBy(b => b.Missing.Count)
                        .ThenBy(b => b.Open.Count)
                        .ThenByDescending(b => b.Most),
                ]
            ))
            // Offices of policies that name no place last: they may be another place's. Of the others who can be had from first, then
            // those of the very place.
            .OrderBy(g => g.Benefits.All(b => b.IsWithoutRegion))
            .ThenBy(g => g.Authority is null)
            .ThenByDescending(g => g.Benefits.Count(b => b.Match.Verdict == Verdict.Met))
            .ThenByDescending(g => region is not null && g.Benefits.Any(b => b.Document.Region == region))
            .ThenByDescending(g => g.Benefits.Count(b => b.Match.Verdict == Verdict.Unknown))
            .ThenBy(g => g.Authority, StringComparer.Ordinal);
        return new MatchReport(asked, region, [.. groups]);
    }

    private static int Rank(MatchedBenefit benefit) =>
        benefit.Match.Verdict switch
        {
            Verdict.Met => 0,
            Verdict.Unknown => 1,
            _ => 2,
        };

    /// <summary>崇明 is 上海市崇明区 where the library knows one such place only.</summary>
    internal static string? Region(PolicyCatalogue catalogue, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        string words = typed.Trim();
        var known = catalogue.List(allVersions: true).Select(d => d.Region).OfType<string>().Distinct().ToList();
        if (known.Any(k => words.StartsWith(k, StringComparison.Ordinal)))
            return words;
        return known.Where(k => k.Contains(words, StringComparison.Ordinal)).ToList() switch
        {
            [var only] => only,
            { Count: > 1 } several => several.MinBy(s => s.Length),
            _ => words,
        };
    }

    /// <summary>A policy applies in its region and in the places within it.</summary>
    private static bool Applies(DocumentSummary document, string? region) =>
        region is null
        || document.Region is null
        || document.RegionLevel == RegionLevel.Nation
        || region.StartsWith(document.Region, StringComparison.Ordinal);

    private static IEnumerable<(string? Authority, MatchedBenefit Benefit)> Of(
        PolicyRecord record,
        DocumentSummary document,
        PolicyStatus status,
        BenefitMatcher matcher
    )
    {
        var clauses = record.Clauses.ToDictionary(c => c.Path);
        var materials = record.Clauses.ToLookup(c => c.Path, c => Materials(record, c));
        foreach (var match in matcher.Match(record))
        {
            var benefit = record.Benefits[match.Row];
            var clause = clauses.GetValueOrDefault(benefit.Clause);
            var owners = clause?.Owners is { Count: > 0 } own ? own : record.Document.Owners;
            string? authority = owners
                .OrderBy(o => o.Role is OwnerRole.Responsible or OwnerRole.Lead ? 0 : 1)
                .Select(o => o.Name)
                .Concat(record.Document.Issuers)
                .FirstOrDefault();
            yield return (
                authority,
                new MatchedBenefit(
                    document,
                    status,
                    benefit.Clause,
                    clause?.Heading,
                    benefit,
                    match,
                    [.. materials[benefit.Clause].SelectMany(m => m).Take(MostMaterials)]
                )
            );
        }
    }

    private static List<Span> Materials(PolicyRecord record, Clause clause)
    {
        var found = new List<Span>();
        foreach (var span in clause.More.Prepend(clause.Span))
        foreach (Match match in HandIn().Matches(record.Text[span.Start..span.End]))
            found.Add(new Span(span.Start + match.Index, span.Start + match.Index + match.Length, span.Page, match.Value));
        return found;
    }

    [GeneratedRegex(
        @"[^。；\n]{0,60}(提交|提供|报送|递交|附上|出具)[^。；\n]{0,60}(材料|证明|合同|发票|报告|复印件|申请表|凭证|承诺书)[^。；\n]{0,60}"
    )]
    private static partial Regex HandIn();
}
