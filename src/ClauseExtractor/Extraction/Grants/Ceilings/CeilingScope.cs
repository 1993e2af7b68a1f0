using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Tiers;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Ceilings;

/// <summary>Which rows of a sentence a ceiling governs that stands behind one of its grants.</summary>
internal static class CeilingScope
{
    /// <summary>The rows that a ceiling at the end of a sentence governs: 奖励1000元/辆;奖励2000元/辆,单家企业奖励资金不超过1000万元 stands on both.</summary>
    /// <param name="sentence">The rows of the sentence so far, in order.</param>
    /// <param name="last">Those of the grant right before the ceiling.</param>
    /// <param name="statement">The statement that the ceiling stands in, up to its end.</param>
    /// <param name="closes">True where the ceiling stands in the last of several statements.</param>
    public static IReadOnlyList<RowDraft> Governed(
        string text,
        Segment ceiling,
        IReadOnlyList<RowDraft> sentence,
        IReadOnlyList<RowDraft> last,
        TextRange statement,
        bool closes
    )
    {
        var figures = FigureReader.Read(text, ceiling, 0);
        var scope = new Candidates(text, ceiling, figures, sentence, last, statement, closes);
        if (Changed(scope) is { } changed)
            return changed;
        bool quantified = last.Any(r => r.IsQuantified);
        // 追加总额不超过3万元: what is added alone.
        if (quantified && Steps.Adds(text.AsSpan(ceiling.Range.Start, Math.Min(6, ceiling.Range.Length))))
            return last;
        if (quantified)
            scope = scope with { Sentence = [.. sentence.Where(r => r.IsQuantified)] };
        return Counted(scope)
            ?? AllAbove(scope)
            ?? OfEach(scope)
            ?? OneEach(scope)
            ?? WithAddition(scope)
            ?? BareShares(scope)
            ?? OfOne(scope)
            ?? Piecework(scope)
            ?? WholeSentence(scope)
            ?? last;
    }

    private readonly record struct Candidates(
        string Text,
        Segment Ceiling,
        List<Figure> Figures,
        IReadOnlyList<RowDraft> Sentence,
        IReadOnlyList<RowDraft> Last,
        TextRange Statement,
        bool Closes
    )
    {
        public bool IsAlike(RowDraft row) => Terms.Alike(row.Term, Last[0].Term);
    }

    // …每个展位补助600元,省外参展商超过三成的上浮20%,单个展会最高80万元: a change of a sum has no ceiling of its own.
    private static List<RowDraft>? Changed(in Candidates scope) =>
        scope.Last.All(r => r.Flags.Contains(ConfidenceFlag.RefersBack) && !r.IsQuantified)
        && scope.Sentence.Where(r => r.IsQuantified).ToList() is { Count: > 0 } changed
        && scope.Figures is [{ IsMoney: true } most]
        && changed.TrueForAll(r => r.Caps.TrueForAll(c => c.Token.Value < most.Token.Value))
            ? changed
            : null;

    // 给予贴息,…给予补助,两项合计最高30万元: as many grants as it counts, whatever they are called.
    private static IReadOnlyList<RowDraft>? Counted(in Candidates scope) =>
        CountedGrants.Of(scope.Text, scope.Ceiling, scope.Sentence)
        ?? (
            CountedGrants.Count(scope.Text, scope.Ceiling) is > 1 and var count
            && scope.Sentence.Count == count
            && scope.Sentence.All(r => r.IsQuantified && (r.Rate is not null || r.Share is not null) && r.Caps.Count == 0)
                ? scope.Sentence
                : null
        );

    // 获得上述奖励合计最高200万元; 对出租方…,对承租方…,双方每年最高200万元
    private static List<RowDraft>? AllAbove(Candidates scope) =>
        CeilingShapes.Above.In(scope.Text.AsSpan(scope.Ceiling.Range.Start, scope.Ceiling.Range.Length))
            ? [.. scope.Sentence.Where(r => r.IsQuantified && r.Range.End > scope.Statement.Start)]
            : null;

