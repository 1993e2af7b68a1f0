using ClauseExtractor.Language;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Documents;

/// <summary>Reads what stands around a policy: document number, signature and date, printing date, approval, comment period.</summary>
internal sealed partial class HeadReader(ClauseTree tree)
{
    private static readonly WordList Consultations = new("征集", "征求", "公示", "反馈", "意见");

    private readonly PolicyText text = tree.Text;
    private History? history;

    /// <summary>What stands in brackets under the title of a law or a decree.</summary>
    public History History => history ??= HistoryReader.Read(text.Folded, Lines(Front()));

    /// <summary>Whether nothing but the history under the title says when the document was issued.</summary>
    private bool IssuedByDecree => History.Promulgated is { } decreed && Issued()?.Range == decreed.Range;

    /// <summary>发文字号, on a line of its own before the first unit: in the notice, else under the title.</summary>
    public Found<string>? Number()
    {
        int limit =
            tree.Nodes.Count > 0 ? tree.Nodes[0].LabelRange.Start
            : tree.Parts.Closing.IsEmpty ? text.Text.Length
            : tree.Parts.Closing.Start;
        Found<string>? decree = null;
        TextRange? order = null;
        foreach (var paragraph in text.Paragraphs)
        {
            if (paragraph.Start >= limit)
                break;
            var range = Trim(paragraph.Range);
            var line = Folded(range);
            if (line.Length is 0 or > 60)
                continue;
            if (OfficialWords.IsSerialNumber(line) && order is { } above && range.Start - above.End <= 1)
                decree ??= new Found<string>(Plain(new TextRange(above.Start, range.End)), new TextRange(above.Start, range.End));
            // 某省人民政府令第312号, on one line.
            else if (HistoryReader.Decree(text.Folded, range) is { } whole && whole.Number == range)
                decree ??= new Found<string>(Plain(range), range);
            else if (
                DocumentNumbers.First(line) is { } number
                && (
                    number.Length >= line.Length * 0.6
                    || number.End == line.Length - 1 && line[number.Start - 1] == '(' && tree.Parts.Title.Contains(range)
                    || line.StartsWith("文号")
                    || line.StartsWith("发文字号")
                )
                && line.IndexOf('《') < 0
            )
                return new Found<string>(Plain(Shift(number, range.Start)), Shift(number, range.Start));
            else if (OfficialWords.IsTypedNumber(line))
                return new Found<string>(Plain(range), range);
            order = line.EndsWith("令") || line.EndsWith("公告") || line.EndsWith("通告") ? range : null;
        }
        return decree ?? (History.Number is { } history && IssuedByDecree ? new Found<string>(Plain(history), history) : null);
    }

    /// <summary>
    /// 成文日期: the signed date of the notice, else of the closing. A date in the title's brackets is a compilation's, none of the document's.
    /// </summary>
    public Found<DateOnly>? Issued()
    {
        foreach (var part in new[] { tree.Parts.Notice, tree.Parts.Closing, Front() })
        {
            Found<DateOnly>? last = null;
            foreach (var range in Lines(part))
                if (SignedDate(range) is { } date)
                {
                    last = date;
                    if (part == tree.Parts.Closing)
                        break;
                }
            if (last is not null)
                return last;
        }
        return History.Promulgated;
    }

    /// <summary>印发日期: …办公厅 2025年6月30日印发.</summary>
    public Found<DateOnly>? Printed()
    {
        foreach (var part in new[] { tree.Parts.Closing, tree.Parts.Notice })
        foreach (var range in Lines(part))
        {
            var line = Folded(range);
            if (!line.EndsWith("印发") || line.Length > 60)
                continue;
            foreach (var date in DateLexer.Read(text.Folded, range))
                if (date.Date is { } day && date.Range.End >= range.End - 3)
                    return new Found<DateOnly>(day, date.Range);
        }
        return null;
    }

    /// <summary>A meeting's approval: 已经2024年11月20日第73次区政府常务会议审议通过.</summary>
    public Found<DateOnly>? Adopted()
    {
        if (History.Amended.Count > 0)
            return History.Adopted;
        foreach (var part in new[] { tree.Parts.Notice, Front() })
        {
            Found<DateOnly>? last = null;
            foreach (var range in Lines(part))
            foreach (var date in DateLexer.Read(text.Folded, range))
            {
                var after = text.Folded.AsSpan(date.Range.End, Math.Min(range.End - date.Range.End, 60));
                int meeting = after.IndexOf("会");
                if (
                    date.Date is { } day
                    && meeting >= 0
                    && (
                        after[meeting..].IndexOf("通过") is >= 0 and < 16
                        || after[meeting..].IndexOf("审议") is >= 0 and < 10
                        || after[meeting..].IndexOf("同意") is >= 0 and < 10
                    )
                    && after.IndexOf("。") is var stop
                    && (stop < 0 || stop > meeting)
                )
                    last = new Found<DateOnly>(day, date.Range);
            }
            if (last is not null)
                return last;
        }
        return null;
    }

