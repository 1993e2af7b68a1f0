using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using ClauseExtractor.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Hosting;

/// <summary>
/// The stylesheet, the scripts and the icon, from the assembly itself. Their addresses change with their content, so browsers keep them for
/// good.
/// </summary>
internal static class AssetEndpoints
{
    private static readonly FrozenDictionary<string, Asset> All = Load();

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/assets/{version}/{name}",
                (string name, HttpContext context) =>
                {
                    if (!All.TryGetValue(name, out var asset))
                        return Results.NotFound();
                    context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                    return Results.Bytes(asset.Content, asset.MediaType);
                }
            )
            .Needs(Permission.None)
            .WithName("asset")
            .ExcludeFromDescription();

    /// <summary>The address of an asset.</summary>
    public static string Url(string name) => $"/assets/{All[name].Version}/{name}";

    private static FrozenDictionary<string, Asset> Load()
    {
        const string prefix = "assets/";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly
            .GetManifestResourceNames()
            .Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(
                n => n[prefix.Length..],
                n =>
                {
                    using var stream = assembly.GetManifestResourceStream(n)!;
                    var content = new byte[stream.Length];
                    stream.ReadExactly(content);
                    string type = Path.GetExtension(n) switch
                    {
                        ".css" => "text/css; charset=utf-8",
                        ".js" => "text/javascript; charset=utf-8",
                        _ => "image/svg+xml",
                    };
                    return new Asset(Convert.ToHexStringLower(SHA256.HashData(content))[..10], type, content);
                }
            );
    }

    private sealed record Asset(string Version, string MediaType, byte[] Content);
}
