using ClauseExtractor.Extraction;

namespace ClauseExtractor.Assistant.Grounding;

/// <summary>A sentence of a quote with its figures and the record's rows that it touches.</summary>
internal sealed record Place(string Text, Evidence Evidence, IReadOnlyList<Figure> Figures, IReadOnlyList<Benefit> Rows)
{
    private readonly HashSet<string> _own = Bigrams.Of(Text);
    private readonly HashSet<string> _frame = Bigrams.Of(Evidence.Frame);

    /// <summary>
    /// How well the sentence carries the word pairs: what it says itself counts double, what only title and headings say counts once, as
    /// all sentences below share it.
    /// </summary>
    public int Carries(HashSet<string> pairs) =>
        pairs.Sum(p =>
            _own.Contains(p) ? 2
            : _frame.Contains(p) ? 1
            : 0
        );

    /// <summary>The sentences of a quote.</summary>
    public static IEnumerable<Place> Cut(Evidence evidence)
    {
        string quote = evidence.Span.Quote;
        for (int start = 0; start < quote.Length; )
        {
            int end = quote.IndexOfAny(['。', '；', ';', '\n'], start) is >= 0 and var stop ? stop + 1 : quote.Length;
            int from = evidence.Span.Start + start,
                to = evidence.Span.Start + end;
            var rows = evidence.Rows.Where(r => r.Span.Start < to && r.Span.End > from).ToList();
            yield return new Place(quote[start..end], evidence, FigureScanner.Scan(quote[start..end]), rows);
            start = end;
        }
    }
}
