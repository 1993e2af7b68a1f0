using System.CommandLine;
using System.Text;
using ClauseExtractor.Assistant.Explaining;
using ClauseExtractor.Cli.Assistance;
using ClauseExtractor.Cli.Comparing;
using ClauseExtractor.Cli.Extracting;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Reports;
using ClauseExtractor.Revision;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause diff OLD NEW</c></summary>
internal static class DiffCommand
{
    public static Command Create(Shell shell)
    {
        var old = new Argument<string>("old")
        {
            Description = shell.Text("旧文件，或资料库中的文件", "The older document: a file, or a document of the library"),
        };
        var @new = new Argument<string>("new") { Description = shell.Text("新文件，或资料库中的文件", "The newer document") };
        var (library, limits) = (LibraryOption.Create(shell), Guarded.LimitsOption(shell));
        var format = new Option<RevisionFormat>("--format")
        {
            Description = shell.Text(
                "输出格式：text、json、html、docx（条文对照表）、md 或 xlsx",
                "text, json, html, docx (comparison table), md or xlsx"
            ),
        };
        var output = new Option<FileInfo?>("--output")
        {
            Description = shell.Text("写入该文件；docx 与 xlsx 必须给出", "Write to this file; docx and xlsx need it"),
        };
        var hide = new Option<ChangeRank[]>("--hide")
        {
            Description = shell.Text(
                "不显示哪些变化：substance、wording、renaming、layout（仍计数）",
                "Changes not to show: substance, wording, renaming, layout (they stay counted)"
            ),
            AllowMultipleArgumentsPerToken = true,
        };
        var all = new Option<bool>("--all")
        {
            Description = shell.Text(
                "未变的和仅替换名称的条款也列出",
                "List unchanged clauses, and those with nothing but names replaced, too"
            ),
        };
        var explain = new Option<bool>("--explain")
        {
            Description = shell.Text(
                "由语言模型起草修订说明：终端上单独输出，其他格式写入修订说明栏（需配置语言模型）",
                "Drafts the notes with a language model: alone on the terminal, else in the note column of the format"
            ),
        };
        var command = new Command(
            "diff",
            shell.Text(
                "对比两份文件：金额、比例、日期、条件等实质变化在前，逐条对照在后。",
                "Compares two documents: changes of amounts, rates, dates and conditions first, then clause by clause."
            )
        )
        {
            old,
            @new,
            format,
            output,
            hide,
            all,
            explain,
            library,
            limits,
        };
        command.Validators.Add(parse =>
        {
            if (parse.GetValue(explain) && parse.GetValue(format) == RevisionFormat.Json)
                parse.AddError(
                    shell.Text(
                        "--explain 不能与 --format json 合用：修订记录只含核对过的事实。",
                        "--explain does not go with --format json: the record holds facts only."
                    )
                );
            if (parse.GetValue(format).IsBinary() && parse.GetValue(output) is null)
                parse.AddError(shell.Text("docx 与 xlsx 需要 --output 文件。", "docx and xlsx need --output FILE."));
        });
        command.SetAction(
            (parse, cancellation) =>
                DocumentArgument.Open(
                    shell,
                    parse.GetRequiredValue(library),
                    parse.GetValue(limits),
                    parse.GetRequiredValue(old),
                    parse.GetRequiredValue(@new),
                    async (before, after) =>
                    {
                        var record = PolicyComparer.Compare(before, after);
                        var kind = parse.GetValue(format);
                        if (parse.GetValue(explain))
                            return await ExplainRun.Run(
                                shell,
                                record,
                                before,
                                after,
                                explanation =>
                                {
                                    if (kind == RevisionFormat.Text)
                                        shell.Out.Write(ExplanationText.Write(explanation));
                                    else
                                        Write(
                                            shell,
                                            RevisionFile.Render(
                                                View([
                                                    .. explanation
                                                        .Sentences.Where(s => s.ByModel)
                                                        .Select(s => new FactSentence(s.Text, s.Facts)),
                                                ]),
                                                kind
                                            ),
                                            parse.GetValue(output)
                                        );
                                },
                                cancellation
                            );
                        if (kind != RevisionFormat.Text)
                            Write(shell, RevisionFile.Render(View([]), kind), parse.GetValue(output));
                        else
                            new RevisionScreen(shell, View([])).Print([
                                .. parse.GetValue(hide) ?? [],
                                .. parse.GetValue(all) ? [] : RevisionView.Quiet,
                            ]);
                        return ExitCode.Done;

                        RevisionView View(IReadOnlyList<FactSentence> sentences) =>
                            RevisionView.Of(record, before, after, shell.Language, sentences);
                    },
                    cancellation
                )
        );
        return command;
    }

    private static void Write(Shell shell, byte[] content, FileInfo? output)
    {
        if (output is null)
            shell.Out.Write(Encoding.UTF8.GetString(content));
        else
            File.WriteAllBytes(output.FullName, content);
    }
}
