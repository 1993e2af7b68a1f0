using System.CommandLine;
using ClauseExtractor.Cli.Assistance;
using ClauseExtractor.Cli.Extracting;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Formats.Archives;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause extract PATH… --out DIR</c></summary>
internal static class ExtractCommand
{
    public static Command Create(Shell shell)
    {
        var paths = new Argument<FileSystemInfo[]>("path")
        {
            Description = shell.Text("文件或文件夹", "Files and folders"),
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = shell.Text("记录写入的文件夹", "Folder that the records go to"),
            Required = true,
        };
        var password = new Option<string?>("--password") { Description = shell.Text("用于打开加密文件的密码", "Opens protected files") };
        var assist = new Option<bool>("--assist")
        {
            Description = shell.Text(
                "把规则拿不准的条款交给语言模型，提议另存为 .proposals.json",
                "Puts clauses the rules were unsure of before a language model; proposals go to .proposals.json"
            ),
        };
        var (format, limits) = (FormatOption.Create(shell), Guarded.LimitsOption(shell));
        var command = new Command(
            "extract",
            shell.Text(
                "读取文件和文件夹，每份文件写出一份记录（.json 与 .txt），另有三张 CSV 表。",
                "Reads files and folders: a record (.json and .txt) for each file, and three CSV tables."
            )
        )
        {
            paths,
            output,
            password,
            assist,
            limits,
            format,
        };
        command.SetAction(
            async (parse, cancellation) =>
            {
                var found = FolderWalk.Under(
                    parse.GetRequiredValue(paths).Select(path => path.FullName),
                    new(ArchivePrograms.Installed, parse.GetValue(password))
                );
                var files = found.Files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
                OutcomeList.PrintPassedOver(shell, found.Passed, found.PassedInArchives);
                if (files.Count == 0)
                {
                    shell.Error.WriteLine(shell.Text("没有找到可读取的文件。", "No documents there."));
                    return ExitCode.Wanting;
                }
                if (UsageText.FileForFolder(shell, parse.GetRequiredValue(output)) is { } wrong)
                {
                    shell.Error.WriteLine(wrong);
                    return ExitCode.Wanting;
                }
                var folder = new RecordFolder(parse.GetRequiredValue(output).FullName);
                using var reader = Guarded.Reader(parse.GetValue(limits));
                var run = new ExtractRun(new PolicyPipeline([reader]), folder, keepRecords: parse.GetValue(assist));
                var extracted = await ProgressBar.RunAsync(
                    shell,
                    files.Count,
                    tick => run.RunAsync(files, parse.GetValue(password), tick, cancellation)
                );
                OutcomeList.Print(shell, parse.GetValue(format), extracted);
                int code = extracted.Any(f => f.IsRefused) ? ExitCode.Wanting : ExitCode.Done;
                return parse.GetValue(assist)
                    ? Math.Max(code, await AssistRun.BesideRecords(shell, extracted, folder, cancellation))
                    : code;
            }
        );
        return command;
    }
}
