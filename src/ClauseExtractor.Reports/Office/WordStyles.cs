using DocumentFormat.OpenXml.Wordprocessing;

namespace ClauseExtractor.Reports.Office;

/// <summary>The styles of the comparison table: the faces that offices use, with sizes in half points.</summary>
internal static class WordStyles
{
    public static Styles Create() =>
        new(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        Fonts("宋体"),
                        new FontSize { Val = "21" },
                        new Languages { Val = "en-US", EastAsia = "zh-CN" }
                    )
                )
            ),
            Paragraph("Normal", null, "宋体", "21", JustificationValues.Left, bold: false, after: "0", isDefault: true),
            Paragraph("Title", "Normal", "黑体", "32", JustificationValues.Center, bold: true, after: "160"),
            Paragraph("Subtitle", "Normal", "宋体", "20", JustificationValues.Left, bold: false, after: "60"),
            Paragraph("Section", "Normal", "黑体", "24", JustificationValues.Left, bold: true, after: "80"),
            Paragraph("TableGroup", "Normal", "黑体", "19", JustificationValues.Left, bold: true, after: "0"),
            Paragraph("TableHead", "Normal", "黑体", "21", JustificationValues.Center, bold: true, after: "0"),
            Paragraph("TableText", "Normal", "宋体", "20", JustificationValues.Left, bold: false, after: "20"),
            Paragraph("TableNote", "Normal", "宋体", "18", JustificationValues.Left, bold: false, after: "20"),
            Paragraph("Footer", "Normal", "宋体", "18", JustificationValues.Center, bold: false, after: "0")
        );

    private static Style Paragraph(
        string id,
        string? basedOn,
        string face,
        string size,
        JustificationValues align,
        bool bold,
        string after,
        bool isDefault = false
    )
    {
        var style = new Style
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            Default = isDefault ? true : null,
        };
        style.Append(new StyleName { Val = id });
        if (basedOn is not null)
            style.Append(new BasedOn { Val = basedOn });
        style.Append(
            new StyleParagraphProperties(
                new SpacingBetweenLines
                {
                    After = after,
                    Line = "300",
                    LineRule = LineSpacingRuleValues.Auto,
                },
                new Justification { Val = align }
            )
        );
        var run = new StyleRunProperties(Fonts(face));
        if (bold)
            run.Append(new Bold());
        run.Append(new FontSize { Val = size });
        style.Append(run);
        return style;
    }

    private static RunFonts Fonts(string face) =>
        new()
        {
            Ascii = "Times New Roman",
            HighAnsi = "Times New Roman",
            EastAsia = face,
        };
}
