using System.Globalization;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Pages;

/// <summary>管理: accounts and the audit log.</summary>
internal static class AdminEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/accounts", (SiteOptions options, AccountStore accounts) => options.Team ? View(accounts) : Results.NotFound())
            .Needs(Permission.Manage)
            .WithName("page:accounts")
            .ExcludeFromDescription();
        routes
            .MapPost("/accounts", Create)
            .Needs(Permission.Manage)
            .Enters("account.create")
            .WithName("page:accounts.create")
            .ExcludeFromDescription();
        routes
            .MapPost("/accounts/{id:long}", Change)
            .Needs(Permission.Manage)
            .Enters("account.change")
            .WithName("page:accounts.change")
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/audit",
                (SiteOptions options, AuditLog audit, int? page) =>
                    options.Team
                        ? new RazorComponentResult<AuditView>(
                            new
                            {
                                Page = Math.Clamp(page ?? 1, 1, 100_000),
                                Entries = audit.Read((Math.Clamp(page ?? 1, 1, 100_000) - 1) * AuditView.RowsAPage, AuditView.RowsAPage),
                            }
                        )
                        : Results.NotFound()
            )
            .Needs(Permission.Manage)
            .WithName("page:audit")
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/audit.csv",
                (SiteOptions options, AuditLog audit, HttpContext context) =>
                    options.Team ? Download.File(context, "audit.csv", "text/csv", audit.Export()) : Results.NotFound()
            )
            .Needs(Permission.Manage)
            .Audited("export")
            .WithName("page:audit.csv")
            .ExcludeFromDescription();
    }

    private static RazorComponentResult<AccountsView> View(AccountStore accounts, string? wrong = null) =>
        new(
            new
            {
                Accounts = accounts.List(),
                Tokens = accounts.Tokens(),
                Wrong = wrong,
            }
        )
        {
            StatusCode = wrong is null ? 200 : 400,
        };

    private static async Task<IResult> Create(HttpContext context, SiteOptions options, AccountStore accounts, AuditLog audit)
    {
        if (!options.Team)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync();
        if (!Enum.TryParse<Role>(form["role"], out var role) || !Enum.IsDefined(role))
            return Results.BadRequest();
        if (
            accounts.Create(
                form["name"].ToString(),
                form["password"].ToString(),
                role,
                audit.Line(context, "account.create", $"{form["name"]} {role}")
            ) is
            { } wrong
        )
            return View(accounts, SiteContext.IsEnglish(context) ? wrong.English : wrong.Chinese);
        return Results.LocalRedirect("/accounts");
    }

    private static async Task<IResult> Change(long id, HttpContext context, SiteOptions options, AccountStore accounts, AuditLog audit)
    {
        if (!options.Team)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync();
        if (!Enum.TryParse<Role>(form["role"], out var role) || !Enum.IsDefined(role))
            return Results.BadRequest();
        bool disabled = form["disabled"] == "true";
        string? password = form["password"].ToString() is { Length: > 0 } given ? given : null;
        string subject = string.Create(
            CultureInfo.InvariantCulture,
            $"{id} {role}{(disabled ? " disabled" : "")}{(password is null ? "" : " password")}"
        );
        if (accounts.Change(id, role, disabled, password, audit.Line(context, "account.change", subject)) is { } wrong)
            return View(accounts, SiteContext.IsEnglish(context) ? wrong.English : wrong.Chinese);
        return Results.LocalRedirect("/accounts");
    }
}
