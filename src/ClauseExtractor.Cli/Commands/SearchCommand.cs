using System.CommandLine;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause search QUERY</c></summary>
internal static class SearchCommand
{
    public static Command Create(Shell shell)
    {
        var query = LibraryRun.QueryArgument(shell, ArgumentArity.OneOrMore);
        var (library, format, date) = (LibraryOption.Create(shell), FormatOption.Create(shell), LibraryRun.DateOption(shell));
        var sort = new Option<SearchSort>("--sort")
        {
            Description = shell.Text("排序：relevance、cap、rate、date", "relevance, cap, rate or date"),
        };
        var ascending = new Option<bool>("--ascending") { Description = shell.Text("从小到大", "Smallest first") };
        var limit = new Option<int>("--limit")
        {
            Description = shell.Text("条数，至多 500", "Hits, at most 500"),
            DefaultValueFactory = _ => 10,
        };
        limit.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out int asked) && asked is < 1 or > 500)
                result.AddError(shell.Text("--limit 须在 1 到 500 之间。", "--limit is from 1 to 500."));
        });
        var after = new Option<string?>("--after")
        {
            Description = shell.Text("从上一页给出的位置继续", "Continue where the former page said"),
        };
        var facets = new Option<bool>("--facets")
        {
            Description = shell.Text(
                "统计地区、机关、单位、方式、阶段、年份、状态",
                "Count regions, issuers, owners, kinds, stages, years, states"
            ),
        };
        var exact = QueryNotes.ExactOption(shell);
        var command = new Command("search", shell.Text("检索条款。", "Finds clauses."))
        {
            query,
            sort,
            ascending,
            limit,
            after,
            facets,
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
                        var options = new SearchOptions
                        {
                            Sort = parse.GetValue(sort),
                            Ascending = parse.GetValue(ascending),
                            Limit = parse.GetValue(limit),
                            After = parse.GetValue(after),
                            AsOf = parse.GetValue(date),
                            Facets = parse.GetValue(facets),
                            Widen = !parse.GetValue(exact),
                            Relax = true,
                        };
                        var page = LibraryRun.Ask(
                            shell,
                            string.Join(' ', parse.GetRequiredValue(query)),
                            q => opened.Search(q, options, cancellation)
                        );
                        Print(shell, parse.GetValue(format), page);
                        if (page.Total == 0 && page.Relaxed is null)
                            NothingFound.Explain(shell, opened, page.Query);
                        return Task.FromResult(page.Total > 0 ? ExitCode.Done : ExitCode.Wanting);
                    }
                )
        );
        return command;
    }

    private static void Print(Shell shell, OutputFormat format, SearchPage page)
    {
        if (format == OutputFormat.Table)
            foreach (var hit in page.Hits)
                PrintHit(shell, hit);
        else
            Listing.Print<(ClauseHit Hit, bool Wider)>(
                shell,
                format,
                [.. page.Hits.Select(h => (h, false)), .. page.Relaxed?.Hits.Select(h => (h, true)) ?? []],
                Columns
            );
        QueryNotes.Print(
            shell,
            page.Relaxed is null || page.Total > 0 || format != OutputFormat.Table ? page.Query : page.Query with { Widened = [] }
        );
        if (format == OutputFormat.Table && page.Relaxed is { } relaxed)
        {
            QueryNotes.Print(shell, relaxed);
            foreach (var hit in relaxed.Hits)
                PrintHit(shell, hit);
        }
        foreach (var facet in page.Facets)
            shell.Error.WriteLine($"{facet.Field}: {string.Join("  ", facet.Values.Select(v => $"{v.Value} {v.Count}"))}");
        shell.Error.WriteLine(
            shell.Text(
                $"共 {page.Total} 条，分布于 {page.Documents} 份文件（状态按 {page.AsOf:yyyy-MM-dd}）。",
                $"{page.Total} {(page.Total == 1 ? "clause" : "clauses")} in {page.Documents} "
                    + $"{(page.Documents == 1 ? "document" : "documents")} (status on {page.AsOf:yyyy-MM-dd})."
            )
        );
        if (page.Relaxed is { } wider)
            shell.Error.WriteLine(
                shell.Text(
                    $"放宽后另有 {wider.Total} 条，分布于 {wider.Documents} 份文件。",
                    $"Wider: {wider.Total} more {(wider.Total == 1 ? "clause" : "clauses")} in {wider.Documents} "
                        + $"{(wider.Documents == 1 ? "document" : "documents")}."
                )
            );
        if (page.Next is { } next)
            shell.Error.WriteLine(shell.Text($"下一页：--after {next}", $"Next page: --after {next}"));
    }

    private static void PrintHit(Shell shell, ClauseHit hit)
    {
        string bold = shell.Colour ? "\e[1m" : "",
            plain = shell.Colour ? "\e[0m" : "";
        shell.Out.WriteLine($"{bold}{hit.Path} {hit.Heading}{plain}".TrimEnd());
        shell.Out.WriteLine(
            $"  {hit.Document.DisplayTitle} {hit.Document.DocumentNumber} [{LibraryRun.Status(shell, hit.Status)}] "
                + $"{hit.Document.Id[..Math.Min(8, hit.Document.Id.Length)]}"
        );
        if (hit.Trail.Count > 0)
            shell.Out.WriteLine("  " + string.Join(" › ", hit.Trail.Select(t => $"{t.Label} {t.Heading}".Trim())));
        if (hit.Missing.Count > 0)
            shell.Out.WriteLine(shell.Text("  缺：", "  Without: ") + string.Join(shell.Text("、", ", "), hit.Missing));
        MarkedText.Print(shell, hit.Snippet.Text.Replace('\n', ' '), hit.Snippet.Highlights.Select(h => h.Start..h.End), 2);
        foreach (var benefit in hit.Benefits)
            shell.Out.WriteLine(
                $"  · {benefit.Term} {BenefitText.Figures(benefit, shell.Language)}".TrimEnd()
                    + (benefit.Origin == Extraction.BenefitOrigin.Corrected ? shell.Text("（已更正）", " (corrected)") : "")
            );
        if (hit.Owners.Count > 0)
            shell.Out.WriteLine(shell.Text("  责任单位：", "  Owners: ") + string.Join("、", hit.Owners.Select(o => o.Name)));
        shell.Out.WriteLine();
    }

    private static readonly IReadOnlyList<Column<(ClauseHit Hit, bool Wider)>> Columns =
    [
        new("document", "", h => h.Hit.Document.Id),
        new("title", "", h => h.Hit.Document.Title),
        new("documentNumber", "", h => h.Hit.Document.DocumentNumber),
        new("region", "", h => h.Hit.Document.Region),
        new("status", "", h => Library.Catalogue.StatusNames.Code(h.Hit.Status.State)),
        new("validity", "", h => Library.Catalogue.ValidityNames.Code(h.Hit.Document.Validity)),
        new("clause", "", h => h.Hit.Path),
        new("heading", "", h => h.Hit.Heading),
        new("trail", "", h => string.Join(" › ", h.Hit.Trail.Select(t => $"{t.Label} {t.Heading}".Trim()))),
        new("snippet", "", h => h.Hit.Snippet.Text),
        new("text", "", h => h.Hit.Text),
        new("page", "", h => h.Hit.Page),
        new("owners", "", h => string.Join('；', h.Hit.Owners.Select(o => o.Name))),
        new("terms", "", h => string.Join('；', h.Hit.Benefits.Select(b => b.Term))),
        new("maxCap", "", h => h.Hit.Benefits.SelectMany(b => b.Caps).Select(c => (decimal?)c.Amount).Max()),
        new("maxRate", "", h => h.Hit.Benefits.Select(b => b.Rate?.Value).Max()),
        new("score", "", h => Math.Round(h.Hit.Score, 4)),
        new("wider", "", h => h.Wider),
    ];
}
