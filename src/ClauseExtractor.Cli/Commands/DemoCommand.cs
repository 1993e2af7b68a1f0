using System.CommandLine;
using ClauseExtractor.Cli.Extracting;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Cli.Serving;
using ClauseExtractor.Library;
using ClauseExtractor.Reading;
using ClauseExtractor.Web;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause demo</c>: the main job on the five documents of the corpus.</summary>
internal static class DemoCommand
{
    public static Command Create(Shell shell)
    {
        var output = new Option<DirectoryInfo?>("--out")
        {
            Description = shell.Text(
                "记录写入的文件夹（默认：仓库的 extracted/）",
                "Folder that the records go to (default: extracted/ of the repository)"
            ),
        };
        var format = FormatOption.Create(shell);
        var serve = new Option<bool>("--serve")
        {
            Description = shell.Text(
                "随后导入资料库 demo.db（在记录文件夹旁），并在浏览器中打开",
                "Then import them into the library demo.db, beside the folder of the records, and open it in the browser"
            ),
        };
        var command = new Command(
            "demo",
            shell.Text(
                "读取 corpus/ 的五份文件，写出 extracted/，列出文件表与扶持表。",
                "Reads the five documents of corpus/, writes extracted/, and lists the documents and what they give."
            )
        )
        {
            output,
            format,
            serve,
        };
        command.SetAction(
            async (parse, cancellation) =>
            {
                if (Corpus.Root is not { } root)
                {
                    shell.Error.WriteLine(
                        shell.Text("找不到 corpus/：请在仓库内运行。", "There is no corpus/ here: run this inside the repository.")
                    );
                    return ExitCode.Wanting;
                }
                var files = Corpus.Documents(root).Select(path => new FileEntry(path, Path.GetFileName(path))).ToList();
                string folder = parse.GetValue(output)?.FullName ?? Path.Combine(root, "extracted");
                using var reader = Guarded.Reader(null);
                var run = new ExtractRun(new PolicyPipeline([reader]), new RecordFolder(folder), keepRecords: true);
                var extracted = await run.RunAsync(files, null, () => { }, cancellation);
                var read = extracted.Where(o => o.Record is not null).ToList();
                switch (parse.GetValue(format))
                {
                    case OutputFormat.Table:
                        shell.Out.WriteLine(shell.Text("文件", "Documents"));
                        Listing.Print(shell, OutputFormat.Table, read, FactTables.Documents(shell));
                        foreach (var outcome in read.Where(o => o.Record!.Benefits.Count > 0))
                        {
                            shell.Out.WriteLine();
                            shell.Out.WriteLine($"{outcome.Record!.Document.Title}　{outcome.Stem}");
                            Listing.Print(shell, OutputFormat.Table, FactTables.Rows(outcome.Record), FactTables.Benefits(shell));
                        }
                        break;
                    case var other:
                        Listing.Print(shell, other, [.. read.SelectMany(o => FactTables.Rows(o.Record!))], FactTables.Benefits(shell));
                        break;
                }
                OutcomeList.PrintRefused(shell, extracted);
                if (parse.GetValue(serve))
                    return await ServeAsync(
                        shell,
                        new FileInfo(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(folder)) ?? folder, "demo.db")),
                        Corpus.Documents(root),
                        reader,
                        cancellation
                    );
                shell.Error.WriteLine();
                shell.Error.WriteLine(
                    shell.Text(
                        $"已写入 {Relative(folder)}：每份文件一个 .json 与 .txt，另有 benefits.csv、clauses.csv、documents.csv。",
                        $"Written to {Relative(folder)}: a .json and a .txt for each document, and benefits.csv, clauses.csv, "
                            + $"documents.csv."
                    )
                );
                shell.Error.WriteLine(shell.Text("接下来可以试：", "What to try next:"));
                foreach (string next in Next)
                    shell.Error.WriteLine("  " + next);
                return extracted.Any(f => f.IsRefused) ? ExitCode.Wanting : ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task<int> ServeAsync(
        Shell shell,
        FileInfo file,
        IEnumerable<string> documents,
        IDocumentReader reader,
        CancellationToken cancellation
    )
    {
        int imported = await LibraryRun.On(
            shell,
            LibraryAddress.Parse(file.FullName),
            mustExist: false,
            async library =>
                (await library.ImportAsync(documents, new PolicyPipeline([reader]), null, cancellation)).IsComplete
                    ? ExitCode.Done
                    : ExitCode.Wanting
        );
        var options = new SiteOptions(file.FullName, [reader]) { Library = LibraryOption.Opening(shell), Port = 0 };
        return imported == ExitCode.Done ? await SiteRun.ServeAsync(shell, options, opensBrowser: true, cancellation) : imported;
    }

    private static readonly string[] Next =
    [
        "./clause demo --serve",
        "./clause show corpus/chongming-digital-industry-2025-draft.txt --clause '二/(四)'",
        "./clause diff corpus/chongming-digital-industry-2025-draft.txt samples/chongming-digital-industry-demonstration.txt",
        "./clause import corpus && ./clause benefits 算力",
        "./clause eval tests/Gold extracted",
    ];

    private static string Relative(string folder) => Path.GetRelativePath(Directory.GetCurrentDirectory(), folder);
}
