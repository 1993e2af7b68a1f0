using System.Globalization;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Matching;
using ClauseExtractor.Matching;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using ClauseExtractor.Wording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Pages;

/// <summary>匹配: what a company can have, and what is missing for more.</summary>
internal static class MatchEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/match", Page).Needs(Permission.Read).InTurn().WithName("page:match").ExcludeFromDescription();
        routes
            .MapPost("/match/profile", ReadAsync)
            .Needs(Permission.Read)
            .Enters("match")
            .WithName("page:match.profile")
            .ExcludeFromDescription();
    }

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

    /// <summary>Reads a profile as JSON, and goes to the page with all of it filled in.</summary>
    private static async Task<IResult> ReadAsync(HttpContext context, AuditLog audit)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        try
        {
            await using var file = form.Files["profile"]?.OpenReadStream() ?? Stream.Null;
            string address = ProfileAddress.Of(await ProfileBody.ReadAsync(file, context.RequestAborted)).Link;
            audit.Add(context, "match", null);
            return Results.LocalRedirect(address);
        }
        catch (LibraryException e)
        {
            return new RazorComponentResult<MatchView>(new { Asked = ProfileAddress.Empty, WrongFile = e })
            {
                StatusCode = Problem.Of(e)?.Status,
            };
        }
    }

    /// <exception cref="FormatException">A field holds what is no number.</exception>
    public static MatchReport Report(ProfileAddress address, PolicyLibrary library, LibraryCache cache)
    {
        var profile = address.Profile();
        return cache.Get(("match", address.Link, DateTime.Today), () => library.Match(profile), weighs: 4);
    }
}

/// <summary>A profile as an address holds it, each field as it was typed.</summary>
/// <param name="Held">Keys or words of conditions that are ticked as met.</param>
/// <param name="Not">Keys or words of those that are ticked as not met.</param>
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
    string? OutputGrowth,
    string? Tax,
    string? Profits,
    string? Facts,
    string[]? Held,
    string[]? Not
)
{
    /// <summary>Nothing told.</summary>
    internal static ProfileAddress Empty { get; } = Of(new Profile());

    public bool IsEmpty => Fields.All(f => string.IsNullOrWhiteSpace(f.Value));

    /// <summary>This page again, with all that was told and ticked.</summary>
    internal string Link =>
        Pages.Link.To(
            "/match",
            [
                .. Fields.Select(f => (f.Name, string.IsNullOrWhiteSpace(f.Value) ? null : f.Value)),
                .. (Held ?? []).Select(k => ("held", (string?)k)),
                .. (Not ?? []).Select(k => ("not", (string?)k)),
            ]
        );

    private (string Name, string? Value)[] Fields =>
        [
            ("region", Region),
            ("since", Since),
            ("kinds", Kinds),
            ("industries", Industries),
            ("certificates", Certificates),
            ("revenue", Revenue),
            ("growth", Growth),
            ("staff", Staff),
            ("newStaff", NewStaff),
            ("investment", Investment),
            ("rd", Rd),
            ("rdShare", RdShare),
            ("area", Area),
            ("exports", Exports),
            ("output", Output),
            ("outputGrowth", OutputGrowth),
            ("tax", Tax),
            ("profits", Profits),
            ("facts", Facts),
        ];

    /// <summary>The address of a profile: the form of the page filled in with it.</summary>
    internal static ProfileAddress Of(Profile profile)
    {
        return new ProfileAddress(
            profile.Region,
            profile.RegisteredSince is { } day ? Day.Print(day) : null,
            List(profile.Kinds),
            List(profile.Industries),
            List(profile.Certificates),
            Number(profile.Revenue),
            Share(profile.RevenueGrowth),
            Number(profile.Staff),
            Number(profile.NewStaff),
            Number(profile.Investment),
            Number(profile.RdSpending),
            Share(profile.RdShare),
            Number(profile.Area),
            Number(profile.Exports),
            Number(profile.Output),
            Share(profile.OutputGrowth),
            Number(profile.TaxPaid),
            Number(profile.Profit),
            profile.Facts is null ? null : string.Join('\n', profile.Facts.Select(f => $"{f.Key}：{f.Value}")),
            Ticked(true),
            Ticked(false)
        );

        static string? List(IReadOnlyList<string>? members) =>
            members is null ? null
            : members.Count == 0 ? "无"
            : string.Join('、', members);

        static string? Number(decimal? value) => value?.ToString("0.######", CultureInfo.InvariantCulture);

        static string? Share(decimal? value) => value is { } share ? ValueText.Percent(share) : null;

        string[]? Ticked(bool held) => profile.Confirmed?.Where(c => c.Value == held).Select(c => c.Key).ToArray();
    }

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
                OutputGrowth = ProfileText.Share(OutputGrowth),
                TaxPaid = ProfileText.Number(Tax),
                Profit = ProfileText.Number(Profits),
                Facts = ProfileText.Facts(Facts),
                Confirmed = Held is null && Not is null ? null : Confirmed(),
            };
        }
        catch (OverflowException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>What is ticked both ways is as good as not ticked.</summary>
    private Dictionary<string, bool> Confirmed()
    {
        var (held, not) = ((Held ?? []).ToHashSet(), (Not ?? []).ToHashSet());
        return held.Except(not)
            .Select(k => (k, true))
            .Concat(not.Except(held).Select(k => (k, false)))
            .ToDictionary(k => k.k, k => k.Item2);
    }
}
