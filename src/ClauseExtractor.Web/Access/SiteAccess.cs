using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using ClauseExtractor.Library.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace ClauseExtractor.Web.Access;

/// <summary>Sign-in, sessions, tokens, antiforgery and rate limits.</summary>
internal static class SiteAccess
{
    /// <summary>The limit on attempts to sign in.</summary>
    public const string SignInLimit = "signIn";

    /// <summary>The limit on questions to the language model, which cost time and money.</summary>
    public const string AskLimit = "ask";

    /// <summary>The limit on addresses to fetch, which other sites answer.</summary>
    public const string FetchLimit = "fetch";

    public static void AddSiteAccess(this IServiceCollection services, SiteOptions options)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<AccountStore>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<SetupCode>();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "forgery";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = options.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            antiforgery.FormFieldName = "_token";
            antiforgery.HeaderName = "X-Token";
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        // Keys beside the accounts: sessions outlive a restart, each of several servers reads them, and no other site does.
        var protection = services.AddDataProtection().SetApplicationName("ClauseExtractor");
        if (options is { Team: true, LibraryAddress.IsFile: false })
            services
                .AddOptions<KeyManagementOptions>()
                .Configure<SiteDatabase>((keys, site) => keys.XmlRepository = new ProtectionKeys(site));
        else if (options.Team)
            protection.PersistKeysToFileSystem(PrivateFolder.Create(Path.ChangeExtension(options.AccountsFile, ".keys")));
        else
            protection.UseEphemeralDataProtectionProvider();
        var authentication = services
            .AddAuthentication(AccessSchemes.Chooser)
            .AddPolicyScheme(
                AccessSchemes.Chooser,
                null,
                chooser =>
                    chooser.ForwardDefaultSelector = context =>
                        !options.Team ? AccessSchemes.Local
                        : context.Request.Headers.Authorization.Count > 0 ? AccessSchemes.Token
                        : AccessSchemes.Session
            )
            .AddScheme<AuthenticationSchemeOptions, LocalHandler>(AccessSchemes.Local, null)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(AccessSchemes.Token, null)
            .AddCookie(AccessSchemes.Session, cookie => Configure(cookie, options));
        OfficeScheme.Add(authentication, options);
        services.AddAuthorizationBuilder();
        services.AddAuthorization(PermissionRules.AddPolicies);
        AddLimits(services, options);
    }

    private static void Configure(CookieAuthenticationOptions cookie, SiteOptions options)
    {
        cookie.Cookie.Name = "session";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SecurePolicy = options.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = options.Session;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "back";
        cookie.Events.OnRedirectToLogin = context => Redirect(context, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        // A session ends with sign-out, at its longest, and when the account is disabled, gets another role or another password.
        cookie.Events.OnValidatePrincipal = async context =>
        {
            var accounts = context.HttpContext.RequestServices.GetRequiredService<AccountStore>();
            bool good =
                long.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out long id)
                && accounts.Find(id, context.Principal.FindFirstValue(AccessSchemes.StampClaim) ?? "") is not null
                && context
                    .HttpContext.RequestServices.GetRequiredService<SessionStore>()
                    .IsOpen(context.Principal.FindFirstValue(AccessSchemes.SessionClaim) ?? "", id);
            if (good)
                return;
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(AccessSchemes.Session);
        };
    }

    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context, int apiStatus)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            context.Response.StatusCode = apiStatus;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static void AddLimits(IServiceCollection services, SiteOptions options) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                !options.Team || context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
                    ? RateLimitPartition.GetNoLimiter("")
                    : RateLimitPartition.GetTokenBucketLimiter(
                        Caller(context),
                        _ => new TokenBucketRateLimiterOptions
                        {
                            TokenLimit = options.RequestsAMinute,
                            TokensPerPeriod = Math.Max(1, options.RequestsAMinute / 6),
                            ReplenishmentPeriod = TimeSpan.FromSeconds(10),
                        }
                    )
            );
            AddMinute(limiter, SignInLimit, options.SignInsAMinute, context => context.Connection.RemoteIpAddress?.ToString() ?? "");
            AddMinute(limiter, AskLimit, options.QuestionsAMinute, Caller);
            AddMinute(limiter, FetchLimit, options.FetchesAMinute, Caller);
        });

    /// <summary>
    /// So many a minute of what costs: over all servers together where several share a database. What only keeps one server from being
    /// flooded is counted by each for itself.
    /// </summary>
    private static void AddMinute(RateLimiterOptions limiter, string name, int most, Func<HttpContext, string> caller) =>
        limiter.AddPolicy(
            name,
            context =>
            {
                var site = context.RequestServices.GetRequiredService<SiteDatabase>();
                return site.IsShared
                    ? RateLimitPartition.Get(caller(context), key => new SharedMinute(site, name, key, most))
                    : RateLimitPartition.GetFixedWindowLimiter(
                        caller(context),
                        _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) }
                    );
            }
        );

    private static string Caller(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true, Name: { } name }
            ? "account " + name
            : "address " + context.Connection.RemoteIpAddress;
}

/// <summary>
/// The code that lets whoever started the site make the first account: it is printed once where the site was started, and stands in no log.
/// </summary>
internal sealed class SetupCode
{
    public string Value { get; } = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));

    public bool Is(string? given) =>
        given is not null
        && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.UTF8.GetBytes(given.Trim()),
            System.Text.Encoding.UTF8.GetBytes(Value)
        );
}
