using ClauseExtractor.Extraction.Benefits;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Indicators;

/// <summary>
/// Reads targets: every one that a plan sets, and in other documents each one with a date (2023年线上融资3000亿元以上).
/// What is granted, set aside or already reached is no target.
/// </summary>
internal static class IndicatorReader
{
    private static readonly string[] PlanTitles = ["规划", "计划", "方案", "纲要", "工作要点", "行动"];

    // Money set aside, selections and requirements of a grant, the past.
    private static readonly string[] NoTargets =
    [
        "安排", "统筹", "设立", "注册资本", "给予", "予以", "奖励", "补助", "补贴", "资助", "每年评选", "每年评定", "每年择优", "不超过", "择优选择", "已建成", "已有", "目前", "同比增长率", "截至", "罚款", "收取", "征收", "比上年", "较上年",
        "“十三五”期间", "“十二五”", "累计惠及", "连续", "以上的", "以下的", "的企业,", "对年", "对月", "减按", "每个市", "不得",
    ];

    /// <summary>The targets of a document in its order.</summary>
    public static IReadOnlyList<Indicator> Read(ClauseTree tree, IReadOnlyList<IReadOnlyList<Sentence>> sentences)
    {
        var text = tree.Text;
        bool plan = IsPlan(tree);
        var indicators = new List<Indicator>();
        for (int i = 0; i < tree.Nodes.Count; i++)
        {
            var node = tree.Nodes[i];
            if (BenefitReader.IsRetrospect(tree, i))
                continue;
            if (IndicatorTable.Is(text, node))
                indicators.AddRange(IndicatorTable.Read(text, node));
            else
                indicators.AddRange(InSentences(text, node, sentences[i], plan && !InMeasures(tree, i)));
        }
        return indicators;
    }

    private static bool IsPlan(ClauseTree tree)
    {
        var title = tree.Text.Text.AsSpan(tree.Parts.Title.Start, tree.Parts.Title.Length);
        foreach (string word in PlanTitles)
            if (title.Contains(word, StringComparison.Ordinal))
                return true;
        return false;
    }

    // The measures annexed to a plan (附件 政策措施) count selections, they set no targets.
    private static bool InMeasures(ClauseTree tree, int index)
    {
        for (int i = index; i >= 0; i = tree.Nodes[i].Parent)
            if (tree.Nodes[i].Kind == ClauseKind.Annex && tree.Nodes[i].Heading is { } heading && !IsTargetHeading(tree.Text.Text.AsSpan(heading.Start, heading.Length)))
                return true;
        return false;
    }

    private static bool IsTargetHeading(ReadOnlySpan<char> heading) => heading.Contains("指标", StringComparison.Ordinal) || heading.Contains("目标", StringComparison.Ordinal) || heading.Contains("任务", StringComparison.Ordinal) || heading.Contains("计划", StringComparison.Ordinal);

    private static IEnumerable<Indicator> InSentences(PolicyText text, ClauseNode node, IReadOnlyList<Sentence> sentences, bool plan)
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
                if (statement.Segments.Any(s => GrantFinder.Find(text.Folded, s) is { } grant && (grant.Noun < 0 || s.Tokens.Any(GrantFinder.IsGivenFigure))))
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
        foreach (string mark in NoTargets)
            if (words.Contains(mark, StringComparison.Ordinal))
                return [];
        if (words[^1] == '的')
            return [];
        return TargetFigures.Read(text.Folded, segment).Select(t => new Indicator(node.Path, text.Text[t.Metric.Start..t.Metric.End], t.Comparator, t.Value, t.Unit, year, text.Span(t.Range)));
    }
}
