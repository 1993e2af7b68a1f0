using ClauseExtractor.Layout;

namespace ClauseExtractor.Matching;

/// <summary>
/// The words of a condition as one folded text, with the place in the document that each character stands at: the pieces of a tier are
/// apart there.
/// </summary>
internal sealed class ConditionText
{
    private readonly int[] places;
    private readonly string document;

    private ConditionText(string document, string folded, int[] places) =>
        (this.document, Folded, this.places) = (document, folded, places);

    /// <summary>Folded; the offsets of what is read count in it.</summary>
    public string Folded { get; }

    public static ConditionText Of(string document, IEnumerable<TextRange> pieces)
    {
        var text = new System.Text.StringBuilder();
        var places = new List<int>();
        int before = -1;
        foreach (var piece in pieces.Where(p => p.Start >= 0 && p.End <= document.Length && !p.IsEmpty))
        {
            if (
                before >= 0
                && piece.Start > before
                && (IsMark(document[piece.Start - 1]) || IsMark(document[before]))
                && !IsMark(text[^1])
                && !FigureReader.Opens(document, piece)
            )
            {
                text.Append(',');
                places.Add(piece.Start - 1);
            }
            for (int i = piece.Start; i < piece.End; i++)
            {
                text.Append(TextFold.Fold(document[i]));
                places.Add(i);
            }
            before = piece.End;
        }
        return new ConditionText(document, text.ToString(), [.. places]);
    }

    /// <summary>The same text with some of its characters masked.</summary>
    public ConditionText With(string folded) => new(document, folded, places);

    /// <summary>The words of the document from one character of the condition to another.</summary>
    public Span Span(int start, int end)
    {
        int from = places[start],
            to = places[end - 1] + 1;
        // Where pieces of a tier lie apart the words between them belong to other tiers: the later piece tells more.
        if (to - from != end - start)
            for (int i = end - 1; i > start; i--)
                if (places[i] != places[i - 1] + 1)
                {
                    from = places[i];
                    break;
                }
        return new Span(from, to, null, document[from..to]);
    }

    private static bool IsMark(char c) => TextFold.Fold(c) is ',' or ';' or ':' or '。' or '\n';
}
