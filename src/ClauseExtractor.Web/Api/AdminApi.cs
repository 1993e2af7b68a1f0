using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Api;

/// <summary>Accounts and the audit log; there is neither without team mode.</summary>
internal static class AdminApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/accounts",
                (SiteOptions options, AccountStore accounts) =>
                    options.Team ? Results.Ok(accounts.List()) : Results.Problem(statusCode: 404)
            )
            .Needs(Permission.Manage)
            .Produces<IReadOnlyList<Account>>()
            .WithName("api:accounts")
            .WithSummary("All accounts.");
        api.MapPost(
                "/accounts",
                (NewAccount body, SiteOptions options, AccountStore accounts, AuditLog audit, HttpContext context) =>
                {
                    if (!options.Team)
                        return Results.Problem(statusCode: 404);
                    if (body is not { Name: { } name, Password: { } password })
                        throw new BadHttpRequestException("name, password");
                    if (
                        accounts.Create(name, password, body.Role, audit.Line(context, "account.create", $"{name} {body.Role}")) is
                        { } wrong
                    )
                        return Results.Problem(
                            SiteContext.IsEnglish(context) ? wrong.English : wrong.Chinese,
                            statusCode: 400,
                            extensions: new Dictionary<string, object?> { ["code"] = "badAccount" }
                        );
                    return Results.Created((string?)null, null);
                }
            )
            .Needs(Permission.Manage)
            .Enters("account.create")
            .WithName("api:accounts.create")
            .WithSummary("Makes an account.");
        api.MapGet(
                "/audit",
                (SiteOptions options, AuditLog audit, int? offset, int? limit) =>
                {
                    var (from, most) = Paging.Read(offset, limit);
                    return options.Team ? Results.Ok(audit.Read(from, most)) : Results.Problem(statusCode: 404);
                }
            )
            .Needs(Permission.Manage)
            .Produces<IReadOnlyList<AuditEntry>>()
            .WithName("api:audit")
            .WithSummary("Who did what, the newest first.");
    }
}

internal sealed record NewAccount(string? Name, string? Password, Role Role);
