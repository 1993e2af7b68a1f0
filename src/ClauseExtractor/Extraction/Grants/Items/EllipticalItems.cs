using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Ceilings;
using ClauseExtractor.Extraction.Grants.Conditions;
using ClauseExtractor.Extraction.Grants.Excluded;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Wordings;
using ClauseExtractor.Extraction.Grants.Years;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Items;

/// <summary>Items that lean on a noun said before them: 二等奖3万元, 省级50万元.</summary>
internal static class EllipticalItems
{
    /// <summary>True for a few words and a sum at the end of a segment, with a noun to lean on and no grant behind it in the
    /// statement.</summary>
    public static bool Is(string text, Segment segment, Statement statement, int at, bool hasNoun) =>
        hasNoun && First(segment) is >= 0 and var first && IsItem(text, segment, statement, at, first);

    private static bool IsItem(string text, Segment segment, Statement statement, int at, int first)
    {
        if (
            segment.Tokens[first].Kind != TokenKind.Money
            || segment.Tokens[first].Start - segment.Range.Start > 48
            || text.AsSpan(segment.Range.Start, segment.Range.Length).Contains("贷款", StringComparison.Ordinal)
        )
            return false;
        // 农户自筹不低于300元
        if (Payers.IsOwn(text, new TextRange(segment.Range.Start, Start(text, segment))))
            return false;
        int last = segment.Tokens.Count - 1;
        int end = GrantFinder.EndOfFigure(text, segment.Tokens, LastFigure(segment));
        if (
            segment.Range.End - end > 1 && !Performed.Contains(text[end..segment.Range.End])
            || segment
                .Tokens.Index()
                .Any(t =>
                    t.Item.Kind is TokenKind.Negation or TokenKind.Verb
                    || t.Item.Kind == TokenKind.Threshold
                        && !(t.Index + 1 < segment.Tokens.Count && segment.Tokens[t.Index + 1].Kind == TokenKind.Quantity)
                )
            || segment.Tokens.Any(t =>
                t.Kind == TokenKind.Threshold && t.Start >= segment.Tokens[first].Start
                || t.Is(Bound.AtLeast) && t.Start >= segment.Tokens[first].End
            )
            || last < first
        )
            return false;
        for (int k = at + 1; k < statement.Segments.Count; k++)
            if (
                statement.Segments[k].Grant(text) is { } later
                && !(later.Verb < 0 && SharedCeilings.OpensShared(text, statement.Segments[k]))
                && !(later.NounToken is not null && IsAnnounced(text, statement, at))
            )
                return false;
        return true;
    }

    // 培训补贴标准:初级1000元,中级1500元,生活费补贴每天30元: the noun of the items stands before the colon.
    private static bool IsAnnounced(string text, Statement statement, int at) =>
        statement
            .Segments.Take(at)
            .Any(s =>
                s.Range.End < text.Length
                && text[s.Range.End] == ':'
                && (s.Classes & TokenClasses.Noun) != 0
                && (s.Classes & (TokenClasses.Figure | TokenClasses.Verb)) == 0
            );

    // 三层、四层分别按每平方米80元、100元执行
    private static readonly string[] Performed = Words.Of(WordClass.Performed).Words;

    private const int Counted = TokenClasses.According | TokenClasses.Per | TokenClasses.Sum;

    /// <summary>True for what is counted and its sum, with no grant behind it: 直流桩按每千瓦300元, 三层、四层分别按每平方米80元、100元.</summary>
    public static bool IsCounted(string text, Segment segment, Statement statement, int at, bool hasNoun) =>
        (segment.Classes & Counted) == Counted && CountsSums(text, segment, statement, at, hasNoun);

    private static bool CountsSums(string text, Segment segment, Statement statement, int at, bool hasNoun) =>
        segment.Tokens.FirstOrDefault(t => t.Kind == TokenKind.According) is { End: > 0 } according
        && segment.Tokens.SkipWhile(t => t.Start < according.End).ToList()
            is [{ Kind: TokenKind.Per } per, { Kind: TokenKind.Money }, .. var others]
        && others
            .Index()
            .All(t =>
                t.Index % 2 == 0
                    ? t.Item.Kind is TokenKind.Enumeration or TokenKind.Conjunction && t.Index < others.Count - 1
                    : t.Item.Kind == TokenKind.Money
            )
        && (others.Count == 0 || segment.Tokens.Any(t => t.Kind == TokenKind.Distribution && t.End == according.Start))
        && according.End == per.Start
        && according.Start - segment.Range.Start >= 2
        && FillerWords.UncoveredLength(text, segment, according.Start) >= 2
        && Is(text, segment, statement, at, hasNoun);

    /// <summary>True for a condition and its share, with no noun and no grant without a figure behind it: 100万元以下的按5%.</summary>
    public static bool IsShare(string text, Segment segment, Statement statement, int at) =>
        (segment.Classes & TokenClasses.According) != 0 && IsShareOf(text, segment, statement, at);

