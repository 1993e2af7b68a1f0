using System.Globalization;
using ClauseExtractor.Extraction;
using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Extraction.Judging;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Training;

/// <summary>A text as it is learned from: a document as it stands, or reworded.</summary>
/// <param name="Labels">A role for each of <paramref name="Figures"/>; null where the answers leave it open.</param>
internal sealed record Material(
    TrainingDocument Document,
    bool Reworded,
    ReadDocument Read,
    IReadOnlyList<JudgedFigure> Figures,
    FigureRole?[] Labels
)
{
    // How likely a sentence is reworded, one text each.
    private static readonly double[] Chances = [0.12, 0.2, 0.28, 0.36, 0.2, 0.28, 0.36, 0.5];

    /// <summary>Every document as it stands, and reworded.</summary>
    public static List<Material> Make(IReadOnlyList<TrainingDocument> documents, string repository)
    {
        var byHand = ByHand(Path.Combine(repository, "tools", "Training", "roles.tsv"));
        var none = FigureTagger.Read(new StringReader(""));
        var materials = new List<Material>();
        foreach (var (index, document) in documents.Index())
        {
            var read = ReadDocument.Of(document.Path);
            var figures = Plain(read.Figures(none));
            var roles = byHand
                .GetValueOrDefault(document.Name, [])
                .Select(r => (At: FigureHash.Find(read.Tree.Text.Text, r.Offset, r.Length, r.Hash), r.Role))
                .Where(r => r.At >= 0)
                .ToDictionary(r => r.At, r => r.Role);
            var labels = FigureLabels.Of(read, document.Rows, figures, roles);
            materials.Add(new Material(document, false, read, figures, labels));
            var (kept, sentences) = KeptWords.Of(read, document.Rows, figures);
            for (int turn = 0; turn < Chances.Length; turn++)
            {
                string text = Rewording.Of(
                    read.Tree.Text.Text,
                    kept,
                    sentences,
                    Chances[turn],
                    new Noise((ulong)(20261130 + 100 * index + turn))
                );
                var again = ReadDocument.OfCanonical(document.Name, text);
                var found = Plain(again.Figures(none));
                // A figure keeps its number in the order of the text.
                if (found.Count == figures.Count)
                    materials.Add(new Material(document, true, again, found, labels));
            }
        }
        return materials;
    }

    /// <summary>The made-up sentences, each a context of its own.</summary>
    public static IEnumerable<(FigureContext Context, FigureRole Role)> MadeUp(string repository)
    {
        foreach (
            string line in File.ReadLines(Path.Combine(repository, "tools", "Training", "made-up.tsv"))
                .Where(l => l.Length > 0 && l[0] != '#')
        )
        {
            string[] parts = line.Split('\t');
            int open = parts[1].IndexOf('【'),
                close = parts[1].IndexOf('】') - 1;
            string folded = TextFold.Fold(parts[1].Replace("【", "", StringComparison.Ordinal).Replace("】", "", StringComparison.Ordinal));
            string words = folded[open..close];
            var kind =
                words.Contains('%') || words.Contains('点') ? AccountedFigureKind.Share
                : words.Contains(':') ? AccountedFigureKind.Ratio
                : AccountedFigureKind.Money;
            var range = new TextRange(open, close);
            yield return (
                new FigureContext(
                    folded,
                    FigureContext.SentenceAround(folded, new TextRange(0, folded.Length), range),
                    default,
                    new FigureMention(range, kind, true),
                    FigureEvidence.None
                ),
                Role(parts[0])
            );
        }
    }

    private static List<JudgedFigure> Plain(List<JudgedFigure> figures) => figures.FindAll(f => f.Context.Mention.Plain);

    private static Dictionary<string, List<(int Offset, int Length, string Hash, FigureRole Role)>> ByHand(string path) =>
        File.ReadLines(path)
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split('\t'))
            .GroupBy(c => c[0])
            .ToDictionary(
                g => g.Key,
                g =>
                    g.Select(c =>
                            (int.Parse(c[1], CultureInfo.InvariantCulture), int.Parse(c[2], CultureInfo.InvariantCulture), c[3], Role(c[4]))
                        )
                        .ToList()
            );

    private static FigureRole Role(string word) => Enum.Parse<FigureRole>(word, ignoreCase: true);
}
