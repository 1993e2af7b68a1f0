using System.CommandLine;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Storage;

namespace ClauseExtractor.Cli.Commands;

/// <summary>
/// <c>clause backup</c> and <c>clause rescue</c>: a checked copy of a library in use, and what can be read of a damaged one.
/// </summary>
internal static class BackupCommand
{
    public static Command Create(Shell shell)
    {
        var target = new Argument<FileInfo>("file") { Description = shell.Text("备份文件", "The copy's file") };
        var library = LibraryOption.Create(shell);
        var command = new Command(
            "backup",
            shell.Text("备份资料库：使用中也可备份，写完即核对。", "Copies a library, also while it is in use, and checks the copy.")
        )
        {
            target,
            library,
        };
        command.SetAction(parse =>
            Run(
                shell,
                parse.GetRequiredValue(library),
                from =>
                {
                    var to = parse.GetRequiredValue(target);
                    long bytes = LibraryBackup.Write(from.Path, to.FullName);
                    shell.Out.WriteLine(
                        shell.Text($"已备份到 {to.Name}，{bytes:N0} 字节，核对无误。", $"Copied to {to.Name}: {bytes:N0} bytes, checked.")
                    );
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }

    public static Command CreateRescue(Shell shell)
    {
        var target = new Argument<FileInfo>("file") { Description = shell.Text("新资料库", "The new library's file") };
        var library = LibraryOption.Create(shell);
        var command = new Command(
            "rescue",
            shell.Text("把损坏的资料库中可读的部分写入新资料库。", "Writes what is readable of a damaged library into a new one.")
        )
        {
            target,
            library,
        };
        command.SetAction(parse =>
            Run(
                shell,
                parse.GetRequiredValue(library),
                from =>
                {
                    var to = parse.GetRequiredValue(target);
                    var tables = LibraryRescue.Run(from.Path, to.FullName);
                    foreach (var table in tables.Where(t => t.Rows > 0 || t.Unreadable > 0))
                        shell.Out.WriteLine(
                            table.Unreadable == 0
                                ? shell.Text($"{table.Name}：{table.Rows} 行", $"{table.Name}: {table.Rows} rows")
                                : shell.Text(
                                    $"{table.Name}：{table.Rows} 行，另有 {table.Unreadable} 段无法读出",
                                    $"{table.Name}: {table.Rows} rows; {table.Unreadable} stretches could not be read"
                                )
                        );
                    bool whole = tables.All(t => t.Unreadable == 0);
                    shell.Error.WriteLine(
                        whole
                            ? shell.Text($"全部内容已写入 {to.Name}。", $"All of it is in {to.Name}.")
                            : shell.Text(
                                $"可读的部分已写入 {to.Name}；缺失的文件请重新导入。",
                                $"What is readable is in {to.Name}; import the missing documents again."
                            )
                    );
                    return whole ? ExitCode.Done : ExitCode.Wanting;
                }
            )
        );
        return command;
    }

    private static int Run(Shell shell, LibraryAddress library, Func<LibraryAddress, int> work)
    {
        if (!library.IsFile)
        {
            shell.Error.WriteLine(
                shell.Text(
                    "PostgreSQL 中的资料库请用 PostgreSQL 自带的工具备份和恢复：pg_dump --format=custom --file=备份文件 数据库名，pg_restore --dbname=新数据库名 备份文件。",
                    "A library in PostgreSQL is backed up and restored by PostgreSQL's own tools: pg_dump --format=custom --file=FILE "
                        + "DATABASE, and pg_restore --dbname=NEW FILE."
                )
            );
            return ExitCode.WrongUsage;
        }
        if (!library.Exists)
        {
            shell.Error.WriteLine(shell.Text($"没有资料库 {library.Name}。", $"There is no library {library.Name}."));
            return ExitCode.Wanting;
        }
        try
        {
            return work(library);
        }
        catch (LibraryException e)
        {
            shell.Error.WriteLine(shell.Text(e.Chinese, e.Message));
            return ExitCode.Wanting;
        }
        catch (System.Data.Common.DbException e)
        {
            shell.Error.WriteLine(LibraryRun.Problem(shell, library, e));
            return ExitCode.Wanting;
        }
    }
}
