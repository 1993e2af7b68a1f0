using System.Buffers;
using ClauseExtractor.Language;

namespace ClauseExtractor.Layout;

/// <summary>The few words by which titles, issuers and dates of official documents are told.</summary>
public static class OfficialWords
{
    private static readonly SearchValues<char> Sentence = SearchValues.Create(",。;:、《(“");

    private static readonly WordList Genres = new(
        "实施意见",
        "若干意见",
        "指导意见",
        "意见",
        "若干措施",
        "政策措施",
        "措施",
        "政策举措",
        "举措",
        "管理办法",
        "实施办法",
        "暂行办法",
        "试行办法",
        "办法",
        "实施细则",
        "细则",
        "实施方案",
        "工作方案",
        "行动方案",
        "方案",
        "行动计划",
        "三年行动",
        "计划",
        "规划纲要",
        "规划",
        "纲要",
        "通知",
        "公告",
        "通告",
        "公报",
        "决定",
        "条例",
        "规定",
        "规则",
        "规程",
        "规范",
        "章程",
        "准则",
        "指引",
        "指南",
        "清单",
        "目录",
        "政策",
        "若干政策",
        "决议",
        "函",
        "批复",
        "请示",
        "报告",
        "法",
        "标准",
        "要点",
        "分工",
        "预案",
        "制度",
        "工程",
        "行动",
        "声明",
        "倡议书",
        "说明",
        "须知",
        "申报书",
        "申请表",
        "汇总表",
        "一览表",
        "指标"
    );

    private static readonly WordList OrganEnds = new(
        "委员会",
        "人民政府",
        "政府",
        "办公厅",
        "办公室",
        "委",
        "局",
        "厅",
        "部",
        "院",
        "署",
        "银行",
        "总行",
        "分行",
        "支行",
        "集团",
        "公司",
        "中心",
        "管委会",
        "法院",
        "检察院",
        "海关",
        "领导小组",
        "总队",
        "支队",
        "联席会议",
        "总工会",
        "工商联",
        "联合会",
        "协会",
        "联盟",
        "大学",
        "学院",
        "研究所",
        "社",
        "办",
        "组",
        "司",
        "处",
        "所",
        "站",
        "馆",
        "会"
    );

    /// <summary>
    /// Whether a line ends like a title: in the name of a kind of document, 三十条 or a bracketed edition after one ((试行), (2025年版), (征求意见稿)).
    /// </summary>
    public static bool EndsAsTitle(ReadOnlySpan<char> folded)
    {
        var text = folded.TrimEnd(' ');
        while (text.Length > 0 && text[^1] == ')' && text.LastIndexOf('(') is > 0 and var open)
            text = text[..open].TrimEnd(' ');
        text = text.TrimEnd("》”");
        if (Genres.Ends(text))
            return text.Length > 1;
        // 三十条, 20条: the number of articles as the name.
        return text.Length > 2 && text[^1] == '条' && (HanNumber.IsNumeral(text[^2]) || char.IsAsciiDigit(text[^2]));
    }

    /// <summary>Whether a line is the name of an authority and nothing else.</summary>
    public static bool IsOrgan(ReadOnlySpan<char> folded)
    {
        var text = folded.Trim(' ');
        if (text.Length is < 2 or > 40 || text.IndexOfAny(Sentence) >= 0 && text[^1] != ')')
            return false;
        if (text[^1] == ')' && text.IndexOf('(') is > 0 and var open)
            text = text[..open];
        return OrganEnds.Ends(text);
    }

    /// <summary>Whether a line is the names of two or more authorities, parted by spaces or 、.</summary>
    public static bool IsOrganList(ReadOnlySpan<char> folded)
    {
        int count = 0,
            first = folded.IndexOfAny(' ', '、');
        if (first < 0 || first > 0 && (first < 3 || !IsOrgan(folded[..first])))
            return false;
        foreach (var part in folded.SplitAny(' ', '、'))
        {
            var name = folded[part];
            if (name.IsEmpty)
                continue;
            if (name.Length < 3 || !IsOrgan(name))
                return false;
            count++;
        }
        return count > 1;
    }

