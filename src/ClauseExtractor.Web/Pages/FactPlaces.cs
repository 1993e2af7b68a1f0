using System.Globalization;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Web.Pages;

/// <summary>A value of a record with a key for addresses, and the words that it rests on.</summary>
/// <param name="Key"><c>b3</c> the fourth benefit, <c>b3.cap0</c> its first cap; <c>o2.0</c> an owner of the third clause; <c>t</c>,
/// <c>i</c>, <c>p</c>, <c>r</c>, <c>c</c>, <c>w</c> rows of the other lists; <c>d.title</c> a field.</param>
/// <param name="Anchor">Key of the row that shows it.</param>
public sealed record FactPlace(string Key, string Anchor, Span Span);

/// <summary>Where each value of a record stands in its text.</summary>
internal static class FactPlaces
{
    public static IReadOnlyList<FactPlace> Of(PolicyRecord record)
    {
        var places = new List<FactPlace>();
        foreach (var (field, span) in record.Document.Evidence)
            Add($"d.{field}", null, span);
        foreach (var (i, owner) in record.Document.Owners.Index())
            Add($"o.{i}", null, owner.Span);
        foreach (var (c, clause) in record.Clauses.Index())
        foreach (var (i, owner) in clause.Owners.Index())
            if (!owner.Inherited)
                Add($"o{c}.{i}", null, owner.Span);
        foreach (var (i, b) in record.Benefits.Index())
        {
            string key = $"b{Print(i)}";
            Add(key, null, b.Span);
            Add($"{key}.beneficiary", key, b.BeneficiarySpan);
            foreach (var (j, span) in b.ConditionSpans.Index())
                Add($"{key}.condition{j}", key, span);
            foreach (var (j, cap) in b.Caps.Index())
                Add($"{key}.cap{j}", key, cap.Span);
            Add($"{key}.rate", key, b.Rate?.Span);
        }
        foreach (var (i, p) in record.Provisions.Index())
            Add($"p{i}", null, p.Span);
        foreach (var (i, t) in record.Thresholds.Index())
            Add($"t{i}", null, t.Span);
        foreach (var (i, indicator) in record.Indicators.Index())
            Add($"i{i}", null, indicator.Span);
        foreach (var (i, repeal) in record.Document.Repeals.Index())
            Add($"r{i}", null, repeal.Span);
        foreach (var (i, citation) in record.Document.Citations.Index())
            Add($"c{i}", null, citation.Span);
        foreach (var (i, warning) in record.Warnings.Index())
            Add($"w{i}", null, warning.Span);
        return places;

        void Add(string key, string? anchor, Span? span)
        {
            if (span is not null && span.Start >= 0 && span.End <= record.Text.Length && span.Start < span.End)
                places.Add(new FactPlace(key, anchor ?? key, span));
        }
    }

    /// <summary>The places that a key in an address names: the value itself, or with a row all of its parts.</summary>
    public static IReadOnlyList<FactPlace> Chosen(IReadOnlyList<FactPlace> places, string? key) =>
        key is null ? [] : [.. places.Where(p => p.Key == key)];

    private static string Print(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A piece of the text over which the same values stand.</summary>
/// <param name="Keys">Their keys, the shortest passage first.</param>
/// <param name="Anchor">The row that shows the first of them.</param>
/// <param name="Chosen">Whether it is among the words of the value that the reader chose.</param>
public sealed record TextPiece(int Start, string Text, IReadOnlyList<string> Keys, string? Anchor, bool Chosen);

/// <summary>A line of the text in pieces.</summary>
/// <param name="Clause">Index of the clause that begins in it, null where none does.</param>
public sealed record TextLine(int Start, int? Clause, IReadOnlyList<TextPiece> Pieces);

/// <summary>Cuts a text where values begin and end.</summary>
internal static class SourceText
{
    public static IReadOnlyList<TextLine> Lines(PolicyRecord record, IReadOnlyList<FactPlace> places, IReadOnlyList<TextRange> chosen)
    {
        string text = record.Text;
        var cuts = new SortedSet<int> { 0, text.Length };
        foreach (var place in places)
            cuts.UnionWith([place.Span.Start, place.Span.End]);
        foreach (var range in chosen)
            cuts.UnionWith([Math.Clamp(range.Start, 0, text.Length), Math.Clamp(range.End, 0, text.Length)]);
        var clauses = record.Clauses.Index().GroupBy(c => c.Item.LabelSpan.Start).ToDictionary(g => g.Key, g => g.First().Index);
        var byStart = places.OrderBy(p => p.Span.Start).ToList();
        var open = new List<FactPlace>();
        int next = 0;
        var lines = new List<TextLine>();
        for (int start = 0; start < text.Length; )
        {
            int end = text.IndexOf('\n', start) is >= 0 and var feed ? feed : text.Length;
            var pieces = new List<TextPiece>();
            for (int at = start; at < end; )
            {
                int to = Math.Min(end, cuts.GetViewBetween(at + 1, text.Length).Min);
                open.RemoveAll(p => p.Span.End <= at);
                for (; next < byStart.Count && byStart[next].Span.Start <= at; next++)
                    if (byStart[next].Span.End > at)
                        open.Add(byStart[next]);
                var covering = open.OrderBy(p => p.Span.End - p.Span.Start).ToList();
                pieces.Add(
                    new TextPiece(
                        at,
                        text[at..to],
                        [.. covering.Select(p => p.Key)],
                        covering.FirstOrDefault()?.Anchor,
                        chosen.Any(r => r.Start <= at && r.End >= to)
                    )
                );
                at = to;
            }
            if (pieces.Count > 0)
                lines.Add(new TextLine(start, ClauseAt(clauses, start, end), pieces));
            start = end + 1;
        }
        return lines;
    }

    private static int? ClauseAt(Dictionary<int, int> clauses, int start, int end)
    {
        for (int i = start; i < end; i++)
            if (clauses.TryGetValue(i, out int clause))
                return clause;
        return null;
    }
}
