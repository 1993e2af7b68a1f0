using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ClauseExtractor.Web.Access;

/// <summary>The ways in which a request says who it is.</summary>
internal static class AccessSchemes
{
    /// <summary>Chooses among the others.</summary>
    public const string Chooser = "Site";

    /// <summary>No sign-in: the one user of this machine, who may do everything.</summary>
    public const string Local = "Local";

    /// <summary>A session in a cookie.</summary>
    public const string Session = "Session";

    /// <summary><c>Authorization: Bearer</c> with an API token.</summary>
    public const string Token = "Token";

    /// <summary>Carries the account's stamp: another one by now ends the session.</summary>
    public const string StampClaim = "stamp";

    /// <summary>Carries the session's id: one that was closed is no session any more.</summary>
    public const string SessionClaim = "session";

    public static ClaimsPrincipal Principal(
        string scheme,
        string name,
        Role role,
        long account = 0,
        string stamp = "",
        string session = ""
    ) =>
        new(
            new ClaimsIdentity(
                [
                    new(ClaimTypes.Name, name),
                    new(ClaimTypes.Role, role.ToString()),
                    new(ClaimTypes.NameIdentifier, account.ToString(CultureInfo.InvariantCulture)),
                    new(StampClaim, stamp),
                    new(SessionClaim, session),
                ],
                scheme
            )
        );
}

/// <summary>The one user of this machine.</summary>
internal sealed class LocalHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    SiteOptions site
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(
            site.Team
                ? AuthenticateResult.NoResult()
                : AuthenticateResult.Success(
                    new AuthenticationTicket(AccessSchemes.Principal(AccessSchemes.Local, site.LocalUser, Role.Admin), Scheme.Name)
                )
        );
}

/// <summary>API tokens.</summary>
internal sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    AccountStore accounts
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Prefix = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return Task.FromResult(AuthenticateResult.NoResult());
        return Task.FromResult(
            accounts.FindToken(header[Prefix.Length..].Trim()) is { } token
                ? AuthenticateResult.Success(
                    new AuthenticationTicket(
                        AccessSchemes.Principal(AccessSchemes.Token, $"{token.Account} ({token.Name})", token.Role, token.AccountId),
                        Scheme.Name
                    )
                )
                : AuthenticateResult.Fail("The token is unknown, expired or withdrawn.")
        );
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
