using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Excluded;

/// <summary>What looks like a grant and is none: the past, double support, loans.</summary>
internal static class Exclusions
{
    private static readonly WordList Promise = Words.Of(WordClass.Promise);
    private static readonly WordList Stacking = Words.Of(WordClass.StackingRule);

    /// <summary>True for a sentence that tells what was given: 累计惠及638家企业, 发放专项奖励8亿元.</summary>
    public static bool IsPast(string text, Sentence sentence) =>
        (sentence.Marks(text) & SentenceMarks.Past) != 0 && !Promise.In(text.AsSpan(sentence.Range.Start, sentence.Range.Length));

    /// <summary>True for a rule on double support: 按照“从高不重复”原则予以支持.</summary>
    /// <remarks>
    /// A sentence that grants a sum and only adds 不重复享受 grants it all the same, and so does one that says it in brackets:
    /// 给予30万元奖励(已获得更高奖励的,不再给予重复奖励).
    /// </remarks>
    public static bool IsStacking(string text, Sentence sentence) =>
        (sentence.Marks(text) & SentenceMarks.Stacking) != 0 && Stacks(text, sentence.Range) && !GivesBeside(text, sentence);

    private static bool GivesBeside(string text, Sentence sentence) =>
        sentence
            .Statements.SelectMany(s => s.Segments)
            .Any(s => !Stacks(text, s.Range) && s.Grant(text) is { } grant && grant.Tokens.Any(GrantFinder.IsGivenFigure));

    private static bool Stacks(string text, TextRange range)
    {
        var words = text.AsSpan(range.Start, range.Length);
        if (!Stacking.In(words))
            return false;
        for (int depth = 0, from = 0, i = 0; i <= words.Length; i++)
        {
            bool open = i < words.Length && words[i] == '(',
                close = i < words.Length && words[i] == ')';
            if ((open || i == words.Length) && depth == 0 && Stacking.In(words[from..i]))
                return true;
            depth = Math.Max(
                0,
                depth
                    + (
                        open ? 1
                        : close ? -1
                        : 0
                    )
            );
            if (close && depth == 0)
                from = i + 1;
        }
        return false;
    }

    /// <summary>True for a ceiling over the whole document: 同一企业每年享受本措施支持不超过1000万元.</summary>
    public static bool IsCeiling(string text, Sentence sentence)
    {
        var marks = sentence.Marks(text);
        return (marks & (SentenceMarks.JointSum | SentenceMarks.WholePolicy)) != 0 && IsCeiling(text, sentence, marks);
    }

    private static bool IsCeiling(string text, Sentence sentence, SentenceMarks marks)
    {
        var words = text.AsSpan(sentence.Range.Start, sentence.Range.Length);
        if (
            (marks & SentenceMarks.JointSum) != 0
            && sentence.Statements.SelectMany(s => s.Segments).Count(s => s.Tokens.Any(t => t.IsFigure)) == 1
            && (
                words.Contains("合计", StringComparison.Ordinal)
                || words.Contains("总和", StringComparison.Ordinal)
                || words.Contains("之和", StringComparison.Ordinal)
            )
        )
            return true;
        if ((marks & SentenceMarks.WholePolicy) == 0)
            return false;
        var segments = sentence.Statements.SelectMany(s => s.Segments).ToList();
        return segments.Any(s => s.Tokens.Has(TokenKind.Money) && s.Tokens.Any(t => t.Is(Bound.UpTo)))
            && !segments.Any(s => s.Tokens.Any(t => t.Kind == TokenKind.Verb && text[t.Start] is '给' or '予'));
    }

    /// <summary>True for what is paid back: 退还全部资金,并按年利率5%支付资金占用费.</summary>
    public static bool IsGivenBack(string text, Statement statement, GrantPhrase phrase) =>
        (phrase.Verb < 0 || text[phrase.Tokens[phrase.Verb].Start] is not ('给' or '予'))
        && Returns.In(text.AsSpan(statement.Segments[0].Range.Start, phrase.Start - statement.Segments[0].Range.Start));

    private static readonly WordList Returns = Words.Of(WordClass.GiveBack);

    /// <summary>True for a price deduction in procurement: 给予10%-20%的价格扣除优惠.</summary>
    public static bool IsProcurement(string text, GrantPhrase phrase) =>
        text.AsSpan(phrase.Segment.Range.Start, phrase.Segment.Range.Length).Contains("价格扣除", StringComparison.Ordinal);

    /// <summary>True where a loan, not a grant, is offered: 给予最高500万元的贷款支持.</summary>
    public static bool IsLoan(string text, GrantPhrase phrase)
    {
        if (phrase.NounToken is not { } noun)
            return false;
        // 提供1亿元以上的增信担保: what is to be brought about.
        if (
            text.AsSpan(noun.Start, 2) is "担保"
            && phrase.Tokens.Any(t => t.IsFigure && t.End <= noun.Start)
            && phrase.Tokens.Any(t => t.Is(Bound.AtLeast))
        )
            return true;
        int figure = -1;
        for (int i = 0; i < phrase.Noun; i++)
            if (phrase.Tokens[i].IsFigure)
                figure = i;
        int from = figure >= 0 ? phrase.Tokens[figure].End : phrase.Start;
        if (from >= noun.Start)
            return false;
        var between = text.AsSpan(from, noun.Start - from);
        // 最高50万元的贷款及贴息: the sum is the loan's.
        bool joined = between[^1] is '及' or '和' or '与' or '、';
        between = between.TrimEnd("及和与、");
        // 给予5万元融资奖励: a grant about a loan.
        if (!joined && (text[noun.Start] is '奖' or '补' || text.AsSpan(noun.Start, 2) is "贴息" or "资助"))
            return false;
        return between.EndsWith("贷款", StringComparison.Ordinal)
            || between.EndsWith("信贷", StringComparison.Ordinal)
            || between.EndsWith("授信", StringComparison.Ordinal)
            || between.EndsWith("融资", StringComparison.Ordinal) && !text.AsSpan(noun.Start, 2).SequenceEqual("担保");
    }
}
