using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ClauseExtractor.Web.Access;

/// <summary>Sign-in by the office's provider: what it says of somebody becomes a session like any other, or nothing.</summary>
internal static class OfficeScheme
{
    public const string Name = "Office";

    /// <summary>Where the browser comes back to from the provider.</summary>
    public const string ReturnPath = "/sign-in/office/return";

    public static void Add(AuthenticationBuilder authentication, SiteOptions options)
    {
        if (options is { Team: true, Office: { } office })
            authentication.AddOpenIdConnect(Name, null, scheme => Configure(scheme, options, office));
    }

    private static void Configure(OpenIdConnectOptions scheme, SiteOptions options, OfficeSignIn office)
    {
        (scheme.Authority, scheme.ClientId, scheme.ClientSecret) = (office.Authority.ToString(), office.ClientId, office.ClientSecret);
        scheme.RequireHttpsMetadata = !office.Authority.IsLoopback;
        scheme.SignInScheme = AccessSchemes.Session;
        scheme.CallbackPath = ReturnPath;
        // The provider's sign-out is not asked for, and nothing of its may end sessions here.
        (scheme.RemoteSignOutPath, scheme.SignedOutCallbackPath) = (PathString.Empty, "/sign-in/office/left");
        // By query: the browser comes back by a link, so that cookies need not go with posts of other sites.
        (scheme.ResponseType, scheme.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
        (scheme.UsePkce, scheme.MapInboundClaims, scheme.SaveTokens) = (true, false, false);
        foreach (var cookie in new[] { scheme.CorrelationCookie, scheme.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy) = (
                SameSiteMode.Lax,
                options.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest
            );
        scheme.Events.OnRedirectToIdentityProvider = context =>
        {
            // The address that people type, port included: a proxy may keep that from the site.
            if (options.PublicUrl is { } url)
                context.ProtocolMessage.RedirectUri = url.GetLeftPart(UriPartial.Authority) + ReturnPath;
            return Task.CompletedTask;
        };
        scheme.Events.OnTokenValidated = context =>
        {
            Admit(context, office);
            return Task.CompletedTask;
        };
        scheme.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect("/sign-in?office=refused");
            return Task.CompletedTask;
        };
    }

    /// <summary>Gives whom the provider vouches for his account and a session, where he has a role and was not shut out here.</summary>
    private static void Admit(TokenValidatedContext context, OfficeSignIn office)
    {
        var services = context.HttpContext.RequestServices;
        var (accounts, audit) = (services.GetRequiredService<AccountStore>(), services.GetRequiredService<AuditLog>());
        var said = context.Principal!;
        string subject = said.FindFirstValue("sub") ?? "",
            name = said.FindFirstValue("preferred_username") ?? said.FindFirstValue("name") ?? subject;
        var roles = said.FindAll(office.RoleClaim)
            .Where(c => office.Roles.ContainsKey(c.Value))
            .Select(c => office.Roles[c.Value])
            .ToList();
        var entry = audit.Line(context.HttpContext, "signIn", Name, name);
        if (
            subject.Length == 0
            || roles.Count == 0
            || accounts.Admit($"{context.SecurityToken.Issuer} {subject}", name, roles.Max()) is not var (account, stamp)
        )
        {
            audit.Add(entry is null ? null : entry with { Action = "signIn.wrong" });
            context.Fail("There is no role here for whom the provider names.");
            return;
        }
        string session = services
            .GetRequiredService<SessionStore>()
            .Open(account.Id, entry is null ? null : entry with { Who = account.Name });
        context.Principal = AccessSchemes.Principal(AccessSchemes.Session, account.Name, account.Role, account.Id, stamp, session);
    }
}
