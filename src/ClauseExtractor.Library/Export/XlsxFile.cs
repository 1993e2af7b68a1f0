using System.Globalization;
using System.IO.Compression;
using System.Text;
using ClauseExtractor.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ClauseExtractor.Library.Export;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">At most 31 characters, none of <c>\ / ? * [ ] :</c>.</param>
/// <param name="Rows">Cells are strings, numbers, dates, booleans, enums or null.</param>
public sealed record XlsxSheet(string Name, IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>Places of columns that are folded away, from 0: the sign above the sheet opens them.</summary>
    public IReadOnlySet<int> Hidden { get; init; } = new HashSet<int>();
}

/// <summary>A cell that leads to an address.</summary>
public sealed record XlsxLink(string Text, Uri Address)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>
/// Tables as an Excel workbook: numbers and dates as such, the header frozen, filtered and repeated on every printed page, pages landscape
/// and one wide. A text that begins with = is text, never a formula.
/// </summary>
public static class XlsxFile
{
    // Styles by their place in the style sheet below.
    private const uint Plain = 0,
        Header = 1,
        Date = 2,
        Wrapped = 3,
        Share = 4,
        Linked = 5,
        Sum = 6;

    private const uint A4 = 9;

    /// <summary>In points; and no row is higher than a page.</summary>
    private const double LineHeight = 15;

    private const int MostLines = 24;

    /// <summary>Excel holds no more in a cell.</summary>
    private const int LongestCell = 32767;

    /// <summary>Excel keeps no more links in a sheet; cells behind them are plain text.</summary>
    private const int MostLinks = 65_000;

