using System.Text.RegularExpressions;
using ClauseExtractor.Formats.Pdf;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Formats;

public class PopplerReaderTests
{
    private static readonly PopplerReader Reader = new();

    [SharedFact]
    public void A_label_in_faked_bold_is_read_once_and_its_second_painting_is_reported()
    {
        var document = Reader.Read(Shared.Pdf("govcn_child_welfare_measures.pdf"));
        var labels = document.Lines.Select(line => Regex.Match(line.Text, "^第[一二三四五六七八九十]+条").Value).Where(label => label.Length > 0).ToList();
        Assert.Equal(labels.Distinct(), labels);
        Assert.True(labels.Count >= 60, $"{labels.Count} articles");
        Assert.Contains(document.Dropped, dropped => dropped is { Reason: DropReason.Duplicate, Text: "第一条" });
        Assert.Contains(document.Lines, line => line.Text.StartsWith("第一条 为了加强儿童福利机构管理", StringComparison.Ordinal));
    }

    [SharedFact]
    public void Every_character_has_its_place()
    {
        var document = Reader.Read(Shared.Pdf("govdoccn_397.pdf"));
        Assert.Equal(5, document.PageSizes.Count);
        Assert.All(document.Lines, line =>
        {
            Assert.Equal(line.Text.Length + 1, line.Edges!.Count);
            Assert.InRange(line.Box!.Value.X, 0, document.PageSizes[line.Page!.Value - 1].Width);
        });
    }

    [Theory]
    [InlineData("%PDF-1.4\n1 0 obj\n", "CE0012")]
    [InlineData("%PDF-1.4\nnothing\n%%EOF\n", "CE0011")]
    public void What_is_no_whole_PDF_is_refused(string content, string code)
    {
        var refusal = Assert.Throws<UnreadableDocumentException>(() => Reader.Read(new SourceFile("a.pdf", System.Text.Encoding.ASCII.GetBytes(content))));
        Assert.Equal(code, refusal.Code);
    }
}
