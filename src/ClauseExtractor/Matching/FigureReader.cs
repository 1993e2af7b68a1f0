using System.Text.RegularExpressions;
using ClauseExtractor.Extraction;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Matching;

/// <summary>A figure that a condition asks for, before anybody is measured by it.</summary>
/// <param name="Start">First character of metric and comparator in the condition.</param>
/// <param name="From">First character of comparator and figure.</param>
internal sealed record AskedFigure(
    int Start,
    int From,
    int End,
    Metric Metric,
    Comparator Comparator,
    decimal Bound,
    decimal? Upper,
    bool UpperOut,
    string Unit
)
{
    /// <summary>连续两年, 前三季度, a project's: one full year of the recipient does not tell it.</summary>
    public bool OfOtherSpan { get; init; }

    /// <summary>连续两年: one year tells when it fails, not when it is met.</summary>
    public bool SeveralYears { get; init; }

    /// <summary>首次: whether it was reached before is to be ticked.</summary>
    public bool FirstTime { get; init; }
}

/// <summary>Reads the figures that a stretch of a condition asks for.</summary>
internal static partial class FigureReader
{
    private static readonly IReadOnlyList<(string Word, string Value)> Before = MatchingWords.Valued("before"),
        After = MatchingWords.Valued("after");
    private static readonly IReadOnlyList<string> PartYear = MatchingWords.Of("part-year"),
        SeveralYears = MatchingWords.Of("several-years"),
        Projects = MatchingWords.Of("project");
    private static readonly string[] Gaps = ["首次", "约", "在", "为", "须", "应", "已", "即", "共"];

    /// <param name="text">The whole condition, folded.</param>
    /// <param name="last">The metric that an earlier stretch named last: 增速 alone is its growth.</param>
    public static IReadOnlyList<AskedFigure> Read(string text, TextRange range, Metric? last)
    {
        var found = new List<AskedFigure>();
        int before = range.Start;
        foreach (var token in Lexer.Read(text, range))
        {
            if (Units.Of(token) is not { } unit || token.Start < before || IsFiller(text, token, range))
                continue;
            if (One(text, range, token, unit, before, found.Count > 0 ? found[^1].Metric : last) is not { } figure)
                continue;
            found.Add(figure);
            before = figure.End;
        }
        return found;
    }

    /// <summary>True where a piece begins with a figure or what compares it: 满1年, 5000万元以上 belong to the words before.</summary>
    public static bool Opens(string document, TextRange piece)
    {
        string head = TextFold.Fold(document[piece.Start..Math.Min(piece.End, piece.Start + 6)]);
        return char.IsAsciiDigit(head[0]) || Before.Any(b => head.StartsWith(b.Word, StringComparison.Ordinal));
    }

