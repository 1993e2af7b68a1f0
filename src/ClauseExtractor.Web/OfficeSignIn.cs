using ClauseExtractor.Web.Access;

namespace ClauseExtractor.Web;

/// <summary>
/// An office's single sign-on by OpenID Connect (authorization code with PKCE). Who comes from there gets an account at the first sign-in;
/// the role is the provider's word at each one.
/// </summary>
/// <param name="Authority">The provider; its description is at <c>/.well-known/openid-configuration</c> below. HTTPS, but on this
/// machine.</param>
/// <param name="ClientId">What the provider calls this site.</param>
/// <param name="ClientSecret">What the two share; null for a public client.</param>
public sealed record OfficeSignIn(Uri Authority, string ClientId, string? ClientSecret)
{
    /// <summary>The claim that tells the role.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>What its values mean; of several the highest role counts, and who has none may not sign in.</summary>
    public IReadOnlyDictionary<string, Role> Roles { get; init; } =
        Enum.GetValues<Role>().ToDictionary(role => role.ToString().ToLowerInvariant());
}
