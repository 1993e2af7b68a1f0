using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Owners;

/// <summary>Tells names of units (市经济信息化委, 各区政府, 国网白银供电公司) from other words.</summary>
internal static class UnitNames
{
    /// <summary>Ends of names of units that can stand alone.</summary>
    private static readonly WordList Ends = new(
        "委员会",
        "委",
        "局",
        "厅",
        "部",
        "办",
        "办公室",
        "政府",
        "管委会",
        "公司",
        "集团",
        "银行",
        "总行",
        "分行",
        "支行",
        "海关",
        "法院",
        "检察院",
        "总队",
        "支队",
        "中心",
        "协会",
        "联合会",
        "商会",
        "总会",
        "学会",
        "单位",
        "部门",
        "领导小组",
        "工作组",
        "专班",
        "研究院",
        "院",
        "署",
        "大学",
        "学院",
        "学校",
        "基金会",
        "园区",
        "高新区",
        "经开区",
        "开发区",
        "示范区",
        "新区",
        "保税区",
        "自贸区",
        "合作区",
        "商务区",
        "上海总部",
        "总部",
        "联席会议",
        "工会",
        "妇联",
        "团委",
        "残联",
        "文联",
        "科协",
        "工商联",
        "侨联",
        "贸促会",
        "供销社",
        "交易所",
        "报社",
        "电视台",
        "监管局",
        "分局",
        "公积金中心",
        "组织部",
        "宣传部",
        "统战部",
        "办事处",
        "街道",
        "乡镇",
        "协调机构",
        "机构",
        "企业",
        "处",
        "处室",
        "科室"
    );

    /// <summary>Ends by which the first of two units joined by 和 or 及 is told: a unit cannot end in 资源 or 住房.</summary>
    private static readonly WordList StrictEnds = new(
        "委员会",
        "委",
        "局",
        "厅",
        "部",
        "办",
        "办公室",
        "政府",
        "管委会",
        "公司",
        "集团",
        "银行",
        "分行",
        "支行",
        "海关",
        "法院",
        "检察院",
        "中心",
        "单位",
        "部门",
        "协会",
        "联合会",
        "总队",
        "处",
        "处室",
        "机构"
    );

    /// <summary>Whether the words are the name of a unit.</summary>
    public static bool IsUnit(ReadOnlySpan<char> name)
    {
        var text = WithoutBracket(name.Trim(' '));
        if (text.Length is < 2 or > 40)
            return false;
        if (text.StartsWith("各") && text[^1] is '区' or '县' or '市' or '州' or '盟' or '镇' || text is "各单位" or "各部门")
            return true;
        return Ends.Ends(text) || text.Length <= 10 && text[^1] is '区' or '县' or '州' && !text.Contains("地区", StringComparison.Ordinal);
    }

    /// <summary>Whether the words are the name of a public authority: what a bare bracket at the end of a clause may list.</summary>
    public static bool IsAuthority(ReadOnlySpan<char> name)
    {
        var text = name.Trim(' ');
        if (!IsUnit(text) || text.IndexOfAny("的是在对等以".AsSpan()) >= 0 && !text.Contains("委", StringComparison.Ordinal))
            return false;
        return text[0] is '省' or '市' or '区' or '县' or '州' or '各'
            || text.StartsWith("国家")
            || text.StartsWith("自治区")
            || text.StartsWith("中共")
            || text.StartsWith("人民银行")
            || text.StartsWith("中国")
            || text.StartsWith("国网")
            || StrictEnds.Ends(WithoutBracket(text));
    }

    /// <summary>Whether a name can stand before 和 or 及 as a unit of its own.</summary>
    public static bool CanStandBeforeAnd(ReadOnlySpan<char> name) =>
        (name.StartsWith("各") || name.StartsWith("相关") || name.StartsWith("有关")) && name.Length <= 8 && name[^1] is '县' or '区'
        || name.Length >= 2 && StrictEnds.Ends(WithoutBracket(name.Trim(' ')));

    private static ReadOnlySpan<char> WithoutBracket(ReadOnlySpan<char> name) =>
        name is [.., ')'] && name.LastIndexOf('(') is > 0 and var open ? name[..open] : name;
}
