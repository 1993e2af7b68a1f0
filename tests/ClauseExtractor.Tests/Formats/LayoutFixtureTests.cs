using ClauseExtractor.Formats;
using ClauseExtractor.Formats.Pdf;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Formats;

/// <summary>Pages that are hard to read in order, made up and printed by Chromium; beside each the text that a person reads.</summary>
public class LayoutFixtureTests
{
    [Theory]
    [InlineData("boxes-and-tables", "a ruled box, labels that span rows, a table over two pages that repeats its head")]
    [InlineData("landscape-annex", "a landscape page behind upright ones")]
    [InlineData("gazette", "two columns, two documents, the last lines of both columns short")]
    public void It_reads_as_a_person_reads_it(string file, string what)
    {
        var document = new PdfPigReader().Read(SourceFile.Load(Path.Combine(Folder, file + ".pdf")));
        var text = TextLayout.LayOut(document);
        Assert.True(File.ReadAllText(Path.Combine(Folder, file + ".txt")) == text.Text, $"{file} ({what}):\n{text.Text}");
    }

    [Fact]
    public void Rows_of_one_table_over_two_pages_are_one_table_and_its_repeated_head_is_named()
    {
        var document = new PdfPigReader().Read(SourceFile.Load(Path.Combine(Folder, "boxes-and-tables.pdf")));
        Assert.Equal(
            [7, 9],
            document.Lines.Where(line => line.Row is not null).GroupBy(line => line.Row!.Table).Select(table => table.Count())
        );
        Assert.Equal(
            "序号\t任务\t目标\t责任单位",
            Assert.Single(document.Dropped, dropped => dropped.Reason == DropReason.RunningHeader).Text
        );
    }

    [Fact]
    public void The_clauses_are_where_they_stand()
    {
        var pipeline = new PolicyPipeline(DocumentReaders.All());
        string[] Paths(string file) =>
            [.. pipeline.Run(SourceFile.Load(Path.Combine(Folder, file + ".pdf"))).Clauses.Select(clause => clause.Path)];
        Assert.Superset(
            new HashSet<string> { "一/(一)", "一/(二)/表1", "二/(三)/专栏1", "二/(三)/专栏1/2", "二/(四)/表1", "三" },
            Paths("boxes-and-tables").ToHashSet()
        );
        Assert.Superset(new HashSet<string> { "第一条", "第二条", "第三条", "第四条", "附件" }, Paths("landscape-annex").ToHashSet());
        var gazette = pipeline.Run(SourceFile.Load(Path.Combine(Folder, "gazette.pdf")));
        Assert.Equal([100_000, 1_000_000, 2_000_000], gazette.Benefits.SelectMany(benefit => benefit.Caps).Select(cap => cap.Amount));
        Assert.Contains(
            gazette.Warnings,
            warning =>
                warning.Code == "CE0124" && warning.Message.Contains("云政发〔2025〕11号, 云政办发〔2025〕15号", StringComparison.Ordinal)
        );
    }

    private static string Folder => Path.Combine(Shared.Fixtures, "layouts");
}
