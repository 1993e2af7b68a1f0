using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Matching;

/// <summary>
/// Finds the words outside a row that govern it: the item above or beside that holds its conditions, the sentence before that says who may
/// apply, the row before that it leans on (如, 其).
/// </summary>
internal sealed class Governing(PolicyRecord record)
{
    private static readonly IReadOnlyList<string> Applies = MatchingWords.Of("governs"),
        Elliptical = MatchingWords.Of("elliptical"),
        Steps = MatchingWords.Of("step"),
        Headings = MatchingWords.Of("condition-heading");

    private readonly string folded = TextFold.Fold(record.Text);
    private DefinedTerms? terms;

    /// <summary>What terms of the document leave out.</summary>
    public DefinedTerms Terms => terms ??= new DefinedTerms(folded);

    private readonly Dictionary<string, Clause> clauses = record.Clauses.DistinctBy(c => c.Path).ToDictionary(c => c.Path);
    private readonly ILookup<string, Benefit> rows = record.Benefits.ToLookup(b => b.Clause);

    /// <summary>The stretches that govern a row, each in pieces; what the row states itself counts there, not here.</summary>
    public IEnumerable<IReadOnlyList<TextRange>> Of(int row)
    {
        var benefit = record.Benefits[row];
        if (clauses.GetValueOrDefault(benefit.Clause) is not { } clause)
            yield break;
        for (var above = Parent(clause); above is not null; above = Parent(above))
            if (rows[above.Path].Any() is false && above.Text.Any(char.IsAsciiDigit) && Closed(above))
                yield return [new TextRange(above.LabelSpan.End, above.Span.End)];
        foreach (
            var beside in record.Clauses.Where(c =>
                c.Parent == clause.Parent
                && c.Path != clause.Path
                && clause.Parent is not null
                && Headings.Any(h => Body(c).StartsWith(h, StringComparison.Ordinal))
            )
        )
            if (Body(beside) is var words && words.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon && colon < 12)
                yield return [new TextRange(beside.Span.End - words.Length + colon + 1, beside.Span.End)];
        int start = benefit.Span.Start;
        foreach (
            var before in Sentences(clause)
                .Where(s => s.End <= start && s.End > s.Start && !rows[clause.Path].Any(b => b.Span.Start < s.End && b.Span.End > s.Start))
        )
            if (
                Applies
                    .Select(a => folded.IndexOf(a, before.Start, before.Length, StringComparison.Ordinal))
                    .Where(i => i >= 0)
                    .DefaultIfEmpty(-1)
                    .Min()
                is > 0
                    and var at
            )
                yield return [new TextRange(before.Start, at)];
        if (
            (IsStep(row) || Elliptical.Any(e => folded.AsSpan(start).StartsWith(e, StringComparison.Ordinal)))
            && Sentences(clause).FirstOrDefault(s => s.Start <= start && s.End > start) is { Length: > 0 } sentence
            && rows[clause.Path].LastOrDefault(b => b.Span.End <= start && b.Span.Start >= sentence.Start) is { } former
        )
            yield return BenefitMatcher.Own(former);
    }

    /// <summary>True for a row that adds to the one before it for each step beyond its bound: 每增加1亿元，另给予10万元.</summary>
    public bool IsStep(int row)
    {
        int start = record.Benefits[row].Span.Start;
        return Steps.Any(s => folded.AsSpan(start).StartsWith(s, StringComparison.Ordinal));
    }

    /// <summary>
    /// The words of the row's statement before it that belong to no row: they ask what the row's own words do not repeat. Null where there
    /// are none.
    /// </summary>
    public TextRange? Before(int row)
    {
        var benefit = record.Benefits[row];
        if (
            clauses.GetValueOrDefault(benefit.Clause) is not { } clause
            || benefit.Span.Start <= clause.Span.Start
            || benefit.Span.Start > clause.Span.End
        )
            return null;
        int start = benefit.Span.Start,
            floor = Math.Max(clause.Span.Start, clause.LabelSpan.End);
        while (start > floor && folded[start - 1] is not (';' or '；' or '。' or '\n' or ':'))
            // (责任单位:…) behind a full stop ends what was said before; any other bracket is part of its sentence.
            if (folded[start - 1] != ')' || folded.LastIndexOf('(', start - 1) is var open && open <= floor)
                start--;
            else if (folded[open - 1] is '。' or ';')
                break;
            else
                start = open;
        foreach (var other in rows[clause.Path])
            if (
                other.Span.End <= benefit.Span.Start && other.Span.End > start
                || other.Span.Start < benefit.Span.Start && other.Span.End > start
            )
                return null;
        return benefit.Span.Start - start > 6 ? new TextRange(start, benefit.Span.Start) : null;
    }

    private Clause? Parent(Clause clause) => clause.Parent is null ? null : clauses.GetValueOrDefault(clause.Parent);

    private string Body(Clause clause) =>
        folded[Math.Min(clause.LabelSpan.End, clause.Span.End)..clause.Span.End].TrimStart(' ', '.', '、');

    // (一)年零售额达5亿元以上的企业。: one sentence that names who is meant.
    private bool Closed(Clause clause) =>
        Body(clause).TrimEnd('。', '\n', ':') is var words
        && words.Length < 120
        && !words.Contains('。')
        && (
            words.EndsWith("企业", StringComparison.Ordinal)
            || words.EndsWith("单位", StringComparison.Ordinal)
            || words.EndsWith('的')
            || words.EndsWith("机构", StringComparison.Ordinal)
            || words.EndsWith("项目", StringComparison.Ordinal)
        );

    private IEnumerable<TextRange> Sentences(Clause clause)
    {
        for (int from = clause.LabelSpan.End, i = from; i <= clause.Span.End; i++)
            if (i == clause.Span.End || folded[i] is '。' or '\n')
            {
                yield return new TextRange(from, i);
                from = i + 1;
            }
    }
}
