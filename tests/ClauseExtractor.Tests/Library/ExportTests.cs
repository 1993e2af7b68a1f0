using System.Text;
using System.Xml.Linq;
using ClauseExtractor.Extraction;
using ClauseExtractor.Json;
using ClauseExtractor.Library.Export;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ClauseExtractor.Tests.Library;

public class ExportTests
{
    private static readonly XNamespace Akn = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

    private static readonly PolicyRecord Record = new RecordBuilder(
        "甲市<若干>扶持措施",
        "第一章 总则\n第一条 对企业给予最高300万元补贴。\n（一）高校；\n（二）院所。\n第二条 =SUM(A1)的文字不是公式。\n第三条 自2025年7月1日起施行。",
        "政策.txt"
    )
        .Number("甲府规〔2025〕7号")
        .Issuer("甲市人民政府")
        .Issued("2025-06-27")
        .Effective("2025-07-01", "2028-06-30")
        .Owner("第一章/第一条", "市财政局")
        .Repeals("甲市旧办法")
        .Benefit("第一章/第一条", "补贴", b => b.Cap(3_000_000, "300万元", Per.Year).Rate(0.3m, "补贴"))
        .Build();

    [Fact]
    public void The_workbook_has_numbers_and_dates_as_such_and_text_as_text()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(PolicyExport.Write([Record], ExportFormat.Xlsx)[0].Content), false);
        var sheets = book.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().ToList();
        Assert.Equal(5, sheets.Count);
        var sheet = ((WorksheetPart)book.WorkbookPart.GetPartById(sheets[0].Id!)).Worksheet;
        var row = sheet.Descendants<Row>().ElementAt(1);
        var cells = row.Elements<Cell>().ToDictionary(c => RecordCsv.BenefitColumns[Column(c.CellReference!)]);
        Assert.Equal((CellValues.Number, "3000000"), (cells["amount"].DataType!.Value, cells["amount"].CellValue!.Text));
        // Thousands apart: 3,000,000.
        var styles = book.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        Assert.Equal(3U, styles[(int)cells["amount"].StyleIndex!.Value].NumberFormatId!.Value);
        Assert.Equal((CellValues.Number, "0.3"), (cells["rate"].DataType!.Value, cells["rate"].CellValue!.Text));
        Assert.Null(cells["effectiveFrom"].DataType);
        Assert.Equal(
            (new DateTime(2025, 7, 1) - new DateTime(1899, 12, 30)).Days.ToString(System.Globalization.CultureInfo.InvariantCulture),
            cells["effectiveFrom"].CellValue!.Text
        );
        Assert.Equal(2U, cells["effectiveFrom"].StyleIndex!.Value);
        Assert.Equal("甲市<若干>扶持措施", cells["title"].InlineString!.Text!.Text);
        Assert.Equal(PaneStateValues.Frozen, sheet.Descendants<Pane>().Single().State!.Value);
        Assert.Equal("A1:AF2", sheet.Descendants<AutoFilter>().Single().Reference!.Value);
        Assert.DoesNotContain(
            sheets.SelectMany(s => ((WorksheetPart)book.WorkbookPart.GetPartById(s.Id!)).Worksheet.Descendants<CellFormula>()),
            _ => true
        );
    }

    [Fact]
    public void Figures_that_could_not_be_read_are_exported_with_their_words()
    {
        var span = new ClauseExtractor.Layout.Span(10, 14, null, "50万元");
        var record = Record with
        {
            Figures =
            [
                new AccountedFigure("第一章/第一条", AccountedFigureKind.Money, 500_000, null, "元", "CNY", FigureRole.Unread, span),
                new AccountedFigure(
                    "第一章/第一条",
                    AccountedFigureKind.Money,
                    3_000_000,
                    null,
                    "元",
                    "CNY",
                    FigureRole.Benefit,
                    span with
                    {
                        Quote = "300万元",
                    }
                ),
            ],
        };
        string csv = Encoding.UTF8.GetString(PolicyExport.Write([record], ExportFormat.Csv).Single(f => f.Name == "unread.csv").Content);
        Assert.Equal(2, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("第一章/第一条,money,50万元,", csv, StringComparison.Ordinal);
        Assert.Contains(
            "| 第一章/第一条 | 50万元 |",
            Encoding.UTF8.GetString(PolicyExport.Write([record], ExportFormat.Md)[0].Content),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Xlsx)]
    [InlineData(ExportFormat.Json)]
    [InlineData(ExportFormat.Akn)]
    public void The_same_records_give_the_same_bytes(ExportFormat format) =>
        Assert.Equal(
            PolicyExport.Write([Record], format).Select(f => Convert.ToHexString(f.Content)),
            PolicyExport.Write([Record], format).Select(f => Convert.ToHexString(f.Content))
        );

    [Fact]
    public void Akoma_Ntoso_has_the_hierarchy_unique_ids_and_references_that_lead_somewhere()
    {
        var document = XDocument.Parse(Encoding.UTF8.GetString(PolicyExport.Write([Record], ExportFormat.Akn)[0].Content));
        var ids = document.Descendants().Select(e => e.Attribute("eId")?.Value).OfType<string>().ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Contains("chp_1__art_1__para_2", ids);
        var pointers = document
            .Descendants()
            .Attributes()
            .Where(a => a.Name.LocalName is "source" or "refersTo" or "start" or "end" || (a.Name == "href" && a.Value.StartsWith('#')))
            .Select(a => a.Value)
            .ToList();
        Assert.All(pointers, p => Assert.Contains(p[1..], ids));
        Assert.Equal(
            ["2025-06-27", "2025-07-01", "2028-06-30"],
            document.Descendants(Akn + "eventRef").Select(e => e.Attribute("date")!.Value)
        );
        Assert.Equal("甲府规〔2025〕7号", document.Descendants(Akn + "FRBRnumber").Single().Attribute("value")!.Value);
        Assert.Contains(document.Descendants(Akn + "TLCOrganization"), o => o.Attribute("showAs")!.Value == "市财政局");
        Assert.Contains(document.Descendants(Akn + "activeRef"), o => o.Attribute("showAs")!.Value == "甲市旧办法");
    }

    [Fact]
    public void Akoma_Ntoso_holds_all_of_the_clauses_words()
    {
        var body = XDocument
            .Parse(Encoding.UTF8.GetString(PolicyExport.Write([Record], ExportFormat.Akn)[0].Content))
            .Descendants(Akn + "body")
            .Single();
        string words = string.Concat(
            body.Descendants(Akn + "p").Concat(body.Descendants(Akn + "heading")).Select(e => e.Value).Where(v => v.Length > 0)
        );
        Assert.All(Record.Clauses, c => Assert.Contains(c.Text.Split('\n')[^1], words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("第二十三条", "23")]
    [InlineData("(十一)", "11")]
    [InlineData("3.", "3")]
    [InlineData("第一百零二条", "102")]
    [InlineData("⑫", "12")]
    [InlineData("附则", null)]
    public void A_label_has_its_number(string label, string? number) => Assert.Equal(number, AknIds.Number(label));

    [Fact]
    public void Json_and_json_lines_hold_the_record()
    {
        string line = Encoding.UTF8.GetString(PolicyExport.Write([Record, Record], ExportFormat.Jsonl)[0].Content);
        Assert.Equal(2, line.TrimEnd('\n').Split('\n').Length);
        Assert.Equal(RecordJson.Write(Record), RecordJson.Write(RecordJson.ReadRecord(Encoding.UTF8.GetBytes(line.Split('\n')[0]))));
    }

    [Fact]
    public void In_Markdown_no_text_of_a_document_is_markup() =>
        Assert.Contains(
            "甲市\\<若干\\>扶持措施",
            Encoding.UTF8.GetString(PolicyExport.Write([Record], ExportFormat.Md)[0].Content),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_comparison_is_exported_with_a_line_a_cap()
    {
        using var library = new TemporaryLibrary();
        library.Add(Record);
        string csv = Encoding.UTF8.GetString(
            BenefitTableExport.Csv(library.Library.Benefits("补贴", new() { AsOf = new DateOnly(2026, 1, 1) }))
        );
        Assert.Contains(",3000000,,不超过,每年,0.3,", csv, StringComparison.Ordinal);
        Assert.Contains(",2025-07-01,2028-06-30,有效,原文写明,0.95,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_is_handed_on_as_a_workbook_that_prints_and_says_where_it_comes_from()
    {
        using var library = new TemporaryLibrary();
        library.Add(Record);
        var table = library.Library.Benefits("补贴", new() { AsOf = new DateOnly(2026, 1, 1) });
        byte[] bytes = BenefitTableExport.Xlsx(
            table,
            "library.db",
            new DateOnly(2026, 1, 2),
            (id, path) => new Uri($"http://localhost/documents/{id}?clause={Uri.EscapeDataString(path)}")
        );
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(
            new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(book).Select(e => $"{e.Path?.XPath} {e.Description}")
        );
        var parts = book.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>()
            .Select(s => (WorksheetPart)book.WorkbookPart.GetPartById(s.Id!))
            .ToList();
        Assert.Equal(["扶持对照", "说明"], book.WorkbookPart.Workbook.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value));
        Assert.All(
            parts,
            p =>
                Assert.Equal(
                    (OrientationValues.Landscape, 1U, 0U),
                    (
                        p.Worksheet.Descendants<PageSetup>().Single().Orientation!.Value,
                        p.Worksheet.Descendants<PageSetup>().Single().FitToWidth!.Value,
                        p.Worksheet.Descendants<PageSetup>().Single().FitToHeight!.Value
                    )
                )
        );
        Assert.Equal(2, book.WorkbookPart.Workbook.DefinedNames!.Elements<DefinedName>().Count(n => n.Name == "_xlnm.Print_Titles"));
        Assert.Contains(table.Rows[0].Document.Id, Assert.Single(parts[0].HyperlinkRelationships).Uri.ToString(), StringComparison.Ordinal);
        var about = parts[1]
            .Worksheet.Descendants<Row>()
            .Select(r => string.Join('|', r.Elements<Cell>().Select(c => c.InlineString?.InnerText ?? c.CellValue!.Text)))
            .ToList();
        Assert.Contains("检索式|补贴", about);
        Assert.Contains("资料库|library.db", about);
        Assert.Contains(parts[0].Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Column>(), c => c.Hidden?.Value == true);
    }

    private static int Column(string reference) => reference.TakeWhile(char.IsLetter).Aggregate(0, (n, c) => n * 26 + c - 'A' + 1) - 1;
}
