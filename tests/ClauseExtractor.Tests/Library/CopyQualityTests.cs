using System.Text;
using ClauseExtractor.Formats;
using ClauseExtractor.Layout;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Reading;
using ClauseExtractor.Tests.Cli;
using ClauseExtractor.Tests.Formats;

namespace ClauseExtractor.Tests.Library;

/// <summary>Several files of one text: the record rests on the one that reads best, another lends its pages.</summary>
public abstract class CopyQualityTests(LibraryStore store)
{
    private const string Text =
        "关于支持企业发展的若干措施\n一、支持研发\n对年营业收入首次突破1亿元的企业，经认定，给予最高不超过50万元的一次性奖励。\n二、支持融资\n对获得贷款的企业，按照实际利息的50%给予贴息，每家企业每年最高不超过20万元。\n三、"
        + "本措施自2025年1月1日起施行，有效期至2027年12月31日。\n";

    private static readonly PolicyPipeline Pipeline = new(DocumentReaders.All());

    public static TheoryData<bool> Orders => [true, false];

    [SkippableTheory]
    [MemberData(nameof(Orders))]
    public async Task A_worse_print_never_replaces_a_clean_text_and_lends_its_pages(bool printFirst)
    {
        using var library = store.New();
        SourceFile text = new("办法.txt", Encoding.UTF8.GetBytes(Text)),
            print = BrokenPrint();
        Assert.Equal(ImportStatus.Added, (await library.Library.ImportAsync(printFirst ? print : text, Pipeline)).Status);
        Assert.Equal(ImportStatus.Copy, (await library.Library.ImportAsync(printFirst ? text : print, Pipeline)).Status);
        Check(library.Library);
        Assert.All((await library.Library.RebuildAsync(Pipeline)).Outcomes, outcome => Assert.Equal(ImportStatus.Rebuilt, outcome.Status));
        Check(library.Library);
    }

    [SkippableFact]
    public async Task History_says_which_file_does_what()
    {
        using var library = store.New();
        await library.Library.ImportAsync(BrokenPrint(), Pipeline);
        await library.Library.ImportAsync(new SourceFile("办法.txt", Encoding.UTF8.GetBytes(Text)), Pipeline);
        string id = library.Library.Catalogue.List().Single().Id;
        var run = await CliRun.OfAsync("history", id, "--library", library.Target, "--lang", "en", "--format", "csv");
        Assert.Contains("办法.txt (the record rests on it)", run.Out, StringComparison.Ordinal);
        Assert.Contains("办法.pdf (lends its pages)", run.Out, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("给予最高不超过50万元", "给予 最高不超过50万元", true, "a typed space")]
    [InlineData("一次性奖励", "一次\u00AD性奖励", true, "a soft hyphen")]
    [InlineData("一、支持研发\n", "一、支持研发。\n", true, "the full stop of a heading")]
    [InlineData("最高不超过50万元", "最高不超过5.0万元", false, "another figure")]
    [InlineData("利息的50%给予", "利息的50给予", false, "a share and a number")]
    public async Task Copies_differ_in_marks_and_versions_in_words_and_figures(string old, string changed, bool isCopy, string why)
    {
        using var library = store.New();
        await library.Library.ImportAsync(new SourceFile("a.txt", Encoding.UTF8.GetBytes(Text)), Pipeline);
        var outcome = await library.Library.ImportAsync(
            new SourceFile("b.txt", Encoding.UTF8.GetBytes(Text.Replace(old, changed, StringComparison.Ordinal))),
            Pipeline
        );
        Assert.True(outcome.Status == (isCopy ? ImportStatus.Copy : ImportStatus.Version), why);
    }

    private static void Check(PolicyLibrary library)
    {
        var document = Assert.Single(library.Catalogue.List());
        var files = library.Catalogue.Sources(document.Id);
        Assert.Equal(["办法.txt", "办法.pdf"], files.Select(file => file.Paths.Single()));
        Assert.Equal([(true, false), (false, true)], files.Select(file => (file.IsPrimary, file.LendsPages)));
        Assert.Equal(files[1].Sha256, library.Catalogue.PagesOf(document.Id).Sha256);
        var record = library.Catalogue.Record(document.Id);
        Assert.StartsWith("年营业收入首次突破1亿元", record.Benefits[0].Condition, StringComparison.Ordinal);
        Assert.Equal([1, 2], record.Benefits.Select(row => row.Span.Page));
        Assert.Equal([1, 1, 2], record.Clauses.Select(clause => clause.LabelSpan.Page));
        Assert.All(record.Benefits, row => Assert.Equal(row.Span.Quote, record.Text[row.Span.Start..row.Span.End]));
        Assert.Contains(record.Clauses, clause => clause.LabelSpan.Boxes is { Count: > 0 });
    }

    /// <summary>Lines set so far apart that nobody sees that they go on; two pages.</summary>
    private static SourceFile BrokenPrint()
    {
        string[][] pages =
        [
            [
                "关于支持企业发展的若干措施",
                "一、支持研发",
                "对年营业收入首次突破1亿元的企业，经",
                "认定，给予最高不超过50万元的一次性奖励。",
                "二、支持融资",
            ],
            [
                "对获得贷款的企业，按照实际利息的50%给予贴息，",
                "每家企业每年最高不超过20万元。",
                "三、本措施自2025年1月1日起施行，有效期至2027年12月31日。",
            ],
        ];
        var builder = new PdfBuilder();
        foreach (string[] lines in pages)
            builder.Page(
                string.Concat(lines.Select((line, i) => PdfBuilder.Text(line, 60 + 9 * i, 760 - (i < 2 ? 40 : 75) * i, i == 0 ? 20 : 14)))
            );
        return builder.Build("办法.pdf");
    }
}
