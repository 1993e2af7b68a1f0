namespace ClauseExtractor.Extraction.Lexing;

/// <summary>What the units behind a sum count it by.</summary>
internal static class CountedUnits
{
    /// <summary>What a unit behind money counts: 人/年 is by year, 亩 by item.</summary>
    public static IEnumerable<(Per Per, string? Unit)> Of(string unit)
    {
        foreach (string part in unit.Split('/', '·', '•', '.'))
            yield return part.TrimStart('每') switch
            {
                "年" or "个年度" or "学年" => (Per.Year, null),
                "季度" or "季" => (Per.Quarter, null),
                "月" or "个月" => (Per.Month, null),
                "次" or "场" or "场次" or "人次" or "届" or "期" or "班" or "航次" or "架次" or "列" => (Per.Event, null),
                "项目" => (Per.Project, null),
                "人" or "户" or "家" or "名" => (Per.Recipient, null),
                var item => (Per.Item, item),
            };
    }
}
