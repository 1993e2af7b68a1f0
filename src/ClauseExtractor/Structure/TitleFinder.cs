using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>Finds the titles in a document: the policy's own heading after its notice, the titles of several plans.</summary>
internal sealed class TitleFinder
{
    /// <summary>A notice names what it transmits within this many pieces.</summary>
    private const int NoticeReach = 60;

    private readonly PolicyText text;
    private readonly IReadOnlyList<Piece> pieces;
    private readonly HashSet<string> names;

    public TitleFinder(PolicyText text, IReadOnlyList<Piece> pieces)
    {
        (this.text, this.pieces) = (text, pieces);
        names = ReadNames();
        // A web page often prints the title once more above the notice: only what follows the notice's own title is the policy.
        int notice = 0;
        for (int i = 0; i < Math.Min(pieces.Count, NoticeReach); i++)
            if (IsNoticeTitle(Folded(i)))
                notice = i;
            // Another document's notice in the same file stands behind the first one's units.
            else if (
                pieces[i].Label is { Ordinal: 1, Family: LabelFamily.Article or LabelFamily.Han }
                && names.Count > 0
                && HasTitleAbove(i)
            )
                break;
        for (int i = notice; i < pieces.Count; i++)
            if (i > notice && IsTitle(i) && names.Contains(Key(Folded(i))))
                Named.Add(i);
    }

    /// <summary>Pieces that are the title of a document which the notice names.</summary>
    public List<int> Named { get; } = [];

    /// <summary>A title that the notice names stands within a few pieces above.</summary>
    private bool HasTitleAbove(int piece)
    {
        for (int i = piece - 1; i >= Math.Max(0, piece - 6); i--)
            if (IsTitle(i) && !IsNoticeTitle(Folded(i)) && names.Contains(Key(Folded(i))))
                return true;
        return false;
    }

    /// <summary>Index of the policy's title where no notice names it; -1 where there is none.</summary>
    public int Unnamed()
    {
        // After the notice's signature and date, before the first unit.
        bool notice = false;
        for (int i = 0; i < Math.Min(pieces.Count, NoticeReach); i++)
        {
            notice |= IsNoticeTitle(Folded(i));
            if (!notice && pieces[i].Label is not null)
                break;
            if (
                i > 0
                && IsTitle(i)
                && OfficialWords.EndsAsTitle(Folded(i))
                && EndsNotice(i)
                && NextLabel(i) is > 0 and var next
                && next - i < 12
            )
                return i;
        }
        // The menus of a web page stand above its document: the last long title before the first unit is the policy's, else the first of
        // any length.
        int first = -1,
            last = -1;
        for (int i = 0; i < pieces.Count; i++)
        {
            var line = Folded(i);
            if (pieces[i].Label is not null && !IsNoticeTitle(line))
                break;
            if (!IsTitle(i) || !OfficialWords.EndsAsTitle(line))
                continue;
            first = first < 0 && i < 25 ? i : first;
            last = line.Length >= 12 && !IsNoticeTitle(line) ? i : last;
        }
        if (last > first && first >= 0 && !IsNoticeTitle(Folded(first)) && Folded(first).Length < 12)
            return last;
        if (first >= 0)
            return first;
        for (int i = 0; i < Math.Min(pieces.Count, 8) && pieces[i].Label is null; i++)
            if (IsTitle(i) && Folded(i).Length >= 6)
                return i;
        return -1;
    }

    /// <summary>Whether a piece is a line that may be a title: short, no stop, no label, no authority, date or number.</summary>
    public bool IsTitle(int index)
    {
        var line = Folded(index);
        if (pieces[index].Label is not null && !IsNoticeTitle(line) || text.Paragraphs[pieces[index].Paragraph].Row is not null)
            return false;
        // 国家某总局公告 / 2026年第15号, 第五十三号令: a decree's head.
        if (
            OfficialWords.IsSerialNumber(line)
            || line.EndsWith("令")
            || index + 1 < pieces.Count && OfficialWords.IsSerialNumber(Folded(index + 1))
        )
            return false;
        // A remark in brackets behind the title may hold a comma: …办法(修订稿,供讨论)
        var words = line.EndsWith(")") && line.LastIndexOf('(') is > 0 and var open ? line[..open] : line;
        return line.Length is >= 4 and <= 100
            && !LineEnds.IsTerminal(line)
            && words.IndexOf(',') < 0
            && line.IndexOf('。') < 0
            && !OfficialWords.IsOrgan(line)
            && !OfficialWords.IsDate(line)
            && !OfficialWords.IsDocumentNumber(line)
            && !ParagraphStarts.IsMatch(line)
            && line[0] is not ('(' or '-' or '[')
            && !(line[0] == '《' && line[^1] == '》')
            && !line.EndsWith("文件")
            && !line.StartsWith("抄送");
    }

