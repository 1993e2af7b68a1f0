using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using ClauseExtractor.Extraction;
using ClauseExtractor.Reading;
using ClauseExtractor.Reports;
using ClauseExtractor.Reports.Html;
using ClauseExtractor.Reports.Office;
using ClauseExtractor.Revision;
using ClauseExtractor.Wording;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace ClauseExtractor.Tests.Reports;

/// <summary>What people are shown of a revision: every clause, every fact, both texts exactly, in files that open.</summary>
public class RevisionReportTests
{
    private static readonly PolicyRecord Old = Of(
        "若干措施",
        "一、支持措施",
        "(一)支持研发创新。对研发投入增长的企业,给予最高不超过200万元的奖励。",
        "(二)支持<人才>引进。对引进人才的企业给予补贴。",
        "(三)支持市场开拓。对参加展会的企业给予适当补助。",
        "二、附则本措施由市科委负责解释。"
    );

    private static readonly PolicyRecord New = Of(
        "若干措施",
        "一、支持措施",
        "(一)支持研发创新。对研发投入增长的企业,给予最高不超过100万元的奖励。",
        "(二)支持数据应用。对开放共享数据集的单位,优先推荐示范。",
        "(三)支持<人才>引进。对引进人才的企业给予补贴。",
        "二、附则本措施由市科委负责解释。"
    );

    private static readonly RevisionView View = RevisionView.Of(PolicyComparer.Compare(Old, New), Old, New);

    [Fact]
    public void A_fact_says_direction_and_size()
    {
        Assert.Contains("200万元 → 100万元（−50%）", View.Facts[0].Text, StringComparison.Ordinal);
        Assert.Contains(
            "¥2,000,000 → ¥1,000,000 (−50%)",
            RevisionView.Of(View.Record, Old, New, ReportLanguage.English).Facts[0].Text,
            StringComparison.Ordinal
        );
        Assert.Equal(View.Rows.Single(r => r.Change.Old.Contains("一/(一)")).Number, View.Facts[0].Row);
    }

    [Fact]
    public void Substance_ranks_above_wording_and_layout()
    {
        Assert.Equal(ChangeRank.Substance, Rank("一/(一)"));
        Assert.Equal(ChangeRank.Substance, Rank("一/(三)"));
        Assert.Equal(ChangeRank.Layout, Rank("一/(二)"));
        Assert.Equal(ChangeRank.Same, Rank("二"));
        Assert.Equal(View.Rows.Count, Enum.GetValues<ChangeRank>().Sum(View.Count));

        static ChangeRank Rank(string oldPath) => View.Rows.Single(r => r.Change.Old.Contains(oldPath)).Rank;
    }

    [Fact]
    public void The_note_is_drafted_from_the_facts()
    {
        Assert.Contains(
            "上限 200万元 → 100万元（−50%）",
            View.Rows.Single(r => r.Change.Old.Contains("一/(一)")).Note,
            StringComparison.Ordinal
        );
        Assert.Equal("序号由(二)调整为(三)。", View.Rows.Single(r => r.Change.Old.Contains("一/(二)")).Note);
    }

