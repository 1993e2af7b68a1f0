using System.Text.RegularExpressions;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>A figure that counts something else than money: 放假1天, 30日内, 不超过10项, 百分之五十. Dates, years of the calendar and numbers of clauses are none.</summary>
/// <param name="Unit">What it counts.</param>
internal readonly partial record struct MeasureFigure(TextRange Range, string Text, string Unit)
{
    public static IEnumerable<MeasureFigure> In(string text) =>
        Measure().Matches(TextFold.Fold(text)).Select(m => new MeasureFigure(new TextRange(m.Index, m.Index + m.Length), text.Substring(m.Index, m.Length), m.Groups["unit"].Value is { Length: > 0 } unit ? unit : "%"));

    private const string Number = @"(?:[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九十百千两]+)";

    [GeneratedRegex($@"(?<![0-9一二三四五六七八九十百千第.\-年月〔])(?:百分之[一二三四五六七八九十百]+|{Number}(?<unit>个工作日|工作日|个月|日内|日前|天|小时|分钟|周年|周岁|年以|年内|个百分点|百分点|[%‰倍]|万?人次|万?人|万?[户家]|名|平方米|平方公里|公里|亩|[件项次场批篇]|吨))")]
    private static partial Regex Measure();
}
