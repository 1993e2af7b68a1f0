using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClauseExtractor.Web.Tests.Access;

/// <summary>
/// A small OpenID Connect provider on this machine, for the authorization code flow with PKCE. It lets in whoever it is told is sitting at
/// the browser, and holds the site to the protocol: client, secret,
/// address to return to, each code once and with its verifier.
/// </summary>
internal sealed class OfficeProvider : IAsyncDisposable
{
    public const string Client = "clause",
        Secret = "a secret of the two";

    private readonly WebApplication app;
    private readonly RSA key = RSA.Create(2048),
        strange = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Challenge, string Nonce, string Return)> codes = new();

    private OfficeProvider(WebApplication app) => this.app = app;

    /// <summary>What the provider says of the person at the browser.</summary>
    public Dictionary<string, object> Person { get; } =
        new()
        {
            ["sub"] = "u-1",
            ["preferred_username"] = "li",
            ["roles"] = new[] { "reviewer" },
        };

    /// <summary>Faults that a site must not let pass.</summary>
    public bool SignsWithAnotherKey { get; set; }

    public bool ChangesTheNonce { get; set; }

    public string? NamesAnotherClient { get; set; }

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<OfficeProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new OfficeProvider(builder.Build());
        provider.Map();
        await provider.app.StartAsync();
        return provider;
    }

    private void Map()
    {
        app.MapGet(
            "/.well-known/openid-configuration",
            () =>
                new Dictionary<string, object>
                {
                    ["issuer"] = Issuer,
                    ["authorization_endpoint"] = Issuer + "/authorize",
                    ["token_endpoint"] = Issuer + "/token",
                    ["jwks_uri"] = Issuer + "/keys",
                    ["response_types_supported"] = Only("code"),
                    ["subject_types_supported"] = Only("public"),
                    ["id_token_signing_alg_values_supported"] = Only("RS256"),
                }
        );
        app.MapGet(
            "/keys",
            () =>
            {
                var own = key.ExportParameters(includePrivateParameters: false);
                return new
                {
                    keys = new[]
                    {
                        new
                        {
                            kty = "RSA",
                            use = "sig",
                            kid = "1",
                            alg = "RS256",
                            n = Base64UrlEncoder.Encode(own.Modulus),
                            e = Base64UrlEncoder.Encode(own.Exponent),
                        },
                    },
                };
            }
        );
        app.MapGet(
            "/authorize",
            (HttpContext context) =>
            {
                var asked = context.Request.Query;
                if (asked["client_id"] != Client || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256")
                    return Results.BadRequest();
                string code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
                    back = asked["redirect_uri"].ToString();
                codes[code] = (asked["code_challenge"].ToString(), asked["nonce"].ToString(), back);
                return Results.Redirect($"{back}?code={code}&state={Uri.EscapeDataString(asked["state"].ToString())}");
            }
        );
        app.MapPost(
            "/token",
            async (HttpContext context) =>
            {
                var form = await context.Request.ReadFormAsync();
                string challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
                return
                    codes.TryRemove(form["code"].ToString(), out var code)
                    && code.Challenge == challenge
                    && code.Return == form["redirect_uri"]
                    && form["client_id"] == Client
                    && form["client_secret"] == Secret
                    ? Results.Json(
                        new
                        {
                            access_token = "none",
                            token_type = "Bearer",
                            expires_in = 60,
                            id_token = Token(code.Nonce),
                        }
                    )
                    : Results.BadRequest();
            }
        );
    }

    private static string[] Only(string value) => [value];

    private string Issuer => Address.ToString().TrimEnd('/');

    private string Token(string nonce) =>
        new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = NamesAnotherClient ?? Client,
                Expires = DateTime.UtcNow.AddMinutes(5),
                Claims = new Dictionary<string, object>(Person) { ["nonce"] = ChangesTheNonce ? "another" : nonce },
                SigningCredentials = new SigningCredentials(
                    new RsaSecurityKey(SignsWithAnotherKey ? strange : key) { KeyId = "1" },
                    SecurityAlgorithms.RsaSha256
                ),
            }
        );

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
        strange.Dispose();
    }
}
