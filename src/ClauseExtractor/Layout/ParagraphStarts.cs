using ClauseExtractor.Language;

namespace ClauseExtractor.Layout;

/// <summary>Words that begin a paragraph of their own in an official document.</summary>
internal static class ParagraphStarts
{
    private static readonly string[] Keys =
    [
        "责任单位",
        "责任部门",
        "牵头单位",
        "牵头部门",
        "配合单位",
        "配合部门",
        "参与单位",
        "参与部门",
        "落实部门",
        "落实单位",
        "主办单位",
        "协办单位",
        "完成时限",
        "完成时间",
        "时间节点",
        "进度安排",
    ];

    private static readonly string[] Contacts =
    [
        "联系电话",
        "联系人",
        "咨询电话",
        "邮箱",
        "电子邮箱",
        "电子邮件",
        "通信地址",
        "通讯地址",
        "来信地址",
        "地址:",
        "传真",
        "邮编",
        "邮政编码",
        "E-mail",
    ];

    /// <summary>联系电话：, 邮箱： at the head of a line: such lines neither go on nor are gone on with.</summary>
    public static bool IsContact(ReadOnlySpan<char> line)
    {
        if (line.Length is 0 or > 60 || line[0] is not ('联' or '咨' or '邮' or '电' or '通' or '来' or '地' or '传' or 'E'))
            return false;
        foreach (string contact in Contacts)
            if (line.StartsWith(contact))
                return true;
        return false;
    }

    /// <summary>附件, 抄送, 责任单位：, a closing paragraph, 特此通知, (此件公开发布), 专栏, a date on a line of its own.</summary>
    public static bool IsMatch(ReadOnlySpan<char> line) =>
        IsAlone(line)
        || IsClosing(line)
        || IsKey(line)
        || line.StartsWith("特此")
        || IsBox(line)
        || IsContact(line)
        || line.StartsWith("各") && line.EndsWith(":");

    /// <summary>Such a line stands alone whatever came before it.</summary>
    public static bool IsAlone(ReadOnlySpan<char> line) =>
        IsPublication(line)
        || line.StartsWith("抄送:")
        || line.StartsWith("抄送 ")
        || line.StartsWith("(此件")
        || IsAnnex(line)
        || OfficialWords.IsDocumentNumber(line)
        || OfficialWords.IsDate(line) && line[^1] == '日';

    /// <summary>本措施自…起施行, 以上政策自…: the closing paragraph.</summary>
    public static bool IsClosing(ReadOnlySpan<char> line)
    {
        if (line.Length < 6 || !(line[0] == '本' || line.StartsWith("以上") || line.StartsWith("上述")))
            return false;
        int from = line[..Math.Min(line.Length, 18)].IndexOf('自');
        return from > 0 && line[from..Math.Min(line.Length, 60)].IndexOfAny("起施执实".AsSpan()) > 0;
    }

    private static readonly WordList Publications = new(
        "公开方式",
        "公开属性",
        "公开类别",
        "公开类型",
        "公开范围",
        "公开选项",
        "信息公开选项",
        "信息公开属性",
        "信息公开类型",
        "信息公开形式",
        "政府信息公开",
        "是否公开",
        "公开形式"
    );

    /// <summary>公开方式：主动公开, (主动公开): how a document is made public, below its signature.</summary>
    public static bool IsPublication(ReadOnlySpan<char> line)
    {
        if (line.Length is < 4 or > 40)
            return false;
        if (
            line.Contains("公开", StringComparison.Ordinal)
            && line.Trim("() []") is "主动公开" or "依申请公开" or "此件主动公开" or "此件公开发布" or "不予公开"
        )
            return true;
        foreach (string word in Publications.Starts(line) ? Publications.Words : [])
            if (line.StartsWith(word) && line.Length > word.Length && line[word.Length] is ':' or ' ')
                return true;
        return false;
    }

    /// <summary>附件, 附件1, 附件：…, 附表 at the head of a line.</summary>
    public static bool IsAnnex(ReadOnlySpan<char> line)
    {
        if (line.Length < 2 || line[0] != '附' || line[1] is not ('件' or '表' or '录'))
            return false;
        var rest = line[2..].TrimStart(' ');
        return rest.IsEmpty
            || rest[0] is ':' or '('
            || char.IsAsciiDigit(rest[0])
            || HanNumber.IsNumeral(rest[0]) && (rest.Length == 1 || rest[1] is ':' or ' ');
    }

    /// <summary>责任单位：, 牵头部门： at the head of a line.</summary>
    public static bool IsKey(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || line[0] is not ('责' or '牵' or '配' or '参' or '落' or '主' or '协' or '完' or '时' or '进'))
            return false;
        foreach (string key in Keys)
            if (line.StartsWith(key) && line.Length > key.Length && line[key.Length] is ':' or ' ')
                return true;
        return false;
    }

    /// <summary>
    /// Length of the label of a card's field, with its colon or what parts it from its text in a table (补贴对象:, 申请条件:, 补贴标准 ); 0 where the
    /// line opens with none.
    /// </summary>
    public static int FieldLength(ReadOnlySpan<char> line)
    {
        int colon = line[..Math.Min(line.Length, 9)].IndexOfAny(": \t");
        return
            colon >= 4
            && (
                line[(colon - 2)..colon]
                is "对象"
                    or "条件"
                    or "内容"
                    or "标准"
                    or "期限"
                    or "方式"
                    or "流程"
                    or "材料"
                    or "范围"
                    or "依据"
                    or "机构"
                    or "渠道"
            )
            ? colon + 1
            : 0;
    }

    /// <summary>专栏, 专栏1 … with its caption.</summary>
    public static bool IsBox(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith("专栏") || line.Length > 50)
            return false;
        var rest = line[2..].TrimStart(' ');
        return rest.IsEmpty
            || rest[0] is ':'
            || char.IsAsciiDigit(rest[0])
            || line[2] == ' '
            || HanNumber.IsNumeral(rest[0]) && rest.Length > 1 && rest[1] is ':' or ' ';
    }
}
