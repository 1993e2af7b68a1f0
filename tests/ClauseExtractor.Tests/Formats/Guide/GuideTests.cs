using System.Diagnostics;
using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Formats;
using ClauseExtractor.Formats.Office;
using ClauseExtractor.Reading;
using Xunit.Abstractions;

namespace ClauseExtractor.Tests.Formats.Guide;

/// <summary>
/// The measure of guides: 160 cards and eight tables of standards, set on pages by LibreOffice from the development texts, with rules and
/// without, against the rows of the same guide as a web page.
/// Nothing of the texts is committed.
/// </summary>
public sealed class GuideTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("clause-guide-").FullName;

    [GuideTheory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_guide_on_pages_gives_the_rows_of_its_text(int seed)
    {
        var guide = GuideContent.Of(Path.Combine(Shared.Folder, "dev", "text"), seed);
        var pipeline = new PolicyPipeline(DocumentReaders.All());
        var expected = pipeline.Run(new SourceFile("guide.html", Encoding.UTF8.GetBytes(GuideTypesetter.Page(guide))));
        var record = pipeline.Run(Print(GuideTypesetter.FlatText(guide)));
        Assert.True(
            guide.Chapters.Sum(chapter => chapter.Cards.Count) >= 150 && expected.Benefits.Count >= 300,
            $"{expected.Benefits.Count} rows"
        );

        var left = expected.Benefits.GroupBy(Row).ToDictionary(group => group.Key, group => group.Count());
        var (right, wrong) = (new List<Benefit>(), new List<Benefit>());
        foreach (var row in record.Benefits)
        {
            bool found = left.GetValueOrDefault(Row(row)) is > 0 and var count && (left[Row(row)] = count - 1) >= 0;
            (found ? right : wrong).Add(row);
        }
        double recall = (double)right.Count / expected.Benefits.Count,
            sure = (double)right.Count(IsSure) / Math.Max(1, record.Benefits.Count(IsSure));
        output.WriteLine(
            $"{record.Document.Source.Pages} pages; of {expected.Benefits.Count} rows {right.Count} ({recall:0.000}); of "
                + $"{record.Benefits.Count(IsSure)} sure rows {right.Count(IsSure)} ({sure:0.000}) are those of the text."
        );
        foreach (var row in wrong)
            output.WriteLine($"+ p{row.Span.Page} {row.Clause} {row.Confidence} {Row(row)}");
        foreach (var (row, count) in left.Where(row => row.Value > 0))
            output.WriteLine($"- {row} ×{count}");

        // On the contents pages nothing is kept but the guide's own title.
        string contents = string.Concat(record.Dropped.Where(text => text.Reason == DropReason.TableOfContents).Select(text => text.Text));
        Assert.All(
            guide.Chapters.SelectMany(chapter => chapter.Cards),
            card => Assert.Contains(card.Name, contents, StringComparison.Ordinal)
        );
        Assert.Equal(expected.Clauses.Select(clause => clause.Path), record.Clauses.Select(clause => clause.Path));
        Assert.True(recall >= 0.95 && sure >= 0.98, $"rows {recall:0.000}, sure rows {sure:0.000}");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static bool IsSure(Benefit row) => row.Confidence >= 0.9;

    /// <summary>Everything that a row says, without white space.</summary>
    private static string Row(Benefit row) =>
        string.Concat(
            $"{row.Term}|{string.Join('+', row.Caps.Select(cap => $"{cap.Lower}-{cap.Amount} {cap.Bound} {cap.Per} {cap.Unit}"))}|"
                + $"{row.Rate?.Value} {row.Rate?.Bound} {row.Rate?.Base}|{row.Match}|{row.Years}|{row.Condition}|{row.Beneficiary}".Where(
                    c => !char.IsWhiteSpace(c)
                )
        );

    private SourceFile Print(string text)
    {
        string source = Path.Combine(_folder, "guide.fodt");
        File.WriteAllText(source, text);
        var start = new ProcessStartInfo("soffice") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (
            string argument in (string[])
                [
                    "-env:UserInstallation=" + new Uri(Path.Combine(_folder, "profile")).AbsoluteUri,
                    "--headless",
                    "--convert-to",
                    "pdf",
                    "--outdir",
                    _folder,
                    source,
                ]
        )
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return SourceFile.Load(Path.Combine(_folder, "guide.pdf"));
    }
}

/// <summary>
/// A test over the development texts with LibreOffice; where either is absent it is reported as skipped, with the reason.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GuideTheoryAttribute : TheoryAttribute
{
    public GuideTheoryAttribute() =>
        Skip =
            !Shared.Exists ? "The development files are absent: set CLAUSE_SHARED to their folder."
            : LibreOffice.IsAvailable ? null
            : "LibreOffice is not installed.";
}
