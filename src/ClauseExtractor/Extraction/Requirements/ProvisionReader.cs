using ClauseExtractor.Extraction.Benefits;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Requirements;

/// <summary>Reads what governs all benefits of a document: who may apply, ceilings, double support, application, recovery, budgets.</summary>
internal sealed class ProvisionReader(PolicyText text)
{
    private static readonly (ProvisionKind Kind, WordList Words)[] Marks =
    [
        (ProvisionKind.Clawback, new("弄虚作假", "骗取", "套取", "追回", "追缴", "收回已", "取消申请资格", "取消一切扶持", "虚报", "隐瞒")),
        (ProvisionKind.Stacking, new("不重复", "重复享受", "重复支持", "重复奖励", "就高", "从高不", "从优", "同类政策", "择高")),
        (ProvisionKind.Application, new("兑付", "申报指南", "申报通知", "申报材料", "申请材料", "申报流程", "申报程序", "受理申报", "组织申报", "网上申报", "提出申请", "形式审查", "资金拨付")),
        (ProvisionKind.Eligibility, new("本办法适用于", "本措施适用于", "本意见适用于", "本政策适用于", "本规定适用于", "本细则适用于", "适用于本", "扶持对象为", "支持对象为", "申报主体应", "申请人应当", "应当具备下列条件", "应符合以下条件", "应同时具备")),
    ];

    private static readonly WordList EligibilityHeadings = new("扶持对象", "支持对象", "适用对象", "适用范围", "奖励对象", "资助对象", "补贴对象", "申报条件", "申请条件", "申报对象", "支持范围", "申报主体", "资助条件");

    private static readonly WordList Whole = new("本措施", "本办法", "本政策", "本意见", "本细则", "本规定", "各项", "以上政策", "上述政策", "所有", "累计享受", "本区各类", "专项资金总");

    private static readonly WordList SetAside = new("安排", "设立", "规模", "预算", "统筹"), Funds = new("资金", "基金", "财政", "券", "预算");

    private readonly List<Provision> _provisions = [];

    /// <summary>The provisions of the units read so far, in the order of the text.</summary>
    public IReadOnlyList<Provision> Provisions => _provisions;

    /// <summary>Reads the next unit.</summary>
    /// <param name="rows">The rows of the unit: a cap that stands on one is no ceiling over the document.</param>
    public void Read(ClauseNode node, IReadOnlyList<Sentence> sentences, ReadOnlySpan<Benefit> rows)
    {
        bool who = node.Heading is { } heading && EligibilityHeadings.In(text.Text.AsSpan(heading.Start, heading.Length));
        var capped = new HashSet<int>();
        foreach (var row in rows)
            capped.UnionWith(row.Caps.Select(c => c.Span.Start));
        foreach (var sentence in sentences)
            if (Kind(sentence, who, capped, out var caps) is { } kind)
                _provisions.Add(Make(node, sentence, kind, caps));
    }

    private ProvisionKind? Kind(Sentence sentence, bool who, HashSet<int> capped, out List<Cap> caps)
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
                if (bounded && Whole.In(text.Folded.AsSpan(sentence.Range.Start, segment.Range.End - sentence.Range.Start)) || IsBudget(text.Folded, segment))
                    caps.Add(new Cap(figure.Token.Upper ?? figure.Token.Value, figure.Token.Upper is null ? null : figure.Token.Value, figure.Token.Currency ?? "CNY", figure.Bound, figure.Per, figure.Unit, text.Span(figure.Range)));
        }
        if (caps.Count > 0)
            return sentence.Statements.SelectMany(s => s.Segments).Any(s => IsBudget(text.Folded, s)) ? ProvisionKind.Budget : ProvisionKind.Ceiling;
        foreach (var (kind, marks) in Marks)
            if (marks.In(words))
                return kind;
        return who ? ProvisionKind.Eligibility : null;
    }

    // 安排专项资金2亿元, 设立总规模100亿元的基金.
    private static bool IsBudget(string folded, Segment segment)
    {
        var words = folded.AsSpan(segment.Range.Start, segment.Range.Length);
        return SetAside.In(words) && Funds.In(words);
    }

    private Provision Make(ClauseNode node, Sentence sentence, ProvisionKind kind, List<Cap> caps)
    {
        int start = sentence.Range.Start, end = sentence.Range.End;
        while (start < end && char.IsWhiteSpace(text.Text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text.Text[end - 1]))
            end--;
        return new Provision(kind, node.Path, text.Text[start..end], caps, text.Span(start, end));
    }
}
