using System.Security;
using System.Text;
using ClauseExtractor.Formats.Word;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;
using ClauseExtractor.Tests.Formats;

namespace ClauseExtractor.Tests.Frame;

/// <summary>A document of a few lines as the formats that it may come in: plain text, a Word file, a web page and a printed PDF.</summary>
internal static class CaseFiles
{
    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    /// <summary>A line that goes on from the one before it, as a wrap of the printed page left it.</summary>
    private const char Wrapped = '↩';

    /// <summary>
    /// Behind each printed document stands an annex of full lines: on a page of short lines alone nothing says how wide the column is.
    /// </summary>
    public const string Annex = "附件9";

    private const string Filler =
        "本表由申请单位如实填写，所附材料应当真实、完整、有效，材料不齐或者不符合要求的，受理单位应当一次告知需要补正的全部内容，逾期不补正的视为放弃申请。";

    private const int FullLine = 28,
        LinesOnPage = 30;
    private const double Size = 16,
        Left = 72,
        Top = 760,
        Pitch = 24;

    public static SourceDocument Read(IReadOnlyList<string> lines, string format)
    {
        var file = format switch
        {
            "text" => new SourceFile("a.txt", Encoding.UTF8.GetBytes(string.Join('\n', lines.Select(l => l.TrimStart(Wrapped))))),
            "word" => Word(lines.Select(l => l.TrimStart(Wrapped))),
            "html" => Html(lines.Select(l => l.TrimStart(Wrapped))),
            "pdf" => Pdf([.. Unwrapped(lines), "", Annex, "填表说明", Filler, Filler, Filler, Filler]),
            _ => throw new ArgumentException(format, nameof(format)),
        };
        return format == "text"
            ? new PlainTextReader().Read(file)
            : ClauseExtractor.Formats.DocumentReaders.All().First(reader => reader.Accepts(file)).Read(file);
    }

    private static SourceFile Word(IEnumerable<string> lines) =>
        new(
            "a.docx",
            OfdFile.Package(
                (
                    "[Content_Types].xml",
                    """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
                ),
                (
                    "_rels/.rels",
                    """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""
                ),
                ("word/document.xml", $"<w:document {Namespace}><w:body>{string.Concat(lines.Select(Paragraph))}</w:body></w:document>")
            )
        );

    private static string Paragraph(string line) =>
        $"<w:p><w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(line)}</w:t></w:r></w:p>";

    private static SourceFile Html(IEnumerable<string> lines) =>
        new(
            "a.html",
            Encoding.UTF8.GetBytes(
                $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><div class=\"content\">"
                    + $"{string.Concat(lines.Select(l => $"<p>{SecurityElement.Escape(l)}</p>"))}</div></body></html>"
            )
        );

    private static List<string> Unwrapped(IEnumerable<string> lines)
    {
        var whole = new List<string>();
        foreach (string line in lines)
            if (line.StartsWith(Wrapped) && whole.Count > 0)
                whole[^1] += line[1..];
            else
                whole.Add(line);
        return whole;
    }

    /// <summary>Lines of the head are centred, paragraphs of the body indented by two characters and wrapped.</summary>
    private static SourceFile Pdf(IReadOnlyList<string> lines)
    {
        var builder = new PdfBuilder();
        var page = new StringBuilder();
        int row = 0;
        bool body = false;
        foreach (string line in lines)
        {
            string text = line.Trim();
            row += text.Length == 0 ? 1 : 0;
            // A policy's own title follows the date of its notice.
            body &= !(OfficialWords.IsDate(TextFold.Fold(text)) && text.EndsWith('日'));
            body |= LabelLexer.Starts(TextFold.Fold(text)) || Width(text) > FullLine - 2 || text.EndsWith('：');
            if (!body)
                Put(text, Left + (FullLine - Width(text)) / 2.0 * Size);
            else
                for (int at = 0, indent = 2; at < text.Length; indent = 0)
                {
                    int end = at + 1;
                    while (end < text.Length && Width(text[at..(end + 1)]) <= FullLine - indent)
                        end++;
                    // No line begins with a closing mark or breaks a number.
                    while (
                        end < text.Length
                        && ("，。、；：）》”！？%".Contains(text[end]) || char.IsAsciiDigit(text[end]) && char.IsAsciiDigit(text[end - 1]))
                        && end > at + 1
                    )
                        end--;
                    Put(text[at..end], Left + indent * Size);
                    at = end;
                }
        }
        if (page.Length > 0)
            builder.Page(page.ToString());
        return builder.Build();

        static double Width(string text) => text.Sum(c => c < 0x80 ? 0.5 : 1);

        void Put(string text, double x)
        {
            page.Append(PdfBuilder.Text(text, x, Top - row * Pitch, Size));
            if (++row < LinesOnPage)
                return;
            builder.Page(page.ToString());
            page.Clear();
            row = 0;
        }
    }
}