    private static bool IsShareOf(string text, Segment segment, Statement statement, int at)
    {
        if (
            segment.Tokens is not [.., { Kind: TokenKind.According } according, { Kind: TokenKind.Percent } share]
            || !GrantFinder.IsGivenFigure(share)
            || segment.Range.End - share.End > 1
            || according.Start - segment.Range.Start < 3
            || text[according.Start - 1] is not ('的' or '分')
            || FillerWords.UncoveredLength(text, segment, according.Start) < 1
                && !segment.Tokens.Any(t => t.IsFigure && t.End < according.Start)
        )
            return false;
        for (int k = at + 1; k < statement.Segments.Count; k++)
            if (statement.Segments[k].Grant(text) is { } later && !later.Tokens.Any(t => t.IsFigure && t.Start >= later.Start))
                return false;
        return true;
    }

    /// <summary>The row of such a share.</summary>
    public static RowDraft Share(string text, Segment segment, string term, IReadOnlyList<TextRange> condition, int sentence)
    {
        var figure = FigureReader.Read(text, segment, segment.Tokens.Count - 2)[^1];
        var row = new RowDraft
        {
            Term = term,
            Condition = condition,
            Sentence = sentence,
            Range = segment.Range,
            Rate = figure,
            Base = figure.Base,
        };
        row.Flags.Add(ConfidenceFlag.NoNoun);
        return row;
    }

    /// <summary>True for a share or sum in place of the one before, for whom stands before it: 制造业项目<u>提高至3%</u>.</summary>
    public static bool IsRaised(string text, Segment segment, IReadOnlyList<RowDraft> last, int pending) =>
        last is [.., { IsQuantified: true, Match: null } row]
        && segment.Tokens is [.., { Tag: 0 } figure]
        && GrantFinder.IsGivenFigure(figure)
        && figure.End == segment.Range.End
        && (figure.Kind == TokenKind.Percent ? row.Rate is not null : row is { Rate: null, Caps: [{ Bound: Bound.Exact }] })
        && segment.Tokens.CountOf(t => t.IsFigure) == 1
        && Raised(text, segment, figure) is var start
        && start > segment.Range.Start - 1
        && (pending > 0 || FillerWords.UncoveredLength(text.AsSpan(segment.Range.Start, start - segment.Range.Start)) >= 2);

    // Where 提高至 begins, with the name of the share before it (补助比例提高至); -1 where it does not stand before the figure.
    private static int Raised(string text, Segment segment, Token figure)
    {
        var words = text.AsSpan(segment.Range.Start, figure.Start - segment.Range.Start);
        int length = Raises.EndLength(words);
        if (length == 0)
            return -1;
        int start = figure.Start - length;
        int name = ShareNames.EndLength(words[..(start - segment.Range.Start)]);
        if (name == 0)
            return start;
        start -= name;
        foreach (var token in segment.Tokens)
            if (token.Kind == TokenKind.Noun && token.End == start)
                start = token.Start;
        return start;
    }

    private static readonly WordList Raises = Words.Of(WordClass.RaisedTo);

    private static readonly WordList ShareNames = new("比例", "标准", "额度", "金额");

    /// <summary>The row of such a share or sum.</summary>
    public static RowDraft Raise(string text, Segment segment, RowDraft before, List<Segment> pending, int sentence)
    {
        var figure = FigureReader.Read(text, segment, segment.Tokens.Count - 1)[^1];
        var row = new RowDraft
        {
            Term = before.Term,
            Condition = ConditionReader.Of(text, pending, segment.Range.Start, Raised(text, segment, figure.Token)),
            Sentence = sentence,
            Range = segment.Range,
        };
        if (figure.IsMoney)
            row.Caps.Add(figure with { Per = before.Caps[0].Per, Unit = before.Caps[0].Unit });
        else
            (row.Rate, row.Base) = (figure, before.Base);
        row.Flags.Add(ConfidenceFlag.NoNoun);
        return row;
    }

    /// <summary>True for a part of a run and its share behind a grant without a figure: 给予三年补贴,<u>第一年100%</u>,第二年80%.</summary>
    public static bool IsYearShare(string text, Segment segment, IReadOnlyList<RowDraft> last) =>
        segment.Tokens is [.., { Kind: TokenKind.Percent, Tag: 0 } share]
        && share.End == segment.Range.End
        && segment.Tokens.CountOf(t => t.IsFigure) == 1
        && (
            last is [{ IsQuantified: false }] or [.., { YearPart: not null, Rate: not null, Reading: null }]
            || last is [.., { YearPart: not null, Rate: not null }] && Lowered.Ends(text.AsSpan(0, share.Start))
        )
        && YearParts.Last(text, new TextRange(segment.Range.Start, share.Start)) is { Range: var part }
        && part.Start == segment.Range.Start
        && IsManner(text, segment, new TextRange(part.End, share.Start));

    private static readonly WordList Lowered = Words.Of(WordClass.LoweredShare);