    [Fact]
    public void The_page_is_one_file_with_every_clause_and_every_link_leads_somewhere()
    {
        string html = RevisionPage.Render(View);
        Assert.DoesNotMatch(new Regex("(src|href)=\"(?!#)"), html);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument(html);
        var ids = page.QuerySelectorAll("article").Select(a => a.Id).ToList();
        Assert.Equal(View.Rows.Select(r => r.Anchor), ids);
        Assert.All(page.QuerySelectorAll("a[href^='#']"), a => Assert.Contains(Uri.UnescapeDataString(a.GetAttribute("href")![1..]), ids));
        Assert.Equal(View.Facts.Count, page.QuerySelectorAll("table.facts tbody.block tr").Length);
        Assert.Contains("支持<人才>引进", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Word_and_Excel_files_are_valid()
    {
        var validator = new OpenXmlValidator();
        using var word = WordprocessingDocument.Open(new MemoryStream(ComparisonTable.Render(View)), false);
        Assert.Equal("", string.Join("; ", validator.Validate(word).Select(e => $"{e.Path?.XPath} {e.Description}")));
        using var excel = SpreadsheetDocument.Open(new MemoryStream(RevisionWorkbook.Render(View)), false);
        Assert.Equal("", string.Join("; ", validator.Validate(excel).Select(e => $"{e.Path?.XPath} {e.Description}")));
    }

    [Theory]
    [InlineData("a.txt", "a.txt", "", "两边是同一份文件；实质变化 0")]
    [InlineData("a.txt", "b.txt", "\n\n", "两份文件的文本完全相同；实质变化 0")]
    public void A_document_beside_itself_is_the_same(string old, string @new, string behind, string said)
    {
        const string Text = "扶持办法\n一、扶持内容\n（一）支持会展。对展会给予2万元补助。\n";
        PolicyRecord before = Read(old, Text),
            after = Read(@new, Text + behind);
        Assert.StartsWith(
            said,
            SummaryText.Line(RevisionView.Of(PolicyComparer.Compare(before, after), before, after)),
            StringComparison.Ordinal
        );

        static PolicyRecord Read(string file, string text) =>
            new PolicyPipeline().Run(new ClauseExtractor.Reading.SourceFile(file, System.Text.Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("（一）支持会展。 对展会给予2万元补助。", "(一)支持会展。对展会给予2万元补助。", true)]
    [InlineData("（一）支持会展。对展会给予2万元补助。", "（一）支持会展。对展会给予3万元补助。", false)]
    public void One_text_set_in_two_ways_is_said_to_be_that(string old, string @new, bool same)
    {
        var (before, after) = (Of("扶持办法", "一、扶持内容", old), Of("扶持办法", "一、扶持内容", @new));
        string line = SummaryText.Line(RevisionView.Of(PolicyComparer.Compare(before, after), before, after));
        Assert.Equal(same, line.StartsWith("同一文本，版式不同", StringComparison.Ordinal));
    }

    /// <summary>Money first, each benefit one block, the same order everywhere, and what a reviewer said stands beside its block.</summary>
    [Fact]
    public void Every_report_shows_the_blocks_in_one_order_and_the_Word_file_the_marks()
    {
        var blocks = View.Blocks;
        Assert.Equal(View.Facts.Count, blocks.Sum(b => b.Lines.Count));
        Assert.Equal(blocks.Select(b => b.Kind).Order(), blocks.Select(b => b.Kind));
        var reviews = new Dictionary<string, ReviewedChange>
        {
            [blocks[0].Key] = new("存疑", "请核对原件", "李审核", new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)),
        };
        using var word = WordprocessingDocument.Open(new MemoryStream(ComparisonTable.Render(View, reviews: reviews)), false);
        string first = word.MainDocumentPart!.Document.Descendants<DocumentFormat.OpenXml.Wordprocessing.Table>().First().InnerText,
            markdown = RevisionMarkdown.Render(View),
            page = RevisionPage.Render(View);
        Assert.Contains("存疑请核对原件李审核2026-03-01", first, StringComparison.Ordinal);
        foreach (string report in new[] { first, markdown, page })
        {
            var places = blocks
                .Select(b => report.IndexOf(b.Lines[0].New.Length > 0 ? b.Lines[0].New : b.Lines[0].Old, StringComparison.Ordinal))
                .ToList();
            Assert.DoesNotContain(-1, places);
            Assert.Equal(places.Order(), places);
        }
    }

    /// <summary>Left column: the old text with its label; right column: the new one. Nothing is lost between them.</summary>
    [Fact]
    public void The_comparison_table_holds_both_texts()
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(ComparisonTable.Render(View)), false);
        var rows = word.MainDocumentPart!.Document.Descendants<DocumentFormat.OpenXml.Wordprocessing.Table>()
            .Last()
            .Elements<DocumentFormat.OpenXml.Wordprocessing.TableRow>()
            .Skip(1)
            .Select(r => r.Elements<DocumentFormat.OpenXml.Wordprocessing.TableCell>().Select(c => c.InnerText).ToList())
            .ToList();
        Assert.Equal(View.Rows.Count, rows.Count);
        foreach (var (row, cells) in View.Rows.OrderBy(r => r.OldLabel == "序" || r.NewLabel == "序").Zip(rows))
        {
            string old = string.Concat(row.OldEdits.Select(e => e.Text)).Replace("\n", "", StringComparison.Ordinal),
                @new = string.Concat(row.NewEdits.Select(e => e.Text)).Replace("\n", "", StringComparison.Ordinal);
            Assert.Equal(row.Change.Old.Count == 0 ? "（无）" : $"{row.OldLabel}　{old}", cells[0]);
            Assert.Equal(row.Change.New.Count == 0 ? "（删去）" : $"{row.NewLabel}　{@new}", cells[1]);
        }
    }

    [Fact]
    public void A_control_character_does_not_break_the_files() =>
        Assert.Equal("支持\uFFFD\U00020000措施\uFFFD", XmlText.Clean("支持\u0001\U00020000措施\uD800"));

    [Fact]
    public void Markdown_shows_what_went_and_what_came()
    {
        string text = RevisionMarkdown.Render(View);
        Assert.Contains("<del>200万元</del><ins>100万元</ins>", text, StringComparison.Ordinal);
        Assert.Contains("支持&lt;人才&gt;引进", text, StringComparison.Ordinal);
    }

    private static PolicyRecord Of(params string[] lines) =>
        new PolicyPipeline().Run(new SourceFile("policy.txt", Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
