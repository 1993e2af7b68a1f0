using System.Net;
using System.Net.Http.Headers;
using ClauseExtractor.Web.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ClauseExtractor.Web.Tests.Access;

/// <summary>Who may call what: every endpoint of the site has a row here, and each role is tried on each of them.</summary>
public sealed class RoleTableTests
{
    // An endpoint without a row fails the test, and so does a row without an endpoint.
    private static readonly Dictionary<string, string> Table = new()
    {
        // open to everybody
        ["asset"] = "None",
        ["health"] = "None",
        ["language"] = "None",
        ["theme"] = "None",
        ["page:sign-in"] = "None",
        ["page:sign-in.post"] = "None",
        ["page:sign-in.office"] = "None",
        ["page:setup"] = "None",
        ["page:setup.post"] = "None",
        // everybody with an account
        ["page:search"] = "Read",
        ["page:search.csv"] = "Read",
        ["page:search.elsewhere"] = "Read",
        ["page:documents"] = "Read",
        ["page:document"] = "Read",
        ["page:picture"] = "Read",
        ["page:file"] = "Read",
        ["page:text"] = "Read",
        ["page:export"] = "Read",
        ["page:benefits"] = "Read",
        ["page:benefits.file"] = "Read",
        ["page:revisions"] = "Read",
        ["page:revisions.report"] = "Read",
        ["page:revisions.review"] = "Review",
        ["page:compare"] = "Read",
        ["page:sign-out"] = "Read",
        ["page:account"] = "Read",
        ["page:account.password"] = "Read",
        ["page:account.tokens"] = "Read",
        ["page:account.withdraw"] = "Read",
        ["api:root"] = "Read",
        ["api:openapi"] = "Read",
        ["api:search"] = "Read",
        ["api:suggestions"] = "Read",
        ["api:benefits"] = "Read",
        ["api:statistics"] = "Read",
        ["api:documents"] = "Read",
        ["api:document"] = "Read",
        ["api:record"] = "Read",
        ["api:text"] = "Read",
        ["api:file"] = "Read",
        ["api:page"] = "Read",
        ["api:export"] = "Read",
        ["api:revisions"] = "Read",
        ["page:standing"] = "Read",
        ["page:standing.file"] = "Read",
        ["api:standing"] = "Read",
        ["page:calendar"] = "Read",
        ["page:calendar.ics"] = "Read",
        ["page:feed"] = "Read",
        ["page:watches"] = "Read",
        ["page:watches.act"] = "Review",
        ["api:due"] = "Read",
        ["api:watches"] = "Read",
        ["page:match"] = "Read",
        ["api:match"] = "Read",
        ["api:match.post"] = "Read",
        ["page:match.profile"] = "Read",
        ["api:watches.add"] = "Review",
        ["api:watches.seen"] = "Review",
        ["api:watches.remove"] = "Review",
        ["page:estimate"] = "Read",
        ["api:estimate"] = "Read",
        ["page:ask"] = "Read",
        ["page:ask.post"] = "Read",
        ["page:answer"] = "Read",
        ["api:ask"] = "Read",
        ["api:corrections"] = "Read",
        ["api:correction"] = "Read",
        // importers and admins
        ["page:import"] = "Import",
        ["page:import.list"] = "Import",
        ["page:import.post"] = "Import",
        ["api:imports.post"] = "Import",
        ["api:imports"] = "Import",
        ["api:import"] = "Import",
        ["page:import.address"] = "Import",
        ["page:import.retry"] = "Import",
        ["page:import.cancel"] = "Import",
        ["page:import.clear"] = "Import",
        ["api:imports.address"] = "Import",
        ["api:import.retry"] = "Import",
        ["api:import.cancel"] = "Import",
        // reviewers and admins
        ["page:review"] = "Review",
        ["page:review.document"] = "Review",
        ["page:review.correct"] = "Review",
        ["page:review.confirm"] = "Review",
        ["page:review.act"] = "Review",
        ["page:review.note"] = "Review",
        ["page:review.assist"] = "Review",
        ["api:propose"] = "Review",
        ["api:review"] = "Review",
        ["api:correct"] = "Review",
        ["api:accept"] = "Review",
        ["api:reject"] = "Review",
        ["api:undo"] = "Review",
        // admins
        ["metrics"] = "Manage",
        ["page:remove"] = "Manage",
        ["page:accounts"] = "Manage",
        ["page:accounts.create"] = "Manage",
        ["page:accounts.change"] = "Manage",
        ["page:audit"] = "Manage",
        ["page:audit.csv"] = "Manage",
        ["api:remove"] = "Manage",
        ["api:accounts"] = "Manage",
        ["api:accounts.create"] = "Manage",
        ["api:audit"] = "Manage",
    };

