using System.CommandLine;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Library.Calendar;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause due [--within 6m]</c>: what ends, closes, waits.</summary>
internal static class DueCommand
{
    public static Command Create(Shell shell)
    {
        var (library, format, date) = (LibraryOption.Create(shell), FormatOption.Create(shell), LibraryRun.DateOption(shell));
        var within = new Option<string>("--within")
        {
            Description = shell.Text("多久之内：90d、6m、1y、6个月", "How far ahead: 90d, 6m, 1y"),
            DefaultValueFactory = _ => "6m",
        };
        within.Validators.Add(result =>
        {
            try
            {
                TimeSpanText.After(DateOnly.FromDateTime(DateTime.Today), result.GetValueOrDefault<string>() ?? "");
            }
            catch (FormatException)
            {
                result.AddError(shell.Text("--within 写成 90d、6m、1y 或 6个月。", "--within is written 90d, 6m or 1y."));
            }
        });
        var command = new Command(
            "due",
            shell.Text(
                "即将到期、征求意见截止、久未出台、推定效力、已失效仍被引用、新版本。",
                "What ends, whose comments close, drafts overdue, terms assumed, repealed ones still cited, new versions."
            )
        )
        {
            within,
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
                        var on = parse.GetValue(date) ?? DateOnly.FromDateTime(DateTime.Today);
                        var until = TimeSpanText.After(on, parse.GetRequiredValue(within));
                        var items = opened.Calendar.Due(on, until);
                        Listing.Print(
                            shell,
                            parse.GetValue(format),
                            items,
                            [
                                new("kind", shell.Text("事项", "What"), i => i.Kind) { Show = i => DueText.Of(i.Kind, shell.Language) },
                                new("day", shell.Text("日期", "Day"), i => i.Day),
                                new("region", shell.Text("地区", "Region"), i => i.Document.Region),
                                new("title", shell.Text("政策", "Policy"), i => i.Document.DisplayTitle) { Weight = 3 },
                                new("status", shell.Text("状态", "Status"), i => Library.Catalogue.StatusNames.Code(i.Status.State))
                                {
                                    Show = i => LibraryRun.Status(shell, i.Status),
                                },
                                new("other", shell.Text("相关", "By or before"), i => i.Other?.DisplayTitle) { Weight = 2 },
                                new("document", "", i => i.Document.Id) { Hidden = true },
                                new("id", "", i => i.Id) { Hidden = true },
                            ]
                        );
                        shell.Error.WriteLine(
                            shell.Text(
                                $"共 {items.Count} 项（{on:yyyy-MM-dd} 至 {until:yyyy-MM-dd}）。",
                                $"{items.Count} items ({on:yyyy-MM-dd} to {until:yyyy-MM-dd})."
                            )
                        );
                        return Task.FromResult(items.Count > 0 ? ExitCode.Done : ExitCode.Wanting);
                    }
                )
        );
        return command;
    }
}