    // 第一年按租金的100%, 第二年按80%, 第三年降至50%: by what stands between.
    private static bool IsManner(string text, Segment segment, TextRange between)
    {
        if (Lowered.In(text.AsSpan(between.Start, between.Length)) && Lowered.StartLength(text.AsSpan(between.Start)) == between.Length)
            return true;
        if (between.Length == 0 || segment.Tokens.FirstOrDefault(t => t.Kind == TokenKind.According) is not { End: > 0 } by)
            return between.Length == 0;
        var of = new TextRange(by.End, text[between.End - 1] == '的' ? between.End - 1 : between.End);
        return by.Start == between.Start && (of.Length <= 0 || of.Length <= 14 && BaseReader.EndsInHead(text, of));
    }

    /// <summary>The row of such a part.</summary>
    public static RowDraft YearShare(string text, Segment segment, RowDraft before, int sentence)
    {
        var figure = FigureReader.Read(text, segment, 0)[^1];
        return new RowDraft
        {
            Term = before.Term,
            Condition = before.Condition,
            Beneficiary = before.Beneficiary,
            Sentence = sentence,
            Range = segment.Range,
            Rate = figure,
            Base = figure.Base,
            YearPart = YearParts.Last(text, segment.Range),
        };
    }

    /// <summary>The noun that a statement names before a segment, null where it names none.</summary>
    public static string? NounBefore(string text, Statement statement, int at)
    {
        for (int k = at - 1; k >= 0; k--)
            if (statement.Segments[k].Tokens.LastOrDefault(t => t.Kind == TokenKind.Noun) is { End: > 0 } noun)
                return text[noun.Start..noun.End];
        return null;
    }

    /// <summary>True where the sum of an item measures somebody (注册资本不低于500万元): no item of what only a heading names.</summary>
    public static bool Measures(string text, Segment segment)
    {
        int start = Start(text, segment);
        var words = text.AsSpan(segment.Range.Start, start - segment.Range.Start).TrimEnd("为达到在:的");
        // 10米以上车辆每年8万元: the bound of a count measures the thing.
        return segment
                .Tokens.Index()
                .Any(t => t.Item.Is(Bound.AtLeast) && !(t.Index > 0 && segment.Tokens[t.Index - 1].Kind == TokenKind.Quantity))
            || Sizes.In(words)
            || BaseReader.EndsInHead(text, new TextRange(segment.Range.Start, segment.Range.Start + words.Length));
    }

    /// <summary>True where the words before the sum name a fund or a budget: 当年预算规模3000万元.</summary>
    public static bool IsFund(string text, Segment segment) =>
        Funds.Ends(text.AsSpan(segment.Range.Start, Start(text, segment) - segment.Range.Start).TrimEnd("为达到在:的"));

    private static readonly WordList Funds = Words.Of(WordClass.FundSize);

    private static readonly WordList Sizes = Words.Of(WordClass.SizeWord);

    /// <summary>Index of the first sum, -1 where there is none.</summary>
    public static int First(Segment segment)
    {
        for (int i = 0; i < segment.Tokens.Count; i++)
            if (GrantFinder.IsGivenFigure(segment.Tokens[i]))
                return i;
        return -1;
    }

    /// <summary>Where the first sum starts, with the cues that touch it: 本科生<u>每月600元</u>.</summary>
    public static int Start(string text, Segment segment) => segment.Tokens[FirstCue(text, segment)].Start;

    /// <summary>Index of the first of the cues that touch the first sum, of the sum itself where none do, -1 where there is no
    /// sum.</summary>
    public static int FirstCue(string text, Segment segment)
    {
        int i = First(segment);
        // 500平方米以上的15万元: the bound is that of the figure before.
        while (
            !(i > 1 && FigureReader.IsPostBound(text, segment.Tokens[i - 2], segment.Tokens[i - 1]))
            && i > 0
            && (
                segment.Tokens[i - 1].Kind is TokenKind.Bound or TokenKind.Per or TokenKind.Distribution
                // 三层、四层分别按每平方米80元、100元执行
                || segment.Tokens[i - 1].Kind == TokenKind.According && i > 1 && segment.Tokens[i - 2].Kind == TokenKind.Distribution
            )
            && segment.Tokens[i].Start - segment.Tokens[i - 1].End <= 1
        )
            i--;
        return i;
    }

    /// <summary>True where the last of the segments says nothing but 最高不超过.</summary>
    public static bool IsBoundAlone(string text, List<Segment> pending) =>
        pending is [.., var opener]
        && opener.Tokens is [{ Kind: TokenKind.Bound } bound]
        && bound.Is(Bound.UpTo)
        && FillerWords.UncoveredLength(text, opener, opener.Range.End) == 0;

    private static int LastFigure(Segment segment)
    {
        for (int i = segment.Tokens.Count - 1; i >= 0; i--)
            if (segment.Tokens[i].IsFigure)
                return i;
        return -1;
    }
}
