using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Grants.Items;

/// <summary>A card: a numbered item whose paragraphs are labels and values (补贴对象：…。补贴标准：8000元。补贴期限：一次性。). What its fields say holds for
/// its rows.</summary>
internal static class CardFields
{
    private readonly record struct Field(string Label, TextRange Paragraph, TextRange Value);

    /// <summary>Completes the rows of a unit that is a card.</summary>
    public static void Complete(string folded, ClauseTree tree, int index, IReadOnlyList<RowDraft> rows)
    {
        if (rows.Count > 0 && Fields(folded, tree.Nodes[index]) is { Count: >= 2 } fields)
            Complete(folded, tree, index, rows, fields);
    }

    private static void Complete(string folded, ClauseTree tree, int index, IReadOnlyList<RowDraft> rows, List<Field> fields)
    {
        var recipient = fields.Find(f => f.Label.EndsWith("对象", StringComparison.Ordinal)).Value;
        var conditions = fields
            .Where(f => f.Label.EndsWith("条件", StringComparison.Ordinal))
            .SelectMany(f => f.Value.Length > 1 ? [f.Value] : Items(tree, index))
            .ToList();
        foreach (var row in rows)
        {
            var own = row.Condition.Where(c => !fields.Exists(f => f.Paragraph.Contains(c.Start)));
            row.Condition = [.. conditions.Append(recipient).Concat(own).Where(c => c.Length > 1).OrderBy(c => c.Start)];
            if (recipient.Length is > 1 and <= 40)
                row.Beneficiary = recipient;
            foreach (var field in fields.Where(f => f.Label.EndsWith("期限", StringComparison.Ordinal)))
                Run(folded, field.Value, row);
            row.Flags.Remove(ConfidenceFlag.NoCondition);
        }
    }

    // 一次性; 不超过24个月
    private static void Run(string folded, TextRange value, RowDraft row)
    {
        if (folded.AsSpan(value.Start, value.Length).Contains("一次性", StringComparison.Ordinal))
        {
            for (int i = 0; i < row.Caps.Count; i++)
                row.Caps[i] = row.Caps[i].Per is null ? row.Caps[i] with { Per = Per.Once } : row.Caps[i];
            return;
        }
        foreach (var token in Lexer.Read(folded, value))
            if (token.Kind == TokenKind.Quantity)
                row.Years ??= Language.PeriodReader.Years(token.Upper ?? token.Value, token.Unit);
    }

    private static List<Field> Fields(string folded, ClauseNode node)
    {
        var fields = new List<Field>();
        foreach (var own in node.Own)
            for (int start = own.Start, end; start < own.End; start = end + 1)
            {
                end = folded.IndexOf('\n', start, own.End - start) is >= 0 and var line ? line : own.End;
                var paragraph = folded.AsSpan(start, end - start);
                if (ParagraphStarts.FieldLength(paragraph) is > 0 and var label)
                    fields.Add(new Field(folded[start..(start + label - 1)], new TextRange(start, end), Trim(folded, start + label, end)));
            }
        return fields;
    }

    // The numbered items of a field without a value: 补贴条件:(1)…;(2)….
    private static IEnumerable<TextRange> Items(ClauseTree tree, int index) =>
        tree.Nodes.Where(n => n.Parent == index).SelectMany(n => n.Own.Select(o => Trim(tree.Text.Folded, o.Start, o.End)));

    private static TextRange Trim(string folded, int start, int end)
    {
        while (end > start && folded[end - 1] is '。' or ';' or ' ')
            end--;
        while (start < end && folded[start] == ' ')
            start++;
        return new TextRange(start, end);
    }
}
