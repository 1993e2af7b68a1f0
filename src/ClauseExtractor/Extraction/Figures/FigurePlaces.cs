using ClauseExtractor.Extraction.Judging;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Figures;

/// <summary>Where the rules have figures: the spans of rows, thresholds, indicators and provisions, by clause.</summary>
internal sealed class FigurePlaces
{
    private readonly record struct Cited(TextRange Range, AccountedFigureKind Kind, Cap? Cap, Rate? Rate);

    private sealed class Clause
    {
        public readonly List<TextRange> Rows = [],
            Bare = [],
            Conditions = [],
            Ratios = [],
            Thresholds = [],
            Indicators = [],
            Ceilings = [],
            Provisions = [];
        public bool HasRow,
            HasBareRow;
    }

    // Longer than the words of any cap or share.
    private const int Longest = 80;

    private static readonly Clause None = new();
    private readonly List<Cited> _cited = [];
    private readonly Dictionary<string, Clause> _clauses = [];
    private readonly ClauseTree _tree;

    public FigurePlaces(ClauseTree tree, PolicyRecord record)
    {
        _tree = tree;
        foreach (var row in record.Benefits)
        {
            var clause = Of(row.Clause);
            bool bare = row.Caps.Count == 0 && row.Rate is null && row.Match is null;
            (clause.HasRow, clause.HasBareRow) = (clause.HasRow || !bare, clause.HasBareRow || bare);
            foreach (var cap in row.Caps)
                _cited.Add(new Cited(Range(cap.Span), AccountedFigureKind.Money, cap, null));
            if (row.Rate is { } rate)
                _cited.Add(new Cited(Range(rate.Span), AccountedFigureKind.Share, null, rate));
            if (row.Match is not null)
                clause.Ratios.Add(Range(row.Span));
            (bare ? clause.Bare : clause.Rows).Add(Range(row.Span));
            clause.Conditions.AddRange(row.ConditionSpans.Select(Range));
        }
        foreach (var threshold in record.Thresholds.Where(t => t.Clause is not null))
            Of(threshold.Clause!).Thresholds.Add(Range(threshold.Span));
        foreach (var indicator in record.Indicators.Where(i => i.Clause is not null))
            Of(indicator.Clause!).Indicators.Add(Range(indicator.Span));
        foreach (var provision in record.Provisions.Where(p => p.Clause is not null))
        {
            Of(provision.Clause!).Ceilings.AddRange(provision.Caps.Select(c => Range(c.Span)));
            Of(provision.Clause!).Provisions.Add(Range(provision.Span));
        }
        _cited.Sort((a, b) => a.Range.Start.CompareTo(b.Range.Start));
    }

    /// <summary>Adds what a row rests on and no scan finds: words that the rules take for a figure.</summary>
    public void AddMissing(TextRange own, List<FigureMention> found)
    {
        int before = found.Count;
        for (int i = First(own.Start); i < _cited.Count && _cited[i].Range.Start < own.End; i++)
            if (own.Contains(_cited[i].Range) && !IsFound(found, _cited[i].Range))
                found.Add(new FigureMention(_cited[i].Range, _cited[i].Kind, false));
        if (found.Count > before)
            found.Sort((a, b) => a.Range.Start.CompareTo(b.Range.Start));
    }

    private static bool IsFound(List<FigureMention> found, TextRange range)
    {
        foreach (var mention in found)
            if (Overlap(mention.Range, range))
                return true;
        return false;
    }

    /// <summary>What the rules said of a figure, and the cap or rate that rests on it.</summary>
    public (FigureEvidence Evidence, Cap? Cap, Rate? Rate) Evidence(int node, FigureMention mention, TextRange sentence)
    {
        var clause = _clauses.GetValueOrDefault(_tree.Nodes[node].Path, None);
        var evidence = FigureEvidence.None;
        Cap? cap = null;
        Rate? rate = null;
        for (int i = First(sentence.Start - Longest); i < _cited.Count && _cited[i].Range.Start < sentence.End; i++)
            if (_cited[i] is var cited && Overlap(cited.Range, mention.Range))
                (evidence, cap, rate) = (evidence | FigureEvidence.Row, cap ?? cited.Cap, rate ?? cited.Rate);
            else if (Overlap(cited.Range, sentence))
                evidence |= FigureEvidence.SentenceHasRow;
        if (mention.Kind == AccountedFigureKind.Ratio)
            Mark(clause.Ratios, sentence, FigureEvidence.Row);
        Mark(clause.Rows, mention.Range, FigureEvidence.WithinRow);
        Mark(clause.Bare, mention.Range, FigureEvidence.WithinBareRow);
        Mark(clause.Conditions, mention.Range, FigureEvidence.Condition);
        Mark(clause.Thresholds, mention.Range, FigureEvidence.Threshold);
        Mark(clause.Indicators, mention.Range, FigureEvidence.Indicator);
        Mark(clause.Ceilings, mention.Range, FigureEvidence.Ceiling);
        Mark(clause.Provisions, mention.Range, FigureEvidence.Provision);
        if (evidence.HasFlag(FigureEvidence.Row))
            evidence &= ~FigureEvidence.WithinRow;
        return (
            evidence | (clause.HasRow ? FigureEvidence.ClauseHasRow : 0) | (clause.HasBareRow ? FigureEvidence.ClauseHasBareRow : 0),
            cap,
            rate
        );

        void Mark(List<TextRange> ranges, TextRange place, FigureEvidence mark)
        {
            foreach (var range in ranges)
                if (Overlap(range, place))
                    evidence |= mark;
        }
    }

    // The first cited words that start at a place or behind it.
    private int First(int start)
    {
        int low = 0,
            high = _cited.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _cited[middle].Range.Start < start ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private Clause Of(string path)
    {
        if (!_clauses.TryGetValue(path, out var clause))
            _clauses[path] = clause = new Clause();
        return clause;
    }

    private static TextRange Range(Span span) => new(span.Start, span.End);

    private static bool Overlap(TextRange a, TextRange b) => a.Start < b.End && b.Start < a.End;
}
