using System.Runtime.InteropServices;
using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>The features of the rows of a document.</summary>
internal sealed class RowEvidence
{
    private readonly string _folded;
    private readonly IReadOnlyList<Benefit> _rows;
    private readonly RowHints _hints;
    private readonly FamiliarWording _familiar;
    private readonly List<RowSentence> _sentences;

    // The sentence of each row, -1 for a row without a figure.
    private readonly int[] _places;

    // How many rows have a cap with the same words, by where they start; unread figures by unit; rows by clause.
    private readonly Dictionary<int, int> _caps = [],
        _unread = [];
    private readonly Dictionary<string, int> _clauses = [];
    private readonly DocumentDoubt _document;

    /// <param name="hints">What the reader said of each row.</param>
    public RowEvidence(string folded, IReadOnlyList<Benefit> rows, RowHints hints, List<JudgedFigure> figures, FamiliarWording familiar)
    {
        (_folded, _rows, _hints, _familiar) = (folded, rows, hints, familiar);
        _sentences = rows.Count > 0 ? Sentences(folded, figures) : [];
        _places = new int[rows.Count];
        for (int i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            _places[i] = FirstFigure(row) is { } at ? Find(_sentences, at) : -1;
            if (_places[i] >= 0)
                _sentences[_places[i]].Add(row, hints.Sentences.GetValueOrDefault(_sentences[_places[i]].Figures[0].Node));
            for (int c = 0; c < row.Caps.Count; c++)
                if (c == 0 || row.Caps[c].Span.Start != row.Caps[c - 1].Span.Start)
                    _caps[row.Caps[c].Span.Start] = _caps.GetValueOrDefault(row.Caps[c].Span.Start) + 1;
            _clauses[row.Clause] = _clauses.GetValueOrDefault(row.Clause) + 1;
        }
        foreach (var figure in figures)
            if (figure.Role == FigureRole.Unread)
                _unread[figure.Node] = _unread.GetValueOrDefault(figure.Node) + 1;
        _document = rows.Count > 0 ? Doubt(folded, figures, _sentences, familiar) : default;
    }

    /// <returns>A vector a row, by <see cref="RowFeatures.Names"/>; null for a row without a figure.</returns>
    /// <inheritdoc cref="RowEvidence(string, IReadOnlyList{Benefit}, RowHints, List{JudgedFigure}, FamiliarWording)"/>
    public static IReadOnlyList<float[]?> Read(
        string folded,
        IReadOnlyList<Benefit> rows,
        RowHints hints,
        List<JudgedFigure> figures,
        FamiliarWording familiar
    )
    {
        var evidence = new RowEvidence(folded, rows, hints, figures, familiar);
        Span<float> vector = stackalloc float[RowFeatures.Names.Count];
        var vectors = new float[]?[rows.Count];
        for (int i = 0; i < rows.Count; i++)
            vectors[i] = evidence.Read(i, vector) ? vector.ToArray() : null;
        return vectors;
    }

    /// <summary>Reads the features of a row; false for a row without a figure.</summary>
    /// <param name="vector">Takes them, by <see cref="RowFeatures.Names"/>.</param>
    public bool Read(int row, Span<float> vector)
    {
        int place = _places[row];
        if (place < 0)
            return false;
        var sentence = _sentences[place];
        int node = sentence.Figures[0].Node;
        int first = place,
            last = place + 1;
        while (first > 0 && _sentences[first - 1].Figures[0].Node == node)
            first--;
        while (last < _sentences.Count && _sentences[last].Figures[0].Node == node)
            last++;
        bool shared = false;
        foreach (var cap in _rows[row].Caps)
            shared = shared || _caps[cap.Span.Start] > 1;
        RowFeatures.Read(
            new RowView(_folded, _rows[row], sentence, _hints.Rows[row]),
            CollectionsMarshal.AsSpan(_sentences)[first..last],
            place - first,
            shared,
            _unread.GetValueOrDefault(node),
            _clauses.GetValueOrDefault(_rows[row].Clause),
            _document,
            _familiar,
            vector
        );
        return true;
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
    private static List<RowSentence> Sentences(string folded, List<JudgedFigure> figures)
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
            sentences.Add(new RowSentence(folded, range, figures.GetRange(from, i - from)));
        }
        return sentences;
    }

    private static DocumentDoubt Doubt(string folded, List<JudgedFigure> figures, List<RowSentence> sentences, FamiliarWording familiar)
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
