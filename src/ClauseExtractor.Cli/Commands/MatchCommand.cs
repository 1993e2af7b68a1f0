using System.CommandLine;
using System.Text.Json;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Library.Matching;
using ClauseExtractor.Matching;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause match --profile p.json</c>: what a company can have, and what is missing.</summary>
internal static class MatchCommand
{
    public static Command Create(Shell shell)
    {
        var file = new Option<FileInfo>("--profile")
        {
            Required = true,
            Description = shell.Text(
                "企业情况（JSON）：region、kinds、industries、certificates、revenue、revenueGrowth、staff、rdShare、registeredSince、facts …，未写的按“未告知”",
                "What the recipient tells, as JSON: region, kinds, industries, certificates, revenue, revenueGrowth, staff, rdShare, "
                    + "registeredSince, facts …; what is left out is not told"
            ),
        };
        var (library, format, date) = (LibraryOption.Create(shell), FormatOption.Create(shell), LibraryRun.DateOption(shell));
        var command = new Command(
            "match",
            shell.Text(
                "按企业情况逐项判断：符合、不符合（差多少）、待定（还要告知什么）。",
                "Says of each benefit whether a profile gets it: met, not met (by how much), or unknown (what must be told)."
            )
        )
        {
            file,
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
                        if (ReadProfile(shell, parse.GetRequiredValue(file)) is not { } profile)
                            return Task.FromResult(ExitCode.WrongUsage);
                        var report = opened.Match(profile, parse.GetValue(date), cancellation);
                        Listing.Print(
                            shell,
                            parse.GetValue(format),
                            [.. report.Authorities.SelectMany(a => a.Benefits.Select(b => (a.Authority, Offer: b)))],
                            [
                                new("verdict", shell.Text("结论", "Verdict"), r => r.Offer.Match.Verdict)
                                {
                                    Show = r => MatchText.Of(r.Offer.Match.Verdict, shell.Language),
                                },
                                new("authority", shell.Text("部门", "Authority"), r => r.Authority) { Weight = 1, MaxLines = 2 },
                                new("region", shell.Text("地区", "Region"), r => r.Offer.Document.Region)
                                {
                                    Show = r => r.Offer.IsWithoutRegion ? shell.Text("未写明", "not told") : r.Offer.Document.Region ?? "",
                                },
                                new("title", shell.Text("政策", "Policy"), r => r.Offer.Document.DisplayTitle) { Weight = 2, MaxLines = 2 },
                                new("status", shell.Text("状态", "Status"), r => Library.Catalogue.StatusNames.Code(r.Offer.Status.State))
                                {
                                    Show = r => LibraryRun.Status(shell, r.Offer.Status),
                                },
                                new("clause", shell.Text("条款", "Clause"), r => r.Offer.Clause),
                                new("benefit", shell.Text("内容", "Benefit"), r => BenefitText.Line(r.Offer.Benefit, shell.Language))
                                {
                                    Weight = 2,
                                    MaxLines = 3,
                                },
                                new("missing", shell.Text("不符合", "Not met"), r => Say(shell, r.Offer.Missing))
                                {
                                    Weight = 2,
                                    MaxLines = 4,
                                },
                                new("open", shell.Text("待告知或确认", "To tell or tick"), r => Say(shell, r.Offer.Open))
                                {
                                    Weight = 2,
                                    MaxLines = 4,
                                },
                                new("materials", "", r => string.Join('；', r.Offer.Materials.Select(m => m.Quote))) { Hidden = true },
                                new("document", "", r => r.Offer.Document.Id) { Hidden = true },
                                new("quote", "", r => r.Offer.Benefit.Span.Quote) { Hidden = true },
                            ]
                        );
                        shell.Error.WriteLine(
                            shell.Text(
                                $"符合 {report.Count(Verdict.Met)} 项，待定 {report.Count(Verdict.Unknown)} 项，不符合 "
                                    + $"{report.Count(Verdict.NotMet)} 项（{report.Region ?? "未告知地区"}，{report.Asked:yyyy-MM-dd}）。",
                                $"{report.Count(Verdict.Met)} met, {report.Count(Verdict.Unknown)} unknown, "
                                    + $"{report.Count(Verdict.NotMet)} not met ({report.Region ?? "region not told"}, "
                                    + $"{report.Asked:yyyy-MM-dd})."
                            )
                        );
                        return Task.FromResult(report.All.Any() ? ExitCode.Done : ExitCode.Wanting);
                    }
                )
        );
        return command;
    }

    /// <summary>The profile of a file; null, with the place that is wrong told, where the file holds none.</summary>
    private static Profile? ReadProfile(Shell shell, FileInfo file)
    {
        if (file.Length > Profile.LargestBytes)
        {
            shell.Error.WriteLine(
                shell.Text(
                    $"{file.Name} 太大：企业情况是不超过 {Profile.LargestBytes >> 10} KB 的 JSON。",
                    $"{file.Name} is too large: a profile is JSON of at most {Profile.LargestBytes >> 10} KB."
                )
            );
            return null;
        }
        try
        {
            return Profile.Read(File.ReadAllBytes(file.FullName));
        }
        catch (JsonException e)
        {
            long line = (e.LineNumber ?? 0) + 1;
            string field = e.Path is { Length: > 2 } path ? path[2..] : "";
            shell.Error.WriteLine(
                shell.Text(
                    $"读不懂 {file.Name}：第 {line} 行{(field.Length > 0 ? $"，字段 {field}" : "")}。企业情况是一个 JSON 对象，字段见 clause match --help，数值不加引号。",
                    $"{file.Name} is no profile: line {line}{(field.Length > 0 ? $", field {field}" : "")}. A profile is one JSON "
                        + $"object with the fields of clause match --help; numbers stand without quotation marks."
                )
            );
            return null;
        }
    }

    private static string Say(Shell shell, IReadOnlyList<Requirement> requirements) =>
        string.Join(shell.Text("；", "; "), requirements.Select(r => MatchText.Of(r, shell.Language)).Distinct());
}
