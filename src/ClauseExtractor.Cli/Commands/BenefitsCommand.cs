using System.CommandLine;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Library.Export;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Tables;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause benefits [QUERY]</c>: the comparison table.</summary>
internal static class BenefitsCommand
{
    public static Command Create(Shell shell)
    {
        var query = LibraryRun.QueryArgument(shell, ArgumentArity.ZeroOrMore);
        var (library, format, date) = (LibraryOption.Create(shell), FormatOption.Create(shell), LibraryRun.DateOption(shell));
        var group = new Option<BenefitGrouping>("--group")
        {
            Description = shell.Text("分组：topic、region、document、kind、owner", "topic, region, document, kind or owner"),
        };
        var sort = new Option<SearchSort>("--sort")
        {
            Description = shell.Text("排序：relevance、cap、rate、date", "relevance, cap, rate or date"),
        };
        var output = new Option<FileInfo?>("--out") { Description = shell.Text("写成 .xlsx 或 .csv 文件", "Write an .xlsx or .csv file") };
        output.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && Path.GetExtension(result.Tokens[0].Value).ToLowerInvariant() is not (".xlsx" or ".csv"))
                result.AddError(shell.Text("--out 须以 .xlsx 或 .csv 结尾。", "--out ends in .xlsx or .csv."));
        });
        var exact = QueryNotes.ExactOption(shell);
        var command = new Command(
            "benefits",
            shell.Text("跨文件比较扶持内容：一行一项。", "Compares benefits across documents: one row a benefit.")
        )
        {
            query,
            group,
            sort,
            output,
            exact,
            date,
            library,
            format,
        };
        command.SetAction(
            (parse, cancellation) =>
                LibraryRun.On(
                    shell,
                    parse.GetRequiredValue(library),
                    mustExist: true,
                    opened =>
                    {
                        var options = new BenefitTableOptions
                        {
                            GroupBy = parse.GetValue(group),
                            Sort = parse.GetValue(sort),
                            AsOf = parse.GetValue(date),
                            Widen = !parse.GetValue(exact),
                        };
                        var table = LibraryRun.Ask(
                            shell,
                            string.Join(' ', parse.GetValue(query) ?? []),
                            q => opened.Benefits(q, options, cancellation)
                        );
                        if (parse.GetValue(output) is { } file)
                            File.WriteAllBytes(
                                file.FullName,
                                file.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase)
                                    ? BenefitTableExport.Csv(table)
                                    : BenefitTableExport.Xlsx(table, Path.GetFileName(opened.Path), DateOnly.FromDateTime(DateTime.Today))
                            );
                        else
                            Listing.Print(
                                shell,
                                parse.GetValue(format),
                                table.Rows,
                                Columns(shell, options.GroupBy != BenefitGrouping.None)
                            );
                        QueryNotes.Print(shell, table.Query);
                        shell.Error.WriteLine(
                            shell.Text(
                                $"共 {table.Total} 项（状态按 {table.AsOf:yyyy-MM-dd}）。",
                                $"{table.Total} benefits (status on {table.AsOf:yyyy-MM-dd})."
                            )
                        );
                        if (table.Rows.Count(r => r.Benefit.Confidence < LowestSure) is > 0 and var unsure)
                            shell.Error.WriteLine(
                                shell.Text(
                                    $"其中 {unsure} 项没有把握，上限带“？”，请对照原文。",
                                    $"{unsure} of them are unsure: their caps have a ?; compare the text."
                                )
                            );
                        return Task.FromResult(table.Total > 0 ? ExitCode.Done : ExitCode.Wanting);
                    }
                )
        );
        return command;
    }

    private static IReadOnlyList<Column<BenefitTableRow>> Columns(Shell shell, bool grouped) =>
        [
            .. grouped
                ? [new Column<BenefitTableRow>("group", shell.Text("分组", "Group"), r => r.Group) { Weight = 1 }]
                : Array.Empty<Column<BenefitTableRow>>(),
            new("region", shell.Text("地区", "Region"), r => r.Document.Region) { Weight = 1 },
            new("title", shell.Text("政策", "Policy"), r => r.Document.DisplayTitle) { Weight = 2, MaxLines = 2 },
            new("clause", shell.Text("条款", "Clause"), r => r.Clause),
            new("term", shell.Text("方式", "Kind"), r => r.Benefit.Term),
            new("beneficiary", shell.Text("对象", "Recipient"), r => r.Benefit.Beneficiary) { Weight = 2, MaxLines = 3 },
            new("condition", shell.Text("条件", "Condition"), r => r.Benefit.Condition) { Weight = 3, MaxLines = 3 },
            new("cap", shell.Text("上限", "Cap"), r => r.Benefit.Caps.Select(c => (decimal?)c.Amount).Max())
            {
                Show = r => Cap(shell, r),
                Weight = 1,
            },
            new("rate", shell.Text("比例", "Rate"), r => r.Benefit.Rate?.Value)
            {
                Show = r => BenefitText.Share(r.Benefit, shell.Language),
                Weight = 1,
            },
            new("caps", "", r => string.Join("; ", r.Benefit.Caps.Select(c => BenefitText.Cap(c, shell.Language, FigureStyle.Brief))))
            {
                Hidden = true,
            },
            new("rateBound", "", r => r.Benefit.Rate?.Bound) { Hidden = true },
            new("rateBase", "", r => r.Benefit.Rate?.Base) { Hidden = true },
            new("match", "", r => r.Benefit.Match) { Hidden = true },
            new("years", shell.Text("年限", "Years"), r => r.Benefit.Years) { Right = true },
            new("owners", shell.Text("责任单位", "Owners"), r => string.Join("；", r.Owners.Select(o => o.Name)))
            {
                Weight = 1,
                MaxLines = 2,
            },
            new("status", shell.Text("状态", "Status"), r => Library.Catalogue.StatusNames.Code(r.Status.State))
            {
                Show = r => LibraryRun.Status(shell, r.Status),
            },
            new("validity", "", r => Library.Catalogue.ValidityNames.Code(r.Document.Validity)) { Hidden = true },
            new("topic", "", r => r.Topic) { Hidden = true },
            new("documentNumber", "", r => r.Document.DocumentNumber) { Hidden = true },
            new("effectiveFrom", "", r => r.Document.EffectiveFrom) { Hidden = true },
            new("effectiveTo", "", r => r.Document.EffectiveTo) { Hidden = true },
            new("confidence", "", r => r.Benefit.Confidence) { Hidden = true },
            new("weakest", "", r => r.Benefit.Weakest) { Hidden = true },
            new("unread", "", r => string.Join("；", r.Unread)) { Hidden = true },
            new("quote", "", r => r.Benefit.Span.Quote) { Hidden = true },
            new("document", "", r => r.Document.Id) { Hidden = true },
        ];

    // What the rules are not sure of is marked where its figure stands, as on the site.
    private static string Cap(Shell shell, BenefitTableRow row)
    {
        string caps = BenefitText.WithUnread(
            string.Join("；", row.Benefit.Caps.Select(c => BenefitText.Cap(c, shell.Language, FigureStyle.Brief))),
            row.Unread,
            shell.Language
        );
        return row.Benefit.Confidence < LowestSure ? caps + shell.Text("？", "?") : caps;
    }

    private const double LowestSure = 0.8;
}
