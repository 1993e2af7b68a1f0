using System.CommandLine;
using System.Diagnostics;
using ClauseExtractor.Cli.Extracting;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Formats.Archives;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Archives;
using ClauseExtractor.Web.Importing;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause import PATH…</c>, <c>clause import URL</c></summary>
internal static class ImportCommand
{
    /// <summary>A fetched file has at most as many bytes as one that is uploaded to the site.</summary>
    private const long LargestFile = 64L << 20;

    public static Command Create(Shell shell)
    {
        var paths = new Argument<string[]>("path")
        {
            Description = shell.Text(
                "文件、文件夹，或一个网页、文件的网址（http、https）",
                "Files, folders, or the address of a page or file (http, https)"
            ),
            Arity = ArgumentArity.OneOrMore,
        };
        var (library, limits, format) = (LibraryOption.Create(shell), Guarded.LimitsOption(shell), FormatOption.Create(shell));
        var password = new Option<string?>("--password")
        {
            Description = shell.Text("用于打开加密文件和压缩包的密码", "Opens protected files and archives"),
        };
        var queue = new Option<bool>("--queue")
        {
            Description = shell.Text(
                "放入队列，由任一机器上的 clause work 或网站导入，并等待结果（PostgreSQL 资料库）",
                "Queue them for clause work or a site on any machine, and wait for the outcomes (a library in PostgreSQL)"
            ),
        };
        var noWait = new Option<bool>("--no-wait")
        {
            Description = shell.Text("与 --queue 合用：排队后立即结束", "With --queue: end when they are queued"),
        };
        var command = new Command(
            "import",
            shell.Text(
                "把文件和文件夹导入资料库。已导入过的文件会跳过，可随时中断、重复运行。",
                "Imports files and folders into the library. What is in it already is passed over; it may be cut off and run again "
                    + "at any time."
            )
        )
        {
            paths,
            library,
            queue,
            noWait,
            password,
            limits,
            format,
        };
        command.Validators.Add(parse =>
        {
            if (parse.GetValue(queue) && parse.GetValue(paths)?.FirstOrDefault(IsAddress) is { } address)
                parse.AddError(
                    shell.Text(
                        $"--queue 不取网址：{address}。请去掉 --queue，或先下载。",
                        $"--queue takes no addresses: {address}. Leave --queue out, or download it first."
                    )
                );
        });
        command.SetAction(
            (parse, cancellation) =>
                parse.GetValue(queue)
                    ? QueuedImport.RunAsync(
                        shell,
                        parse.GetRequiredValue(library),
                        parse.GetRequiredValue(paths),
                        new ArchiveOpening(ArchivePrograms.Installed, parse.GetValue(password)),
                        parse.GetValue(noWait) ? null : parse.GetValue(format),
                        cancellation
                    )
                    : LibraryRun.On(
                        shell,
                        parse.GetRequiredValue(library),
                        mustExist: false,
                        async opened =>
                        {
                            string[] named = [.. parse.GetRequiredValue(paths).Where(p => !IsAddress(p))],
                                addresses = [.. parse.GetRequiredValue(paths).Where(IsAddress)];
                            var archives = new ArchiveOpening(ArchivePrograms.Installed, parse.GetValue(password));
                            int files = shell.Progress ? FolderWalk.Under(named, archives).Files.Count + addresses.Length : 0;
                            using var reader = Guarded.Reader(parse.GetValue(limits));
                            var summary = await ProgressBar.RunAsync(
                                shell,
                                files,
                                async (tick, say) =>
                                {
                                    var pipeline = new PolicyPipeline([new PageCounter(reader, shell, say)]) { Archives = archives };
                                    var fetched = await FetchAsync(shell, addresses, opened, pipeline, tick, cancellation);
                                    var read =
                                        named.Length == 0
                                            ? new ImportSummary([], TimeSpan.Zero)
                                            : await opened.ImportAsync(named, pipeline, new Tick<ImportProgress>(tick), cancellation);
                                    return read with
                                    {
                                        Outcomes = [.. fetched.Outcomes, .. read.Outcomes],
                                        Elapsed = fetched.Elapsed + read.Elapsed,
                                    };
                                }
                            );
                            OutcomeList.PrintPassedOver(shell, summary.PassedOver, summary.PassedInArchives);
                            Print(shell, parse.GetValue(format), summary);
                            return summary.IsComplete ? ExitCode.Done : ExitCode.Wanting;
                        }
                    )
        );
        return command;
    }

