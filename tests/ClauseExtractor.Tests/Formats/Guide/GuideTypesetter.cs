using System.Globalization;
using System.Security;
using System.Text;

namespace ClauseExtractor.Tests.Formats.Guide;

/// <summary>
/// Writes a guide as a web page, whose paragraphs and cells are marked, and as a flat OpenDocument text, which LibreOffice sets on pages.
/// </summary>
internal static class GuideTypesetter
{
    private const string Namespaces =
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
        + "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
        + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
        + "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"";

    /// <summary>Paragraphs: each field on a line of its own, 支持对象：….</summary>
    public static string Page(GuideContent guide)
    {
        var page = new StringBuilder($"<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><p>{guide.Title}</p>");
        foreach (var chapter in guide.Chapters)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{chapter.Name}</p>");
            foreach (var (i, card) in chapter.Cards.Index())
            {
                page.Append(CultureInfo.InvariantCulture, $"<p>{i + 1}.{Escape(card.Name)}</p>");
                foreach (var (label, text) in card.Fields)
                    page.Append(CultureInfo.InvariantCulture, $"<p>{label}：{Escape(text)}</p>");
            }
            page.Append(
                CultureInfo.InvariantCulture,
                $"<p>{chapter.Cards.Count + 1}.{chapter.Table.Name}</p><table><tr>"
                    + $"{string.Concat(chapter.Table.Head.Select(cell => $"<td>{cell}</td>"))}</tr>"
            );
            foreach (var (kind, rows) in chapter.Table.Groups)
            foreach (var (i, (level, sum)) in rows.Index())
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"<tr>{(i == 0 ? $"<td rowspan=\"{rows.Count}\">{kind}</td>" : "")}<td>{level}</td><td>{sum}</td></tr>"
                );
            page.Append("</table>");
        }
        return page.Append("</body></html>").ToString();
    }

    /// <summary>A table of contents with dotted leaders, and a table of two columns for each card; rows may break over pages.</summary>
    public static string FlatText(GuideContent guide)
    {
        var text = new StringBuilder(
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document {Namespaces} office:version=\"1.2\" "
                + $"office:mimetype=\"application/vnd.oasis.opendocument.text\">{Styles}<office:body><office:text>"
        );
        Add("Title", guide.Title);
        Add("Contents", "目　录");
        int page = 1;
        foreach (var chapter in guide.Chapters)
        {
            Entry(chapter.Name, page);
            foreach (var (i, card) in chapter.Cards.Index())
                Entry($"{i + 1}.{card.Name}", page += i % 3 == 2 ? 1 : 0);
            Entry($"{chapter.Cards.Count + 1}.{chapter.Table.Name}", ++page);
        }
        foreach (var (number, chapter) in guide.Chapters.Index())
        {
            Add(number == 0 ? "First" : "Heading", chapter.Name);
            string cell = (chapter.HasRules ? "Ruled" : "Plain") + (chapter.InMiddle ? "Middle" : "Top");
            foreach (var (i, card) in chapter.Cards.Index())
            {
                Add("Body", $"{i + 1}.{card.Name}");
                text.Append(
                    "<table:table table:style-name=\"Wide\"><table:table-column table:style-name=\"Label\"/><table:table-column "
                        + "table:style-name=\"Text\"/>"
                );
                foreach (var (label, words) in card.Fields)
                    text.Append(CultureInfo.InvariantCulture, $"<table:table-row>{Cell(cell, label)}{Cell(cell, words)}</table:table-row>");
                text.Append("</table:table>");
            }
            Add("Body", $"{chapter.Cards.Count + 1}.{chapter.Table.Name}");
            text.Append(
                "<table:table table:style-name=\"Wide\"><table:table-column table:style-name=\"Third\" "
                    + "table:number-columns-repeated=\"3\"/>"
            );
            text.Append(
                CultureInfo.InvariantCulture,
                $"<table:table-header-rows><table:table-row>"
                    + $"{string.Concat(chapter.Table.Head.Select(words => Cell(cell, words)))}</table:table-row></table:table-header-rows>"
            );
            foreach (var (kind, rows) in chapter.Table.Groups)
            foreach (var (i, (level, sum)) in rows.Index())
            {
                string first =
                    i > 0
                        ? "<table:covered-table-cell/>"
                        : Cell(cell, kind)
                            .Replace(
                                "<table:table-cell",
                                $"<table:table-cell table:number-rows-spanned=\"{rows.Count}\"",
                                StringComparison.Ordinal
                            );
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"<table:table-row>{first}{Cell(cell, level)}{Cell(cell, sum.ToString(CultureInfo.InvariantCulture))}</table:table-row>"
                );
            }
            text.Append("</table:table>");
        }
        return text.Append("</office:text></office:body></office:document>").ToString();

        void Add(string style, string words) =>
            text.Append(CultureInfo.InvariantCulture, $"<text:p text:style-name=\"{style}\">{Escape(words)}</text:p>");

        void Entry(string words, int number) =>
            text.Append(CultureInfo.InvariantCulture, $"<text:p text:style-name=\"Entry\">{Escape(words)}<text:tab/>{number}</text:p>");
    }

    private static string Cell(string style, string words) =>
        $"<table:table-cell table:style-name=\"{style}\" office:value-type=\"string\"><text:p text:style-name=\"Cell\">"
        + $"{Escape(words)}</text:p></table:table-cell>";

    private static string Escape(string words) => SecurityElement.Escape(words);

    private const string Styles = """
        <office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:line-height="140%"/><style:text-properties style:font-name-asian="Noto Serif CJK SC" style:font-name="Noto Serif CJK SC" fo:font-size="12pt" style:font-size-asian="12pt"/></style:default-style></office:styles>
        <office:automatic-styles>
        <style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="22pt" style:font-size-asian="22pt"/></style:style>
        <style:style style:name="Contents" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="16pt" style:font-size-asian="16pt"/></style:style>
        <style:style style:name="Entry" style:family="paragraph"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="16cm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops></style:paragraph-properties></style:style>
        <style:style style:name="Heading" style:family="paragraph"><style:text-properties fo:font-size="16pt" style:font-size-asian="16pt"/></style:style>
        <style:style style:name="First" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/><style:text-properties fo:font-size="16pt" style:font-size-asian="16pt"/></style:style>
        <style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.3cm" fo:margin-bottom="0.1cm"/></style:style>
        <style:style style:name="Cell" style:family="paragraph"/>
        <style:style style:name="Wide" style:family="table"><style:table-properties style:width="16cm" table:align="left"/></style:style>
        <style:style style:name="Label" style:family="table-column"><style:table-column-properties style:column-width="3cm"/></style:style>
        <style:style style:name="Text" style:family="table-column"><style:table-column-properties style:column-width="13cm"/></style:style>
        <style:style style:name="Third" style:family="table-column"><style:table-column-properties style:column-width="5.33cm"/></style:style>
        <style:style style:name="RuledMiddle" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #000000" style:vertical-align="middle"/></style:style>
        <style:style style:name="RuledTop" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #000000" style:vertical-align="top"/></style:style>
        <style:style style:name="PlainMiddle" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="none" style:vertical-align="middle"/></style:style>
        <style:style style:name="PlainTop" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="none" style:vertical-align="top"/></style:style>
        <style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2.5cm" fo:margin-bottom="2cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/>
        <style:footer-style><style:header-footer-properties fo:min-height="0.8cm"/></style:footer-style></style:page-layout>
        <style:style style:name="Foot" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>
        </office:automatic-styles>
        <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p text:style-name="Foot"><text:page-number text:select-page="current"/></text:p></style:footer></style:master-page></office:master-styles>
        """;
}
