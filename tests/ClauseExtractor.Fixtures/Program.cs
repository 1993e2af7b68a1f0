using ClauseExtractor.Fixtures;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;

// typeset FOLDER FILE…   writes FILE's stem as .docx and .html into FOLDER
// scan PDF FROM.pgm…     writes a PDF of the drawn pages as a flatbed scanner gives them: a little turned, with specks
switch (args)
{
    case ["typeset", var folder, .. var files]:
        foreach (string file in files)
        {
            var document = new PlainTextReader().Read(SourceFile.Load(file));
            var text = TextLayout.LayOut(document);
            var paragraphs = text
                .Paragraphs.Select(p => new TypesetParagraph(
                    NoBreak(text.Text[p.Start..p.End]),
                    p.Row?.Cells.Select(c => text.Text[c.Start..c.End]).ToList()
                ))
                .ToList();
            string stem = Path.Combine(folder, Path.GetFileNameWithoutExtension(file));
            DocxTypesetter.Write(stem + ".docx", paragraphs);
            File.WriteAllText(stem + ".html", HtmlTypesetter.Write(paragraphs));
        }
        return 0;
    case ["scan", var pdf, .. var pages]:
        File.WriteAllBytes(pdf, ScannedPdf.Write([.. pages.Select(File.ReadAllBytes)]));
        return 0;
    default:
        Console.Error.WriteLine("usage: typeset FOLDER FILE… | scan PDF PAGE.pgm…");
        return 2;
}

// A typed space where a line wraps is layout and left out by the contract; set so that no line wraps there, the typeset text has the spaces
// of the text.
static string NoBreak(string text) => text.Replace(' ', '\u00A0');
