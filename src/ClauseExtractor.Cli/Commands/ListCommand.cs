using System.CommandLine;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Library.Catalogue;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause list</c></summary>
internal static class ListCommand
{
    public static Command Create(Shell shell)
    {
        var (library, format, date) = (LibraryOption.Create(shell), FormatOption.Create(shell), LibraryRun.DateOption(shell));
        var all = new Option<bool>("--all") { Description = shell.Text("旧版本也列出", "Superseded versions too") };
        var words = new Argument<string[]>("words")
        {
            Description = shell.Text("标题、文号、机关、地区中的词", "Words of title, number, issuer or region"),
            Arity = ArgumentArity.ZeroOrMore,
        };
        var state = new Option<string?>("--state")
        {
            Description = shell.Text("状态：有效、失效、征求意见……", "in-force, expired, draft, pending, repealed, superseded or unknown"),
        };
        state.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && StatusNames.Parse(result.Tokens[0].Value) is null)
                result.AddError(
                    shell.Text(
                        $"没有状态“{result.Tokens[0].Value}”。可用的有："
                            + $"{string.Join('、', Enum.GetValues<PolicyState>().Select(StatusNames.Chinese))}。",
                        $"There is no state “{result.Tokens[0].Value}”. There are: "
                            + $"{string.Join(", ", Enum.GetValues<PolicyState>().Select(StatusNames.Code))}."
                    )
                );
        });
        var (region, year) = (
            new Option<string?>("--region") { Description = shell.Text("地区（市含其区）", "Region (a city holds its districts)") },
            new Option<int?>("--year") { Description = shell.Text("成文年份", "Year of issue") }
        );
        var ends = new Option<string?>("--ends")
        {
            Description = shell.Text(
                "到期的年、月或日，如 2026、2026-06",
                "Year, month or day in which validity ends, such as 2026 or 2026-06"
            ),
        };
        var sort = new Option<DocumentSort>("--sort")
        {
            Description = shell.Text(
                "排序：issued、ends、region、title、status、clauses、benefits",
                "issued, ends, region, title, status, clauses or benefits"
            ),
        };
        var reversed = new Option<bool>("--reverse") { Description = shell.Text("倒序", "The other way round") };
        var command = new Command("list", shell.Text("列出资料库中的文件。", "Lists the documents of the library."))
        {
            words,
            state,
            region,
            year,
            ends,
            sort,
            reversed,
            all,
            date,
            library,
            format,
        };
        command.SetAction(
            (parse, _) =>
                LibraryRun.On(
                    shell,
                    parse.GetRequiredValue(library),
                    mustExist: true,
                    opened =>
                    {
                        var day = parse.GetValue(date) ?? DateOnly.FromDateTime(DateTime.Today);
                        var documents = opened.Catalogue.List(
                            new DocumentListOptions
                            {
                                Words = string.Join(' ', parse.GetValue(words) ?? []),
                                State = parse.GetValue(state) is { } named ? StatusNames.Parse(named) : null,
                                Region = parse.GetValue(region),
                                Year = parse.GetValue(year),
                                Ends = parse.GetValue(ends),
                                Sort = parse.GetValue(sort),
                                Reversed = parse.GetValue(reversed),
                                AllVersions = parse.GetValue(all),
                                AsOf = day,
                            }
                        );
                        Listing.Print(
                            shell,
                            parse.GetValue(format),
                            documents,
                            [
                                new("id", shell.Text("编号", "Id"), d => d.Id) { Show = d => d.Id[..Math.Min(8, d.Id.Length)] },
                                new("title", shell.Text("标题", "Title"), d => d.Title)
                                {
                                    Show = d => d.DisplayTitle,
                                    Weight = 4,
                                    MaxLines = 2,
                                },
                                new("documentNumber", shell.Text("文号", "Number"), d => d.DocumentNumber) { Weight = 2 },
                                new("region", shell.Text("地区", "Region"), d => d.Region) { Weight = 1 },
                                new("issued", shell.Text("成文", "Issued"), d => d.Issued),
                                new("effectiveFrom", shell.Text("施行", "From"), d => d.EffectiveFrom),
                                new("effectiveTo", shell.Text("有效期至", "To"), d => d.EffectiveTo),
                                new("status", shell.Text("状态", "Status"), d => StatusNames.Code(opened.Catalogue.Status(d, day).State))
                                {
                                    Show = d => LibraryRun.Status(shell, opened.Catalogue.Status(d, day)),
                                },
                                new("validity", shell.Text("效力依据", "Rests on"), d => ValidityNames.Code(d.Validity))
                                {
                                    Show = d => shell.Text(ValidityNames.Chinese(d.Validity), ValidityNames.Code(d.Validity)),
                                },
                                new("clauses", shell.Text("条款", "Clauses"), d => d.Clauses) { Right = true },
                                new("benefits", shell.Text("扶持", "Benefits"), d => d.Benefits) { Right = true },
                                new("version", shell.Text("版本", "Version"), d => d.Version)
                                {
                                    Right = true,
                                    Show = d =>
                                        d.VersionSign == "undecided"
                                            ? $"{d.Version}?"
                                            : d.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
                                },
                                new("corrected", shell.Text("已更正", "Corrected"), d => d.Corrected)
                                {
                                    Show = d => d.Corrected ? "✓" : "",
                                },
                                new("file", "", d => d.File) { Hidden = true },
                                new("warnings", "", d => d.Warnings) { Hidden = true },
                            ]
                        );
                        return Task.FromResult(ExitCode.Done);
                    }
                )
        );
        return command;
    }
}
