using System.CommandLine;
using System.Globalization;
using ClauseExtractor.Cli.Comparing;
using ClauseExtractor.Cli.Extracting;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Extraction;
using ClauseExtractor.Revision.Topics;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Cli.Commands;

/// <summary>
/// <c>clause compare A B --topic …</c>: two policies on one subject, side by side. No revision: neither is a version of the other.
/// </summary>
internal static class CompareCommand
{
    private sealed record Line(
        double Similarity,
        string? FirstClause,
        string? FirstHeading,
        string FirstFigures,
        string? FirstOwners,
        string? SecondClause,
        string? SecondHeading,
        string SecondFigures,
        string? SecondOwners
    );

    public static Command Create(Shell shell)
    {
        var first = new Argument<string>("first")
        {
            Description = shell.Text("一份文件，或资料库中的文件", "A file, or a document of the library"),
        };
        var second = new Argument<string>("second") { Description = shell.Text("另一份文件", "Another one") };
        var topic = new Option<string?>("--topic")
        {
            Description = shell.Text("只比较该主题，例如 成果体验展示", "Only clauses on this subject"),
        };
        var all = new Option<bool>("--all")
        {
            Description = shell.Text(
                "相似度低于 0.3 的也列出（csv、json 总是全部）",
                "Pairs of a similarity below 0.3, too (csv and json always have all)"
            ),
        };
        var (library, limits, format) = (LibraryOption.Create(shell), Guarded.LimitsOption(shell), FormatOption.Create(shell));
        var command = new Command(
            "compare",
            shell.Text(
                "并排比较两份不同政策的同类条款（不是修订）：区与市、区与区。",
                "Puts two policies side by side, clause by subject: district against city. Not a revision."
            )
        )
        {
            first,
            second,
            topic,
            all,
            library,
            limits,
            format,
        };
        command.SetAction(
            (parse, cancellation) =>
                DocumentArgument.Open(
                    shell,
                    parse.GetRequiredValue(library),
                    parse.GetValue(limits),
                    parse.GetRequiredValue(first),
                    parse.GetRequiredValue(second),
                    (a, b) =>
                    {
                        var pairs = TopicComparer.Compare(a, b, parse.GetValue(topic));
                        if (pairs.Count == 0)
                        {
                            shell.Error.WriteLine(shell.Text("没有同类条款。", "No clauses on one subject."));
                            return Task.FromResult(ExitCode.Wanting);
                        }
                        bool folds = parse.GetValue(format) == OutputFormat.Table && !parse.GetValue(all);
                        var shown = folds ? [.. pairs.Where(p => !IsWeak(p))] : pairs;
                        shell.Error.WriteLine(shell.Text($"甲：{Name(a)}\n乙：{Name(b)}", $"A: {Name(a)}\nB: {Name(b)}"));
                        Listing.Print(
                            shell,
                            parse.GetValue(format),
                            [
                                .. shown.Select(p => new Line(
                                    p.Similarity,
                                    p.First?.Path,
                                    p.First?.Heading,
                                    Figures(shell, a, p.First),
                                    Owners(p.First),
                                    p.Second?.Path,
                                    p.Second?.Heading,
                                    Figures(shell, b, p.Second),
                                    Owners(p.Second)
                                )),
                            ],
                            [
                                new("similarity", shell.Text("相似", "Alike"), l => l.Similarity)
                                {
                                    Show = l => l.Similarity > 0 ? l.Similarity.ToString("0.00", CultureInfo.InvariantCulture) : "",
                                },
                                new("firstClause", shell.Text("甲", "A"), l => l.FirstClause) { Weight = 1 },
                                new("firstHeading", shell.Text("甲标题", "A heading"), l => l.FirstHeading) { Weight = 2 },
                                new("firstFigures", shell.Text("甲扶持", "A gives"), l => l.FirstFigures) { Weight = 4 },
                                new("firstOwners", "", l => l.FirstOwners) { Hidden = true },
                                new("secondClause", shell.Text("乙", "B"), l => l.SecondClause) { Weight = 1 },
                                new("secondHeading", shell.Text("乙标题", "B heading"), l => l.SecondHeading) { Weight = 2 },
                                new("secondFigures", shell.Text("乙扶持", "B gives"), l => l.SecondFigures) { Weight = 4 },
                                new("secondOwners", "", l => l.SecondOwners) { Hidden = true },
                            ]
                        );
                        if (shown.Count < pairs.Count)
                            shell.Error.WriteLine(
                                shell.Text(
                                    $"另有 {pairs.Count - shown.Count} 对相似度低于 0.3，用 --all 列出。",
                                    $"{pairs.Count - shown.Count} more pairs of a similarity below 0.3: --all lists them."
                                )
                            );
                        return Task.FromResult(ExitCode.Done);
                    },
                    cancellation
                )
        );
        return command;
    }

    /// <summary>A clause that one policy alone has on the topic is no weak pair.</summary>
    private static bool IsWeak(TopicPair pair) => pair is { First: not null, Second: not null, Similarity: < TopicComparer.Weak };

    private static string Name(PolicyRecord record) => record.Document.Title ?? record.Document.Source.File;

    private static string Figures(Shell shell, PolicyRecord record, Clause? clause) =>
        clause is null
            ? ""
            : string.Join(
                "\n",
                record.Benefits.Where(b => b.Clause == clause.Path).Select(b => $"{b.Term} {BenefitText.Figures(b, shell.Language)}".Trim())
            );

    private static string? Owners(Clause? clause) =>
        clause is null || clause.Owners.Count == 0 ? null : string.Join('、', clause.Owners.Select(o => o.Name));
}
