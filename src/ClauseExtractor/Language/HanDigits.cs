namespace ClauseExtractor.Language;

/// <summary>The characters that Chinese numbers are written with: plain, bank forms (壹贰叁, against forgery) and 廿.</summary>
public static class HanDigits
{
    private const string Bank = "零壹贰叁肆伍陆柒捌玖";

    /// <summary>The value of a digit 0 to 9, 〇, 两 and bank forms included; -1 for another character.</summary>
    public static int Value(char c) =>
        c switch
        {
            '〇' or '零' => 0,
            '一' or '壹' => 1,
            '二' or '贰' or '两' => 2,
            '三' or '叁' => 3,
            '四' or '肆' => 4,
            '五' or '伍' => 5,
            '六' or '陆' => 6,
            '七' or '柒' => 7,
            '八' or '捌' => 8,
            '九' or '玖' => 9,
            _ => -1,
        };

    /// <summary>True for 壹 to 玖: they are also parts of words (队伍, 大陆), so that one alone is no number.</summary>
    public static bool IsBank(char c) => Bank.IndexOf(c) > 0;

    /// <summary>10, 100, 1000 for 十 百 千 and their bank forms, 20 for 廿, 0 for another character.</summary>
    public static int Small(char c) =>
        c switch
        {
            '十' or '拾' => 10,
            '廿' => 20,
            '百' or '佰' => 100,
            '千' or '仟' => 1_000,
            _ => 0,
        };

    /// <summary>10,000 for 万, 100,000,000 for 亿, 0 for another character.</summary>
    public static decimal Large(char c) =>
        c switch
        {
            '万' or '萬' => 10_000,
            '亿' or '億' => 100_000_000,
            _ => 0,
        };
}
