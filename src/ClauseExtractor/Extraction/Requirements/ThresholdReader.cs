using System.Buffers;
using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Requirements;

/// <summary>Reads the numeric requirements in the conditions of benefits: 营业收入首次突破2000万元, 研发投入占营业收入5%以上, 增速超全市平均1.2倍.</summary>
internal static class ThresholdReader
{
    private static readonly WordList Noise = Words.Of(WordClass.MetricNoise);

    /// <summary>The requirements of a document's rows in the order of the text, each once.</summary>
    public static IReadOnlyList<Threshold> Read(PolicyText text, IReadOnlyList<Benefit> rows)
    {
        var seen = new HashSet<int>();
        var thresholds = new List<Threshold>();
        var tokens = new List<Token>();
        foreach (var row in rows)
        {
            if (row.ConditionSpans.Count == 0)
                continue;
            // The whole stretch is read at once: the cue of 首次突破1亿元、3亿元 stands before the first tier only.
            var range = new TextRange(row.ConditionSpans[0].Start, row.ConditionSpans[^1].End);
            Lexer.Read(text.Folded, range, tokens);
            Threshold? before = null;
            for (int i = 0; i < tokens.Count; i++)
            {
                if (
                    !Measures(tokens[i])
                    || !StandsIn(tokens[i], row.ConditionSpans)
                    || Read(text, row.Clause, range, tokens, i, before, LastSum(thresholds, row.Clause)) is not { } threshold
                )
                    continue;
                bool fresh = seen.Add(threshold.Span.End);
                if (before is not null && Joined(text, before, threshold) is { } joined)
                {
                    threshold = joined;
                    thresholds.Remove(before);
                }
                before = threshold;
                if (fresh)
                    thresholds.Add(threshold);
            }
        }
        thresholds.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return thresholds;
    }

    private static bool Measures(Token token) =>
        token.Kind
            is TokenKind.Money
                or TokenKind.Percent
                or TokenKind.Points
                or TokenKind.Quantity
                or TokenKind.Multiple
                or TokenKind.Number;

    private static bool StandsIn(Token token, IReadOnlyList<Span> spans)
    {
        foreach (var span in spans)
            if (token.Start >= span.Start && token.End <= span.End)
                return true;
        return false;
    }

    private static Threshold? LastSum(List<Threshold> thresholds, string clause) =>
        thresholds.FindLast(t => t.Clause == clause && t.Unit == "元");

    // 20%(含)以上、30%(不含)以下; 超过500万元不超过1000万元: the two ends of one requirement.
    private static Threshold? Joined(PolicyText text, Threshold lower, Threshold upper) =>
        lower.Comparator is Comparator.Gte or Comparator.Gt
        && upper.Comparator is Comparator.Lte or Comparator.Lt
        && lower.Unit == upper.Unit
        && lower.Value < upper.Value
        && Touch(text, lower, upper.Span.Start)
            ? lower with
            {
                Comparator = Comparator.Between,
                Upper = upper.Value,
                Span = text.Span(lower.Span.Start, upper.Span.End),
            }
            : null;

    private static readonly SearchValues<char> Joints = SearchValues.Create("、,且但并在的或");

    private static bool Touch(PolicyText text, Threshold before, int start) =>
        start >= before.Span.End
        && start - before.Span.End <= 3
        && text.Folded.AsSpan(before.Span.End, start - before.Span.End).IndexOfAnyExcept(Joints) < 0;

