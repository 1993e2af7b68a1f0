using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Indicators;

/// <summary>Reads the rows of a table of targets: 1 软件和信息服务业经营收入 15000亿元.</summary>
internal static class IndicatorTable
{
    /// <summary>True for an annex, box or table whose caption names targets.</summary>
    public static bool Is(PolicyText text, ClauseNode node)
    {
        if (node.Kind is not (ClauseKind.Annex or ClauseKind.Table or ClauseKind.Box) || node.Heading is not { } heading)
            return false;
        var caption = text.Folded.AsSpan(heading.Start, heading.Length);
        return caption.Contains("指标", StringComparison.Ordinal) || caption.Contains("目标", StringComparison.Ordinal);
    }

    /// <summary>A target a row: the last figure of the row, measured by the words before it.</summary>
    public static IEnumerable<Indicator> Read(PolicyText text, ClauseNode node)
    {
        int? year = null;
        foreach (var paragraph in text.Paragraphs)
        {
            if (!node.Own.Any(own => own.Contains(paragraph.Range)))
                continue;
            var tokens = Lexer.Read(text.Folded, paragraph.Range);
            int last = tokens.FindLastIndex(t =>
                t.Depth == 0 && t.Kind is TokenKind.Money or TokenKind.Percent or TokenKind.Quantity or TokenKind.Points
            );
            if (last < 0 || EndsLate(text.Folded, paragraph, tokens[last]))
            {
                // The header names the year of the column: 指标 2025年目标.
                year = tokens.FindLast(t => t.Kind == TokenKind.Year) is { End: > 0 } header ? (int)header.Value : year;
                continue;
            }
            var metric = Metric(text.Folded, paragraph, tokens, last);
            if (metric.Length < 2)
                continue;
            var figure = tokens[last];
            int from = figure.Start;
            var comparator = Comparator.Eq;
            if (last > 0 && tokens[last - 1].Kind is TokenKind.Threshold or TokenKind.Bound && from - tokens[last - 1].End <= 1)
            {
                from = tokens[last - 1].Start;
                comparator =
                    tokens[last - 1].Kind == TokenKind.Threshold ? (Comparator)tokens[last - 1].Tag
                    : tokens[last - 1].Is(Bound.AtLeast) ? Comparator.Gte
                    : Comparator.Lte;
            }
            if (text.Folded.AsSpan(figure.End).StartsWith("左右", StringComparison.Ordinal))
                comparator = Comparator.Approx;
            yield return new Indicator(
                node.Path,
                text.Text[metric.Start..metric.End],
                comparator,
                figure.Upper ?? figure.Value,
                figure.Kind == TokenKind.Money ? "元"
                    : figure.Kind == TokenKind.Quantity ? figure.Unit!
                    : "%",
                year,
                text.Span(from, figure.End)
            );
        }
    }

    // A note under the table mentions figures in its sentences; a row ends in its figure.
    private static bool EndsLate(string folded, Paragraph paragraph, Token figure)
    {
        var rest = folded.AsSpan(figure.End, paragraph.End - figure.End).Trim();
        return !(
            rest.Length == 0
            || rest.StartsWith("左右", StringComparison.Ordinal)
            || rest.StartsWith("以上", StringComparison.Ordinal)
            || rest.StartsWith("以内", StringComparison.Ordinal)
            || rest.StartsWith("预期", StringComparison.Ordinal)
            || rest.StartsWith("约束", StringComparison.Ordinal)
            || rest.StartsWith("[", StringComparison.Ordinal)
        );
    }

    // From behind the row's number to the first figure column.
    private static TextRange Metric(string folded, Paragraph paragraph, List<Token> tokens, int last)
    {
        int start = paragraph.Start,
            end = tokens[last].Start;
        while (start < end && (char.IsAsciiDigit(folded[start]) || folded[start] is ' ' or '.' or '、'))
            start++;
        if (last > 0 && tokens[last - 1].Kind is TokenKind.Threshold or TokenKind.Bound && end - tokens[last - 1].End <= 1)
            end = tokens[last - 1].Start;
        for (int i = last - 1; i >= 0; i--)
            if (
                tokens[i].Kind is TokenKind.Money or TokenKind.Percent or TokenKind.Quantity
                && tokens[i].Start > start
                && folded[tokens[i].Start - 1] == ' '
                && tokens[i].End < folded.Length
                && folded[tokens[i].End] == ' '
            )
                end = tokens[i].Start;
        while (end > start && folded[end - 1] is ' ' or '*' or ':')
            end--;
        return new TextRange(start, Math.Max(start, end));
    }
}
