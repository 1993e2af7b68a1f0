namespace ClauseExtractor.Extraction.Owners;

/// <summary>The words before a list of units: 责任单位, 牵头部门, 配合单位 … and the role that they give.</summary>
internal static class OwnerKeys
{
    /// <summary>A key is at most this long: 主要责任单位.</summary>
    private const int Longest = 10;

    /// <summary>Reads a key with its colon at a position.</summary>
    /// <returns>The role, and the length up to after the colon; null where no key stands there.</returns>
    public static (OwnerRole Role, int Length)? Read(string folded, int at, int end)
    {
        int colon = -1;
        for (int i = at; i < end && i <= at + Longest; i++)
        {
            char c = folded[i];
            if (c == ':')
            {
                colon = i;
                break;
            }
            if (c is '、' or ',' or '。' or ';' or '(' or ')')
                return null;
        }
        if (colon <= at)
            return null;
        return Role(folded.AsSpan(at, colon - at)) is { } role ? (role, colon + 1 - at) : null;
    }

    /// <summary>The role that a key names, null where it is no key.</summary>
    public static OwnerRole? Role(ReadOnlySpan<char> key)
    {
        var text = key.Trim(' ');
        bool unit =
            text.EndsWith("单位")
            || text.EndsWith("部门")
            || text.EndsWith("机构")
            || text.EndsWith("地区")
            || text.EndsWith("处室")
            || text.EndsWith("主体")
            || text.EndsWith("分工");
        if (text.Contains("牵头", StringComparison.Ordinal) && (unit || text is "牵头"))
            return OwnerRole.Lead;
        if (
            unit
                && (
                    text.Contains("配合", StringComparison.Ordinal)
                    || text.Contains("参与", StringComparison.Ordinal)
                    || text.Contains("协办", StringComparison.Ordinal)
                    || text.Contains("协同", StringComparison.Ordinal)
                    || text.Contains("参加", StringComparison.Ordinal)
                    || text.Contains("协助", StringComparison.Ordinal)
                    || text.Contains("支持", StringComparison.Ordinal)
                )
            || text is "配合"
        )
            return OwnerRole.Supporting;
        if (
            unit
            && (
                text.Contains("责任", StringComparison.Ordinal)
                || text.Contains("主责", StringComparison.Ordinal)
                || text.Contains("主办", StringComparison.Ordinal)
                || text.Contains("落实", StringComparison.Ordinal)
                || text.Contains("实施", StringComparison.Ordinal)
                || text.Contains("主管", StringComparison.Ordinal)
                || text.Contains("承办", StringComparison.Ordinal)
                || text.Contains("负责", StringComparison.Ordinal)
                || text.Contains("执行", StringComparison.Ordinal)
                || text.Contains("承担", StringComparison.Ordinal)
                || text.Contains("完成", StringComparison.Ordinal)
            )
        )
            return OwnerRole.Responsible;
        return null;
    }
}
