using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Extraction.Judging;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Training;

/// <summary>Which units of a text must stay as they are when it is reworded, and which sentences may be.</summary>
internal static class KeptWords
{
    public static (bool[] Kept, List<TextRange> Sentences) Of(
        ReadDocument document,
        IReadOnlyList<GoldRow> gold,
        IReadOnlyList<JudgedFigure> figures
    )
    {
        string text = document.Tree.Text.Text,
            folded = document.Folded;
        var kept = new bool[text.Length + 1];
        var sentences = new List<TextRange>();
        foreach (var figure in figures)
        {
            Keep(figure.Context.Mention.Range);
            if (sentences.Count == 0 || sentences[^1].End < figure.Context.Sentence.Start)
                sentences.Add(figure.Context.Sentence);
        }
        foreach (var node in document.Tree.Nodes)
        {
            Keep(new TextRange(node.LabelRange.Start, Math.Min(text.Length, node.LabelRange.End + 2)));
            if (node.Heading is { } heading)
                Keep(heading);
            var words = gold.Where(g => g.Clause == GoldRow.Path(node.Path))
                .SelectMany(g => g.Has.Concat(g.Lacks).Append(g.Base ?? "").Append(g.Term))
                .Where(w => w.Length > 0)
                .Distinct()
                .ToList();
            foreach (var own in node.Own)
            foreach (string word in words)
                for (
                    int at = folded.IndexOf(TextFold.Fold(word), own.Start, own.Length, StringComparison.Ordinal);
                    at >= 0;
                    at = at + 1 < own.End ? folded.IndexOf(TextFold.Fold(word), at + 1, own.End - at - 1, StringComparison.Ordinal) : -1
                )
                    Keep(new TextRange(at, at + word.Length));
        }
        for (int i = 0; i < text.Length; i++)
            if (text[i] == '\n' || char.IsDigit(text[i]))
                kept[i] = true;
        return (kept, sentences);

        void Keep(TextRange range)
        {
            for (int i = range.Start; i < range.End; i++)
                kept[i] = true;
        }
    }
}