    // 出租方按租金的5%奖励,承租方按租金的10%补贴,各自封顶20万元: whatever they are called.
    private static List<RowDraft>? OfEach(in Candidates scope) =>
        Both.Starts(scope.Text.AsSpan(scope.Ceiling.Range.Start, scope.Ceiling.Range.Length))
        && OfStatement(scope) is { Count: > 1 } own
        && own.TrueForAll(r => r.IsQuantified && r.Caps.Count == 0)
            ? own
            : null;

    // 单个项目不超过300万元和150万元: one ceiling a row.
    private static IReadOnlyList<RowDraft>? OneEach(in Candidates scope) =>
        scope.Figures.Count > 1
        && scope.Figures.Count == scope.Sentence.Count
        && IsEach(scope.Text, scope.Ceiling)
        && scope.Figures.TrueForAll(f => f is { IsMoney: true, Bound: Bound.UpTo })
            ? scope.Sentence
            : null;

    // 给予20万元奖励;每增加5000万元,追加10万元,总额以100万元为限: the sum and what is added to it.
    // 首次上规模的奖励8万元;批发业每增长1000万元奖励1万元,零售业每增长500万元奖励1万元,最高30万元: steps of one statement add to nothing before it.
    private static List<RowDraft>? WithAddition(Candidates scope)
    {
        bool together = scope.Sentence.Count > 1 && scope.Sentence[^2].Range.Start >= scope.Statement.Start;
        return scope.Sentence.Count > 1 && scope.Last is [var added] && Steps.Is(scope.Text, added, together)
            ? [.. scope.Sentence.Skip(together ? Base(scope) : 0).Where(r => r.IsQuantified)]
            : null;
    }

    // Where the grant begins that the last rows of the statement are steps of: its tiers, or the one row before them.
    private static int Base(Candidates scope)
    {
        var rows = scope.Sentence;
        int at = rows.Count - 1;
        while (at > 0 && rows[at].Range.End > scope.Statement.Start && Steps.Is(scope.Text, rows[at], together: true))
            at--;
        if (rows[at].Range.End <= scope.Statement.Start || at + 1 < rows.Count && IsApart(scope.Text, rows[at], rows[at + 1]))
            return at + 1;
        while (at > 0 && rows[at] is { Tier: > 1 })
            at--;
        return at;
    }

    // 500万元以下补5%,500万至1000万元补8%,最多不突破300万元: shares that have no ceiling of their own yet.
    private static IReadOnlyList<RowDraft>? BareShares(Candidates scope)
    {
        if (
            scope.Closes
            && scope.Sentence.Count > scope.Last.Count
            && scope.Sentence.All(r => r.Caps.Count == 0 && r.Rate is not null && scope.IsAlike(r))
            && Each.Starts(scope.Text.AsSpan(scope.Ceiling.Range.Start, scope.Ceiling.Range.Length))
        )
            return scope.Sentence;
        var shares = scope.Sentence.Where(r => r.Range.Start >= scope.Statement.Start || r.Range.End > scope.Statement.Start).ToList();
        return shares.Count > scope.Last.Count && shares.TrueForAll(r => r.Caps.Count == 0 && r.Rate is not null && scope.IsAlike(r))
            ? shares
            : null;
    }

    // 展位费补贴70%,人员费每人补贴5000元,单个企业全年最高20万元: what one gets in all of the statement.
    private static List<RowDraft>? OfOne(Candidates scope)
    {
        var own = OfStatement(scope);
        return
            own.Count > scope.Last.Count
            && own.TrueForAll(r =>
                r.IsQuantified && scope.IsAlike(r) && r.Caps.TrueForAll(c => c.Bound == Bound.Exact || c.Per is Per.Item or Per.Event)
            )
            && IsEach(scope.Text, scope.Ceiling)
            && scope.Figures is [{ IsMoney: true, Per: Per.Recipient or Per.Total or Per.Year or Per.Event or Per.Project or Per.Item } all]
            && own.TrueForAll(r => r.Caps.TrueForAll(c => c.Token.Value < all.Token.Value))
            ? own
            : null;
    }

