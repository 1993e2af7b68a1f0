using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ClauseExtractor.Fixtures;

/// <summary>
/// Sets a document in government layout: A4, 22 lines of 28 characters of 16 pt, first lines indented by two, page numbers as — 1 —, labels
/// by automatic numbering.
/// </summary>
internal static class DocxTypesetter
{
    internal const string Serif = "Noto Serif CJK SC",
        Sans = "Noto Sans CJK SC";

    public static void Write(string path, IReadOnlyList<TypesetParagraph> paragraphs)
    {
        using var package = WordprocessingDocument.Create(path, WordprocessingDocumentType.Document);
        var main = package.AddMainDocumentPart();
        var body = new Body();
        var lists = new AutomaticLists();
        for (int i = 0; i < paragraphs.Count; i++)
            if (paragraphs[i].Cells is null)
                body.Append(Write(paragraphs[i].Text, OfficialSetting.Of(paragraphs, i), lists));
            else
            {
                var rows = paragraphs.Skip(i).TakeWhile(p => p.Cells is not null).Select(p => p.Cells!).ToList();
                i += rows.Count;
                body.Append(WriteTable(rows));
                i--;
            }
        var footer = main.AddNewPart<FooterPart>();
        footer.Footer = new Footer(
            new Paragraph(
                new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
                new Run(Fonts(Serif, 28), new Text("— ") { Space = SpaceProcessingModeValues.Preserve }),
                new SimpleField(new Run(Fonts(Serif, 28), new Text("1"))) { Instruction = "PAGE" },
                new Run(Fonts(Serif, 28), new Text(" —") { Space = SpaceProcessingModeValues.Preserve })
            )
        );
        body.Append(
            new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin
                {
                    Top = 2098,
                    Bottom = 1984,
                    Left = 1473,
                    Right = 1473,
                    Header = 851,
                    Footer = 1400,
                }
            )
        );
        main.Document = new Document(body);
        main.AddNewPart<NumberingDefinitionsPart>().Numbering = lists.Write();
    }

    private static Paragraph Write(string text, Setting setting, AutomaticLists lists)
    {
        // Elements in the order of the schema: list, spacing between Han and Latin, line pitch, indent, justification.
        var properties = new ParagraphProperties();
        int skip = 0;
        if (setting is Setting.Body or Setting.Heading && lists.Take(text) is { } label)
        {
            properties.Append(
                new NumberingProperties(new NumberingLevelReference { Val = label.Level }, new NumberingId { Val = label.Instance })
            );
            skip = label.Length;
        }
        properties.Append(new AutoSpaceDE { Val = false }, new AutoSpaceDN { Val = false });
        properties.Append(
            new SpacingBetweenLines
            {
                Line =
                    setting == Setting.Banner ? "900"
                    : setting == Setting.Title ? "700"
                    : "580",
                LineRule = LineSpacingRuleValues.Exact,
                Before = "0",
                After = "0",
            }
        );
        if (setting is Setting.Body or Setting.Heading)
            properties.Append(new Indentation { Left = "0", FirstLine = "640" });
        if (setting == Setting.Signature)
            properties.Append(new Indentation { Right = "640" });
        properties.Append(
            new Justification
            {
                Val = setting switch
                {
                    Setting.Title or Setting.Banner => JustificationValues.Center,
                    Setting.Signature => JustificationValues.Right,
                    _ => JustificationValues.Both,
                },
            }
        );
        string font = setting is Setting.Heading or Setting.Title ? Sans : Serif;
        int size = setting switch
        {
            Setting.Banner => 64,
            Setting.Title => 44,
            _ => 32,
        };
        var paragraph = new Paragraph(properties);
        foreach (string piece in text[skip..].Split((char)0xA0).SelectMany((piece, i) => i == 0 ? new[] { piece } : ["\u00A0", piece]))
        {
            var run = Fonts(font, size);
            if (setting == Setting.Banner)
                run.Append(new Color { Val = "FF0000" });
            // A typed space is half an em wide in the typefaces of official documents (仿宋_GB2312), a quarter in this one: the rest is
            // added.
            if (piece == "\u00A0")
                run.InsertBefore(new Spacing { Val = size / 2 * 20 * 3 / 10 }, run.GetFirstChild<FontSize>());
            paragraph.Append(new Run(run, new Text(piece) { Space = SpaceProcessingModeValues.Preserve }));
        }
        return paragraph;
    }

    /// <summary>A narrow first column, a wide second one, the others alike; a row with fewer cells ends in a wider one.</summary>
    private static Table WriteTable(List<IReadOnlyList<string>> rows)
    {
        int columns = rows.Max(row => row.Count),
            rest = columns > 2 ? (8960 - 5400) / (columns - 2) : 0;
        var table = new Table(
            new TableProperties(
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single },
                    new LeftBorder { Val = BorderValues.Single },
                    new BottomBorder { Val = BorderValues.Single },
                    new RightBorder { Val = BorderValues.Single },
                    new InsideHorizontalBorder { Val = BorderValues.Single },
                    new InsideVerticalBorder { Val = BorderValues.Single }
                ),
                new TableLayout { Type = TableLayoutValues.Fixed }
            ),
            new TableGrid(
                Enumerable
                    .Range(0, columns)
                    .Select(i => new GridColumn { Width = Width(i).ToString(System.Globalization.CultureInfo.InvariantCulture) })
            )
        );
        foreach (var row in rows)
            table.Append(
                new TableRow(
                    row.Select(
                        (cell, i) =>
                            new TableCell(
                                new TableCellProperties(
                                    new TableCellWidth
                                    {
                                        Type = TableWidthUnitValues.Dxa,
                                        Width = (i < row.Count - 1 ? Width(i) : Enumerable.Range(i, columns - i).Sum(Width)).ToString(
                                            System.Globalization.CultureInfo.InvariantCulture
                                        ),
                                    },
                                    new GridSpan { Val = i < row.Count - 1 ? 1 : columns - i }
                                ),
                                new Paragraph(new Run(Fonts(Serif, 21), new Text(cell)))
                            )
                    )
                )
            );
        return table;

        int Width(int column) =>
            column switch
            {
                0 => 900,
                1 => columns > 2 ? 4500 : 8060,
                _ => rest,
            };
    }

    private static RunProperties Fonts(string font, int halfPoints) =>
        new(
            new RunFonts
            {
                Ascii = font,
                HighAnsi = font,
                EastAsia = font,
            },
            new FontSize { Val = halfPoints.ToString(System.Globalization.CultureInfo.InvariantCulture) }
        );
}