    private static readonly Dictionary<string, Role[]> Allowed = new()
    {
        ["Read"] = [Role.Researcher, Role.Importer, Role.Reviewer, Role.Admin],
        ["Import"] = [Role.Importer, Role.Admin],
        ["Review"] = [Role.Reviewer, Role.Admin],
        ["Manage"] = [Role.Admin],
    };

    [Fact]
    public async Task Every_endpoint_has_a_row()
    {
        await using var site = await SiteUnderTest.StartAsync(team: true, corpus: false);
        var names = Endpoints(site).Select(Name).ToList();
        Assert.Empty(names.Except(Table.Keys));
        Assert.Empty(Table.Keys.Except(names));
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public async Task Each_role_reaches_what_its_row_says_and_nothing_else()
    {
        await using var site = await SiteUnderTest.StartAsync(team: true, corpus: false);
        var clients = Enum.GetValues<Role>().ToDictionary(role => role, site.ClientWithToken);
        var stranger = site.Client();
        var wrong = new List<string>();
        foreach (var endpoint in Endpoints(site).Where(e => Table[Name(e)] != "None"))
        {
            foreach (var (role, client) in clients)
            {
                using var answer = await client.SendAsync(Request(endpoint));
                bool refused = answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized;
                if (refused == Allowed[Table[Name(endpoint)]].Contains(role))
                    wrong.Add($"{Name(endpoint)} as {role}: {answer.StatusCode}");
            }
            using var unknown = await stranger.SendAsync(Request(endpoint));
            // A browser is led to the sign-in page; a change without a token is refused before anything else is looked at.
            bool kept =
                unknown.StatusCode is HttpStatusCode.Unauthorized
                || unknown.StatusCode == HttpStatusCode.Redirect
                    && unknown.Headers.Location!.ToString().Contains("/sign-in", StringComparison.Ordinal);
            if (!kept)
                wrong.Add($"{Name(endpoint)} as a stranger: {unknown.StatusCode}");
        }
        Assert.Empty(wrong);
    }

    private static IEnumerable<RouteEndpoint> Endpoints(SiteUnderTest site) =>
        site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string Name(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<EndpointNameMetadata>()?.EndpointName ?? endpoint.RoutePattern.RawText ?? "";

    private static HttpRequestMessage Request(RouteEndpoint endpoint)
    {
        string method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0];
        string path = string.Concat(
            endpoint.RoutePattern.PathSegments.Select(s =>
                "/"
                + string.Concat(
                    s.Parts.Select(p =>
                        p switch
                        {
                            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
                            // No such thing: the calls must change nothing, not even the tokens that they are made with.
                            _ => "7777",
                        }
                    )
                )
            )
        );
        var request = new HttpRequestMessage(new HttpMethod(method), path.Length == 0 ? "/" : path);
        if (method == "POST")
            request.Content =
                path == "/api/imports" ? new MultipartFormDataContent { { new StringContent("x"), "note" } }
                : path.StartsWith("/api/", StringComparison.Ordinal) ? new StringContent("{}", new MediaTypeHeaderValue("application/json"))
                : new FormUrlEncodedContent([]);
        return request;
    }
}
