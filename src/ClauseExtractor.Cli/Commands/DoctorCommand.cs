using System.CommandLine;
using ClauseExtractor.Cli.Diagnosis;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause doctor</c>: which packages do the work, what is installed, what is missing and how to install it.</summary>
internal static class DoctorCommand
{
    public static Command Create(Shell shell)
    {
        var (format, library) = (FormatOption.Create(shell), LibraryOption.Create(shell));
        var command = new Command(
            "doctor",
            shell.Text(
                "检查本机：用什么软件包及其版本、装了什么、缺什么、怎样安装；有资料库时逐文件核对其检索索引。",
                "Says which packages at which versions do the work, what is installed, what is missing and how to install it; reads "
                    + "the index of the library whole, where there is one."
            )
        )
        {
            format,
            library,
        };
        command.SetAction(parse =>
        {
            List<Finding> findings = [.. Finding.All(shell)];
            if (Finding.IndexOf(parse.GetRequiredValue(library), shell) is { } index)
                findings.Add(index);
            Listing.Print(
                shell,
                parse.GetValue(format),
                findings,
                [
                    new("name", shell.Text("名称", "Name"), f => f.Name),
                    new("state", shell.Text("状态", "State"), f => f.State) { Show = f => State(shell, f.State) },
                    new("use", shell.Text("用途", "For"), f => f.Use) { Weight = 1 },
                    new("detail", shell.Text("详情", "Detail"), f => f.Detail) { Weight = 2 },
                    new("remedy", shell.Text("安装命令", "Install with"), f => f.Remedy) { Weight = 2 },
                ]
            );
            var missing = findings.Where(f => f.State == FindingState.Missing).ToList();
            shell.Error.WriteLine(
                missing.Count == 0
                    ? shell.Text("一切就绪。", "Everything is there.")
                    : shell.Text($"缺 {missing.Count} 项。", $"{missing.Count} missing.")
            );
            if (findings.Find(f => f.State == FindingState.Damaged) is { } damaged)
                shell.Error.WriteLine(
                    shell.Text(
                        $"{damaged.Name} 已损坏。重建：{damaged.Remedy}",
                        $"{damaged.Name} is damaged. Make it anew: {damaged.Remedy}"
                    )
                );
            return missing.Count == 0 && findings.TrueForAll(f => f.State != FindingState.Damaged) ? ExitCode.Done : ExitCode.Wanting;
        });
        return command;
    }

    private static string State(Shell shell, FindingState state) =>
        state switch
        {
            FindingState.Present => shell.Text("有", "there"),
            FindingState.Damaged => shell.Text("损坏", "damaged"),
            FindingState.Optional => shell.Text("可选", "optional"),
            _ => shell.Text("缺", "missing"),
        };
}