    /// <summary>公示期自…至…, 意见征集时间为…至…, 于…前反馈.</summary>
    public (Found<DateOnly>? From, Found<DateOnly>? To) Comment()
    {
        var read = Comment(Lines(tree.Parts.Notice.IsEmpty ? Front() : tree.Parts.Notice));
        // A web page says it below the text: 征求意见截止2026年4月23日。
        return read is (null, null) ? Comment(text.Paragraphs.TakeLast(6).Select(p => p.Range)) : read;
    }

    private (Found<DateOnly>? From, Found<DateOnly>? To) Comment(IEnumerable<TextRange> lines)
    {
        Found<DateOnly>? from = null,
            to = null;
        foreach (var range in lines)
        {
            var line = Folded(range);
            if (!Consultations.In(line))
                continue;
            var dates = DateLexer.Read(text.Folded, range).FindAll(d => d.Date is not null);
            for (int i = 0; i < dates.Count; i++)
            {
                var after = text.Folded.AsSpan(dates[i].Range.End, Math.Min(4, text.Folded.Length - dates[i].Range.End));
                var before = text.Folded.AsSpan(range.Start, dates[i].Range.Start - range.Start);
                var found = new Found<DateOnly>(dates[i].Date!.Value, dates[i].Range);
                if (
                    i + 1 < dates.Count
                    && (after is ['至' or '-' or '~' or '到', ..] || after.StartsWith("起至") || after.StartsWith("起,至"))
                )
                {
                    from ??= found;
                    to ??= new Found<DateOnly>(dates[i + 1].Date!.Value, dates[i + 1].Range);
                    i++;
                }
                else if (
                    after is ['前', ..] or ['之', '前', ..]
                    || before.EndsWith("截止时间为")
                    || before.EndsWith("截止")
                    || before.EndsWith("截至")
                    || before.EndsWith("截止日期为")
                    || before.EndsWith("截止时间:")
                )
                    to ??= found;
                else if (before.EndsWith("自") && after is ['起', ..])
                    from ??= found;
            }
        }
        return (from, to);
    }

    /// <summary>From the start of the policy up to its first unit, the title included.</summary>
    private TextRange Front()
    {
        int start = tree.Parts.Notice.IsEmpty ? 0 : tree.Parts.Notice.End;
        int end =
            tree.Nodes.Count > 0 ? tree.Nodes[0].LabelRange.Start
            : tree.Parts.Closing.IsEmpty ? text.Text.Length
            : tree.Parts.Closing.Start;
        return new TextRange(start, Math.Max(start, end));
    }

    private Found<DateOnly>? SignedDate(TextRange range)
    {
        // (2023年2月8日) on a line of its own under the title; in the title's line it is a compilation's.
        if (Folded(range) is ['(', .., ')'] && OfficialWords.IsDate(Folded(range)[1..^1]))
            range = new TextRange(range.Start + 1, range.End - 1);
        var line = Folded(range);
        // …请认真贯彻执行。某市监管厅2023年3月13日
        if (
            line.EndsWith("日")
            && LineEnds.HasClause(line)
            && Signature(range) is { IsEmpty: false } tail
            && !LineEnds.HasClause(Folded(tail))
        )
        {
            range = tail;
            line = Folded(tail);
        }
        if (line.Length > 60 || line.EndsWith("印发") || !line.EndsWith("日") || LineEnds.HasClause(line))
            return null;
        var dates = DateLexer.Read(text.Folded, range);
        if (dates.Count != 1 || dates[0].Date is not { } day || dates[0].EndOfPeriod || dates[0].Range.End != range.End)
            return null;
        var before = Trim(new TextRange(range.Start, dates[0].Range.Start));
        return before.IsEmpty || Organs(before).Count > 0 ? new Found<DateOnly>(day, dates[0].Range) : null;
    }

    private IEnumerable<TextRange> Lines(TextRange part)
    {
        foreach (var paragraph in text.Paragraphs)
            if (paragraph.Start >= part.End)
                yield break;
            else if (paragraph.End > part.Start && paragraph.Row is null)
                yield return Trim(new TextRange(Math.Max(paragraph.Start, part.Start), Math.Min(paragraph.End, part.End)));
    }

    private ReadOnlySpan<char> Folded(TextRange range) => text.Folded.AsSpan(range.Start, range.Length);

    /// <summary>The words without white space.</summary>
    private string Plain(TextRange range) => string.Concat(text.Text[range.Start..range.End].Where(c => !char.IsWhiteSpace(c)));

    private TextRange Trim(TextRange range)
    {
        (int start, int end) = (range.Start, range.End);
        while (start < end && text.Folded[start] is ' ' or '\n')
            start++;
        while (end > start && text.Folded[end - 1] is ' ' or '\n')
            end--;
        return new TextRange(start, end);
    }

    private static TextRange Shift(TextRange range, int by) => new(range.Start + by, range.End + by);
}
