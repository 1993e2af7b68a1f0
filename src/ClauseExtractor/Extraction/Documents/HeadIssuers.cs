using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Documents;

/// <summary>Who issued a document: as signed, as the title or the letterhead says.</summary>
internal sealed partial class HeadReader
{
    /// <summary>
    /// 发文机关 as signed: the lines above the signed date, else the unit that the notice's own title names, else the letterhead.
    /// </summary>
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
            else if (
                at >= 0
                && Signature(at == 0 || !Trim(line).IsEmpty ? line : ranges[at - 1]) is { IsEmpty: false } tail
                && Organs(tail) is { Count: > 0 } signed
            )
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
        if (BelowTitle() is { Count: > 0 } cover)
            return cover;
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

    /// <summary>The authorities on the lines right below the policy's own title, as on the cover of a plan.</summary>
    private List<Found<string>> BelowTitle()
    {
        var found = new List<Found<string>>();
        foreach (var line in Lines(new TextRange(tree.Parts.Title.End, Front().End)).Where(l => !l.IsEmpty))
            if (Organs(line) is { Count: > 0 } organs)
                found.AddRange(organs);
            else
                break;
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
            // 中共某市委办公室 某市人民政府办公室印发《关于…的实施意见》
            if (at < 0 || at > 3 && line[..at].EndsWith("印发《"))
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
            // 某省人民政府令第312号, with its number on the same line.
            if (HistoryReader.Decree(text.Folded, range) is { } numbered && numbered.Number == range)
                return new Found<string>(Plain(numbered.Organ), numbered.Organ);
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
        at - start >= 5
        && at + 5 < range.End
        && text.Folded[at - 1] is '局' or '委' or '厅' or '办' or '部' or '会'
        && text.Folded[at + 2] is '市' or '省' or '区' or '县'
        && text.Folded.AsSpan(start, at - start).Contains(text.Folded.AsSpan(at, 2), StringComparison.Ordinal);
}
