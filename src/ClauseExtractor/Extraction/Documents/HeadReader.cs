using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Documents;

/// <summary>Reads what stands around a policy: document number, signature and date, printing date, approval, comment period.</summary>
internal sealed class HeadReader(ClauseTree tree)
{
    private readonly PolicyText text = tree.Text;
    private History? history;

    /// <summary>What stands in brackets under the title of a law or a decree.</summary>
    public History History => history ??= HistoryReader.Read(text.Folded, Lines(Front()));

    /// <summary>Whether nothing but the history under the title says when the document was issued.</summary>
    private bool IssuedByDecree => History.Promulgated is { } decreed && Issued()?.Range == decreed.Range;

    /// <summary>发文字号, on a line of its own before the first unit: in the notice, else under the title.</summary>
    public Found<string>? Number()
    {
        int limit = tree.Nodes.Count > 0 ? tree.Nodes[0].LabelRange.Start : tree.Parts.Closing.IsEmpty ? text.Text.Length : tree.Parts.Closing.Start;
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
            else if (DocumentNumbers.First(line) is { } number && (number.Length >= line.Length * 0.6 || number.End == line.Length - 1 && line[number.Start - 1] == '(' && tree.Parts.Title.Contains(range) || line.StartsWith("文号") || line.StartsWith("发文字号")) && line.IndexOf('《') < 0)
                return new Found<string>(Plain(Shift(number, range.Start)), Shift(number, range.Start));
            // 商服贸函2026年第322号: the number of a letter, without brackets.
            else if (OfficialWords.IsLetterNumber(line))
                return new Found<string>(Plain(range), range);
            order = line.EndsWith("令") || line.EndsWith("公告") || line.EndsWith("通告") ? range : null;
        }
        return decree ?? (History.Number is { } history && IssuedByDecree ? new Found<string>(Plain(history), history) : null);
    }

    /// <summary>成文日期: the signed date of the notice, else of the closing. A date in the title's brackets is a compilation's, none of the document's.</summary>
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
                    if (date.Date is { } day && meeting >= 0 && (after[meeting..].IndexOf("通过") is >= 0 and < 16 || after[meeting..].IndexOf("审议") is >= 0 and < 10 || after[meeting..].IndexOf("同意") is >= 0 and < 10) && after.IndexOf("。") is var stop && (stop < 0 || stop > meeting))
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
        Found<DateOnly>? from = null, to = null;
        foreach (var range in lines)
        {
            var line = Folded(range);
            if (!HasAny(line, "征集", "征求", "公示", "反馈", "意见"))
                continue;
            var dates = DateLexer.Read(text.Folded, range).FindAll(d => d.Date is not null);
            for (int i = 0; i < dates.Count; i++)
            {
                var after = text.Folded.AsSpan(dates[i].Range.End, Math.Min(4, text.Folded.Length - dates[i].Range.End));
                var before = text.Folded.AsSpan(range.Start, dates[i].Range.Start - range.Start);
                var found = new Found<DateOnly>(dates[i].Date!.Value, dates[i].Range);
                if (i + 1 < dates.Count && (after is ['至' or '-' or '~' or '到', ..] || after.StartsWith("起至") || after.StartsWith("起,至")))
                {
                    from ??= found;
                    to ??= new Found<DateOnly>(dates[i + 1].Date!.Value, dates[i + 1].Range);
                    i++;
                }
                else if (after is ['前', ..] or ['之', '前', ..] || before.EndsWith("截止时间为") || before.EndsWith("截止") || before.EndsWith("截至") || before.EndsWith("截止日期为") || before.EndsWith("截止时间:"))
                    to ??= found;
                else if (before.EndsWith("自") && after is ['起', ..])
                    from ??= found;
            }
        }
        return (from, to);
    }

    /// <summary>发文机关 as signed: the lines above the signed date, else the unit that the notice's own title names, else the letterhead.</summary>
    public List<Found<string>> Issuers()
    {
        var ranges = text.Paragraphs.Select(p => Trim(p.Range)).ToList();
        var issued = Issued();
        var issuers = new List<Found<string>>();
        if (issued is { } date)
        {
            int at = ranges.FindIndex(r => r.Contains(date.Range));
            // The date may stand behind the name on one line.
            var line = at >= 0 ? new TextRange(ranges[at].Start, date.Range.Start) : default;
            if (at >= 0 && Organs(Trim(line)) is { Count: > 0 } same)
                issuers.AddRange(same);
            // …请认真贯彻执行。某市监管厅: the signature stands behind the last sentence.
            else if (at >= 0 && Signature(at == 0 || !Trim(line).IsEmpty ? line : ranges[at - 1]) is { IsEmpty: false } tail && Organs(tail) is { Count: > 0 } signed)
                return signed;
            for (int i = at - 1; i >= 0 && i > at - 25 && issuers.Count < 25 && Organs(ranges[i]) is { Count: > 0 } above; i--)
                issuers.InsertRange(0, above);
        }
        if (issuers.Count > 0)
            return issuers;
        if (Decree() is { } decree)
            return [decree];
        if (TitleIssuers() is { Count: > 0 } title)
            return title;
        if (AboveTitle() is { Count: > 0 } heads)
            return heads;
        return History.Organ is { } organ && IssuedByDecree ? [new Found<string>(Plain(organ), organ)] : Letterhead();
    }

    /// <summary>The authorities on the lines right above the title: 中共某县委 某县人民政府 / 关于…的意见.</summary>
    private List<Found<string>> AboveTitle()
    {
        int title = NoticeTitle()?.Start ?? tree.Parts.Title.Start;
        var found = new List<Found<string>>();
        var lines = text.Paragraphs.Where(p => p.Row is null && p.End <= title).Select(p => Trim(p.Range)).ToList();
        for (int i = lines.Count - 1; i >= 0 && i > lines.Count - 25 && Organs(lines[i]) is { Count: > 0 } organs; i--)
            found.InsertRange(0, organs);
        return found;
    }

    private TextRange? NoticeTitle()
    {
        foreach (var range in Lines(tree.Parts.Notice))
            if (TitleFinder.IsNoticeTitle(Folded(range)))
                return range;
        return null;
    }

    /// <summary>What follows the last sentence of a line, where the line is one of running text.</summary>
    private TextRange Signature(TextRange line)
    {
        for (int i = line.End - 2; i > line.Start && i > line.End - 60; i--)
            if (Sentences.EndsAt(text.Folded, i))
                return Trim(new TextRange(i + 1, line.End));
        return default;
    }

    /// <summary>The part before 关于 or 印发 in the notice's or the policy's title.</summary>
    private List<Found<string>> TitleIssuers()
    {
        foreach (var part in new[] { tree.Parts.Notice, tree.Parts.Title })
            foreach (var range in Lines(part))
            {
                var line = Folded(range);
                if (line.Length > 150 || LineEnds.HasClause(line))
                    continue;
                int at = line.IndexOf("关于");
                if (at < 0)
                    at = line.IndexOf("印发");
                if (at <= 2)
                    continue;
                int start = LabelLexer.Read(line, 0, line.Length)?.Length ?? 0;
                // 省政府办公厅印发关于…的通知
                if (at > start + 2 && line[start..at] is [.., '印' or '转' or '批', '发' or '转'])
                    at -= 2;
                if (at > start && Organs(new TextRange(range.Start + start, range.Start + at)) is { Count: > 0 } organs)
                    return organs;
            }
        return [];
    }

    /// <summary>中华人民共和国国务院令: the State Council's decree.</summary>
    private Found<string>? Decree()
    {
        foreach (var range in Lines(new TextRange(0, Front().End)))
        {
            var line = Folded(range);
            if (line.Length > 40 || !line.EndsWith("令") || line.Length < 4)
                continue;
            int start = line.StartsWith("中华人民共和国") && line.Length > 9 ? 7 : 0;
            var name = new TextRange(range.Start + start, range.End - 1);
            if (OfficialWords.IsOrgan(Folded(name)))
                return new Found<string>(Plain(name), name);
        }
        return null;
    }

    private List<Found<string>> Letterhead()
    {
        foreach (var range in Lines(tree.Parts.Notice))
        {
            var line = Folded(range);
            if (line.EndsWith("文件") && Organs(Trim(new TextRange(range.Start, range.End - 2))) is { Count: > 0 } organs)
                return organs;
        }
        return [];
    }

    /// <summary>The authorities that make up a line, empty where it holds anything else.</summary>
    private List<Found<string>> Organs(TextRange range)
    {
        var found = new List<Found<string>>();
        int start = range.Start;
        for (int i = range.Start; i <= range.End && range.Length > 0; i++)
        {
            if (i < range.End && text.Folded[i] is not (' ' or '、') && !StartsAgain(range, start, i))
                continue;
            var name = Trim(new TextRange(start, i));
            if (!name.IsEmpty)
            {
                if (!OfficialWords.IsOrgan(Folded(name)) || name.Length < 3)
                    return [];
                found.Add(new Found<string>(Plain(name), name));
            }
            start = i < range.End && text.Folded[i] is not (' ' or '、') ? i : i + 1;
        }
        return found;
    }

    // 成都市经济和信息化局成都市科学技术局, 中共大连市委大连市人民政府: two names of one place printed without a gap.
    private bool StartsAgain(TextRange range, int start, int at) =>
        at - start >= 5 && at + 5 < range.End && text.Folded[at - 1] is '局' or '委' or '厅' or '办' or '部' or '会' && text.Folded[at + 2] is '市' or '省' or '区' or '县' && text.Folded.AsSpan(start, at - start).Contains(text.Folded.AsSpan(at, 2), StringComparison.Ordinal);

    /// <summary>From the start of the policy up to its first unit, the title included.</summary>
    private TextRange Front()
    {
        int start = tree.Parts.Notice.IsEmpty ? 0 : tree.Parts.Notice.End;
        int end = tree.Nodes.Count > 0 ? tree.Nodes[0].LabelRange.Start : tree.Parts.Closing.IsEmpty ? text.Text.Length : tree.Parts.Closing.Start;
        return new TextRange(start, Math.Max(start, end));
    }

    private Found<DateOnly>? SignedDate(TextRange range)
    {
        // (2023年2月8日) on a line of its own under the title; in the title's line it is a compilation's.
        if (Folded(range) is ['(', .., ')'] && OfficialWords.IsDate(Folded(range)[1..^1]))
            range = new TextRange(range.Start + 1, range.End - 1);
        var line = Folded(range);
        // …请认真贯彻执行。某市监管厅2023年3月13日
        if (line.EndsWith("日") && LineEnds.HasClause(line) && Signature(range) is { IsEmpty: false } tail && !LineEnds.HasClause(Folded(tail)))
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
            if (paragraph.Start < part.End && paragraph.End > part.Start && paragraph.Row is null)
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

    private static bool HasAny(ReadOnlySpan<char> line, params string[] words)
    {
        foreach (string word in words)
            if (line.Contains(word, StringComparison.Ordinal))
                return true;
        return false;
    }
}