    private static Threshold? Read(
        PolicyText text,
        string clause,
        TextRange range,
        List<Token> tokens,
        int index,
        Threshold? before,
        Threshold? earlier
    )
    {
        var figure = tokens[index];
        int start = figure.Start,
            end = figure.End;
        Comparator? comparator = figure.Upper is not null ? Comparator.Between : null;
        if (index + 1 < tokens.Count && FigureReader.IsPostBound(text.Folded, figure, tokens[index + 1]))
        {
            comparator ??= tokens[index + 1].Is(Bound.AtLeast) ? Comparator.Gte : Comparator.Lte;
            end = tokens[index + 1].End;
        }
        if (comparator is null && Behind(text.Folded, range.End, tokens, index, ref end) is { } later)
            comparator = later;
        for (int i = index - 1; i >= 0 && start - tokens[i].End <= 1 && tokens[i].Kind is TokenKind.Threshold or TokenKind.Bound; i--)
        {
            // 500万元以上1000万元以下: the cue is that of the figure before.
            if (i > 0 && FigureReader.IsPostBound(text.Folded, tokens[i - 1], tokens[i]))
                break;
            comparator ??=
                tokens[i].Kind == TokenKind.Threshold ? (Comparator)tokens[i].Tag
                : tokens[i].Is(Bound.AtLeast) ? Comparator.Gte
                : Comparator.Lte;
            // 达到或超过1亿元
            if (
                comparator == Comparator.Gt
                && (
                    text.Folded.AsSpan(tokens[i].Start).StartsWith("达到或", StringComparison.Ordinal)
                    || tokens[i].Start >= 3 && text.Folded.AsSpan(tokens[i].Start - 3, 3).SequenceEqual("达到或")
                )
            )
                comparator = Comparator.Gte;
            start = text.Folded.AsSpan(tokens[i].Start).StartsWith("占比", StringComparison.Ordinal)
                ? tokens[i].Start + 2
                : tokens[i].Start;
        }
        // 突破1亿元、3亿元: later members are compared as the first.
        if (comparator is null && figure.Tag == Token.Measured)
            comparator = First(tokens, index) ?? Comparator.Gt;
        // 增速超全市平均增速1.2倍: the cue stands before what is compared with.
        for (int i = index - 1; comparator is null && figure.Kind == TokenKind.Multiple && i >= 0 && tokens[i].Kind != TokenKind.Comma; i--)
            if (tokens[i].Kind == TokenKind.Threshold)
                (comparator, start) = ((Comparator)tokens[i].Tag, tokens[i].Start);
        if (comparator is null)
            return null;
        var metric = Metric(text.Folded, range, start);
        // What is measured was said with the end before: 增速20%以上、30%以下.
        string? said = metric.Length < 2 && before is not null && Touch(text, before, start) ? before.Metric : null;
        // 登记失业的16-24岁青年, 5000万元至1亿元的企业: the words before the 的, or what the figure counts.
        if (said is null && metric.Length < 2 && (comparator == Comparator.Between || figure.Kind == TokenKind.Quantity))
            said = Beside(text, range, figure, start, end) ?? earlier?.Metric;
        if (
            said is null
            && (metric.Length < 2 || IsSelection(text.Folded, metric) || Given.In(text.Folded.AsSpan(metric.Start, metric.Length)))
        )
            return null;
        string unit = figure.Kind switch
        {
            TokenKind.Points => "%",
            TokenKind.Money => figure.Currency is null or "CNY" ? "元" : figure.Currency,
            TokenKind.Percent => "%",
            TokenKind.Multiple => "倍",
            TokenKind.Number => "",
            _ => figure.Unit!,
        };
        return new Threshold(
            clause,
            said ?? text.Text[metric.Start..metric.End],
            comparator.Value,
            figure.Value,
            figure.Upper,
            unit,
            text.Span(start, end)
        );
    }

    // 贴息期限不超过2年 bounds what is given.
    private static readonly WordList Given = new("贴息", "补贴", "补助", "奖励", "资助");

    // The cue of the first member of a list: 达到 before 1000万元、5000万元、1亿元.
    private static Comparator? First(List<Token> tokens, int index)
    {
        int first = index;
        while (
            first >= 2
            && tokens[first - 1].Kind is TokenKind.Enumeration or TokenKind.Conjunction
            && tokens[first - 2].Kind == tokens[index].Kind
        )
            first -= 2;
        return first == index || first == 0 ? null
            : tokens[first - 1] is { Kind: TokenKind.Threshold } cue ? (Comparator)cue.Tag
            : tokens[first - 1].Is(Bound.AtLeast) ? Comparator.Gte
            : null;
    }