    /// <summary>The workbook's bytes.</summary>
    public static byte[] Write(IReadOnlyList<XlsxSheet> sheets)
    {
        using var buffer = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            // The made-up id of this one part is random.
            document.ChangeIdOfPart(book, "workbook");
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            var list = new Sheets();
            var names = new DefinedNames();
            foreach (var (i, sheet) in sheets.Index())
            {
                var part = book.AddNewPart<WorksheetPart>($"sheet{i + 1}");
                int rows = WriteSheet(part, sheet);
                list.Append(
                    new Sheet
                    {
                        Id = $"sheet{i + 1}",
                        SheetId = (uint)i + 1,
                        Name = sheet.Name,
                    }
                );
                // Excel finds a filter by this hidden name too.
                names.Append(
                    new DefinedName($"'{sheet.Name}'!$A$1:${Column(sheet.Columns.Count - 1)}${rows}")
                    {
                        Name = "_xlnm._FilterDatabase",
                        LocalSheetId = (uint)i,
                        Hidden = true,
                    }
                );
                names.Append(new DefinedName($"'{sheet.Name}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
            }
            book.Workbook = new Workbook(list, names);
        }
        return WithoutClock(buffer);
    }

    /// <summary>The same package with one fixed time on every part, so that the same tables give the same bytes.</summary>
    private static byte[] WithoutClock(MemoryStream package)
    {
        package.Position = 0;
        using var made = new MemoryStream();
        using (var from = new ZipArchive(package, ZipArchiveMode.Read))
        using (var to = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in from.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(part.FullName);
                copy.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var source = part.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        return made.ToArray();
    }

    private static int WriteSheet(WorksheetPart part, XlsxSheet sheet)
    {
        int rows = 0;
        using var writer = OpenXmlWriter.Create(part);
        var links = new List<Hyperlink>();
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(
            new SheetViews(
                new SheetView(
                    new Pane
                    {
                        VerticalSplit = 1,
                        TopLeftCell = "A2",
                        ActivePane = PaneValues.BottomLeft,
                        State = PaneStateValues.Frozen,
                    }
                )
                {
                    WorkbookViewId = 0,
                }
            )
        );
        writer.WriteStartElement(new Columns());
        foreach (var (i, name) in sheet.Columns.Index())
            writer.WriteElement(
                new Column
                {
                    Min = (uint)i + 1,
                    Max = (uint)i + 1,
                    Width = Width(name),
                    CustomWidth = true,
                    Hidden = sheet.Hidden.Contains(i) ? true : null,
                    OutlineLevel = sheet.Hidden.Contains(i) ? (byte)1 : null,
                }
            );
        writer.WriteEndElement();
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, ++rows, [.. sheet.Columns], sheet, Header);
        foreach (var row in sheet.Rows)
        {
            WriteRow(writer, ++rows, row, sheet, null);
            foreach (var (i, link) in row.Index().Where(cell => cell.Item is XlsxLink && links.Count < MostLinks))
            {
                string id = $"link{links.Count + 1}";
                part.AddHyperlinkRelationship(((XlsxLink)link!).Address, true, id);
                links.Add(new Hyperlink { Reference = Column(i) + rows.ToString(CultureInfo.InvariantCulture), Id = id });
            }
        }
        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = $"A1:{Column(sheet.Columns.Count - 1)}{rows}" });
        if (links.Count > 0)
            writer.WriteElement(new Hyperlinks(links));
        writer.WriteElement(
            new PageMargins
            {
                Left = 0.4,
                Right = 0.4,
                Top = 0.5,
                Bottom = 0.5,
                Header = 0.3,
                Footer = 0.3,
            }
        );
        writer.WriteElement(
            new PageSetup
            {
                PaperSize = A4,
                Orientation = OrientationValues.Landscape,
                FitToWidth = 1,
                FitToHeight = 0,
            }
        );
        writer.WriteElement(new HeaderFooter(new OddFooter("&C&P / &N")));
        writer.WriteEndElement();
        return rows;
    }

    private static void WriteRow(OpenXmlWriter writer, int number, IReadOnlyList<object?> cells, XlsxSheet sheet, uint? style)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number, Height = LineHeight * Lines(cells, sheet) });
        foreach (var (i, value) in cells.Index())
            if (value is not null)
                writer.WriteElement(Cell(Column(i) + number.ToString(CultureInfo.InvariantCulture), value, sheet.Columns[i], style));
        writer.WriteEndElement();
    }

    private static Cell Cell(string reference, object value, string column, uint? style) =>
        value switch
        {
            DateOnly date => new Cell
            {
                CellReference = reference,
                StyleIndex = style ?? Date,
                CellValue = new CellValue(Serial(date)),
            },
            decimal or double or int or long => new Cell
            {
                CellReference = reference,
                DataType = CellValues.Number,
                StyleIndex =
                    style
                    ?? column switch
                    {
                        "rate" or "比例" => Share,
                        "amount" or "上限（元）" or "下限（元）" => Sum,
                        _ => Plain,
                    },
                CellValue = new CellValue(CsvFile.Print(value)),
            },
            bool flag => new Cell
            {
                CellReference = reference,
                DataType = CellValues.Boolean,
                StyleIndex = style ?? Plain,
                CellValue = new CellValue(flag ? "1" : "0"),
            },
            _ => new Cell
            {
                CellReference = reference,
                DataType = CellValues.InlineString,
                StyleIndex = style ?? (value is XlsxLink ? Linked : Wrapped),
                InlineString = new InlineString(
                    new Text(Clean(value is XlsxLink link ? link.Text : CsvFile.Print(value)))
                    {
                        Space = SpaceProcessingModeValues.Preserve,
                    }
                ),
            },
        };

    /// <summary>
    /// Lines that the longest wrapped cell takes: a Han character is two wide. Excel fits rows itself; other programs take this.
    /// </summary>
    private static int Lines(IReadOnlyList<object?> cells, XlsxSheet sheet)
    {
        int most = 1;
        foreach (var (i, cell) in cells.Index())
            if ((cell is string or XlsxLink) && !sheet.Hidden.Contains(i))
                most = Math.Max(most, (int)Math.Ceiling(cell.ToString()!.Sum(c => c < 0x2E80 ? 1 : 2) / Width(sheet.Columns[i])));
        return Math.Min(most, MostLines);
    }

    /// <summary>Days since 1899-12-30, as Excel counts.</summary>
    private static string Serial(DateOnly date) =>
        (date.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture);

    /// <summary>Without the characters that XML cannot hold.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (char c in text.Length > LongestCell ? text[..LongestCell] : text)
            if (c is '\t' or '\n' || (c >= ' ' && c is not ('\uFFFE' or '\uFFFF')))
                clean.Append(c);
        return clean.ToString();
    }

    private static string Column(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : Column(index / 26 - 1) + (char)('A' + index % 26);

    private static double Width(string column) =>
        column switch
        {
            "内容" or "text" or "quote" or "condition" or "原文" => 60,
            "条件" => 44,
            "地区" or "方式" or "口径" or "计量" or "比例" or "状态" or "配套" or "年限" or "档次" => 9,
            "title" or "beneficiary" or "heading" or "owners" or "issuers" or "repeals" or "procedure" or "条款标题" => 30,
            "政策" => 26,
            "对象" or "责任单位" => 20,
            "项目" or "id" or "sha256" or "file" or "documentNumber" or "reason" or "field" or "文号" => 22,
            _ => 13,
        };

    private static Stylesheet Styles() =>
        new(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy-mm-dd" }),
            new Fonts(
                new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
                new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
                new Font(new Underline(), new FontSize { Val = 11 }, new Color { Rgb = "FF0B4F8A" }, new FontName { Val = "Calibri" })
            ),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE7EDF3" }) { PatternType = PatternValues.Solid })
            ),
            new Borders(new Border()),
            new CellFormats(
                Format(0, 0, 0, false),
                Format(0, 1, 2, false),
                Format(164, 0, 0, false),
                Format(0, 0, 0, true),
                Format(10, 0, 0, false),
                Format(0, 2, 0, true),
                // 60,000,000: built in as 3.
                Format(3, 0, 0, false)
            )
        );

    private static CellFormat Format(uint number, uint font, uint fill, bool wrap) =>
        new(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = wrap })
        {
            NumberFormatId = number,
            FontId = font,
            FillId = fill,
            BorderId = 0,
            ApplyNumberFormat = true,
            ApplyFont = true,
            ApplyFill = true,
            ApplyAlignment = true,
        };
}
