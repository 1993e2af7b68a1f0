namespace ClauseExtractor.Extraction.Lexing;

/// <summary>What may stand behind a number: counters.</summary>
internal static class Units
{
    private static readonly string[] Counters =
    [
        .. ("个工作日 个自然日 个自然年 个自然月 个年度 个季度 个月 个小时 个学年 个点 个标准箱 个 平方公里 平方千米 平方米 立方米 平方 千瓦时 千瓦 兆瓦 万千瓦 公里 千米 公顷 公斤 千克 人次 人年 架次 航次 班次 车次 家次 场次 件次 标箱 "
            + "工作日 小时 分钟 周岁 标准箱 条次 万次 "
            + "总吨 家 块 间 栋 幢 盏 项 人 名 户 件 亩 次 场 月 天 日 款 套 台 辆 张 种 条 位 所 座 只 头 吨 斤 度 瓦 米 岁 级 批 篇 部 期 届 组 支 间 床 处 片 宗 份 株 艘 架 列 班 根 倍 年 类 门 首 集 对 幅 本 册 点 路 股 颗 枚 团 省 市 县 区 镇 乡 村 国 颗")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().OrderByDescending(c => c.Length),
        "EFLOPS", "PFLOPS", "TFLOPS", "EFlops", "PFlops", "Pflops", "Eflops", "P", "TB", "PB", "EB", "ZB", "GB", "Gbps", "Tbps", "Mbps", "kWh", "KWh", "MWh", "kW", "KW", "MW", "GW", "MWp", "TEU", "GWh",
    ];

    /// <summary>The counter at a place, or null.</summary>
    public static string? Counter(ReadOnlySpan<char> text)
    {
        foreach (string counter in Counters)
            if (text.StartsWith(counter, StringComparison.Ordinal))
                return char.IsAsciiLetter(counter[0]) && text.Length > counter.Length && char.IsAsciiLetterOrDigit(text[counter.Length]) ? null : counter;
        return null;
    }
}
