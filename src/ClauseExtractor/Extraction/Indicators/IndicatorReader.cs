using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Indicators;

/// <summary>
/// Reads targets: every one that a plan sets, and in other documents each one with a date (2023年线上融资3000亿元以上).
/// What is granted, set aside or already reached is no target.
/// </summary>
internal sealed class IndicatorReader(ClauseTree tree)
{
    private static readonly WordList PlanTitles = Words.Of(WordClass.PlanTitle),
        TargetHeadings = Words.Of(WordClass.TargetHeading);

    // Money set aside, selections and requirements of a grant, the past.
    private static readonly WordList NoTargets = Words.Of(WordClass.NoTarget);

    private readonly List<Indicator> _indicators = [];
    private readonly bool _plan = PlanTitles.In(tree.Text.Text.AsSpan(tree.Parts.Title.Start, tree.Parts.Title.Length));

    /// <summary>The targets of the units read so far, in the order of the text.</summary>
    public IReadOnlyList<Indicator> Indicators => _indicators;

    /// <summary>Reads the next unit.</summary>
    public void Read(int index, List<Sentence> sentences)
    {
        var (text, node) = (tree.Text, tree.Nodes[index]);
        _indicators.AddRange(
            IndicatorTable.Is(text, node)
                ? IndicatorTable.Read(text, node)
                : InSentences(text, node, sentences, _plan && !InMeasures(index) || SetsTargets(node))
        );
    }

    // 主要目标。到2025年,实现以下目标: the whole unit sets targets for the year that it opens with.
    private bool SetsTargets(ClauseNode node) =>
        node.Heading is { } heading
        && heading.Length <= 10
        && tree.Text.Text.AsSpan(heading.Start, heading.Length).TrimEnd("。：:").EndsWith("目标", StringComparison.Ordinal);

    // The measures annexed to a plan (附件 政策措施) count selections, they set no targets.
    private bool InMeasures(int index)
    {
        for (int i = index; i >= 0; i = tree.Nodes[i].Parent)
            if (
                tree.Nodes[i].Kind == ClauseKind.Annex
                && tree.Nodes[i].Heading is { } heading
                && !TargetHeadings.In(tree.Text.Text.AsSpan(heading.Start, heading.Length))
            )
                return true;
        return false;
    }

    private static IEnumerable<Indicator> InSentences(PolicyText text, ClauseNode node, List<Sentence> sentences, bool plan)
    {
        int? year = null;
        foreach (var sentence in sentences)
        {
            int? dated = TargetDate.Find(text.Folded, sentence.Range);
            year = dated ?? year;
            if (!plan && dated is null)
                continue;
            foreach (var statement in sentence.Statements)
            {
                if (
                    statement.Segments.Any(s =>
                        s.Grant(text.Folded) is { } grant && (grant.Noun < 0 || s.Tokens.Any(GrantFinder.IsGivenFigure))
                    )
                )
                    continue;
                foreach (var segment in statement.Segments)
                foreach (var indicator in Targets(text, node, segment, dated ?? (plan ? year : null)))
                    yield return indicator;
            }
        }
    }

    private static IEnumerable<Indicator> Targets(PolicyText text, ClauseNode node, Segment segment, int? year)
    {
        var words = text.Folded.AsSpan(segment.Range.Start, segment.Range.Length);
        if (NoTargets.In(words) || words[^1] == '的')
            return [];
        return TargetFigures
            .Read(text.Folded, segment)
            .Select(t => new Indicator(
                node.Path,
                text.Text[t.Metric.Start..t.Metric.End],
                t.Comparator,
                t.Value,
                t.Unit,
                year,
                text.Span(t.Range)
            ));
    }
}
