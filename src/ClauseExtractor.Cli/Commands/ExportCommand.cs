using System.CommandLine;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Export;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause export --format csv|xlsx|jsonl|json|md|akn</c></summary>
internal static class ExportCommand
{
    public static Command Create(Shell shell)
    {
        var documents = new Argument<string[]>("document")
        {
            Description = shell.Text("编号、文号、标题或文件名；不写则全部", "Id, number, title or file name; all where none is named"),
            Arity = ArgumentArity.ZeroOrMore,
        };
        var format = new Option<ExportFormat>("--format")
        {
            Description = shell.Text(
                "输出格式：csv、xlsx、jsonl、json、md 或 akn（Akoma Ntoso）",
                "csv, xlsx, jsonl, json, md or akn (Akoma Ntoso)"
            ),
            DefaultValueFactory = _ => ExportFormat.Csv,
        };
        var output = new Option<DirectoryInfo?>("--out")
        {
            Description = shell.Text(
                "写入的文件夹；不写则输出到标准输出（只限一个文件的格式）",
                "Folder to write to; standard output where none is named (formats of one file only)"
            ),
        };
        var all = new Option<bool>("--all") { Description = shell.Text("旧版本也导出", "Superseded versions too") };
        var library = LibraryOption.Create(shell);
        var command = new Command(
            "export",
            shell.Text(
                "导出记录；更正过的值以更正后为准，并注明。",
                "Exports records; corrected values are exported as corrected, and say so."
            )
        )
        {
            documents,
            format,
            output,
            all,
            library,
        };
        command.SetAction(
            (parse, cancellation) =>
                LibraryRun.On(
                    shell,
                    parse.GetRequiredValue(library),
                    mustExist: true,
                    async opened =>
                    {
                        string[] named = parse.GetValue(documents) ?? [];
                        var chosen =
                            named.Length == 0
                                ? opened.Catalogue.List(parse.GetValue(all))
                                : [.. named.Select(opened.Catalogue.Find).DistinctBy(d => d.Id)];
                        PolicyRecord[] records = [.. chosen.Select(d => opened.Catalogue.Record(d.Id))];
                        var files = PolicyExport.Write(records, parse.GetValue(format));
                        // Of every format, and where a table that has no room for them goes to standard output.
                        foreach (var record in records)
                            if (
                                UnreadFigures.Say(
                                    [.. record.Figures.Where(f => f.Role == FigureRole.Unread).Select(f => f.Span.Quote)],
                                    shell.English
                                ) is
                                { } gap
                            )
                                shell.Error.WriteLine($"{record.Document.Source.File}：{gap}");
                        if (parse.GetValue(output) is { } folder)
                        {
                            folder.Create();
                            // Two documents of one file name: the later one gets its place behind it.
                            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
                            foreach (var (i, file) in files.Index())
                                await File.WriteAllBytesAsync(
                                    Path.Combine(folder.FullName, taken.Add(file.Name) ? file.Name : $"{i + 1}-{file.Name}"),
                                    file.Content,
                                    cancellation
                                );
                            shell.Error.WriteLine(
                                shell.Text(
                                    $"已导出 {chosen.Count} 份文件：{string.Join('、', taken.Order(StringComparer.Ordinal))}",
                                    $"Exported {chosen.Count} documents: {string.Join(", ", taken.Order(StringComparer.Ordinal))}"
                                )
                            );
                            return ExitCode.Done;
                        }
                        if (
                            parse.GetValue(format) is ExportFormat.Xlsx && !Console.IsOutputRedirected
                            || files.Count != 1 && parse.GetValue(format) != ExportFormat.Csv
                        )
                        {
                            shell.Error.WriteLine(
                                shell.Text("这种格式请用 --out 指定文件夹。", "Name a folder with --out for this format.")
                            );
                            return ExitCode.WrongUsage;
                        }
                        // Of the tables, the one that people ask for.
                        await using var stdout = Console.OpenStandardOutput();
                        await stdout.WriteAsync(files[0].Content, cancellation);
                        return ExitCode.Done;
                    }
                )
        );
        return command;
    }
}
