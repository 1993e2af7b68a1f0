using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ClauseExtractor.Reports.Office;

/// <summary>The parts that the tables of a Word document are made of.</summary>
internal static class WordTable
{
    /// <summary>A table with drawn lines and a head row that comes again on every page.</summary>
    /// <param name="widths">Of the columns, in twentieths of a point.</param>
    public static Table Create(int[] widths, params string[] heads)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = widths.Sum().ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                Borders(),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = "60", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "60", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa }
                )
            ),
            new TableGrid(widths.Select(w => new GridColumn { Width = w.ToString(CultureInfo.InvariantCulture) }))
        );
        var head = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        head.Append(heads.Select((h, i) => Cell(widths[i], "TableHead", [Line("TableHead", h)], "EDEBE4")));
        table.Append(head);
        return table;
    }

    public static TableCell Cell(
        int width,
        string style,
        IEnumerable<Paragraph> paragraphs,
        string? fill = null,
        int span = 1,
        bool? merge = null
    )
    {
        var properties = new TableCellProperties(
            new TableCellWidth { Width = width.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa }
        );
        if (span > 1)
            properties.Append(new GridSpan { Val = span });
        if (merge is { } first)
            properties.Append(new VerticalMerge { Val = first ? MergedCellValues.Restart : MergedCellValues.Continue });
        if (fill is not null)
            properties.Append(
                new Shading
                {
                    Val = ShadingPatternValues.Clear,
                    Color = "auto",
                    Fill = fill,
                }
            );
        var cell = new TableCell(properties);
        cell.Append(paragraphs);
        if (!cell.Elements<Paragraph>().Any())
            cell.Append(Line(style, ""));
        return cell;
    }

    public static Paragraph Line(string style, string text, RunProperties? properties = null) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text, properties));

    /// <summary>The paragraph on one page with the next.</summary>
    public static Paragraph Together(Paragraph paragraph)
    {
        paragraph.ParagraphProperties!.Append(new KeepNext());
        return paragraph;
    }

    public static Run Run(string text, RunProperties? properties)
    {
        var run = new Run();
        if (properties is not null)
            run.Append(properties);
        run.Append(new Text(XmlText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    /// <summary>What went struck out, as everywhere in the document.</summary>
    public static RunProperties Gone() => new(new Strike(), new Color { Val = "B3261E" });

    /// <summary>What came underlined.</summary>
    public static RunProperties Come() => new(new Bold(), new Color { Val = "12663A" }, new Underline { Val = UnderlineValues.Single });

    private static TableBorders Borders() =>
        new(
            Border<TopBorder>(8),
            Border<LeftBorder>(8),
            Border<BottomBorder>(8),
            Border<RightBorder>(8),
            Border<InsideHorizontalBorder>(4),
            Border<InsideVerticalBorder>(4)
        );

    private static T Border<T>(uint size)
        where T : BorderType, new() =>
        new()
        {
            Val = BorderValues.Single,
            Size = size,
            Color = "444444",
        };
}
