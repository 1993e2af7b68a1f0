using System.CommandLine;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause stats</c></summary>
internal static class StatsCommand
{
    private sealed record Line(string Key, string Name, object? Value);

    public static Command Create(Shell shell)
    {
        var (library, format, date) = (LibraryOption.Create(shell), FormatOption.Create(shell), LibraryRun.DateOption(shell));
        var command = new Command("stats", shell.Text("资料库里有什么。", "What the library holds.")) { date, library, format };
        command.SetAction(
            (parse, _) =>
                LibraryRun.On(
                    shell,
                    parse.GetRequiredValue(library),
                    mustExist: true,
                    opened =>
                    {
                        var s = opened.Statistics(parse.GetValue(date));
                        string Spread(IReadOnlyList<Library.Search.FacetValue> values) =>
                            string.Join("  ", values.Select(v => $"{v.Value} {v.Count}"));
                        Listing.Print(
                            shell,
                            parse.GetValue(format),
                            new Line[]
                            {
                                new("documents", shell.Text("文件", "Documents"), s.Documents),
                                new("policies", shell.Text("政策", "Policies"), s.Policies),
                                new("files", shell.Text("来源文件", "Files"), s.Files),
                                new("clauses", shell.Text("条款", "Clauses"), s.Clauses),
                                new("benefits", shell.Text("扶持", "Benefits"), s.Benefits),
                                new("figureBenefits", shell.Text("有金额或比例的扶持", "Benefits with figures"), s.FigureBenefits),
                                new("corrections", shell.Text("更正", "Corrections"), s.Corrections),
                                new("openReviews", shell.Text("待复核", "Open reviews"), s.OpenReviews),
                                new("warnings", shell.Text("疑点", "Warnings"), s.Warnings),
                                new("bytes", shell.Text("大小（字节）", "Bytes"), s.Bytes),
                                new(
                                    "lastImport",
                                    shell.Text("上次导入", "Last import"),
                                    s.LastImport?.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)
                                ),
                                new(
                                    "byState",
                                    shell.Text($"状态（{s.AsOf:yyyy-MM-dd}）", $"Status on {s.AsOf:yyyy-MM-dd}"),
                                    Spread([
                                        .. s.ByState.Select(v =>
                                            v with
                                            {
                                                Value = shell.English
                                                    ? v.Value
                                                    : Library.Catalogue.StatusNames.Chinese(
                                                        Library.Catalogue.StatusNames.Parse(v.Value)!.Value
                                                    ),
                                            }
                                        ),
                                    ])
                                ),
                                new("byRegion", shell.Text("地区", "Regions"), Spread(s.ByRegion)),
                                new("byYear", shell.Text("年份", "Years"), Spread(s.ByYear)),
                                new("byKind", shell.Text("方式", "Kinds"), Spread(s.ByKind)),
                            },
                            [
                                new("key", "", l => l.Key) { Hidden = true },
                                new("name", shell.Text("项目", "What"), l => l.Name),
                                new("value", shell.Text("数值", "Value"), l => l.Value) { Weight = 1 },
                            ]
                        );
                        return Task.FromResult(ExitCode.Done);
                    }
                )
        );
        return command;
    }
}