    // What follows the figure says how it is compared: 离校5年内, 一年期及以上, the last of 1亿元、5亿元、10亿元以上.
    private static Comparator? Behind(string folded, int limit, List<Token> tokens, int index, ref int end)
    {
        var rest = folded.AsSpan(end, limit - end);
        if (tokens[index].Unit is "年" or "个月" or "月" or "日" or "天" or "个工作日" or "工作日")
        {
            if (rest.StartsWith("后", StringComparison.Ordinal))
                return Comparator.Gte;
            if (rest.StartsWith("内", StringComparison.Ordinal) && !(end + 1 < folded.Length && folded[end + 1] is ',' or '按' or '给'))
            {
                end++;
                return Comparator.Lte;
            }
            if (rest.StartsWith("期及以上", StringComparison.Ordinal))
            {
                end += 4;
                return Comparator.Gte;
            }
        }
        for (
            int i = index;
            i + 2 < tokens.Count
                && tokens[i + 1].Kind is TokenKind.Enumeration or TokenKind.Conjunction
                && tokens[i + 2].Kind == tokens[index].Kind
                && tokens[i + 2].Start - tokens[i].End <= 2;
            i += 2
        )
            if (i + 3 < tokens.Count && FigureReader.IsPostBound(folded, tokens[i + 2], tokens[i + 3]))
                return tokens[i + 3].Is(Bound.AtLeast) ? Comparator.Gte : Comparator.Lte;
        return null;
    }

    // The words before the 的 that the figure follows; else the word that it counts.
    private static string? Beside(PolicyText text, TextRange range, Token figure, int start, int end)
    {
        if (start > range.Start && text.Folded[start - 1] == '的' && Metric(text.Folded, range, start - 1) is { Length: >= 2 } before)
            return text.Text[before.Start..before.End];
        int to = end;
        while (to < range.End && to - end < 8 && text.Folded[to] is >= '一' and <= '鿿' && text.Folded[to] != '的')
            to++;
        return to - end >= 2 ? text.Text[end..to]
            : figure.Unit is "岁" or "周岁" ? "年龄"
            : null;
    }

    // 每年评选不超过10个 limits the selection, it asks nothing of the recipient.
    private static readonly string[] Selections = ["评选", "评定", "选择", "遴选", "择优", "选取", "选拔"],
        Cues = ["首次突破", "突破", "超过", "达到", "首次", "达", "在"];

    private static bool IsSelection(string folded, TextRange metric)
    {
        foreach (string act in Selections)
            if (folded.AsSpan(metric.Start, metric.Length).EndsWith(act, StringComparison.Ordinal))
                return true;
        return false;
    }

    // What is measured: the words before the figure, back to the last comma, 的 or list mark.
    private static TextRange Metric(string folded, TextRange range, int end)
    {
        // 固定资产投资（不含土地费用）1亿元以上: the bracket qualifies the metric.
        if (end > range.Start && folded[end - 1] == ')' && folded.LastIndexOf('(', end - 1, end - range.Start) is >= 0 and var open)
            end = open;
        // 突破1亿元、3亿元: the metric of a later member stands before the list.
        for (
            int cue = end;
            cue > range.Start && (char.IsAsciiDigit(folded[cue - 1]) || folded[cue - 1] is '、' or '亿' or '万' or '元' or '.' or '%');
            cue--
        )
            end = cue - 1;
        int start = end;
        while (start > range.Start && folded[start - 1] is not (',' or '。' or '、' or '的' or '且' or '\n' or ';') && end - start < 24)
            start--;
        for (bool again = start < end && Noise.Starts(folded.AsSpan(start)); again && start < end; )
        {
            again = false;
            foreach (string noise in Noise.Words)
                if (end - start > noise.Length && folded.AsSpan(start).StartsWith(noise, StringComparison.Ordinal))
                    (start, again) = (start + noise.Length, true);
        }
        foreach (string noise in Cues)
            if (end - start > noise.Length && folded.AsSpan(start, end - start).EndsWith(noise, StringComparison.Ordinal))
                end -= noise.Length;
        return new TextRange(start, end);
    }
}
