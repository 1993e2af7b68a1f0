using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Wordings;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Years;

/// <summary>Reads how many years a grant runs or is paid over: 年限不超过三年, 连续三年给予…, 分三年拨付.</summary>
internal static class GrantYears
{
    /// <summary>Years that a segment gives a benefit for: 年限不超过三年, 最多支持三个年度; negative for instalments (分三年拨付).</summary>
    public static int? Of(string text, Segment segment) => Of(text, segment, segment.Range.Start);

    private static int? Of(string text, Segment segment, int from)
    {
        foreach (var token in segment.Tokens)
        {
            // 最长60个月 are five years.
            if (
                token.Start < from
                || token.Kind != TokenKind.Quantity
                || PeriodReader.Years(token.Upper ?? token.Value, token.Unit) is not { } years
                || years > 30
            )
                continue;
            // 连续两年入选的,不重复奖励: what somebody did, and what is refused for it.
            if (
                LooksBack(text, token)
                || segment.Tokens.HasFrom(TokenKind.Negation, token.End)
                || Refused.In(text.AsSpan(token.End, Math.Max(0, segment.Range.End - token.End)))
            )
                continue;
            var before = text.AsSpan(from, token.Start - from);
            if (before.EndsWith("分", StringComparison.Ordinal) || before.EndsWith("分期", StringComparison.Ordinal))
                return -years;
            if (Cues.In(before) || EndsInGrant(segment, token))
                return years;
        }
        return null;
    }

    private static readonly WordList Refused = Words.Of(WordClass.StackingRule);

    // 上一年度, 近三年, 满三年, 第一年, 不足一年, 五年以上.
    private static bool LooksBack(string text, Token years) =>
        years.Start > 0
            && text[years.Start - 1] is '上' or '前' or '近' or '满' or '第' or '首' or '每' or '同' or '后' or '次' or '、' or '足'
        || years.End + 1 < text.Length
            && text[years.End] is '以' or '及'
            && text.AsSpan(years.End, Math.Min(4, text.Length - years.End)).Contains("以上", StringComparison.Ordinal);

    /// <summary>True for a segment that says nothing but how long a grant before it runs: 补贴期限最长不超过3年, 享受补贴不超过2年.</summary>
    public static bool IsRun(string text, Segment segment)
    {
        if ((segment.Classes & TokenClasses.Count) == 0 || segment.Tokens.Any(t => t.IsFigure) || Of(text, segment) is null)
            return false;
        var words = text.AsSpan(segment.Range.Start, segment.Range.Length);
        return words.Length <= 30
            && words[^1] != '的'
            && (
                Terms.Starts(words)
                || segment.Tokens is [{ Kind: TokenKind.Noun or TokenKind.Verb } first, ..]
                    && first.Start - segment.Range.Start <= 2
                    && Durations.In(words)
            );
    }

    // 补贴两年: nothing stands between what is given and its years, and nothing behind them.
    private static bool EndsInGrant(Segment segment, Token years)
    {
        foreach (var token in segment.Tokens)
            if (token.End == years.Start && token.Kind == TokenKind.Noun)
                return segment.Range.End == years.End;
        return false;
    }

    /// <summary>Sets the years that stand in a bracket behind the last sum: 每年经费300万元(连续3年).</summary>
    public static void SetBracketed(string text, Segment segment, IReadOnlyList<RowDraft> last)
    {
        if (
            segment.Bracketed.Count == 0
            || last is not [.., { Caps: [.., var cap] } row]
            || segment.Bracketed[0].Start <= cap.Range.End
            || !segment.Range.Contains(cap.Range.Start)
            || segment.Bracketed.Any(t => t.IsFigure)
        )
            return;
        int open = text.LastIndexOf('(', segment.Bracketed[0].Start, segment.Bracketed[0].Start - cap.Range.End + 1);
        if (
            open >= 0
            && Of(text, new Segment(segment.Range with { Start = open + 1 }, segment.Bracketed)) is { } years
            && (years > 0 ? row.Years is null : row.InstalmentYears is null)
        )
            Set([row], years, segment);
    }

    private static readonly WordList Cues = Words.Of(WordClass.RunCue);

    private static readonly WordList Terms = Words.Of(WordClass.RunOpening),
        Durations = Words.Of(WordClass.RunWord);

    /// <summary>Years said within a grant: 连续三年给予…, 5年内按….</summary>
    public static int? Of(string text, GrantPhrase phrase)
    {
        foreach (var token in phrase.Tokens)
            if (
                token is { Kind: TokenKind.Quantity, Unit: "年" or "个年度" }
                && token.Start < phrase.Start
                && phrase.Start - token.End <= 2
                && token.Value is >= 1 and <= 30
                && token.Upper is null
                // 三年共奖励60万元: in all of the years.
                && text[token.End] is not ('内' or '共')
                && !LooksBack(text, token)
            )
                return (int)token.Value;
        // 给予2年且每月不超过2000元; 给予最长3年的补贴
        for (int i = phrase.Verb + 1; phrase.Verb >= 0 && i < phrase.Tokens.Count && i <= phrase.Verb + 2; i++)
            if (
                phrase.Tokens[i] is { Kind: TokenKind.Quantity, Unit: "年" or "个年度", Value: >= 1 and <= 30 } run
                && run.Start - phrase.Tokens[phrase.Verb].End <= 3
                && !LooksBack(text, run)
            )
                return (int)run.Value;
        return Of(text, phrase.Segment, phrase.Start);
    }

    /// <summary>What a segment behind a grant says of how often it is paid, and nothing else: <u>每年</u>发放一次; null for any other.</summary>
    public static Per? Often(string text, Segment segment) =>
        segment.Tokens is [{ Kind: TokenKind.Per } per, ..]
        && per.Tag is (byte)Per.Year or (byte)Per.Quarter or (byte)Per.Month
        && per.Start == segment.Range.Start
        && segment.Range.Length <= 8
        && text.AsSpan(segment.Range.Start, segment.Range.Length).EndsWith("一次", StringComparison.Ordinal)
        && !segment.Tokens.Any(t => t.IsFigure)
            ? (Per)per.Tag
            : null;

    /// <summary>Sets how often rows are paid where they do not say it.</summary>
    public static void Repeat(IReadOnlyList<RowDraft> rows, Per often)
    {
        foreach (var row in rows.Where(r => r.Caps is [{ Per: null or Per.Recipient or Per.Item }]))
            row.Caps[0] = row.Caps[0] with { Per = often, Unit = null };
    }

    /// <summary>Sets the years of rows; negative ones are instalments.</summary>
    public static void Set(IReadOnlyList<RowDraft> rows, int years, Segment segment)
    {
        foreach (var row in rows)
        {
            if (years < 0)
                row.InstalmentYears = -years;
            else
                row.Years = years;
            row.Range = row.Range with { End = Math.Max(row.Range.End, segment.Range.End) };
        }
    }
}
