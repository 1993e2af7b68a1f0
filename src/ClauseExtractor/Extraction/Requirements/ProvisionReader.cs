using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Excluded;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Wordings;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Requirements;

/// <summary>Reads what governs all benefits of a document: who may apply, ceilings, double support, application, recovery,
/// budgets.</summary>
internal sealed class ProvisionReader(PolicyText text)
{
    private static readonly (ProvisionKind Kind, SentenceMarks Mark)[] Marks =
    [
        (ProvisionKind.Clawback, SentenceMarks.Clawback),
        (ProvisionKind.Stacking, SentenceMarks.ProvisionStacking),
        (ProvisionKind.Application, SentenceMarks.Application),
        (ProvisionKind.Eligibility, SentenceMarks.Eligibility),
    ];

    private static readonly WordList EligibilityHeadings = Words.Of(WordClass.EligibilityHeading);

    private static readonly WordList Whole = Words.Of(WordClass.ProvisionWhole);

    private static readonly WordList SetAside = Words.Of(WordClass.ProvisionBudgetVerb),
        Funds = Words.Of(WordClass.ProvisionFund);

    private readonly List<Provision> _provisions = [];

    // Where the caps of the unit's rows stand.
    private readonly List<int> _capped = [];

    /// <summary>The provisions of the units read so far, in the order of the text.</summary>
    public IReadOnlyList<Provision> Provisions => _provisions;

    /// <summary>Reads the next unit.</summary>
    /// <param name="rows">The rows of the unit: a cap that stands on one is no ceiling over the document.</param>
    public void Read(ClauseNode node, List<Sentence> sentences, ReadOnlySpan<Benefit> rows)
    {
        bool who = node.Heading is { } heading && EligibilityHeadings.In(text.Text.AsSpan(heading.Start, heading.Length));
        _capped.Clear();
        foreach (var row in rows)
            for (int i = 0; i < row.Caps.Count; i++)
                _capped.Add(row.Caps[i].Span.Start);
        foreach (var sentence in sentences)
            if (Kind(sentence, who, out var caps) is { } kind)
                _provisions.Add(Make(node, sentence, kind, caps));
    }

    private ProvisionKind? Kind(Sentence sentence, bool who, out IReadOnlyList<Cap> caps)
    {
        caps = [];
        var words = text.Folded.AsSpan(sentence.Range.Start, sentence.Range.Length);
        if (words.Trim().Length < 4)
            return null;
        foreach (var statement in sentence.Statements)
        foreach (var segment in statement.Segments)
            if ((segment.Classes & TokenClasses.Figure) != 0)
                caps = Caps(sentence, segment, caps);
        if (caps.Count > 0)
            return sentence.Statements.SelectMany(s => s.Segments).Any(s => IsBudget(text.Folded, s))
                ? ProvisionKind.Budget
                : ProvisionKind.Ceiling;
        if (Exclusions.IsCeiling(text.Folded, sentence))
            return ProvisionKind.Ceiling;
        if (words.Contains('从') && sentence.Statements.SelectMany(s => s.Segments).Any(s => BudgetVerbs.Earmarks(text.Folded, s)))
            return ProvisionKind.Budget;
        foreach (var (kind, mark) in Marks)
            if ((sentence.Marks(text.Folded) & mark) != 0)
                return kind;
        return who ? ProvisionKind.Eligibility : null;
    }

    // The sums of a segment that bound the policy or are set aside, behind those found before.
    private IReadOnlyList<Cap> Caps(Sentence sentence, Segment segment, IReadOnlyList<Cap> before)
    {
        if (!segment.Tokens.Has(TokenKind.Money))
            return before;
        bool bounded =
            segment.Tokens.Any(t => t.Is(Bound.UpTo))
            && Whole.In(text.Folded.AsSpan(sentence.Range.Start, segment.Range.End - sentence.Range.Start));
        return !bounded && !IsBudget(text.Folded, segment)
            ? before
            :
            [
                .. before,
                .. FigureReader
                    .Read(text.Folded, segment, 0)
                    .Where(f => f.IsMoney && !_capped.Contains(f.Range.Start))
                    .Select(f => new Cap(
                        f.Token.Upper ?? f.Token.Value,
                        f.Token.Upper is null ? null : f.Token.Value,
                        f.Token.Currency ?? "CNY",
                        f.Bound,
                        f.Per,
                        f.Unit,
                        text.Span(f.Range)
                    )),
            ];
    }

    // 安排专项资金2亿元, 设立总规模100亿元的基金.
    private static bool IsBudget(string folded, Segment segment)
    {
        var words = folded.AsSpan(segment.Range.Start, segment.Range.Length);
        return SetAside.In(words) && Funds.In(words);
    }

    private Provision Make(ClauseNode node, Sentence sentence, ProvisionKind kind, IReadOnlyList<Cap> caps)
    {
        int start = sentence.Range.Start,
            end = sentence.Range.End;
        while (start < end && char.IsWhiteSpace(text.Text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text.Text[end - 1]))
            end--;
        var span = text.Span(start, end);
        return new Provision(kind, node.Path, span.Quote, caps, span);
    }
}
