using ClauseExtractor.Revision;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ClauseExtractor.Reports.Office;

/// <summary>The 条文对照表 that offices circulate, as a Word document: 原条款 / 修订后条款 / 修订说明, what went struck out and what came underlined.</summary>
public static class ComparisonTable
{
    /// <summary>Widths of the columns on A4 across, in twentieths of a point.</summary>
    private static readonly int[] Widths = [5700, 5700, 3170];

    /// <summary>The document as DOCX.</summary>
    /// <param name="all">True for the clauses that did not change, too.</param>
    public static byte[] Render(RevisionView view, bool all = true)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyles.Create();
            main.AddNewPart<FooterPart>("footer").Footer = PageFooter(view.Language);
            var body = new Body();
            body.Append(Heading(view));
            body.Append(Table(view, all));
            body.Append(new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = "footer" },
                new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape },
                new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 600, Footer = 600, Gutter = 0 }));
            main.Document = new Document(body);
        }
        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Heading(RevisionView view)
    {
        string T(string chinese, string english) => view.Language.Text(chinese, english);
        var (old, @new) = (view.Record.Old, view.Record.New);
        string oldTitle = old.Title ?? old.File, newTitle = @new.Title ?? @new.File;
        yield return Line("Title", T($"《{newTitle}》条文对照表", $"Comparison table: {newTitle}"));
        yield return Line("Subtitle", T("修订前：", "Before: ") + $"{oldTitle}（{old.File}）");
        yield return Line("Subtitle", T("修订后：", "After: ") + $"{newTitle}（{@new.File}）");
        yield return Line("Subtitle", SummaryText.Line(view) + T("。删除线为删去的文字，下划线为新增的文字。", ". Struck out: removed words; underlined: new words."));
        if (view.DocumentNotes.Count > 0)
            yield return Line("Subtitle", T("文件整体：", "Document: ") + string.Concat(view.DocumentNotes));
        if (view.Drafted)
            yield return Line("Subtitle", view.MarkMeaning);
    }

    private static Table Table(RevisionView view, bool all)
    {
        string T(string chinese, string english) => view.Language.Text(chinese, english);
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = Widths.Sum().ToString(System.Globalization.CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa }, Borders(),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TopMargin { Width = "60", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa }, new BottomMargin { Width = "60", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa })),
            new TableGrid(Widths.Select(w => new GridColumn { Width = w.ToString(System.Globalization.CultureInfo.InvariantCulture) })));
        table.Append(new TableRow(
            new TableRowProperties(new CantSplit(), new TableHeader()),
            Cell(0, "TableHead", [Line("TableHead", T("原条款", "Before"))], "EDEBE4"), Cell(1, "TableHead", [Line("TableHead", T("修订后条款", "After"))], "EDEBE4"),
            Cell(2, "TableHead", [Line("TableHead", T("修订说明", "Note"))], "EDEBE4")));
        foreach (var row in view.Rows.Where(r => all || r.Rank != ChangeRank.Same))
            table.Append(new TableRow(
                Cell(0, "TableText", Words(row.OldLabel, row.OldEdits, T("（无）", "(none)"))), Cell(1, "TableText", Words(row.NewLabel, row.NewEdits, T("（删去）", "(deleted)"))),
                Cell(2, "TableNote", row.Note.Split('\n').Select(n => Line("TableNote", n)))));
        return table;
    }

    /// <summary>The label in bold and the words after it, one paragraph a line of the text.</summary>
    private static List<Paragraph> Words(string label, IEnumerable<Edit> edits, string none)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "TableText" }));
        var paragraphs = new List<Paragraph> { paragraph };
        if (label.Length == 0)
        {
            paragraph.Append(Run(none, new RunProperties(new Color { Val = "777777" })));
            return paragraphs;
        }
        paragraph.Append(Run(label + "　", new RunProperties(new Bold())));
        foreach (var edit in edits)
        {
            string[] lines = edit.Text.Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                if (i > 0)
                    paragraphs.Add(paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "TableText" })));
                if (lines[i].Length > 0)
                    paragraph.Append(Run(lines[i], Mark(edit.Op)));
            }
        }
        return paragraphs;
    }

    private static RunProperties? Mark(EditOp op) => op switch
    {
        EditOp.Delete => new RunProperties(new Strike(), new Color { Val = "B3261E" }),
        EditOp.Insert => new RunProperties(new Bold(), new Color { Val = "12663A" }, new Underline { Val = UnderlineValues.Single }),
        _ => null,
    };

    private static TableCell Cell(int column, string style, IEnumerable<Paragraph> paragraphs, string? fill = null)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Widths[column].ToString(System.Globalization.CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa });
        if (fill is not null)
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = fill });
        var cell = new TableCell(properties);
        cell.Append(paragraphs);
        if (!cell.Elements<Paragraph>().Any())
            cell.Append(Line(style, ""));
        return cell;
    }

    private static Paragraph Line(string style, string text) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text, null));

    private static Run Run(string text, RunProperties? properties)
    {
        var run = new Run();
        if (properties is not null)
            run.Append(properties);
        run.Append(new Text(XmlText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    private static TableBorders Borders() => new(
        Border<TopBorder>(8), Border<LeftBorder>(8), Border<BottomBorder>(8), Border<RightBorder>(8), Border<InsideHorizontalBorder>(4), Border<InsideVerticalBorder>(4));

    private static T Border<T>(uint size) where T : BorderType, new() => new() { Val = BorderValues.Single, Size = size, Color = "444444" };

    private static Footer PageFooter(ReportLanguage language) => new(new Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }),
        Run(language.Text("第 ", "Page "), null), Field("PAGE"), Run(language.Text(" 页，共 ", " of "), null), Field("NUMPAGES"), Run(language.Text(" 页", ""), null)));

    private static SimpleField Field(string instruction) => new(Run("1", null)) { Instruction = instruction };
}
