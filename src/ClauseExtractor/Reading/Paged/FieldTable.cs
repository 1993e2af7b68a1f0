using System.Text.RegularExpressions;

namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// Reads the rows of a card that is set as a table of two columns without rules: short labels of fields (支持对象, 补贴标准, 责任单位) on the left,
/// what they say on the right, over as many lines
/// as it takes. A label stands level with the first of its lines, or in their middle.
/// </summary>
internal static partial class FieldTable
{
    /// <summary>A label has no more characters.</summary>
    private const int LongestLabel = 10;

    /// <summary>So large a share of the labels is known.</summary>
    private const double Share = 0.5;

    /// <summary>In distances of lines: a row begins at least so far from the line above it, where rows are set apart.</summary>
    private const double Parted = 1.02;

    /// <summary>Whether the lines on the left of a table's only gutter are labels of fields.</summary>
    public static bool Is(IReadOnlyList<PageLine> lines, IReadOnlyList<Gutter> gutters)
    {
        if (gutters.Count != 1)
            return false;
        var labels = lines.Select(line => Label(line, gutters[0])).Where(label => label.Length > 0).ToList();
        return labels.Count > 0
            && labels.TrueForAll(label => label.Length <= LongestLabel)
            && labels.Count(label => Known().IsMatch(label)) >= Share * labels.Count;
    }

    /// <summary>Whether words are the label of a field.</summary>
    public static bool IsLabel(ReadOnlySpan<char> words) => words.Length is > 1 and <= LongestLabel && Known().IsMatch(words);

    /// <summary>The rows of such a table, each with its label, where it has one, and its lines.</summary>
    public static List<List<TableCell>> Rows(IReadOnlyList<PageLine> lines, IReadOnlyList<Gutter> gutters)
    {
        var texts = lines.Where(line => Text(line, gutters[0]) is not null).ToList();
        var labels = lines
            .Where(line => Label(line, gutters[0]).Length > 0)
            .Select(line => new TableCell(0, Left(line, gutters[0])!, line.Middle))
            .ToList();
        if (
            !BeginRows(lines, gutters[0])
            && texts.Count > 0
            && SpanningLabels.Of(
                labels,
                [.. texts.Select(line => (IReadOnlyList<TableCell>)[new TableCell(1, Text(line, gutters[0])!, line.Middle)])]
            )
                is { } spans
        )
            return [.. labels.Select((label, i) => Row(label, texts.Skip(spans.Take(i).Sum()).Take(spans[i]), gutters[0]))];
        var rows = new List<List<TableCell>>();
        for (int start = 0, end; start < lines.Count; start = end)
        {
            for (end = start + 1; end < lines.Count && Label(lines[end], gutters[0]).Length == 0; end++) { }
            var texted = lines.Skip(start).Take(end - start).Where(line => Text(line, gutters[0]) is not null);
            rows.Add(
                Row(Left(lines[start], gutters[0]) is { } label ? new TableCell(0, label, lines[start].Middle) : null, texted, gutters[0])
            );
        }
        return rows;
    }

    private static List<TableCell> Row(TableCell? label, IEnumerable<PageLine> lines, Gutter gutter)
    {
        TableCell? cell = null;
        foreach (var line in lines)
            if (cell is null)
                cell = new TableCell(1, Text(line, gutter)!, line.Middle);
            else
                cell.Add(Text(line, gutter)!, line.Middle);
        return [.. new[] { label, cell }.OfType<TableCell>()];
    }

    /// <summary>Whether every label is level with a line of text, and rows are set apart right there.</summary>
    private static bool BeginRows(IReadOnlyList<PageLine> lines, Gutter gutter)
    {
        var steps = lines
            .Zip(lines.Skip(1))
            .Select(pair => (Step: pair.Second.Middle - pair.First.Middle, Labelled: Label(pair.Second, gutter).Length > 0))
            .ToList();
        var within = steps.Where(step => !step.Labelled).Select(step => step.Step).ToList();
        return lines.All(line => Label(line, gutter).Length == 0 || Text(line, gutter) is not null)
            && (within.Count == 0 || steps.Where(step => step.Labelled).All(step => step.Step > Parted * within.Max()));
    }

    private static string Label(PageLine line, Gutter gutter) =>
        Left(line, gutter) is { } left ? left.Words.Trim(' ', '　', ':', '：') : "";

    private static Segment? Left(PageLine line, Gutter gutter) => Side(line, segment => segment.Left < gutter.Middle);

    private static Segment? Text(PageLine line, Gutter gutter) => Side(line, segment => segment.Left >= gutter.Middle);

    private static Segment? Side(PageLine line, Func<Segment, bool> isOn) =>
        line.Segments.Where(isOn).SelectMany(segment => segment.Runs).ToList() is { Count: > 0 } runs ? new Segment(runs) : null;

    [GeneratedRegex(
        "(对象|条件|标准|内容|方式|范围|主体|流程|程序|环节|材料|依据|期限|时间|时限|部门|单位|机构|渠道|电话|地点|要求|名称|措施|说明|领域|额度|金额|比例)$"
    )]
    private static partial Regex Known();
}
