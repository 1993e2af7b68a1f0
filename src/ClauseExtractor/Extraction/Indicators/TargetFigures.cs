using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Indicators;

/// <summary>A figure that is a target, and what it measures.</summary>
internal readonly record struct TargetFigure(TextRange Metric, Comparator Comparator, decimal Value, string Unit, TextRange Range);

/// <summary>Finds the targets of a segment: <u>软件业营收</u>达7700亿元, 新增5个<u>公共数据授权运营领域</u>, <u>产量</u>820亿斤以上.</summary>
internal static class TargetFigures
{
    private static readonly string[] TimeUnits = Words.Of(WordClass.TimeUnit).Words;

    // Verbs after which a number counts what follows: 新增5个…, 建设35个….
    private static readonly string[] Verbs = Words.Of(WordClass.TargetVerb).Words;

    private static readonly string[] Leads = Words.Of(WordClass.TargetLead).Words;

    /// <summary>Adds the targets of a segment in order.</summary>
    public static void Read(string folded, Segment segment, List<TargetFigure> targets)
    {
        var tokens = segment.Tokens;
        int pieceStart = segment.Range.Start;
        for (int i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (
                token.Kind == TokenKind.Enumeration
                || token.Kind == TokenKind.Conjunction && i > 0 && tokens[i - 1].End == token.Start && IsCounted(tokens[i - 1])
            )
            {
                pieceStart = token.End;
                continue;
            }
            if (token.Kind == TokenKind.Year)
                pieceStart = Math.Max(pieceStart, token.End);
            // 一个中心、两种资源: a numeral in words counts no target.
            if (!IsCounted(token) || !char.IsAsciiDigit(folded[token.Start]) || IsQualifier(folded, segment, i))
                continue;
            int end = EndOf(folded, segment, i, out var comparator);
            int start = CueStart(folded, tokens, i, ref comparator);
            var before = Trim(folded, new TextRange(Math.Min(pieceStart, start), start));
            var after = After(folded, segment, i, end);
            bool counts = token.Kind == TokenKind.Quantity && after.Length >= 2 && (before.IsEmpty || EndsInVerb(folded, before));
            var metric = counts ? after : before;
            pieceStart = Math.Max(end, counts ? after.End : end);
            if (metric.Length < 2)
                continue;
            targets.Add(
                new TargetFigure(
                    metric,
                    comparator,
                    token.Upper ?? token.Value,
                    token.Kind == TokenKind.Money ? Currency(token)
                        : token.Kind == TokenKind.Quantity ? token.Unit!
                        : "%",
                    new TextRange(start, end)
                )
            );
        }
    }

    private static string Currency(Token token) =>
        token.Currency switch
        {
            "USD" => "美元",
            "EUR" => "欧元",
            "HKD" => "港元",
            _ => "元",
        };

    private static bool IsCounted(Token token) =>
        token.Kind is TokenKind.Money or TokenKind.Percent or TokenKind.Points
        || token.Kind == TokenKind.Quantity && !TimeUnits.Contains(token.Unit);

    // 超100亿元企业20家, 50万元以上的项目: the sum qualifies what is counted behind it.
    private static bool IsQualifier(string folded, Segment segment, int index)
    {
        var tokens = segment.Tokens;
        int end =
            index + 1 < tokens.Count && FigureReader.IsPostBound(folded, tokens[index], tokens[index + 1])
                ? tokens[index + 1].End
                : tokens[index].End;
        if (end < segment.Range.End && folded[end] == '的')
            return true;
        for (int i = index + 1; i < tokens.Count; i++)
            if (tokens[i].Kind is TokenKind.Enumeration or TokenKind.Conjunction or TokenKind.Year)
                return false;
            else if (IsCounted(tokens[i]))
                return tokens[index].Kind != TokenKind.Quantity
                    && tokens[i].Kind == TokenKind.Quantity
                    && tokens[i].Start - end is >= 2 and <= 16;
        return false;
    }

    private static int EndOf(string folded, Segment segment, int index, out Comparator comparator)
    {
        var tokens = segment.Tokens;
        int end = tokens[index].End;
        comparator = Comparator.Eq;
        if (index + 1 < tokens.Count && FigureReader.IsPostBound(folded, tokens[index], tokens[index + 1]))
        {
            comparator = tokens[index + 1].Is(Bound.AtLeast) ? Comparator.Gte : Comparator.Lte;
            return tokens[index + 1].End;
        }
        if (folded.AsSpan(end, Math.Min(2, segment.Range.End - end)).SequenceEqual("左右"))
        {
            comparator = Comparator.Approx;
            return end + 2;
        }
        if (tokens[index].Upper is not null)
            comparator = Comparator.Between;
        return end;
    }

    // 超过, 达到, 不低于, 约 before the figure belong to it.
    private static int CueStart(string folded, TokenList tokens, int index, ref Comparator comparator)
    {
        int start = tokens[index].Start;
        if (start > 0 && folded[start - 1] is '约' or '近')
        {
            comparator = Comparator.Approx;
            start--;
        }
        for (int i = index - 1; i >= 0 && start - tokens[i].End <= 1 && tokens[i].Kind is TokenKind.Threshold or TokenKind.Bound; i--)
        {
            if (comparator == Comparator.Eq)
                comparator =
                    tokens[i].Kind == TokenKind.Threshold ? (Comparator)tokens[i].Tag
                    : tokens[i].Is(Bound.AtLeast) ? Comparator.Gte
                    : Comparator.Lte;
            if (folded[tokens[i].Start] != '占')
                start = tokens[i].Start;
        }
        return start;
    }

    private static TextRange After(string folded, Segment segment, int index, int end)
    {
        int stop = segment.Range.End;
        for (int i = index + 1; i < segment.Tokens.Count; i++)
            if (
                segment.Tokens[i].Start >= end
                && (
                    segment.Tokens[i].Kind is TokenKind.Enumeration && segment.Tokens.Skip(i + 1).Any(IsCounted)
                    || IsCounted(segment.Tokens[i])
                    || segment.Tokens[i].Kind == TokenKind.Conjunction && Next(segment, i)
                )
            )
            {
                stop = segment.Tokens[i].Start;
                break;
            }
        while (end < stop && folded[end] is '的' or ' ')
            end++;
        return new TextRange(end, stop);
    }

    // 5个领域和10个场景: the conjunction parts two counts.
    private static bool Next(Segment segment, int conjunction) =>
        conjunction + 1 < segment.Tokens.Count
        && IsCounted(segment.Tokens[conjunction + 1])
        && segment.Tokens[conjunction + 1].Start == segment.Tokens[conjunction].End;

    private static TextRange Trim(string folded, TextRange range)
    {
        int start = range.Start,
            end = range.End;
        for (bool again = true; again && start < end; )
        {
            again = false;
            foreach (string lead in Leads)
                if (end - start > lead.Length && folded.AsSpan(start).StartsWith(lead, StringComparison.Ordinal))
                    (start, again) = (start + lead.Length, true);
        }
        while (end > start && folded[end - 1] is ',' or ' ' or ':' or '为' or '*' or '达' or '到' or '至')
            end--;
        return new TextRange(start, end);
    }

    private static bool EndsInVerb(string folded, TextRange range)
    {
        var words = folded.AsSpan(range.Start, range.Length);
        if (words is "对" or "为" or "向")
            return true;
        foreach (string verb in Verbs)
            if (words.EndsWith(verb, StringComparison.Ordinal))
                return true;
        return false;
    }
}
