using System.CommandLine;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause watch</c>: what is new of kept queries; <c>watch add</c>, <c>watch remove</c>.</summary>
internal static class WatchCommand
{
    public static Command Create(Shell shell)
    {
        var (library, format) = (LibraryOption.Create(shell), FormatOption.Create(shell));
        var keep = new Option<bool>("--keep") { Description = shell.Text("只看，不记为已看", "Look without counting it as seen") };
        var command = new Command("watch", shell.Text("已保存的检索有什么新内容。", "What is new of kept queries."))
        {
            keep,
            library,
            format,
            Add(shell),
            Remove(shell),
        };
        command.SetAction(
            (parse, cancellation) =>
                LibraryRun.On(
                    shell,
                    parse.GetRequiredValue(library),
                    mustExist: true,
                    opened =>
                    {
                        var news = opened.Watches.News(cancellation);
                        Listing.Print(
                            shell,
                            parse.GetValue(format),
                            [.. news.SelectMany(n => n.New.Select(h => (n.Watch, Hit: h)))],
                            [
                                new("watch", shell.Text("检索", "Watch"), n => n.Watch.Name),
                                new("region", shell.Text("地区", "Region"), n => n.Hit.Document.Region),
                                new("title", shell.Text("政策", "Policy"), n => n.Hit.Document.DisplayTitle) { Weight = 2 },
                                new("clause", shell.Text("条款", "Clause"), n => n.Hit.Path),
                                new("heading", shell.Text("标题", "Heading"), n => n.Hit.Heading) { Weight = 2 },
                                new("query", "", n => n.Watch.Query) { Hidden = true },
                                new("document", "", n => n.Hit.Document.Id) { Hidden = true },
                            ]
                        );
                        foreach (var item in news)
                        {
                            shell.Error.WriteLine(
                                shell.Text(
                                    $"{item.Watch.Name}：新 {item.Total} 条（{item.Watch.Query}）",
                                    $"{item.Watch.Name}: {item.Total} new ({item.Watch.Query})"
                                )
                            );
                            if (!parse.GetValue(keep) && item.Total > 0)
                                opened.Watches.MarkSeen(item.Watch.Name);
                        }
                        if (news.Count == 0)
                            shell.Error.WriteLine(
                                shell.Text(
                                    "还没有保存的检索。保存一个：clause watch add 名称 '检索式'",
                                    "Nothing is kept yet. Keep a query: clause watch add NAME 'QUERY'"
                                )
                            );
                        return Task.FromResult(ExitCode.Done);
                    }
                )
        );
        return command;
    }

    private static Command Add(Shell shell)
    {
        var name = new Argument<string>("name") { Description = shell.Text("名称", "A name") };
        var query = new Argument<string>("query") { Description = shell.Text("检索式", "A query") };
        var library = LibraryOption.Create(shell);
        var command = new Command("add", shell.Text("保存一个检索。", "Keeps a query.")) { name, query, library };
        command.SetAction(
            (parse, _) =>
                LibraryRun.On(
                    shell,
                    parse.GetRequiredValue(library),
                    mustExist: true,
                    opened =>
                    {
                        var watch = LibraryRun.Ask(
                            shell,
                            parse.GetRequiredValue(query),
                            q => opened.Watches.Add(parse.GetRequiredValue(name), q, Environment.UserName)
                        );
                        shell.Error.WriteLine(shell.Text($"已保存“{watch.Name}”：{watch.Query}", $"Kept “{watch.Name}”: {watch.Query}"));
                        return Task.FromResult(ExitCode.Done);
                    }
                )
        );
        return command;
    }

    private static Command Remove(Shell shell)
    {
        var name = new Argument<string>("name") { Description = shell.Text("名称", "Its name") };
        var library = LibraryOption.Create(shell);
        var command = new Command("remove", shell.Text("不再保存一个检索。", "Forgets a kept query.")) { name, library };
        command.SetAction(
            (parse, _) =>
                LibraryRun.On(
                    shell,
                    parse.GetRequiredValue(library),
                    mustExist: true,
                    opened =>
                    {
                        opened.Watches.Remove(parse.GetRequiredValue(name));
                        return Task.FromResult(ExitCode.Done);
                    }
                )
        );
        return command;
    }
}
