using ClauseExtractor.Revision;
using ClauseExtractor.Wording;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ClauseExtractor.Reports.Office;

/// <summary>
/// A revision as a workbook: the changes of substance on one sheet, the clauses side by side on the other, both to be filtered and sorted.
/// </summary>
public static class RevisionWorkbook
{
    /// <summary>An Excel cell holds no more.</summary>
    private const int LongestCell = 32767;

    private const uint HeadStyle = 1,
        TextStyle = 2,
        A4 = 9;

    /// <summary>The workbook as XLSX.</summary>
    public static byte[] Render(RevisionView view)
    {
        string T(string chinese, string english) => view.Language.Text(chinese, english);
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            var sheets = new Sheets();
            Add(
                book,
                sheets,
                1,
                T("实质变化", "Substance"),
                [18, 10, 16, 16, 40, 30, 30, 14],
                [
                    T("分组", "Group"),
                    T("类别", "Subject"),
                    T("原条款", "Old clause"),
                    T("新条款", "New clause"),
                    T("内容", "What"),
                    T("修订前", "Before"),
                    T("修订后", "After"),
                    T("幅度", "Size"),
                ],
                view.Blocks.SelectMany(b => b.Lines.Select(f => (Block: b, f)))
                    .Select(x =>
                        (IReadOnlyList<InlineString>)
                            [
                                Plain(BlockNames.Of(x.Block.Kind, view.Language)),
                                Plain(x.f.Subject),
                                Plain(x.f.Fact.OldClause ?? ""),
                                Plain(x.f.Fact.NewClause ?? ""),
                                Plain(BlockNames.What(x.Block, x.f, view.Language)),
                                Plain(x.f.Old),
                                Plain(x.f.New),
                                Plain(ChangeNames.Size(x.f, view.Language)),
                            ]
                    )
            );
            Add(
                book,
                sheets,
                2,
                T("条款对照", "Clauses"),
                [12, 14, 14, 60, 60, 40],
                [
                    T("变化", "Change"),
                    T("原条款", "Old clause"),
                    T("新条款", "New clause"),
                    T("修订前", "Before"),
                    T("修订后", "After"),
                    T("修订说明", "Note") + (view.Drafted ? "\n" + view.MarkMeaning : ""),
                ],
                view.Rows.Select(r =>
                    (IReadOnlyList<InlineString>)
                        [
                            Plain(r.Kind + (r.Change.Moved ? T("、移动", ", moved") : "")),
                            Plain(string.Join('\n', r.Change.Old)),
                            Plain(string.Join('\n', r.Change.New)),
                            Rich(r.OldEdits),
                            Rich(r.NewEdits),
                            Plain(r.Note),
                        ]
                )
            );
            book.Workbook = new Workbook(sheets);
        }
        return stream.ToArray();
    }

    private static void Add(
        WorkbookPart book,
        Sheets sheets,
        uint number,
        string name,
        double[] widths,
        string[] heads,
        IEnumerable<IReadOnlyList<InlineString>> rows
    )
    {
        var part = book.AddNewPart<WorksheetPart>($"sheet{number}");
        var data = new SheetData(new Row(heads.Select(h => Cell(Plain(h), HeadStyle))));
        foreach (var row in rows)
            data.Append(new Row(row.Select(c => Cell(c, TextStyle))));
        var view = new SheetView(
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
        };
        part.Worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(view),
            new Columns(
                widths.Select(
                    (w, i) =>
                        new Column
                        {
                            Min = (uint)i + 1,
                            Max = (uint)i + 1,
                            Width = w,
                            CustomWidth = true,
                        }
                )
            ),
            data,
            new AutoFilter { Reference = $"A1:{(char)('A' + heads.Length - 1)}{data.ChildElements.Count}" },
            new PageSetup
            {
                PaperSize = A4,
                Orientation = OrientationValues.Landscape,
                FitToWidth = 1,
                FitToHeight = 0,
            }
        );
        sheets.Append(
            new Sheet
            {
                Name = name,
                SheetId = number,
                Id = $"sheet{number}",
            }
        );
    }

    private static Cell Cell(InlineString text, uint style) =>
        new()
        {
            DataType = CellValues.InlineString,
            InlineString = text,
            StyleIndex = style,
        };

    private static InlineString Plain(string text) => new(new Text(Cut(text)) { Space = SpaceProcessingModeValues.Preserve });

    /// <summary>Words with what went in red and struck out, what came in green and underlined.</summary>
    private static InlineString Rich(IEnumerable<Edit> edits)
    {
        var text = new InlineString();
        int left = LongestCell;
        foreach (var edit in edits)
        {
            string words = edit.Text.Length <= left ? edit.Text : edit.Text[..left];
            left -= words.Length;
            if (words.Length == 0)
                continue;
            var run = new Run();
            if (edit.Op == EditOp.Delete)
                run.Append(new RunProperties(new Strike(), new Color { Rgb = "FFB3261E" }));
            else if (edit.Op == EditOp.Insert)
                run.Append(new RunProperties(new Color { Rgb = "FF12663A" }, new Underline()));
            run.Append(new Text(XmlText.Clean(words)) { Space = SpaceProcessingModeValues.Preserve });
            text.Append(run);
        }
        if (!text.HasChildren)
            text.Append(new Text(""));
        return text;
    }

    private static string Cut(string text) => XmlText.Clean(text.Length <= LongestCell ? text : text[..LongestCell]);

    private static Stylesheet Styles() =>
        new(
            new Fonts(
                new Font(new FontSize { Val = 11 }, new FontName { Val = "宋体" }),
                new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "宋体" })
            ),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFEDEBE4" }) { PatternType = PatternValues.Solid })
            ),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat
                {
                    FontId = 1,
                    ApplyFont = true,
                    FillId = 2,
                    ApplyFill = true,
                },
                new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { ApplyAlignment = true }
            )
        );
}
