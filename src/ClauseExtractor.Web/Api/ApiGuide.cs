using System.Reflection;
using System.Text.RegularExpressions;
using ClauseExtractor.Web.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Api;

/// <summary>A call of the API as its page shows it.</summary>
/// <param name="Path">With the names of its parts in braces.</param>
/// <param name="Needs">Who may make it.</param>
/// <param name="Asks">Names of what stands behind the question mark.</param>
public sealed record ApiCall(string Method, string Path, string Summary, string Description, string Needs, IReadOnlyList<string> Asks);

/// <summary>The calls of the API, read from the endpoints themselves, as their description for programs is.</summary>
internal static partial class ApiGuide
{
    public static IReadOnlyList<ApiCall> Calls(EndpointDataSource endpoints, bool english) =>
        [
            .. endpoints
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e =>
                    e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName.StartsWith("api:", StringComparison.Ordinal) == true
                    && e.Metadata.GetMetadata<IEndpointSummaryMetadata>() is not null
                )
                .Select(e => (Endpoint: e, Words: Words(e, english)))
                .Select(e => new ApiCall(
                    e.Endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0],
                    "/" + Constraint().Replace(e.Endpoint.RoutePattern.RawText!.TrimStart('/'), ""),
                    e.Words.Summary,
                    e.Words.Description,
                    ApiWording.Needs(e.Endpoint.Metadata.OfType<Permission>().Last(), english),
                    Asks(e.Endpoint)
                ))
                .OrderBy(c => c.Path, StringComparer.Ordinal)
                .ThenBy(c => c.Method, StringComparer.Ordinal),
        ];

    private static (string Summary, string Description) Words(RouteEndpoint endpoint, bool english) =>
        !english && ApiWording.Chinese(endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName) is { } chinese
            ? chinese
            : (
                endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()!.Summary,
                endpoint.Metadata.GetMetadata<IEndpointDescriptionMetadata>()?.Description ?? ""
            );

    [GeneratedRegex(":[a-z]+(?=})")]
    private static partial Regex Constraint();

    /// <summary>Simple values that are no part of the path come from the query.</summary>
    private static IReadOnlyList<string> Asks(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<MethodInfo>() is not { } handler
            ? []
            :
            [
                .. handler
                    .GetParameters()
                    .SelectMany(p =>
                        p.GetCustomAttribute<AsParametersAttribute>() is null
                            ? [(p.Name, p.ParameterType)]
                            : p.ParameterType.GetProperties().Where(m => m.CanWrite).Select(m => ((string?)m.Name, m.PropertyType))
                    )
                    .Where(p =>
                        IsSimple(p.Item2)
                        && !endpoint.RoutePattern.Parameters.Any(r => string.Equals(r.Name, p.Item1, StringComparison.OrdinalIgnoreCase))
                    )
                    .Select(p => char.ToLowerInvariant(p.Item1![0]) + p.Item1[1..]),
            ];

    private static bool IsSimple(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var plain
        && (plain == typeof(string) || plain.IsPrimitive || plain.IsEnum || plain == typeof(DateOnly) || plain == typeof(string[]));
}