    // 二孩家庭每平方米200元,三孩家庭每平方米300元,最高不超过3万元: what is paid piece by piece has one ceiling over all.
    private static List<RowDraft>? Piecework(Candidates scope)
    {
        var own = OfStatement(scope);
        return
            own.Count > scope.Last.Count
            && own.TrueForAll(r => r.Caps is [{ Bound: Bound.Exact, Per: Per.Item }] && r.Rate is null && r.Term == scope.Last[0].Term)
            && scope.Ceiling.Tokens is [{ Kind: TokenKind.Bound } opens, ..]
            && opens.Is(Bound.UpTo)
            && opens.Start == scope.Ceiling.Range.Start
            && scope.Figures is [{ IsMoney: true } over]
            && own.TrueForAll(r => r.Caps[0].Token.Value < over.Token.Value)
            ? own
            : null;
    }

    // …;…,单家企业奖励资金不超过1000万元: the whole sentence, where it is paid piece by piece.
    private static IReadOnlyList<RowDraft>? WholeSentence(Candidates scope)
    {
        var (text, ceiling, sentence) = (scope.Text, scope.Ceiling, scope.Sentence);
        if (
            !scope.Closes
            || sentence.Count <= scope.Last.Count
            || sentence.All(r => r.Caps.Count == 0)
            || sentence.Any(r => !r.IsQuantified || !scope.IsAlike(r) || r.Caps.Exists(c => !IsPiecework(c)))
        )
            return null;
        // 单站不超过30万元;…,单桩年补贴上限1500元: no ceiling below what it would bound.
        return
            scope.Figures is { Count: > 0 } bounds
            && sentence.All(r => scope.Last.Contains(r) || r.Caps.TrueForAll(c => c.Token.Value < bounds.Max(b => b.Token.Value)))
            && bounds.TrueForAll(f =>
                f is { IsMoney: true, Per: Per.Recipient or Per.Project or Per.Total or Per.Year }
                || f.Per == Per.Item && sentence.All(r => r.Caps.TrueForAll(c => c.Bound == Bound.Exact))
            )
            && (
                ceiling.Tokens.Any(t =>
                    t.Kind == TokenKind.Noun || t.Is(Per.Total) && t.Start == ceiling.Range.Start && Joint.Starts(text.AsSpan(t.Start))
                )
                || scope.Statement.Start == ceiling.Range.Start && IsEach(text, ceiling)
            )
            ? sentence
            : null;
    }

    private static List<RowDraft> OfStatement(Candidates scope)
    {
        List<RowDraft> own = [.. scope.Sentence.Where(r => r.Range.End > scope.Statement.Start)];
        int apart = Enumerable.Range(1, Math.Max(0, own.Count - 1)).LastOrDefault(i => IsApart(scope.Text, own[i - 1], own[i]));
        return [.. own.Skip(apart)];
    }

    // 给予一次性补贴1万元,带动就业满一年的,每带动1人再给予2000元: a condition of its own adds to no grant for something else that is paid once.
    private static bool IsApart(string text, RowDraft once, RowDraft row) =>
        once.Caps.Exists(c => c.Per == Per.Once)
        && row.Condition.Any(c =>
            c.Start >= once.Range.End
            && (text[c.End - 1] == '的' || text.AsSpan(c.Start, c.Length).Contains("的,", StringComparison.Ordinal))
        );

    // 每部作品最高200万元: what is counted opens the ceiling.
    private static bool IsEach(string text, Segment ceiling) =>
        Each.Starts(text.AsSpan(ceiling.Range.Start, ceiling.Range.Length))
        || ceiling.Tokens is [{ Kind: TokenKind.Per } per, ..] && per.Start == ceiling.Range.Start && text[per.Start] is '每' or '单';

    private static readonly WordList Each = Words.Of(WordClass.CeilingOpening);

    private static readonly WordList Both = Words.Of(WordClass.EachCeiling);

    private static readonly WordList Joint = Words.Of(WordClass.JointCeiling);

    // 1000元/辆, 200元/人次: what is counted piece by piece may well have a ceiling over all.
    private static bool IsPiecework(Figure cap) =>
        cap.Bound != Bound.AtLeast && (cap.Per is Per.Item or Per.Event || cap.Bound == Bound.Exact);
}
