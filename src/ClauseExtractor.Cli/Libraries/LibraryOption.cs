using System.CommandLine;
using System.CommandLine.Parsing;
using ClauseExtractor.Library;

namespace ClauseExtractor.Cli.Libraries;

/// <summary><c>--library FILE</c> or <c>--library postgres://…</c>, the same on every command that works on a library.</summary>
internal static class LibraryOption
{
    /// <summary>The library where none is named: <c>CLAUSE_LIBRARY</c>, else <c>library.db</c> in the current folder.</summary>
    public static string DefaultPath => Environment.GetEnvironmentVariable("CLAUSE_LIBRARY") is { Length: > 0 } path ? path : "library.db";

    public static Option<LibraryAddress> Create(Shell shell) =>
        new("--library")
        {
            Description = shell.Text(
                "资料库文件，或 PostgreSQL 数据库 postgres://用户@主机/数据库（默认 CLAUSE_LIBRARY，否则当前目录下的 library.db）",
                "The library's file, or a PostgreSQL database postgres://user@host/database (default: CLAUSE_LIBRARY, else library.db "
                    + "in the current folder)"
            ),
            CustomParser = result => Read(shell, result, result.Tokens[0].Value),
            DefaultValueFactory = result => Read(shell, result, DefaultPath),
        };

    /// <summary>How a library is opened here: what takes longer than usual is said before it begins.</summary>
    public static LibraryOptions Opening(Shell shell) =>
        new()
        {
            IndexMadeAnew = documents =>
                shell.Error.WriteLine(
                    shell.Text(
                        $"检索索引不存在或出自更早的版本，正在为 {documents} 份文件重建……",
                        $"The index is missing or an earlier build's; it is being made anew for {documents} documents…"
                    )
                ),
        };

    /// <summary>Reads what stands for a library on a command line; what is wrong with it is told without its password.</summary>
    internal static LibraryAddress Read(Shell shell, ArgumentResult result, string target)
    {
        try
        {
            return LibraryAddress.Parse(target);
        }
        catch (LibraryException e)
        {
            result.AddError(shell.Text(e.Chinese, e.Message));
            return null!;
        }
    }
}
