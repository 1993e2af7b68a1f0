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
    private readonly List<TargetFigure> _targets = [];
    private readonly bool _plan = PlanTitles.In(tree.Text.Text.AsSpan(tree.Parts.Title.Start, tree.Parts.Title.Length));

    /// <summary>The targets of the units read so far, in the order of the text.</summary>
    public IReadOnlyList<Indicator> Indicators => _indicators;

    /// <summary>Reads the next unit.</summary>
    public void Read(int index, List<Sentence> sentences)
    {
        var node = tree.Nodes[index];
        if (IndicatorTable.Is(tree.Text, node))
            _indicators.AddRange(IndicatorTable.Read(tree.Text, node));
        else
            InSentences(node, sentences, _plan && !InMeasures(index) || SetsTargets(node));
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

    private void InSentences(ClauseNode node, List<Sentence> sentences, bool plan)
    {
        string folded = tree.Text.Folded;
        int? year = null;
        foreach (var sentence in sentences)
        {
            int? dated = TargetDate.Find(folded, sentence.Range);
            year = dated ?? year;
            if (!plan && dated is null)
                continue;
            foreach (var statement in sentence.Statements)
                if (!Gives(folded, statement))
                    foreach (var segment in statement.Segments)
                        Targets(node, segment, dated ?? (plan ? year : null));
        }
    }

    private static bool Gives(string folded, Statement statement)
    {
        foreach (var segment in statement.Segments)
            if (segment.Grant(folded) is { } grant && (grant.Noun < 0 || segment.Tokens.Any(GrantFinder.IsGivenFigure)))
                return true;
        return false;
    }

    private void Targets(ClauseNode node, Segment segment, int? year)
    {
        var text = tree.Text;
        var words = text.Folded.AsSpan(segment.Range.Start, segment.Range.Length);
        if (words[^1] == '的' || NoTargets.In(words))
            return;
        _targets.Clear();
        TargetFigures.Read(text.Folded, segment, _targets);
        foreach (var target in _targets)
            _indicators.Add(
                new Indicator(
                    node.Path,
                    text.Text[target.Metric.Start..target.Metric.End],
                    target.Comparator,
                    target.Value,
                    target.Unit,
                    year,
                    text.Span(target.Range)
                )
            );
    }
}
