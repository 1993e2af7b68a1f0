using ClauseExtractor.Cli.Output;

namespace ClauseExtractor.Cli.Extracting;

/// <summary>
/// Prints the outcomes of a run: one line a file, and on stderr what to do about the refused ones and how many there were of each kind.
/// </summary>
internal static class OutcomeList
{
    public static void Print(Shell shell, OutputFormat format, IReadOnlyList<ExtractedFile> files)
    {
        Listing.Print(shell, format, files, Columns(shell));
        PrintRefused(shell, files);
        int[] counts = [.. Enum.GetValues<OutcomeKind>().Select(kind => files.Count(f => f.Outcome.Kind == kind))];
        shell.Error.WriteLine(
            shell.Text(
                $"共 {files.Count} 份：读好 {counts[0]}，读取存疑 {counts[1]}，未能读取 {counts[2]}。",
                $"{files.Count} files: {counts[0]} read, {counts[1]} read badly, {counts[2]} refused."
            )
        );
        // A file that was read well may hold values to look at: those are counted by themselves.
        if (files.Sum(f => f.Warnings ?? 0) is > 0 and var warnings)
            shell.Error.WriteLine(
                shell.Text(
                    $"疑点共 {warnings} 处，在 {files.Count(f => f.Warnings > 0)} 份中；各份记录的 warnings 逐条列出。",
                    $"{warnings} warnings in {files.Count(f => f.Warnings > 0)} files; the records list them under warnings."
                )
            );
    }

    /// <summary>What no folder and no archive is read for: pipes, sockets and devices; files of other kinds in archives.</summary>
    public static void PrintPassedOver(Shell shell, IReadOnlyList<string> names, IReadOnlyList<string> inArchives)
    {
        foreach (string name in inArchives)
            shell.Error.WriteLine(
                shell.Text($"{name}：不是能读的文件类型，已跳过。", $"{name}: passed over, for it is of no kind that a document comes as.")
            );
        foreach (string name in names)
            shell.Error.WriteLine(
                shell.Text(
                    $"{name}：不是普通文件（管道、套接字或设备），已跳过。",
                    $"{name}: passed over, for it is no regular file (a pipe, a socket or a device)."
                )
            );
    }

    /// <summary>Why each refused file was refused and what to do, on stderr.</summary>
    public static void PrintRefused(Shell shell, IEnumerable<ExtractedFile> files)
    {
        foreach (var refused in files.Where(f => f.IsRefused))
            shell.Error.WriteLine(
                $"{refused.Path}: {refused.Outcome.Code} {shell.Reason(refused.Outcome.Code, refused.Outcome.Reason)} "
                    + $"{shell.Remedy(refused.Outcome.Code, refused.Outcome.Remedy)}"
            );
    }

    private static IReadOnlyList<Column<ExtractedFile>> Columns(Shell shell) =>
        [
            new("path", shell.Text("文件", "File"), f => f.Path) { Show = f => f.Outcome.File, Weight = 2 },
            new("outcome", shell.Text("结果", "Outcome"), f => f.Outcome.Kind) { Show = f => Name(shell, f.Outcome.Kind) },
            new("code", shell.Text("代码", "Code"), f => f.Outcome.Code),
            new("clauses", shell.Text("条款", "Clauses"), f => f.Clauses) { Right = true },
            new("benefits", shell.Text("扶持", "Benefits"), f => f.Benefits) { Right = true },
            new("warnings", shell.Text("疑点", "Warnings"), f => f.Warnings) { Right = true },
            new("title", shell.Text("标题", "Title"), f => f.Title)
            {
                Show = f => f.IsRefused ? shell.Reason(f.Outcome.Code, f.Outcome.Reason) : f.Title ?? "",
                Weight = 3,
            },
            new("reason", "", f => f.Outcome.Reason) { Hidden = true },
            new("remedy", "", f => f.Outcome.Remedy) { Hidden = true },
            new("record", "", f => f.IsRefused ? null : f.Stem) { Hidden = true },
        ];

    private static string Name(Shell shell, OutcomeKind kind) =>
        kind switch
        {
            OutcomeKind.Read => shell.Text("读好", "read"),
            OutcomeKind.ReadWithWarnings => shell.Text("读取存疑", "read badly"),
            _ => shell.Text("未能读取", "refused"),
        };
}
