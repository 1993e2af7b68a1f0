using System.Security.Claims;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Pages;

/// <summary>登录: sign-in and sign-out, the first account, one's own password and tokens. There is none of it without team mode.</summary>
internal static class SignInEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/sign-in",
                (SiteOptions options, string? back, string? office) =>
                    options.Team ? View(back, null, office == "refused") : Results.LocalRedirect("/")
            )
            .Needs(Permission.None)
            .WithName("page:sign-in")
            .ExcludeFromDescription();
        routes
            .MapPost("/sign-in", SignIn)
            .Needs(Permission.None)
            .RequireRateLimiting(SiteAccess.SignInLimit)
            .Enters("signIn", "signIn.wrong", "signIn.delayed")
            .WithName("page:sign-in.post")
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/sign-in/office",
                (SiteOptions options, string? back) =>
                    options is { Team: true, Office: not null }
                        ? Results.Challenge(new AuthenticationProperties { RedirectUri = LocalAddress.Of(back) }, [OfficeScheme.Name])
                        : Results.NotFound()
            )
            .Needs(Permission.None)
            .RequireRateLimiting(SiteAccess.SignInLimit)
            .WithName("page:sign-in.office")
            .ExcludeFromDescription();
        routes.MapPost("/sign-out", SignOut).Needs(Permission.Read).Enters("signOut").WithName("page:sign-out").ExcludeFromDescription();
        routes.MapGet("/setup", Setup).Needs(Permission.None).WithName("page:setup").ExcludeFromDescription();
        routes
            .MapPost("/setup", SetUp)
            .Needs(Permission.None)
            .RequireRateLimiting(SiteAccess.SignInLimit)
            .Enters("account.create")
            .WithName("page:setup.post")
            .ExcludeFromDescription();
        routes.MapGet("/account", Account).Needs(Permission.Read).WithName("page:account").ExcludeFromDescription();
        routes
            .MapPost("/account/password", Password)
            .Needs(Permission.Read)
            .Enters("account.password", "refused")
            .WithName("page:account.password")
            .ExcludeFromDescription();
        routes
            .MapPost("/account/tokens", CreateToken)
            .Needs(Permission.Read)
            .Enters("token.create")
            .WithName("page:account.tokens")
            .ExcludeFromDescription();
        routes
            .MapPost("/account/tokens/{id:long}/withdraw", Withdraw)
            .Needs(Permission.Read)
            .Enters("token.withdraw")
            .WithName("page:account.withdraw")
            .ExcludeFromDescription();
    }

    private static RazorComponentResult<SignInView> View(string? back, SignInResult? result, bool refused = false) =>
        new(
            new
            {
                Back = LocalAddress.Of(back),
                Result = result,
                Refused = refused,
            }
        )
        {
            StatusCode = result is null ? 200 : StatusCodes.Status401Unauthorized,
        };

    private static async Task<IResult> SignIn(
        HttpContext context,
        SiteOptions options,
        AccountStore accounts,
        SessionStore sessions,
        AuditLog audit
    )
    {
        if (!options.Team)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync();
        string name = form["name"].ToString(),
            back = form["back"].ToString();
        var (result, account, stamp) = accounts.SignIn(name, form["password"].ToString(), Address(context));
        var entry = audit.Line(
            context,
            result switch
            {
                SignInResult.Done => "signIn",
                SignInResult.Delayed => "signIn.delayed",
                _ => "signIn.wrong",
            },
            null,
            name.Length > 60 ? name[..60] : name
        );
        if (account is null)
        {
            audit.Add(entry);
            return View(back, result);
        }
        await context.SignInAsync(
            AccessSchemes.Session,
            AccessSchemes.Principal(AccessSchemes.Session, account.Name, account.Role, account.Id, stamp, sessions.Open(account.Id, entry))
        );
        return Results.LocalRedirect(LocalAddress.Of(back));
    }

    private static async Task<IResult> SignOut(HttpContext context, AuditLog audit, SessionStore sessions, SiteOptions options)
    {
        if (options.Team)
        {
            sessions.Close(context.User.FindFirstValue(AccessSchemes.SessionClaim) ?? "", audit.Line(context, "signOut", null));
            await context.SignOutAsync(AccessSchemes.Session);
        }
        return Results.LocalRedirect("/sign-in");
    }

    private static IResult Setup(SiteOptions options, AccountStore accounts, SetupCode code, HttpContext context) =>
        options.Team && accounts.IsEmpty && code.Is(context.Request.Query["code"])
            ? new RazorComponentResult<SetupView>(new { Code = code.Value })
            : Results.NotFound();

    private static async Task<IResult> SetUp(
        HttpContext context,
        SiteOptions options,
        AccountStore accounts,
        SetupCode code,
        AuditLog audit
    )
    {
        var form = await context.Request.ReadFormAsync();
        if (!options.Team || !accounts.IsEmpty || !code.Is(form["code"]))
            return Results.NotFound();
        string name = form["name"].ToString();
        if (accounts.Create(name, form["password"].ToString(), Role.Admin, audit.Line(context, "account.create", name, name)) is { } wrong)
            return new RazorComponentResult<SetupView>(
                new { Code = code.Value, Wrong = SiteContext.IsEnglish(context) ? wrong.English : wrong.Chinese }
            )
            {
                StatusCode = 400,
            };
        return Results.LocalRedirect("/sign-in");
    }

    private static IResult Account(SiteOptions options, AccountStore accounts, HttpContext context) =>
        options.Team ? View(accounts, context) : Results.NotFound();

    private static RazorComponentResult<AccountView> View(
        AccountStore accounts,
        HttpContext context,
        string? message = null,
        bool bad = false,
        string? key = null
    ) =>
        new(
            new
            {
                Tokens = accounts.Tokens().Where(t => t.AccountId == Id(context)).ToList(),
                Message = message,
                Bad = bad,
                Key = key,
            }
        )
        {
            StatusCode = bad ? 400 : 200,
        };

    private static async Task<IResult> Password(HttpContext context, SiteOptions options, AccountStore accounts, AuditLog audit)
    {
        if (!options.Team || context.User.Identity?.AuthenticationType != AccessSchemes.Session)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync();
        bool english = SiteContext.IsEnglish(context);
        if (accounts.SignIn(context.User.Identity.Name!, form["old"].ToString(), Address(context)).Result != SignInResult.Done)
        {
            audit.Add(context, "refused", "POST /account/password");
            return View(accounts, context, english ? "The present password is not right." : "现用密码不对。", bad: true);
        }
        if (
            accounts.SetPassword(
                Id(context),
                form["password"].ToString(),
                audit.Line(context, "account.password", context.User.Identity.Name)
            ) is
            { } wrong
        )
            return View(accounts, context, english ? wrong.English : wrong.Chinese, bad: true);
        await context.SignOutAsync(AccessSchemes.Session);
        return Results.LocalRedirect("/sign-in");
    }

    private static async Task<IResult> CreateToken(HttpContext context, SiteOptions options, AccountStore accounts, AuditLog audit)
    {
        if (!options.Team || context.User.Identity?.AuthenticationType != AccessSchemes.Session)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync();
        bool english = SiteContext.IsEnglish(context);
        string name = form["name"].ToString().Trim();
        var own = Enum.Parse<Role>(context.User.FindFirstValue(ClaimTypes.Role)!);
        if (name.Length is 0 or > 60 || !Enum.TryParse<Role>(form["role"], out var role) || !AccountStore.CanGive(own, role))
            return View(
                accounts,
                context,
                english ? "A token needs a name, and a role that is at most yours." : "令牌须有名称，角色不能高于您自己的。",
                bad: true
            );
        var (_, key) = accounts.CreateToken(Id(context), name, role, options.TokenLife, audit.Line(context, "token.create", null));
        return View(accounts, context, english ? "Copy the key now: it is shown this once." : "请现在复制密钥：只显示这一次。", key: key);
    }

    private static IResult Withdraw(long id, HttpContext context, SiteOptions options, AccountStore accounts, AuditLog audit)
    {
        bool own = accounts.Tokens().Any(t => t.Id == id && (t.AccountId == Id(context) || Permission.Manage.IsHeldBy(context.User)));
        if (
            !options.Team
            || !own
            || !accounts.WithdrawToken(
                id,
                audit.Line(context, "token.withdraw", id.ToString(System.Globalization.CultureInfo.InvariantCulture))
            )
        )
            return Results.NotFound();
        return Results.LocalRedirect("/account");
    }

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static long Id(HttpContext context) =>
        long.Parse(context.User.FindFirstValue(ClaimTypes.NameIdentifier)!, System.Globalization.CultureInfo.InvariantCulture);
}
