using ClauseExtractor.Revision;
using ClauseExtractor.Wording;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ClauseExtractor.Reports.Office;

/// <summary>
/// The 条文对照表 that offices circulate, as a Word document: 原条款 / 修订后条款 / 修订说明, what went struck out and what came underlined.
/// </summary>
public static class ComparisonTable
{
    /// <summary>Widths of the columns on A4 across, in twentieths of a point.</summary>
    private static readonly int[] Widths = [5700, 5700, 3170];

    /// <summary>The document as DOCX.</summary>
    /// <param name="all">True for the clauses that did not change, too.</param>
    /// <param name="reviews">What reviewers said, by the key of the block.</param>
    public static byte[] Render(RevisionView view, bool all = true, IReadOnlyDictionary<string, ReviewedChange>? reviews = null)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyles.Create();
            main.AddNewPart<FooterPart>("footer").Footer = PageFooter(view.Language);
            var body = new Body();
            body.Append(Heading(view));
            if (view.Blocks.Count > 0)
            {
                body.Append(Line("Section", view.Language.Text("一、实质变化", "1. Changes of substance")));
                body.Append(SubstanceTable.Render(view, reviews ?? new Dictionary<string, ReviewedChange>()));
                body.Append(Signatures(view.Language));
                body.Append(
                    new Paragraph(
                        new ParagraphProperties(new ParagraphStyleId { Val = "Section" }, new PageBreakBefore()),
                        Run(view.Language.Text("二、条文对照", "2. Clause by clause"), null)
                    )
                );
            }
            body.Append(Table(view, all));
            body.Append(
                new SectionProperties(
                    new FooterReference { Type = HeaderFooterValues.Default, Id = "footer" },
                    new PageSize
                    {
                        Width = 16838,
                        Height = 11906,
                        Orient = PageOrientationValues.Landscape,
                    },
                    new PageMargin
                    {
                        Top = 1134,
                        Bottom = 1134,
                        Left = 1134,
                        Right = 1134,
                        Header = 600,
                        Footer = 600,
                        Gutter = 0,
                    }
                )
            );
            main.Document = new Document(body);
        }
        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Heading(RevisionView view)
    {
        string T(string chinese, string english) => view.Language.Text(chinese, english);
        var (old, @new) = (view.Record.Old, view.Record.New);
        string oldTitle = old.Title ?? old.File,
            newTitle = @new.Title ?? @new.File;
        yield return Line("Title", T($"《{newTitle}》条文对照表", $"Comparison table: {newTitle}"));
        yield return Line("Subtitle", T("修订前：", "Before: ") + $"{oldTitle}（{old.File}）");
        yield return Line("Subtitle", T("修订后：", "After: ") + $"{newTitle}（{@new.File}）");
        yield return Line(
            "Subtitle",
            SummaryText.Line(view) + T("。删除线为删去的文字，下划线为新增的文字。", ". Struck out: removed words; underlined: new words.")
        );
        if (view.Drafted && view.DocumentNotes.Count > 0)
            yield return Line("Subtitle", T("文件整体：", "Document: ") + string.Concat(view.DocumentNotes));
        if (view.Drafted)
            yield return Line("Subtitle", view.MarkMeaning);
    }

    private static Table Table(RevisionView view, bool all)
    {
        string T(string chinese, string english) => view.Language.Text(chinese, english);
        var table = WordTable.Create(Widths, T("原条款", "Before"), T("修订后条款", "After"), T("修订说明", "Note"));
        foreach (var row in Ordered(view).Where(r => all || r.Rank != ChangeRank.Same))
            table.Append(
                new TableRow(
                    WordTable.Cell(Widths[0], "TableText", Words(row.OldLabel, row.OldEdits, T("（无）", "(none)"))),
                    WordTable.Cell(Widths[1], "TableText", Words(row.NewLabel, row.NewEdits, T("（删去）", "(deleted)"))),
                    WordTable.Cell(Widths[2], "TableNote", row.Note.Split('\n').Select(n => Line("TableNote", n)))
                )
            );
        return table;
    }

    /// <summary>The clauses in order, and what stands before them (title, notice, history) behind them: nobody signs that.</summary>
    private static IEnumerable<RevisionRow> Ordered(RevisionView view) => view.Rows.OrderBy(r => IsFront(r) ? 1 : 0);

    private static bool IsFront(RevisionRow row) => row.Change.New.Concat(row.Change.Old).First() == RevisionRow.Front;

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

    private static RunProperties? Mark(EditOp op) =>
        op switch
        {
            EditOp.Delete => WordTable.Gone(),
            EditOp.Insert => WordTable.Come(),
            _ => null,
        };

    private static Paragraph Line(string style, string text) => WordTable.Line(style, text);

    private static Run Run(string text, RunProperties? properties) => WordTable.Run(text, properties);

    private static IEnumerable<Paragraph> Signatures(ReportLanguage language)
    {
        yield return Line("TableNote", "");
        yield return Line(
            "Subtitle",
            language.Text(
                "复核人（签字）：________________　　日期：________________　　审定人（签字）：________________　　日期：________________",
                "Checked by: ________________   Date: ________________   Approved by: ________________   Date: ________________"
            )
        );
    }

    private static Footer PageFooter(ReportLanguage language) =>
        new(
            new Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }),
                Run(language.Text("第 ", "Page "), null),
                Field("PAGE"),
                Run(language.Text(" 页，共 ", " of "), null),
                Field("NUMPAGES"),
                Run(language.Text(" 页", ""), null)
            )
        );

    private static SimpleField Field(string instruction) => new(Run("1", null)) { Instruction = instruction };
}
