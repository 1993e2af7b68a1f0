using System.Text;

namespace ClauseExtractor.Reading;

/// <summary>Reads plain text: UTF-8, UTF-16 and GB18030, with and without a byte order mark, any line ends.</summary>
public sealed class PlainTextReader : IDocumentReader
{
    public string Name => "text";

    public bool Accepts(SourceFile file) => !file.Content.Span.Contains((byte)0);

    public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
    {
        string text = Encoding.UTF8.GetString(file.Content.Span).TrimStart('\uFEFF');
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => new SourceLine(line)).ToList();
        return new SourceDocument(new SourceInfo(file.Name, file.Sha256, "text/plain", "text"), lines);
    }
}
