using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>The features of every row of a document.</summary>
internal static class RowEvidence
{
    /// <param name="flags">The reader's doubts of each row, as bits.</param>
    /// <returns>A vector a row, by <see cref="RowFeatures.Names"/>; null for a row without a figure.</returns>
    public static IReadOnlyList<float[]?> Read(string folded, IReadOnlyList<Benefit> rows, IReadOnlyList<int> flags, IReadOnlyList<JudgedFigure> figures, FamiliarWording familiar)
    {
        var vectors = new float[]?[rows.Count];
        if (rows.Count == 0)
            return vectors;
        var sentences = Sentences(folded, figures);
        var places = new RowSentence?[rows.Count];
        for (int i = 0; i < rows.Count; i++)
            if (FirstFigure(rows[i]) is { } at && sentences.Find(s => s.Range.Contains(at)) is { } sentence)
            {
                places[i] = sentence;
                sentence.Add(rows[i]);
            }
        var unread = figures.Where(f => f.Role == FigureRole.Unread).CountBy(f => f.Node).ToDictionary();
        var caps = rows.SelectMany(r => r.Caps.Select(c => c.Span.Start).Distinct()).CountBy(start => start).ToDictionary();
        var document = Doubt(folded, figures, sentences, familiar);
        for (int i = 0; i < rows.Count; i++)
            if (places[i] is { } sentence)
            {
                int index = sentences.IndexOf(sentence);
                int node = sentence.Figures[0].Node;
                vectors[i] = RowFeatures.Read(
                    folded, rows[i], sentence, Beside(index - 1), Beside(index + 1), rows[i].Caps.Any(c => caps[c.Span.Start] > 1), unread.GetValueOrDefault(node), document, flags[i], familiar);

                RowSentence? Beside(int other) => other >= 0 && other < sentences.Count && sentences[other].Figures[0].Node == node ? sentences[other] : null;
            }
        return vectors;
    }

    private static int? FirstFigure(Benefit row) =>
        row.Caps.Count > 0 || row.Rate is not null ? Math.Min(row.Caps.Select(c => c.Span.End - 1).DefaultIfEmpty(int.MaxValue).Min(), row.Rate is { } rate ? rate.Span.End - 1 : int.MaxValue)
        : row.Match is not null ? row.Span.End - 1 : null;

    // The sentences that hold figures, in the order of the text.
    private static List<RowSentence> Sentences(string folded, IReadOnlyList<JudgedFigure> figures)
    {
        var sentences = new List<RowSentence>();
        for (int i = 0; i < figures.Count;)
        {
            int from = i;
            var range = figures[i].Context.Sentence;
            for (i++; i < figures.Count && figures[i].Node == figures[from].Node && figures[i].Context.Sentence.Start <= range.End && figures[i].Context.Mention.Range.Start < range.End; i++)
                range = new TextRange(Math.Min(range.Start, figures[i].Context.Sentence.Start), Math.Max(range.End, figures[i].Context.Sentence.End));
            sentences.Add(new RowSentence(folded, range, [.. figures.Skip(from).Take(i - from)]));
        }
        return sentences;
    }

    private static DocumentDoubt Doubt(string folded, IReadOnlyList<JudgedFigure> figures, List<RowSentence> sentences, FamiliarWording familiar)
    {
        double count = Math.Max(8, figures.Count), residue = 0;
        int rows = 0;
        foreach (var sentence in sentences)
            foreach (var row in sentence.Rows)
            {
                residue += Math.Min(12, sentence.Residue(row.ConditionSpans.Select(s => s.End).DefaultIfEmpty(sentence.Range.Start).Max(), row.Span.End));
                rows++;
            }
        return new DocumentDoubt(figures.Count(f => f.Role == FigureRole.Unread) / count, figures.Count(RowFeatures.Spare) / count, rows == 0 ? 0 : residue / rows,
            figures.Where(f => f.Role == FigureRole.Benefit).Select(f => familiar.New(folded, f.Context.Sentence, f.Context.Mention.Range)).DefaultIfEmpty(0).Average());
    }
}
