using System.CommandLine;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Estimates;
using ClauseExtractor.Matching;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause estimate DOC CLAUSE --base 1200万</c>: what the benefits of a clause come to, with the steps.</summary>
internal static class EstimateCommand
{
    private sealed record Line(
        string Clause,
        int Row,
        string Benefit,
        string Result,
        decimal Low,
        decimal? High,
        string Steps,
        string Open,
        string Quote
    );

    public static Command Create(Shell shell)
    {
        var document = new Argument<string>("document")
        {
            Description = shell.Text("编号、文号、标题或文件名", "Id, number, title or file name"),
        };
        var clause = new Argument<string>("clause") { Description = shell.Text("条款，例如 '二/(四)'", "A clause, as '二/(四)'") };
        var (whole, grant, measure, count) = (
            Amount(shell, "--base", "基数，例如 1200万", "What the share is of, as 1200万"),
            Amount(shell, "--grant", "上级资金，配套按它计算", "What the higher level gives; a match is reckoned from it"),
            Amount(
                shell,
                "--measure",
                "分档所看的数额（营业收入、投资额 …）；缺省用基数",
                "What tiers go by (revenue, investment …); the base where it is left out"
            ),
            Amount(shell, "--count", "件数、人数、场次", "How many things, people or events")
        );
        var years = new Option<int?>("--years")
        {
            Description = shell.Text("年数（缺省为原文允许的最长年限）", "Years (default: as many as the text lets)"),
        };
        years.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var typed }] && int.TryParse(typed, out int asked) && asked is < 0 or > EstimateText.MostYears)
                result.AddError(
                    shell.Text($"--years 须在 0 到 {EstimateText.MostYears} 之间。", $"--years is from 0 to {EstimateText.MostYears}.")
                );
        });
        var (library, format) = (LibraryOption.Create(shell), FormatOption.Create(shell));
        var command = new Command(
            "estimate",
            shell.Text("按条款测算能拿多少，逐步写明依据。", "Reckons what the benefits of a clause come to, step by step.")
        )
        {
            document,
            clause,
            whole,
            grant,
            measure,
            count,
            years,
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
                        var record = opened.Catalogue.Record(opened.Catalogue.Find(parse.GetRequiredValue(document)).Id);
                        string asked = parse.GetRequiredValue(clause);
                        if (ClausePathArgument.Find(record, asked) is not { } path)
                        {
                            shell.Error.WriteLine(
                                shell.Text($"没有条款“{asked}”。有：", $"There is no clause {asked}. There are: ")
                                    + string.Join(' ', record.Clauses.Select(c => c.Path))
                            );
                            return Task.FromResult(ExitCode.Wanting);
                        }
                        var input = new EstimateInput(
                            parse.GetValue(whole),
                            parse.GetValue(grant),
                            parse.GetValue(count),
                            parse.GetValue(years),
                            parse.GetValue(measure)
                        );
                        var lines = record
                            .Benefits.Index()
                            .Where(b => b.Item.Clause == path)
                            .Select(b => ToLine(shell, b.Index, b.Item, BenefitEstimator.Of(record, b.Index, input)))
                            .ToList();
                        if (lines.Count == 0)
                            shell.Error.WriteLine(shell.Text("该条款没有扶持内容。", "The clause gives no benefit."));
                        Listing.Print(
                            shell,
                            parse.GetValue(format),
                            lines,
                            [
                                new("benefit", shell.Text("内容", "Benefit"), l => l.Benefit) { Weight = 2, MaxLines = 3 },
                                new("result", shell.Text("结果", "Result"), l => l.Result),
                                new("low", "", l => l.Low) { Hidden = true },
                                new("high", "", l => l.High) { Hidden = true },
                                new("steps", shell.Text("步骤", "Steps"), l => l.Steps) { Weight = 3 },
                                new("open", shell.Text("原文未定", "Left open"), l => l.Open) { Weight = 3 },
                                new("clause", "", l => l.Clause) { Hidden = true },
                                new("row", "", l => l.Row) { Hidden = true },
                                new("quote", "", l => l.Quote) { Hidden = true },
                            ]
                        );
                        return Task.FromResult(lines.Count > 0 ? ExitCode.Done : ExitCode.Wanting);
                    }
                )
        );
        return command;
    }

    private static Line ToLine(Shell shell, int row, Extraction.Benefit benefit, Estimate estimate) =>
        new(
            benefit.Clause,
            row,
            BenefitText.Line(benefit, shell.Language),
            estimate.Say(shell.Language),
            estimate.Low,
            estimate.High,
            string.Join("; ", estimate.Steps.Select(s => s.Formula.In(shell.Language))),
            string.Join(' ', estimate.Open.Select(o => o.In(shell.Language))),
            benefit.Span.Quote
        );

    private static Option<decimal?> Amount(Shell shell, string name, string chinese, string english) =>
        new(name)
        {
            Description = shell.Text(chinese, english),
            CustomParser = result =>
            {
                try
                {
                    if (ProfileText.Number(result.Tokens[0].Value) is { } amount and >= 0 and <= EstimateText.Most)
                        return amount;
                }
                catch (FormatException) { }
                result.AddError(
                    shell.Text($"“{result.Tokens[0].Value}”不是数额，例：1200万", $"“{result.Tokens[0].Value}” is no amount such as 1200万")
                );
                return null;
            },
        };
}
