using ClauseExtractor.Extraction;
using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Extraction.Judging;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Training;

/// <summary>A document as the rules read it, with the figures as a tagger judges them.</summary>
internal sealed record ReadDocument(ClauseTree Tree, PolicyExtractor.Reading Reading)
{
    public string Folded => Tree.Text.Folded;

    public IReadOnlyList<Benefit> Rows => Reading.Record.Benefits;

    public static ReadDocument Of(string path) => Of(new PlainTextReader().Read(SourceFile.Load(path)));

    /// <summary>Reads a canonical text again, each of its lines a paragraph.</summary>
    public static ReadDocument OfCanonical(string name, string text) =>
        Of(
            new SourceDocument(
                new SourceInfo(name, "", "text/plain", "text", null),
                [.. text.Split('\n').Select(line => new SourceLine(line, null))]
            )
            {
                LinesAreParagraphs = true,
            }
        );

    public List<JudgedFigure> Figures(FigureTagger tagger) => FigureAccount.Judge(Tree, Reading.Record, tagger);

    private static ReadDocument Of(SourceDocument document)
    {
        var tree = ClauseSegmenter.Segment(TextLayout.LayOut(document));
        return new ReadDocument(tree, PolicyExtractor.Read(tree));
    }
}
