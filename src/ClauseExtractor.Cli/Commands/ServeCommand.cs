using System.CommandLine;
using System.Net;
using ClauseExtractor.Assistant.Engine;
using ClauseExtractor.Cli.Assistance;
using ClauseExtractor.Cli.Extracting;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Serving;
using ClauseExtractor.Web;
using ClauseExtractor.Web.Asking;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause serve</c>: the product in a browser.</summary>
internal static class ServeCommand
{
    public static Command Create(Shell shell)
    {
        var (library, limits) = (LibraryOption.Create(shell), Guarded.LimitsOption(shell));
        var port = new Option<int>("--port")
        {
            Description = shell.Text("端口；0 为任一空闲端口", "Port; 0 for any free one"),
            DefaultValueFactory = _ => 5080,
        };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out int asked) && asked is < 0 or > 65535)
                result.AddError(shell.Text("--port 须在 0 到 65535 之间。", "--port is from 0 to 65535."));
        });
        var address = new Option<IPAddress>("--address")
        {
            Description = shell.Text("监听地址；本机以外须加 --team", "Address to listen on; beyond this machine only with --team"),
            DefaultValueFactory = _ => IPAddress.Loopback,
            CustomParser = result =>
                IPAddress.TryParse(result.Tokens[0].Value, out var parsed)
                    ? parsed
                    : Refuse<IPAddress>(
                        result,
                        shell.Text($"“{result.Tokens[0].Value}”不是 IP 地址", $"“{result.Tokens[0].Value}” is no IP address")
                    ),
        };
        var team = new Option<bool>("--team")
        {
            Description = shell.Text("多人使用：登录、角色、令牌、操作日志", "For several people: sign-in, roles, tokens, audit log"),
        };
        var publicUrl = new Option<Uri>("--public-url")
        {
            Description = shell.Text(
                "经反向代理访问时的网址，如 https://policies.example",
                "The address at which a reverse proxy serves the site, such as https://policies.example"
            ),
            CustomParser = result =>
                Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url)
                && url.Scheme is "http" or "https"
                && url.PathAndQuery == "/"
                    ? url
                    : Refuse<Uri>(
                        result,
                        shell.Text($"“{result.Tokens[0].Value}”不是网站地址", $"“{result.Tokens[0].Value}” is no address of a site")
                    ),
        };
        var proxies = new Option<IPAddress[]>("--proxy")
        {
            Description = shell.Text(
                "反向代理的 IP 地址，可多次给出；缺省为本机",
                "IP address of the reverse proxy, once for each; this machine where none is given"
            ),
            CustomParser = result =>
                [
                    .. result.Tokens.Select(t =>
                        IPAddress.TryParse(t.Value, out var proxy)
                            ? proxy
                            : Refuse<IPAddress>(result, shell.Text($"“{t.Value}”不是 IP 地址", $"“{t.Value}” is no IP address"))
                    ),
                ],
        };
        var fetch = new Option<bool>("--fetch-addresses")
        {
            Description = shell.Text(
                "允许按网址导入；不加 --team 时本来就允许",
                "Allow import by address; without --team it is allowed anyway"
            ),
        };
        var open = new Option<bool>("--open") { Description = shell.Text("打开浏览器", "Open the browser") };
        var command = new Command(
            "serve",
            shell.Text(
                "在浏览器中使用：检索、阅读、对照、导入、复核。",
                "Serves the site: search, read, compare, import and review in a browser."
            )
        )
        {
            library,
            port,
            address,
            open,
            team,
            publicUrl,
            proxies,
            fetch,
            limits,
        };
        var office = new OfficeSignInOptions(shell);
        office.AddTo(command, shell);
        command.SetAction(
            async (parse, cancellation) =>
            {
                SiteAssistant? assistant;
                try
                {
                    assistant = AssistantForSite.Create(shell, AssistantOptions.Read(Environment.GetEnvironmentVariable));
                }
                catch (AssistantException e)
                {
                    return ConfiguredModel.PrintFailure(shell, e);
                }
                using var reader = Guarded.Reader(parse.GetValue(limits));
                var options = new SiteOptions(parse.GetRequiredValue(library).Path, [reader])
                {
                    LibraryAddress = parse.GetRequiredValue(library),
                    Library = LibraryOption.Opening(shell),
                    Assistant = assistant,
                    Address = parse.GetRequiredValue(address),
                    Port = parse.GetValue(port),
                    Team = parse.GetValue(team),
                    PublicUrl = parse.GetValue(publicUrl),
                    Proxies = parse.GetValue(proxies) ?? [],
                    Office = office.Read(parse),
                    FetchesAddresses = parse.GetValue(fetch) || !parse.GetValue(team),
                };
                if (options is { Team: false, Office: not null })
                {
                    shell.Error.WriteLine(shell.Text("单点登录须加 --team。", "Single sign-on needs --team."));
                    return ExitCode.WrongUsage;
                }
                if (!options.Team && !IPAddress.IsLoopback(options.Address))
                {
                    shell.Error.WriteLine(
                        shell.Text(
                            $"不登录就只在本机提供服务，不能监听 {options.Address}；请加 --team。",
                            $"Without sign-in the site serves this machine only and does not listen on {options.Address}; add --team."
                        )
                    );
                    return ExitCode.WrongUsage;
                }
                reader.Warm();
                return await SiteRun.ServeAsync(shell, options, opensBrowser: parse.GetValue(open), cancellation);
            }
        );
        return command;
    }

    private static T Refuse<T>(System.CommandLine.Parsing.ArgumentResult result, string message)
    {
        result.AddError(message);
        return default!;
    }
}
