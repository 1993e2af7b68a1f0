using System.Text.RegularExpressions;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>
/// A figure that counts something else than money: 放假1天, 30日内, 55周岁, 不超过10项, 百分之五十. Dates, years of the calendar and numbers of clauses are
/// none.
/// </summary>
/// <param name="Unit">What it counts.</param>
internal readonly partial record struct MeasureFigure(TextRange Range, string Text, string Unit)
{
    /// <summary>True for a span of time; 三个月 and 六十日 are two values of one thing.</summary>
    public bool IsPeriod => Unit is "个工作日" or "工作日" or "个月" or "月内" or "日" or "天" or "小时" or "分钟" or "年";

    /// <summary>What may take the place of what: spans of time of any unit, else figures of one unit.</summary>
    public string Kind => IsPeriod ? "period" : Unit;

    public static IEnumerable<MeasureFigure> In(string text) =>
        Measure()
            .Matches(TextFold.Fold(text))
            .Select(m => new MeasureFigure(
                new TextRange(m.Index, m.Index + m.Length),
                text.Substring(m.Index, m.Length),
                m.Groups["unit"].Value is { Length: > 0 } unit ? unit : "%"
            ));

    private const string Number = @"(?:[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九十百千两]+)";

    [GeneratedRegex(
        $@"(?<![0-9一二三四五六七八九十百千第.\-年月〔])(?<!月[0-9]{{1,2}}日(?:、[0-9]{{1,2}}日)*[、至和])(?:百分之[零一二三四五六七八九十百点]+|千分之[一二三四五六七八九十点]+|"
            + $@"{Number}(?<unit>个工作日|工作日|个月|月内|日(?!报|常|用)|天|小时|分钟"
            + @"|周岁|岁|个百分点|百分点|[%‰倍成折]|万?人次|万?人|万?[户家]|名|平方米|平方公里|公里|亩|[件项次场批篇]|吨|年(?![0-9一二三四五六七八九十度]|级|龄|月)))"
    )]
    private static partial Regex Measure();
}