    /// <summary>某市市场监督管理局2023年3月13日: an authority with the date of its signature on one line.</summary>
    public static bool IsDatedOrgan(ReadOnlySpan<char> folded)
    {
        if (folded.Length is < 10 or > 60 || folded[^1] != '日' || folded.IndexOf('年') is not (> 4 and var year))
            return false;
        int start = year - 4;
        return IsDate(folded[start..]) && IsOrgan(folded[..start].Trim(' '));
    }

    /// <summary>Whether a line is a document number and nothing else: 沪府办规[2025]4号, 第706号.</summary>
    public static bool IsDocumentNumber(ReadOnlySpan<char> folded)
    {
        if (folded.Length is < 4 or > 40 || folded[^1] != '号')
            return false;
        if (IsTypedNumber(folded))
            return true;
        if (folded.IndexOfAny(Sentence) >= 0)
            return false;
        int open = folded.IndexOf('['),
            close = folded.IndexOf(']');
        return open > 0 && close > open && close - open is 5 or 6
            || folded[0] == '第' && char.IsAsciiDigit(folded[1])
            || IsSerialNumber(folded);
    }

    /// <summary>第706号, 第五十三号, 2026年第10号, (第10号): the number of a decree or announcement, whose name stands on the line above.</summary>
    public static bool IsSerialNumber(ReadOnlySpan<char> folded)
    {
        var text = folded.Trim("() ");
        if (text.EndsWith("号令"))
            text = text[..^1];
        if (text.Length > 5 && text[4] == '年' && text[..4].IndexOfAnyExceptInRange('0', '9') < 0)
            text = text[5..];
        if (text.Length is < 3 or > 9 || text[0] != '第' || text[^1] != '号')
            return false;
        foreach (char c in text[1..^1])
            if (!char.IsAsciiDigit(c) && c != ' ' && LabelNumber.Measure([c], 0) == 0)
                return false;
        return true;
    }

    /// <summary>商服贸函2026年第322号, 某商务(2019)22号: a number typed without the square brackets of the standard.</summary>
    public static bool IsTypedNumber(ReadOnlySpan<char> folded)
    {
        int year = folded.IndexOf('年');
        if (year is > 5 and < 20 && IsYear(folded[(year - 4)..year]) && IsSerialNumber(folded[(year - 4)..]))
            return folded[..(year - 4)].IndexOfAny(Sentence) < 0;
        int open = folded.IndexOf('(');
        if (
            open is < 3 or > 15
            || folded.Length < open + 8
            || folded[open + 5] != ')'
            || !IsYear(folded[(open + 1)..(open + 5)])
            || folded[^1] != '号'
        )
            return false;
        var serial = folded[(open + 6)..^1].TrimStart("第 ");
        return serial.Length is > 0 and < 6
            && serial.IndexOfAnyExceptInRange('0', '9') < 0
            && folded[..open].IndexOfAnyExceptInRange('\u4E00', '\u9FFF') < 0;

        static bool IsYear(ReadOnlySpan<char> digits) => digits[0] is '1' or '2' && digits.IndexOfAnyExceptInRange('0', '9') < 0;
    }

    /// <summary>Whether a line is a date and nothing else: 2025年6月27日, 二〇二五年六月二十七日, 202X年X月X日.</summary>
    public static bool IsDate(ReadOnlySpan<char> folded)
    {
        bool year = false,
            any = false;
        foreach (char c in folded)
        {
            if (c == '年')
                year = true;
            else if (char.IsAsciiDigit(c) || HanNumber.IsNumeral(c) || c is 'X' or 'x' or '×')
                any = true;
            else if (c is not ('月' or '日' or ' ' or '号'))
                return false;
        }
        return year && any && folded.Length <= 20;
    }
}
