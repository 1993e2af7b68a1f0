using System.CommandLine;
using System.Data.Common;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Storage;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Cli.Libraries;

/// <summary>Runs a command's work on a library, and says in the user's words what cannot be done.</summary>
internal static class LibraryRun
{
    /// <param name="discardsIndex">True to throw the index away without opening it.</param>
    /// <param name="mustExist">False for the command that makes libraries; all others would only make an empty one by mistake.</param>
    public static async Task<int> On(
        Shell shell,
        LibraryAddress address,
        bool mustExist,
        Func<PolicyLibrary, Task<int>> work,
        bool discardsIndex = false
    )
    {
        if (mustExist && !address.Exists)
        {
            shell.Error.WriteLine(
                shell.Text(
                    $"没有资料库 {address.Name}。先运行：clause import 文件夹",
                    $"There is no library {address.Name}. First run: clause import FOLDER"
                )
            );
            return ExitCode.Wanting;
        }
        // An empty file is a database to SQLite: asking a question of a document by mistake would fill it.
        if (mustExist && address.IsFile && new FileInfo(address.Path).Length == 0)
        {
            shell.Error.WriteLine(shell.Text($"{address.Name} 是空文件，不是资料库。", $"{address.Name} is an empty file, not a library."));
            return ExitCode.Wanting;
        }
        return await Told(
            shell,
            address,
            async () =>
            {
                using var library = PolicyLibrary.Open(address, LibraryOption.Opening(shell) with { DiscardsIndex = discardsIndex });
                return await work(library);
            }
        );
    }

    /// <summary>Runs a command's work on the queue of a library on a server.</summary>
    public static Task<int> OnQueue(Shell shell, LibraryAddress address, Func<ImportJobs, Task<int>> work) =>
        Told(
            shell,
            address,
            async () =>
            {
                using var jobs = ImportJobs.Open(address);
                return await work(jobs);
            }
        );

    /// <summary>Runs work, and says in the user's words what the library or its store refuses.</summary>
    private static async Task<int> Told(Shell shell, LibraryAddress address, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (LibraryException e)
        {
            shell.Error.WriteLine(shell.Text(e.Chinese, e.Message));
            return e.Code is "badField" or "badValue" ? ExitCode.WrongUsage : ExitCode.Wanting;
        }
        catch (QuerySyntaxException e)
        {
            shell.Error.WriteLine(shell.Text(e.Chinese, e.Message));
            return ExitCode.WrongUsage;
        }
        catch (DbException e)
        {
            shell.Error.WriteLine(Problem(shell, address, e));
            return ExitCode.Wanting;
        }
    }

    /// <summary>
    /// One sentence with a remedy: the disk is full, the file is damaged, the medium takes no writing, the server is away or refuses, or
    /// what the store says.
    /// </summary>
    public static string Problem(Shell shell, LibraryAddress address, DbException e)
    {
        if (StoreProblem.Of(e, address.Name) is { } told)
            return shell.Text(told.Chinese, told.Message);
        if (e is not SqliteException sqlite)
            return shell.Text(
                $"资料库 {address.Name} 读写出错（{e.SqlState}）。",
                $"The library {address.Name} cannot be read or written ({e.SqlState})."
            );
        if (FullDisk.Is(sqlite))
            return FullDisk.Message(shell);
        if (LibraryBackup.IsDamage(sqlite))
        {
            var damaged = LibraryBackup.Damaged(address.Path, $"SQLite {sqlite.SqliteErrorCode}");
            return shell.Text(damaged.Chinese, damaged.Message);
        }
        return sqlite.SqliteErrorCode is SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN
            ? shell.Text(
                $"资料库 {address.Name} 所在位置不可写。请复制到可写的文件夹再用。",
                $"The place of the library {address.Name} takes no writing. Copy it to a folder that does."
            )
            : shell.Text(
                $"资料库 {address.Name} 读写出错：{e.Message}",
                $"The library {address.Name} cannot be read or written: {e.Message}"
            );
    }

    /// <summary>Runs a query; a wrong one is shown with its wrong part underlined.</summary>
    public static T Ask<T>(Shell shell, string query, Func<string, T> ask)
    {
        try
        {
            return ask(query);
        }
        catch (QuerySyntaxException e)
        {
            string before = query[..e.Start],
                wrong = query[e.Start..Math.Min(query.Length, e.Start + e.Length)];
            shell.Error.WriteLine("  " + query);
            shell.Error.WriteLine("  " + new string(' ', CellWidth.Of(before)) + new string('^', Math.Max(1, CellWidth.Of(wrong))));
            throw;
        }
    }

    public static Argument<string[]> QueryArgument(Shell shell, ArgumentArity arity)
    {
        var query = new Argument<string[]>("query")
        {
            Description = shell.Text(
                "检索式：词语、-排除、\"原文\"、甲|乙，以及筛选，如 cap>=200万 rate>=30% owner:市经济信息化委 region:上海市 kind:资助 stage:draft in-force:2026-03-01 "
                    + "expires<2027-01-01 issued:2025",
                "Words, -not, \"exactly\", this|that, and filters such as cap>=200万 rate>=30% owner:… region:… kind:… stage:draft "
                    + "in-force:2026-03-01 expires<2027-01-01 issued:2025"
            ),
            Arity = arity,
        };
        // A misspelt option would else be looked for as words.
        query.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } option)
                result.AddError(shell.Text($"没有选项“{option.Value}”。", $"There is no option {option.Value}."));
        });
        return query;
    }

    public static Option<DateOnly?> DateOption(Shell shell) =>
        new("--date")
        {
            Description = shell.Text("按该日判断是否有效（默认今天）", "The day for which status is computed (default: today)"),
            CustomParser = result =>
                DateOnly.TryParseExact(
                    result.Tokens[0].Value,
                    "yyyy-MM-dd",
                    System.Globalization.CultureInfo.InvariantCulture,
                    System.Globalization.DateTimeStyles.None,
                    out var day
                )
                    ? day
                    : Error(
                        result,
                        shell.Text(
                            $"“{result.Tokens[0].Value}”不是日期，例：2026-03-01",
                            $"“{result.Tokens[0].Value}” is no date such as 2026-03-01"
                        )
                    ),
        };

    /// <summary>A state in the user's language, and whether it is assumed from the day of issue.</summary>
    public static string Status(Shell shell, PolicyStatus status) =>
        shell.Text(StatusNames.Chinese(status.State), StatusNames.Code(status.State))
        + (status.IsAssumed ? shell.Text("（推定）", " (assumed)") : "");

    private static DateOnly? Error(System.CommandLine.Parsing.ArgumentResult result, string message)
    {
        result.AddError(message);
        return null;
    }
}
