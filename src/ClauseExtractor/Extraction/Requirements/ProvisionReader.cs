using ClauseExtractor.Extraction.Benefits;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Requirements;

/// <summary>Reads what governs all benefits of a document: who may apply, ceilings, double support, application, recovery, budgets.</summary>
internal static class ProvisionReader
{
    private static readonly (ProvisionKind Kind, string[] Words)[] Marks =
    [
        (ProvisionKind.Clawback, ["弄虚作假", "骗取", "套取", "追回", "追缴", "收回已", "取消申请资格", "取消一切扶持", "虚报", "隐瞒"]),
        (ProvisionKind.Stacking, ["不重复", "重复享受", "重复支持", "重复奖励", "就高", "从高不", "从优", "同类政策", "择高"]),
        (ProvisionKind.Application, ["兑付", "申报指南", "申报通知", "申报材料", "申请材料", "申报流程", "申报程序", "受理申报", "组织申报", "网上申报", "提出申请", "形式审查", "资金拨付"]),
        (ProvisionKind.Eligibility, ["本办法适用于", "本措施适用于", "本意见适用于", "本政策适用于", "本规定适用于", "本细则适用于", "适用于本", "扶持对象为", "支持对象为", "申报主体应", "申请人应当", "应当具备下列条件", "应符合以下条件", "应同时具备"]),
    ];

    private static readonly string[] EligibilityHeadings = ["扶持对象", "支持对象", "适用对象", "适用范围", "奖励对象", "资助对象", "补贴对象", "申报条件", "申请条件", "申报对象", "支持范围", "申报主体", "资助条件"];

    private static readonly string[] Whole = ["本措施", "本办法", "本政策", "本意见", "本细则", "本规定", "各项", "以上政策", "上述政策", "所有", "累计享受", "本区各类", "专项资金总"];

    /// <summary>The provisions of a document in its order.</summary>
    /// <param name="rows">The rows: a cap that stands on one is no ceiling over the document.</param>
    public static IReadOnlyList<Provision> Read(ClauseTree tree, IReadOnlyList<IReadOnlyList<Sentence>> sentences, IReadOnlyList<Benefit> rows)
    {
        var provisions = new List<Provision>();
        var capped = rows.SelectMany(r => r.Caps).Select(c => c.Span.Start).ToHashSet();
        for (int i = 0; i < tree.Nodes.Count; i++)
        {
            var node = tree.Nodes[i];
            bool who = node.Heading is { } heading && EligibilityHeadings.Any(h => tree.Text.Text.AsSpan(heading.Start, heading.Length).Contains(h, StringComparison.Ordinal));
            foreach (var sentence in sentences[i])
                if (Kind(tree.Text, sentence, who, capped, out var caps) is { } kind)
                    provisions.Add(Make(tree.Text, node, sentence, kind, caps));
        }
        return provisions;
    }

    private static ProvisionKind? Kind(PolicyText text, Sentence sentence, bool who, HashSet<int> capped, out List<Cap> caps)
    {
        caps = [];
        var words = text.Folded.AsSpan(sentence.Range.Start, sentence.Range.Length);
        if (words.Trim().Length < 4)
            return null;
        foreach (var segment in sentence.Statements.SelectMany(s => s.Segments))
        {
            if (!segment.Tokens.Any(t => t.Kind == TokenKind.Money))
                continue;
            bool bounded = segment.Tokens.Any(t => t.Is(Bound.UpTo));
            foreach (var figure in FigureReader.Read(text.Folded, segment, 0).Where(f => f.IsMoney && !capped.Contains(f.Range.Start)))
                if (bounded && Whole.Any(w => text.Folded.AsSpan(sentence.Range.Start, segment.Range.End - sentence.Range.Start).Contains(w, StringComparison.Ordinal)) || IsBudget(text.Folded, segment))
                    caps.Add(new Cap(figure.Token.Upper ?? figure.Token.Value, figure.Token.Upper is null ? null : figure.Token.Value, figure.Token.Currency ?? "CNY", figure.Bound, figure.Per, figure.Unit, text.Span(figure.Range)));
        }
        if (caps.Count > 0)
            return sentence.Statements.SelectMany(s => s.Segments).Any(s => IsBudget(text.Folded, s)) ? ProvisionKind.Budget : ProvisionKind.Ceiling;
        foreach (var (kind, marks) in Marks)
            foreach (string mark in marks)
                if (words.Contains(mark, StringComparison.Ordinal))
                    return kind;
        return who ? ProvisionKind.Eligibility : null;
    }

    // 安排专项资金2亿元, 设立总规模100亿元的基金.
    private static bool IsBudget(string folded, Segment segment)
    {
        var words = folded.AsSpan(segment.Range.Start, segment.Range.Length);
        return (words.Contains("安排", StringComparison.Ordinal) || words.Contains("设立", StringComparison.Ordinal) || words.Contains("规模", StringComparison.Ordinal) || words.Contains("预算", StringComparison.Ordinal) || words.Contains("统筹", StringComparison.Ordinal))
            && (words.Contains("资金", StringComparison.Ordinal) || words.Contains("基金", StringComparison.Ordinal) || words.Contains("财政", StringComparison.Ordinal) || words.Contains("券", StringComparison.Ordinal) || words.Contains("预算", StringComparison.Ordinal));
    }

    private static Provision Make(PolicyText text, ClauseNode node, Sentence sentence, ProvisionKind kind, List<Cap> caps)
    {
        int start = sentence.Range.Start, end = sentence.Range.End;
        while (start < end && char.IsWhiteSpace(text.Text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text.Text[end - 1]))
            end--;
        return new Provision(kind, node.Path, text.Text[start..end], caps, text.Span(start, end));
    }
}
