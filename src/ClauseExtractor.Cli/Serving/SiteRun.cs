using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Library;
using ClauseExtractor.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace ClauseExtractor.Cli.Serving;

/// <summary>Serves the site until Ctrl-C; what keeps it from starting is one sentence with a remedy.</summary>
internal static class SiteRun
{
    public static async Task<int> ServeAsync(Shell shell, SiteOptions options, bool opensBrowser, CancellationToken cancellation)
    {
        try
        {
            return await RunAsync(shell, options, opensBrowser, cancellation);
        }
        catch (LibraryException e)
        {
            shell.Error.WriteLine(shell.Text(e.Chinese, e.Message));
            return ExitCode.Wanting;
        }
        catch (System.Data.Common.DbException e)
        {
            shell.Error.WriteLine(LibraryRun.Problem(shell, options.LibraryAddress ?? LibraryAddress.Parse(options.LibraryPath), e));
            return ExitCode.Wanting;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException { InnerException: null })
        {
            shell.Error.WriteLine(
                shell.Text(
                    $"资料库 {Path.GetFileName(options.LibraryPath)} 所在位置放不下账号和密钥（{e.GetType().Name}）。请把资料库复制到可写且有空间的文件夹。",
                    $"Accounts and keys find no place beside the library {Path.GetFileName(options.LibraryPath)} ({e.GetType().Name})"
                        + $". Copy it to a folder that takes writing and has room."
                )
            );
            return ExitCode.Wanting;
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            shell.Error.WriteLine(
                shell.Text(
                    $"端口 {options.Port} 已被占用。请用 --port 0 任选空闲端口，或指定另一个。",
                    $"Port {options.Port} is taken. Use --port 0 for any free one, or name another."
                )
            );
            return ExitCode.Wanting;
        }
    }

    private static async Task<int> RunAsync(Shell shell, SiteOptions options, bool opensBrowser, CancellationToken cancellation)
    {
        await using var site = ClauseSite.Build(options);
        await site.StartAsync(cancellation);
        string url = options.PublicUrl?.GetLeftPart(UriPartial.Authority) ?? site.Urls.First();
        shell.Error.WriteLine(
            options.Team
                ? shell.Text($"{url}　须登录。", $"{url}  Sign-in is required.")
                : shell.Text(
                    $"{url}　只对本机的一个用户开放（{options.LocalUser}），无需登录；多人使用请加 --team。",
                    $"{url}  Open to the one user of this machine ({options.LocalUser}), without sign-in; for several people add --team."
                )
        );
        if (ClauseSite.FirstAccountAddress(site) is { } first)
            shell.Error.WriteLine(
                shell.Text(
                    $"还没有账号。请打开 {url}{first} 建立第一个管理员（此地址只显示这一次）。",
                    $"There are no accounts yet. Open {url}{first} to make the first admin (this address is shown this once)."
                )
            );
        shell.Error.WriteLine(shell.Text("按 Ctrl-C 停止。", "Ctrl-C stops it."));
        if (opensBrowser)
            Browser.TryOpen(url);
        try
        {
            await site.WaitForShutdownAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how a server is meant to end.
        }
        await site.StopAsync(CancellationToken.None);
        return ExitCode.Done;
    }
}