    /// <summary>Words of a piece, folded.</summary>
    public ReadOnlySpan<char> Folded(int index) => text.Folded.AsSpan(pieces[index].Range.Start, pieces[index].Range.Length);

    /// <summary>The next labelled piece, -1 where there is none.</summary>
    public int NextLabel(int index)
    {
        for (int i = index + 1; i < pieces.Count; i++)
            if (pieces[i].Label is not null)
                return i;
        return -1;
    }

    /// <summary>A title that names what it transmits: 关于印发…的通知, 关于公开征求…意见的公告.</summary>
    public static bool IsNoticeTitle(ReadOnlySpan<char> line)
    {
        if (line.Length > 150 || LineEnds.IsTerminal(line))
            return false;
        bool transmits =
            line.Contains("印发", StringComparison.Ordinal)
            || line.Contains("转发", StringComparison.Ordinal)
            || line.Contains("征求", StringComparison.Ordinal)
            || line.Contains("发布", StringComparison.Ordinal)
            || line.Contains("公布", StringComparison.Ordinal);
        return transmits
            && OfficialWords.EndsAsTitle(line)
            && (
                line.Contains("通知", StringComparison.Ordinal)
                || line.Contains("公告", StringComparison.Ordinal)
                || line.Contains("通告", StringComparison.Ordinal)
                || line.Contains("函", StringComparison.Ordinal)
                || line.Contains("启事", StringComparison.Ordinal)
            );
    }

    /// <summary>The notice's own title among the first pieces, null where there is none.</summary>
    public static TextRange? NoticeTitle(PolicyText text, IReadOnlyList<Piece> pieces, int end)
    {
        for (int i = 0; i < end; i++)
            if (IsNoticeTitle(text.Folded.AsSpan(pieces[i].Range.Start, pieces[i].Range.Length)))
                return pieces[i].Body;
        return null;
    }

    /// <summary>A title without spaces, quotation marks and edition, so that the notice's spelling and the heading's meet.</summary>
    public static string Key(ReadOnlySpan<char> title)
    {
        Span<char> key = title.Length <= 256 ? stackalloc char[title.Length] : new char[title.Length];
        int n = 0;
        foreach (char c in title)
            if (c is not (' ' or '《' or '》' or '“' or '”' or '"'))
                key[n++] = c;
        var rest = key[..n];
        if (rest.EndsWith(")") && rest.LastIndexOf('(') is > 0 and var open)
            rest = rest[..open];
        return (rest.StartsWith("关于") ? rest[2..] : rest).ToString();
    }

    private HashSet<string> ReadNames()
    {
        var found = new HashSet<string>();
        bool notice = false;
        for (int i = 0; i < Math.Min(pieces.Count, NoticeReach); i++)
        {
            var line = Folded(i);
            bool title = IsNoticeTitle(line);
            notice |= title;
            if (!title && !Transmits(line))
                continue;
            for (int at = 0; at < line.Length; at++)
            {
                if (line[at] != '《')
                    continue;
                int depth = 1,
                    end = at + 1;
                while (end < line.Length && depth > 0)
                    depth += line[end++] switch
                    {
                        '《' => 1,
                        '》' => -1,
                        _ => 0,
                    };
                found.Add(Key(line[(at + 1)..Math.Max(at + 1, end - 1)]));
                at = end - 1;
            }
            // 关于印发X的通知 without brackets
            int from = line.IndexOf("印发");
            int to = line.LastIndexOf("的通知");
            if (title && from >= 0 && to > from + 2)
                found.Add(Key(line[(from + 2)..to]));
        }
        return notice || found.Count > 0 ? found : [];
    }

    private static bool Transmits(ReadOnlySpan<char> line) =>
        line.Contains('《')
        && (
            line.Contains("印发给", StringComparison.Ordinal)
            || line.Contains("现印发", StringComparison.Ordinal)
            || line.Contains("予印发", StringComparison.Ordinal)
            || line.Contains("予以公布", StringComparison.Ordinal)
            || line.Contains("现予", StringComparison.Ordinal)
            || line.Contains("公开征求", StringComparison.Ordinal)
            || line.Contains("现转发", StringComparison.Ordinal)
            || line.Contains("公布", StringComparison.Ordinal)
            || line.Contains("已经", StringComparison.Ordinal) && line.Contains("同意", StringComparison.Ordinal)
            || line.Contains("通过", StringComparison.Ordinal)
        )
        && !line.Contains("制定本", StringComparison.Ordinal);

    /// <summary>Whether a date, an authority, (此件公开发布) or a line 附件 stands right above.</summary>
    private bool EndsNotice(int index)
    {
        var before = Folded(index - 1);
        return OfficialWords.IsDate(before)
            || before.StartsWith("(此件")
            || ParagraphStarts.IsAnnex(before)
            || before.StartsWith("(联系")
            || index > 2 && OfficialWords.IsOrgan(before);
    }
}
