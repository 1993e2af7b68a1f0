using System.CommandLine;
using ClauseExtractor.Web;
using ClauseExtractor.Web.Access;

namespace ClauseExtractor.Cli.Commands;

/// <summary>
/// The options of <c>clause serve</c> for an office's single sign-on (OpenID Connect). The secret comes from <c>CLAUSE_OIDC_SECRET</c>:
/// command lines are seen by others of the machine.
/// </summary>
internal sealed class OfficeSignInOptions
{
    private readonly Option<Uri> authority;
    private readonly Option<string> client,
        claim;
    private readonly Option<string[]> roles;

    public OfficeSignInOptions(Shell shell)
    {
        authority = new Option<Uri>("--oidc-authority")
        {
            Description = shell.Text(
                "单点登录（OpenID Connect）提供方的网址，须加 --team",
                "Address of the provider of single sign-on (OpenID Connect); needs --team"
            ),
            CustomParser = result =>
            {
                if (
                    Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url)
                    && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
                )
                    return url;
                result.AddError(
                    shell.Text($"“{result.Tokens[0].Value}”不是 https 网址", $"“{result.Tokens[0].Value}” is no https address")
                );
                return null;
            },
        };
        client = new Option<string>("--oidc-client")
        {
            Description = shell.Text(
                "在提供方登记的客户端编号；密钥放在环境变量 CLAUSE_OIDC_SECRET",
                "The client id there; its secret is read from CLAUSE_OIDC_SECRET"
            ),
        };
        claim = new Option<string>("--oidc-role-claim")
        {
            Description = shell.Text("表示角色的声明", "The claim that tells the role"),
            DefaultValueFactory = _ => "roles",
        };
        roles = new Option<string[]>("--oidc-role")
        {
            Description = shell.Text(
                "声明的值与角色，如 policy-admins=admin，可多次给出；缺省为 researcher、importer、reviewer、admin",
                "What a value means, as policy-admins=admin, once for each; researcher, importer, reviewer, admin where none is given"
            ),
        };
        roles.Validators.Add(result =>
        {
            foreach (var wrong in result.Tokens.Where(t => Meaning(t.Value) is null))
                result.AddError(shell.Text($"“{wrong.Value}”不是 值=角色", $"“{wrong.Value}” is no VALUE=ROLE"));
        });
    }

    public void AddTo(Command command, Shell shell)
    {
        foreach (Option option in new Option[] { authority, client, claim, roles })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(authority) is null != result.GetResult(client) is null)
                result.AddError(
                    shell.Text("--oidc-authority 与 --oidc-client 须一起给出", "--oidc-authority and --oidc-client go together")
                );
        });
    }

    /// <returns>Null where no provider is named.</returns>
    public OfficeSignIn? Read(ParseResult parse)
    {
        if (parse.GetValue(authority) is not { } url)
            return null;
        var office = new OfficeSignIn(url, parse.GetRequiredValue(client), Environment.GetEnvironmentVariable("CLAUSE_OIDC_SECRET"))
        {
            RoleClaim = parse.GetRequiredValue(claim),
        };
        var meanings = (parse.GetValue(roles) ?? []).Select(Meaning).OfType<KeyValuePair<string, Role>>().ToDictionary();
        return meanings.Count == 0 ? office : office with { Roles = meanings };
    }

    private static KeyValuePair<string, Role>? Meaning(string text)
    {
        int at = text.LastIndexOf('=');
        return
            at > 0
            && Enum.TryParse<Role>(text[(at + 1)..], ignoreCase: true, out var role)
            && Enum.IsDefined(role)
            && char.IsAsciiLetter(text[at + 1])
            ? KeyValuePair.Create(text[..at], role)
            : null;
    }
}
