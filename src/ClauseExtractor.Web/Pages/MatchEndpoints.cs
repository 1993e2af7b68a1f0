using ClauseExtractor.Library;
using ClauseExtractor.Library.Matching;
using ClauseExtractor.Matching;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Pages;

/// <summary>匹配: what a company can have, and what is missing for more.</summary>
internal static class MatchEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/match", Page).Needs(Permission.Read).InTurn().WithName("page:match").ExcludeFromDescription();

    private static RazorComponentResult<MatchView> Page([AsParameters] ProfileAddress address, PolicyLibrary library, LibraryCache cache)
    {
        if (address.IsEmpty)
            return new RazorComponentResult<MatchView>(new { Asked = address });
        try
        {
            return new RazorComponentResult<MatchView>(new { Asked = address, Report = Report(address, library, cache) });
        }
        catch (FormatException e)
        {
            return new RazorComponentResult<MatchView>(new { Asked = address, Wrong = e.Message });
        }
    }

    /// <exception cref="FormatException">A field holds what is no number.</exception>
    public static MatchReport Report(ProfileAddress address, PolicyLibrary library, LibraryCache cache)
    {
        var profile = address.Profile();
        return cache.Get(("match", address, DateTime.Today), () => library.Match(profile), weighs: 4);
    }
}

/// <summary>A profile as an address holds it, each field as it was typed.</summary>
public sealed record ProfileAddress(
    string? Region,
    string? Since,
    string? Kinds,
    string? Industries,
    string? Certificates,
    string? Revenue,
    string? Growth,
    string? Staff,
    string? NewStaff,
    string? Investment,
    string? Rd,
    string? RdShare,
    string? Area,
    string? Exports,
    string? Output,
    string? Tax,
    string? Profits,
    string? Facts
)
{
    public bool IsEmpty =>
        this
            == new ProfileAddress(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null
            )
        || Fields.All(string.IsNullOrWhiteSpace);

    private string?[] Fields =>
        [
            Region,
            Since,
            Kinds,
            Industries,
            Certificates,
            Revenue,
            Growth,
            Staff,
            NewStaff,
            Investment,
            Rd,
            RdShare,
            Area,
            Exports,
            Output,
            Tax,
            Profits,
            Facts,
        ];

    /// <exception cref="FormatException">A field holds what is no number.</exception>
    public Profile Profile()
    {
        // A company is one unless somebody says that it is a person.
        var kinds = ProfileText.List(Kinds);
        var day = Day.Read(Since?.Trim());
        if (!string.IsNullOrWhiteSpace(Since) && day is null)
            throw new FormatException(Since);
        try
        {
            return new Profile
            {
                Region = string.IsNullOrWhiteSpace(Region) ? null : Region.Trim(),
                RegisteredSince = day,
                Kinds = kinds,
                Industries = ProfileText.List(Industries),
                Certificates = ProfileText.List(Certificates),
                Revenue = ProfileText.Number(Revenue),
                RevenueGrowth = ProfileText.Share(Growth),
                Staff = ProfileText.Number(Staff),
                NewStaff = ProfileText.Number(NewStaff),
                Investment = ProfileText.Number(Investment),
                RdSpending = ProfileText.Number(Rd),
                RdShare = ProfileText.Share(RdShare),
                Area = ProfileText.Number(Area),
                Exports = ProfileText.Number(Exports),
                Output = ProfileText.Number(Output),
                TaxPaid = ProfileText.Number(Tax),
                Profit = ProfileText.Number(Profits),
                Facts = ProfileText.Facts(Facts),
            };
        }
        catch (OverflowException e)
        {
            throw new FormatException(e.Message, e);
        }
    }
}
