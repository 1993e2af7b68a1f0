using System.Runtime.InteropServices;
using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>The features of every row of a document.</summary>
internal static class RowEvidence
{
    /// <param name="hints">What the reader said of each row.</param>
    /// <returns>A vector a row, by <see cref="RowFeatures.Names"/>; null for a row without a figure.</returns>
    public static IReadOnlyList<float[]?> Read(
        string folded,
        IReadOnlyList<Benefit> rows,
        RowHints hints,
        IReadOnlyList<JudgedFigure> figures,
        FamiliarWording familiar
    )
    {
        var vectors = new float[]?[rows.Count];
        if (rows.Count == 0)
            return vectors;
        var sentences = Sentences(folded, figures);
        var places = new int[rows.Count];
        var caps = new Dictionary<int, int>();
        for (int i = 0; i < rows.Count; i++)
        {
            places[i] = FirstFigure(rows[i]) is { } at ? Find(sentences, at) : -1;
            if (places[i] >= 0)
                sentences[places[i]].Add(rows[i], hints.Sentences.GetValueOrDefault(sentences[places[i]].Figures[0].Node));
            for (int c = 0; c < rows[i].Caps.Count; c++)
                if (c == 0 || rows[i].Caps[c].Span.Start != rows[i].Caps[c - 1].Span.Start)
                    caps[rows[i].Caps[c].Span.Start] = caps.GetValueOrDefault(rows[i].Caps[c].Span.Start) + 1;
        }
        var unread = new Dictionary<int, int>();
        foreach (var figure in figures)
            if (figure.Role == FigureRole.Unread)
                unread[figure.Node] = unread.GetValueOrDefault(figure.Node) + 1;
        var clauses = new Dictionary<string, int>();
        foreach (var row in rows)
            clauses[row.Clause] = clauses.GetValueOrDefault(row.Clause) + 1;
        var document = Doubt(folded, figures, sentences, familiar);
        for (int i = 0; i < rows.Count; i++)
        {
            if (places[i] < 0)
                continue;
            var sentence = sentences[places[i]];
            int node = sentence.Figures[0].Node;
            int first = places[i],
                last = places[i] + 1;
            while (first > 0 && sentences[first - 1].Figures[0].Node == node)
                first--;
            while (last < sentences.Count && sentences[last].Figures[0].Node == node)
                last++;
            bool shared = false;
            foreach (var cap in rows[i].Caps)
                shared = shared || caps[cap.Span.Start] > 1;
            vectors[i] = RowFeatures.Read(
                new RowView(folded, rows[i], sentence, hints.Rows[i]),
                CollectionsMarshal.AsSpan(sentences)[first..last],
                places[i] - first,
                shared,
                unread.GetValueOrDefault(node),
                clauses.GetValueOrDefault(rows[i].Clause),
                document,
                familiar
            );
        }
        return vectors;
    }

    // Where the first of its figures ends; null for a row without one.
    private static int? FirstFigure(Benefit row)
    {
        int first = row.Rate is { } rate ? rate.Span.End - 1 : int.MaxValue;
        foreach (var cap in row.Caps)
            first = Math.Min(first, cap.Span.End - 1);
        return first < int.MaxValue ? first
            : row.Match is not null ? row.Span.End - 1
            : null;
    }

    // The sentence that holds a place, -1 where none does; they stand in the order of the text.
    private static int Find(List<RowSentence> sentences, int at)
    {
        int low = 0,
            high = sentences.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (sentences[middle].Range.Contains(at))
                return middle;
            (low, high) = sentences[middle].Range.End <= at ? (middle + 1, high) : (low, middle - 1);
        }
        return -1;
    }

    // The sentences that hold figures, in the order of the text.
    private static List<RowSentence> Sentences(string folded, IReadOnlyList<JudgedFigure> figures)
    {
        var sentences = new List<RowSentence>();
        for (int i = 0; i < figures.Count; )
        {
            int from = i;
            var range = figures[i].Context.Sentence;
            for (
                i++;
                i < figures.Count
                    && figures[i].Node == figures[from].Node
                    && figures[i].Context.Sentence.Start <= range.End
                    && figures[i].Context.Mention.Range.Start < range.End;
                i++
            )
                range = new TextRange(
                    Math.Min(range.Start, figures[i].Context.Sentence.Start),
                    Math.Max(range.End, figures[i].Context.Sentence.End)
                );
            sentences.Add(new RowSentence(folded, range, [.. figures.Skip(from).Take(i - from)]));
        }
        return sentences;
    }

    private static DocumentDoubt Doubt(
        string folded,
        IReadOnlyList<JudgedFigure> figures,
        List<RowSentence> sentences,
        FamiliarWording familiar
    )
    {
        double residue = 0,
            unread = 0,
            spare = 0,
            unfamiliar = 0;
        int rows = 0,
            given = 0;
        foreach (var sentence in sentences)
        foreach (var row in sentence.Rows)
        {
            int end = sentence.Range.Start;
            foreach (var span in row.ConditionSpans)
                end = Math.Max(end, span.End);
            residue += Math.Min(12, sentence.Residue(end, row.Span.End));
            rows++;
        }
        foreach (var figure in figures)
        {
            unread += figure.Role == FigureRole.Unread ? 1 : 0;
            spare += RowFeatures.Spare(figure) ? 1 : 0;
            if (figure.Role == FigureRole.Benefit)
                (unfamiliar, given) = (unfamiliar + familiar.New(folded, figure.Context.Sentence, figure.Context.Mention.Range), given + 1);
        }
        double count = Math.Max(8, figures.Count);
        return new DocumentDoubt(unread / count, spare / count, rows == 0 ? 0 : residue / rows, given == 0 ? 0 : unfamiliar / given);
    }
}
