using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Access;

/// <summary>What an endpoint needs.</summary>
internal enum Permission
{
    /// <summary>Open to everybody: the sign-in page, the stylesheet, health.</summary>
    None,

    /// <summary>Search, read, compare, export.</summary>
    Read,

    /// <summary>Bring documents in.</summary>
    Import,

    /// <summary>Correct values, accept and undo corrections.</summary>
    Review,

    /// <summary>Accounts, tokens, the audit log, removing documents, measurements.</summary>
    Manage,
}

/// <summary>What an account is for.</summary>
public enum Role
{
    /// <summary>研究员: reads.</summary>
    Researcher,

    /// <summary>导入员: reads and imports.</summary>
    Importer,

    /// <summary>复核员: reads and corrects.</summary>
    Reviewer,

    /// <summary>管理员: all of it, and manages accounts.</summary>
    Admin,
}

internal static class PermissionRules
{
    public static bool Holds(this Role role, Permission permission) =>
        permission switch
        {
            Permission.None or Permission.Read => true,
            Permission.Import => role is Role.Importer or Role.Admin,
            Permission.Review => role is Role.Reviewer or Role.Admin,
            _ => role is Role.Admin,
        };

    public static bool IsHeldBy(this Permission permission, ClaimsPrincipal user) =>
        permission == Permission.None
        || user.Identity?.IsAuthenticated == true
            && Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role)
            && role.Holds(permission);

    /// <summary>Says who may call an endpoint. One that says nothing is open to nobody but admins.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Permission permission)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.WithMetadata(permission);
        return permission == Permission.None ? endpoint.AllowAnonymous() : endpoint.RequireAuthorization(permission.ToString());
    }

    public static void AddPolicies(AuthorizationOptions options)
    {
        foreach (var permission in Enum.GetValues<Permission>())
            options.AddPolicy(
                permission.ToString(),
                policy => policy.RequireAuthenticatedUser().RequireAssertion(context => permission.IsHeldBy(context.User))
            );
        // What routing itself answers (405, 415) is no endpoint of ours and tells nothing.
        options.FallbackPolicy = new AuthorizationPolicyBuilder()
            .RequireAssertion(context =>
                context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint || Permission.Manage.IsHeldBy(context.User)
            )
            .Build();
    }
}
