using System.CommandLine;
using System.Data.Common;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Storage;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause copy FROM TO</c>: a library from a file into a server's database, or back.</summary>
internal static class CopyCommand
{
    public static Command Create(Shell shell)
    {
        var from = Library(shell, "from", shell.Text("来源：资料库文件或 postgres://…", "The library: a file or postgres://…"));
        var to = Library(
            shell,
            "to",
            shell.Text("目标：新文件或空数据库 postgres://…", "Where to: a new file, or an empty database postgres://…")
        );
        var command = new Command(
            "copy",
            shell.Text(
                "把资料库复制到另一处（文件与 PostgreSQL 数据库之间），逐表核对。",
                "Copies a library between a file and a PostgreSQL database, and checks every table."
            )
        )
        {
            from,
            to,
        };
        command.SetAction(parse => Run(shell, parse.GetRequiredValue(from), parse.GetRequiredValue(to)));
        return command;
    }

    private static int Run(Shell shell, LibraryAddress from, LibraryAddress to)
    {
        if (!from.Exists)
        {
            shell.Error.WriteLine(shell.Text($"没有资料库 {from.Name}。", $"There is no library {from.Name}."));
            return ExitCode.Wanting;
        }
        bool isNew = !to.Exists;
        try
        {
            foreach (var table in LibraryCopy.Run(from, to).Where(t => t.Rows > 0))
                shell.Out.WriteLine(shell.Text($"{table.Name}：{table.Rows} 行", $"{table.Name}: {table.Rows} rows"));
            shell.Error.WriteLine(
                shell.Text(
                    $"已复制到 {to.Name}，逐表核对无误，网站账号、令牌和操作日志在内；登录状态除外，请重新登录。检索索引在首次打开时建立。",
                    $"Copied to {to.Name}; every table was read back and is the same, accounts, tokens and audit log of a site "
                        + $"included. Sessions end: everybody signs in again. The index is made at the first opening."
                )
            );
            return ExitCode.Done;
        }
        catch (LibraryException e)
        {
            shell.Error.WriteLine(shell.Text(e.Chinese, e.Message));
        }
        catch (DbException e)
        {
            shell.Error.WriteLine(LibraryRun.Problem(shell, from.IsFile ? to : from, e));
        }
        // What was begun in a new file is no library.
        if (isNew)
            File.Delete(to.Path);
        return ExitCode.Wanting;
    }

    private static Argument<LibraryAddress> Library(Shell shell, string name, string description) =>
        new(name) { Description = description, CustomParser = result => LibraryOption.Read(shell, result, result.Tokens[0].Value) };
}