    private static bool IsAddress(string path) =>
        path.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Fetches pages or files by their addresses, as the site does, and imports each.</summary>
    private static async Task<ImportSummary> FetchAsync(
        Shell shell,
        IReadOnlyList<string> addresses,
        PolicyLibrary library,
        PolicyPipeline pipeline,
        Action tick,
        CancellationToken cancellation
    )
    {
        var clock = Stopwatch.StartNew();
        var outcomes = new List<ImportOutcome>();
        using var fetcher = new AddressFetcher(LargestFile);
        foreach (string address in addresses)
        {
            try
            {
                var (name, content) = await fetcher.FetchAsync(address, cancellation);
                outcomes.Add(await library.ImportAsync(new SourceFile(name, content), pipeline, cancellation));
            }
            catch (LibraryException e) when (e.Code == "badAddress")
            {
                outcomes.Add(new ImportOutcome(address, ImportStatus.Refused, null, null, e.Code, shell.Text(e.Chinese, e.Message)));
            }
            tick();
        }
        return new ImportSummary(outcomes, clock.Elapsed);
    }

    internal static void Print(Shell shell, OutputFormat format, ImportSummary summary)
    {
        Listing.Print(
            shell,
            format,
            summary.Outcomes,
            [
                new("path", shell.Text("文件", "File"), o => o.Path) { Weight = 2 },
                new("status", shell.Text("结果", "Outcome"), o => o.Status) { Show = o => Name(shell, o.Status) },
                new("document", shell.Text("编号", "Id"), o => o.Document),
                new("warnings", shell.Text("疑点", "Warnings"), o => o.IsIn ? o.Warnings : null) { Right = true },
                new("title", shell.Text("标题", "Title"), o => o.Title)
                {
                    Show = o => o.Title ?? (o.IsIn ? o.Path : null) ?? shell.Reason(o.Code, o.Message),
                    Weight = 3,
                    MaxLines = 2,
                },
                new("code", "", o => o.Code) { Hidden = true },
                new("message", "", o => o.Message) { Hidden = true },
                new("remedy", "", o => o.Remedy) { Hidden = true },
            ]
        );
        foreach (var refused in summary.Outcomes.Where(o => !o.IsIn))
            shell.Error.WriteLine(Reason(shell, refused));
        if (summary.IndexFailure is { } failure)
            shell.Error.WriteLine(
                shell.Text(
                    $"文件均已入库，但检索索引未能更新（{failure}）；下次打开资料库时会补上。",
                    $"All of them are in the library, but the index could not be brought up to date ({failure}); it will be when the "
                        + $"library is opened next."
                )
            );
        string counts = string.Join(
            shell.Text("，", ", "),
            Enum.GetValues<ImportStatus>().Where(s => summary.Count(s) > 0).Select(s => $"{Name(shell, s)} {summary.Count(s)}")
        );
        shell.Error.WriteLine(
            shell.Text(
                $"共 {summary.Outcomes.Count} 份（{summary.Elapsed.TotalSeconds:0.0} 秒）：{counts}。",
                $"{summary.Outcomes.Count} files in {summary.Elapsed.TotalSeconds:0.0} s: {counts}."
            )
        );
    }

    /// <summary>Why a file is not in the library, and what can be done.</summary>
    internal static string Reason(Shell shell, ImportOutcome refused) =>
        (
            $"{refused.Path}: {refused.Code} {shell.Reason(refused.Code, refused.Message)} " + shell.Remedy(refused.Code, refused.Remedy)
        ).TrimEnd();

    internal static string Name(Shell shell, ImportStatus status) =>
        status switch
        {
            ImportStatus.Added => shell.Text("新增", "added"),
            ImportStatus.Version => shell.Text("新版本", "new version"),
            ImportStatus.Copy => shell.Text("副本", "copy"),
            ImportStatus.Known => shell.Text("已有", "known"),
            ImportStatus.Refused => shell.Text("未能读取", "refused"),
            ImportStatus.Rebuilt => shell.Text("已重建", "rebuilt"),
            _ => shell.Text("打不开", "failed"),
        };

    /// <summary>A reader that says which page of a scan is being recognised.</summary>
    private sealed class PageCounter(IDocumentReader reader, Shell shell, Action<string> say) : IDocumentReader
    {
        public string Name => reader.Name;

        public bool Accepts(SourceFile file) => reader.Accepts(file);

        public SourceDocument Read(SourceFile file, CancellationToken cancellation = default) =>
            reader.Read(
                file with
                {
                    Recognising = (page, pages) =>
                        say(shell.Text($"{file.Name} 识别第 {page}/{pages} 页", $"{file.Name} recognising page {page}/{pages}")),
                },
                cancellation
            );
    }
}