    private static AskedFigure? One(string text, TextRange range, Token token, string unit, int floor, Metric? last)
    {
        string rest = text[token.End..range.End];
        var behind =
            token.Kind == TokenKind.Quantity && BehindNoun().Match(rest) is { Success: true } counted ? counted : Behind().Match(rest);
        string post = behind.Groups["post"].Value,
            brackets = behind.Value;
        int end = token.End + behind.Length,
            from = token.Start;
        Comparator? comparator =
            post.Length > 0 && After.FirstOrDefault(a => a.Word == post).Value is { } value && value != "in"
                ? Enum.Parse<Comparator>(value, true)
                : null;
        bool first = false;
        for (bool again = true; again; )
        {
            again = false;
            foreach (string gap in Gaps)
                if (from - gap.Length >= floor && Ends(text, from, gap) && (gap.Length > 1 || from - 1 > floor))
                    (from, again, first) = (from - gap.Length, true, first || gap == "首次");
            foreach (var (word, sign) in Before)
                if (from - word.Length >= floor && Ends(text, from, word) && word is not ("增长" or "实现" or "完成"))
                {
                    (from, again) = (from - word.Length, true);
                    comparator ??= Enum.Parse<Comparator>(sign, true);
                    break;
                }
        }
        // 建设一批平台, 资质晋升为一级: a count that nothing bounds.
        if (
            comparator is null
            && token.Upper is null
            && token.Kind == TokenKind.Quantity
            && (token.Value == 1 || unit is "级" or "类" or "批" or "项")
        )
            return null;
        bool included = brackets.Contains("(含", StringComparison.Ordinal);
        comparator = (comparator, included) switch
        {
            (Comparator.Gt, true) => Comparator.Gte,
            (Comparator.Lt, true) => Comparator.Lte,
            var (c, _) => c,
        };
        if (token.Upper is not null)
            comparator = Comparator.Between;
        int start = MetricStart(text, floor, from);
        // 达到上述标准的; 2年未就业: a figure that nothing compares is the first of its tiers.
        string words = behind.Groups["noun"].Value.Replace("_", "", StringComparison.Ordinal) is { Length: > 0 } noun
            ? noun
            : text[start..from];
        var metric = Metric.Of(words);
        if (metric is { Growth: true, Words.Length: 0 } && last is { } named)
            metric = new Metric(named.Words, true);
        else if (
            metric.Words.Length == 0
            && !metric.Growth
            && last is { } same
            && start == from
            && floor > range.Start
            && comparator is not null
        )
            metric = same;
        else if (unit == "%" && words.Contains("新增", StringComparison.Ordinal) && !metric.Growth)
            metric = new Metric(Metric.Cleaned(words.Replace("新增", "", StringComparison.Ordinal)), true);
        string near = text[Math.Max(range.Start, start - 12)..from];
        return new AskedFigure(
            start,
            from,
            end,
            metric,
            comparator ?? Comparator.Gte,
            token.Value,
            token.Upper,
            brackets.Contains("(不含", StringComparison.Ordinal),
            unit
        )
        {
            FirstTime = first || near.Contains("首次", StringComparison.Ordinal),
            SeveralYears = SeveralYears.Any(near.Contains),
            OfOtherSpan = PartYear.Any(near.Contains),
        };
    }

    // 2015年6月之后, 20年一遇, 每增加1人: no requirement of quantity.
    private static bool IsFiller(string text, Token token, TextRange range) =>
        // 上一年度, 连续两年, 前三年, 第一年 say when.
        (
            token.Start > range.Start
            && Units.Months(token.Unit ?? "") == 12
            && text[token.Start - 1] is '上' or '前' or '近' or '续' or '后' or '首'
        )
        || (Units.Months(token.Unit ?? "") == 12 && token.End < range.End && text[token.End] is '共' or '来')
        || token.Start > range.Start
            && (
                text[token.Start - 1] is '每' or '第'
                || (
                    token.Kind == TokenKind.Quantity
                    && token.Value == 1
                    && token.Start >= 2
                    && text[(token.Start - 2)..token.Start] is "每一" or "加" or "同一"
                )
            )
        || (token.Kind == TokenKind.Quantity && text[range.Start] == '每');

    private static int MetricStart(string text, int floor, int end)
    {
        int start = end;
        while (
            start > floor
            && text[start - 1] is not (',' or ';' or ':' or '。' or '、' or '\n' or '且' or '"' or '“' or '”')
            && !(text[start - 1] == '或' && end - start > 1 && !(start >= 2 && text[start - 2] == '到'))
            && end - start < 40
            && !(start >= 2 && text[(start - 2)..start] is "并且" or "同时")
            && !(text[start - 1] is '并' && end - start > 1)
        )
            start--;
        // 保费金额 of 购买知识产权保险的保费金额: the noun behind the last 的, unless that is nothing.
        int of = text.LastIndexOf('的', Math.Max(start, end - 1), Math.Max(0, end - start));
        return of >= start && end - of > 2 ? of + 1 : start;
    }

    private static bool Ends(string text, int at, string word) =>
        at >= word.Length && text.AsSpan(at - word.Length, word.Length).SequenceEqual(word);

    private const string Bounds = @"(?<b1>\(不?含[^()]{0,8}\))?(?<post>及其以上|及以上|或以上|以上|及以下|或以下|以下|以内|之内|内)";

    [GeneratedRegex(@"^_{0,40}(?:" + Bounds + @")?(?<b2>\(不?含[^()]{0,8}\))?")]
    private static partial Regex Behind();

    // 50个标准展位(9平方米)以上
    [GeneratedRegex(@"^(?<noun>[\u4e00-\u9fff]{2,6}?_{0,12})" + Bounds)]
    private static partial Regex BehindNoun();
}
