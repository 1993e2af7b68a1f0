using System.Globalization;
using System.Text.RegularExpressions;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Assistant.Grounding;

/// <summary>
/// Reads every figure in prose, Chinese or English. It is stricter than the policy grammar and serves another end: a figure that it cannot
/// account for must never pass, so whatever looks like a number comes out, be it 200万元, 五折, 1比0.5, 壹佰万元 or "two million yuan".
/// </summary>
public static partial class FigureScanner
{
    /// <summary>The figures in order. Numbers of a list or range take scale and unit of the last (10—30万元 is 100000 and 300000).</summary>
    public static IReadOnlyList<Figure> Scan(string text)
    {
        string folded = Canonical(text);
        var found = new List<Reading>();
        foreach (Match m in Pattern().Matches(folded))
            if (Read(m, folded) is { } reading)
                found.Add(reading);
        for (int i = found.Count - 2; i >= 0; i--)
            if (
                found[i] is { Kind: FigureKind.Number, Unit: "" } bare
                && Separator().IsMatch(folded[bare.Range.End..found[i + 1].Range.Start])
            )
                found[i] = bare with
                {
                    Kind = found[i + 1].Kind,
                    Unit = found[i + 1].Unit,
                    Scale = bare.Scale == 1 ? found[i + 1].Scale : bare.Scale,
                };
        return [.. found.Select(f => new Figure(f.Range, f.Kind, f.Number * f.Scale, f.Unit))];
    }

    /// <summary>Whether a digit in some script stands outside every figure read (½, Ⅳ, ٣): what cannot be read cannot be checked.</summary>
    public static bool HasUnreadable(string text, IReadOnlyList<Figure> figures) =>
        text.Where((c, i) => char.IsNumber(c) && c != '〇' && !figures.Any(f => f.Range.Contains(i))).Any();

    private sealed record Reading(TextRange Range, FigureKind Kind, decimal Number, decimal Scale, string Unit);

    /// <summary>Folded, with the capital numerals of cheques as plain ones; same length.</summary>
    private static string Canonical(string text) =>
        string.Create(
            text.Length,
            text,
            static (span, source) =>
            {
                for (int i = 0; i < span.Length; i++)
                    span[i] =
                        Capitals.IndexOf(source[i], StringComparison.Ordinal) is >= 0 and var at ? Plain[at]
                        : source[i] == '，' ? '，'
                        : TextFold.Fold(source[i]);
            }
        );

    private const string Capitals = "壹贰叁肆伍陆柒捌玖拾佰仟萬億圆";
    private const string Plain = "一二三四五六七八九十百千万亿元";

    private static Reading? Read(Match m, string text)
    {
        var range = new TextRange(m.Index, m.Index + m.Length);
        if (m.Groups["half"].Success)
            return new Reading(range, FigureKind.Share, 0.5m, 1, "");
        if (m.Groups["year"].Success || m.Groups["month"].Success)
            return new Reading(range, FigureKind.Date, Date(m), 1, "");
        if (m.Groups["left"].Success)
            return Number(m.Groups["left"].Value) is > 0 and var left
                ? new Reading(range, FigureKind.Ratio, Number(m.Groups["right"].Value) / left, 1, "")
                : null;
        if (m.Groups["share"].Success)
            return new Reading(range, FigureKind.Share, Number(m.Groups["share"].Value), 0.01m, "");
        if (m.Groups["tenth"].Success)
            return new Reading(range, FigureKind.Share, Number(m.Groups["tenth"].Value), 0.1m, "");
        string digits = m.Groups["number"].Value,
            unit = m.Groups["unit"].Value;
        bool money = m.Groups["yuan"].Success || m.Groups["before"].Success,
            foreign = m.Groups["foreign"].Success;
        if (!money && !foreign && ChineseNumber.Characters.Contains(digits[0], StringComparison.Ordinal) && IsWord(digits, unit, text, m))
            return null;
        return new Reading(
            range,
            foreign ? FigureKind.ForeignMoney
                : money ? FigureKind.Money
                : FigureKind.Number,
            Number(digits),
            Scale(m.Groups["scale"].Value),
            foreign ? m.Groups["foreign"].Value
                : money ? ""
                : unit
        );
    }

    /// <summary>一次性, 统一, 进一步, 百强, 万一 are words, 三年, 两家, 五百 are figures.</summary>
    private static bool IsWord(string digits, string unit, string text, Match m)
    {
        bool ordinal = m.Index > 0 && text[m.Index - 1] == '第';
        if (digits == "一")
            return !ordinal && !"年月倍元成折亿万千百".Contains(unit.Length > 0 ? unit[0] : ' ', StringComparison.Ordinal);
        if (digits.Length == 1 || digits is "千万" or "万千" or "万一" or "百万" or "千百")
            return unit.Length == 0 || !"年月日天个家项倍次人件亩户名批类种条款章期份季档级P".Contains(unit[0], StringComparison.Ordinal);
        return false;
    }

    private static decimal Date(Match m)
    {
        decimal year = m.Groups["year"].Success ? Number(m.Groups["year"].Value) : 0;
        if (m.Groups["name"].Success)
            return (year * 100 + Months.IndexOf(m.Groups["name"].Value[..3].ToUpperInvariant(), StringComparison.Ordinal) / 3 + 1) * 100
                + Number(m.Groups["day"].Value);
        if (!m.Groups["month"].Success)
            return year;
        decimal month = year * 100 + Number(m.Groups["month"].Value);
        return m.Groups["day"].Success ? month * 100 + Number(m.Groups["day"].Value) : month;
    }

    private const string Months = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";

    private static decimal Number(string text)
    {
        string plain = text.Replace(",", "", StringComparison.Ordinal);
        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value))
            return value;
        return char.IsAsciiLetter(plain[0]) ? EnglishNumber.Read(plain) : ChineseNumber.Read(plain) ?? -1;
    }

    private static decimal Scale(string text) =>
        text.Trim().ToUpperInvariant() switch
        {
            "" => 1,
            "K" => 1_000,
            "M" or "MN" => 1_000_000,
            "BN" => 1_000_000_000,
            var word when char.IsAsciiLetter(word[0]) => EnglishNumber.Read(word),
            var han => han.Aggregate(
                1m,
                (product, c) =>
                    product
                    * c switch
                    {
                        '十' => 10,
                        '百' => 100,
                        '千' => 1_000,
                        '万' => 10_000,
                        '亿' => 100_000_000,
                        _ => 1,
                    }
            ),
        };

    private const string Digits = @"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?";
    private const string Han = "[零〇一二两三四五六七八九十百千万亿]+";
    private const string Any = "(?:" + Digits + "|" + Han + ")";
    private const string Words = EnglishNumber.Pattern;
    private const string Day = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})";

    [GeneratedRegex(
        @"(?<year>(?:19|20)[0-9]{2}|[一二][零〇一二三四五六七八九]{3})(?:年度?(?:(?<month>"
            + Day
            + @")月份?(?:(?<day>"
            + Day
            + @")[日号])?)?|[-./](?<month>[0-9]{1,2})[-./](?<day>[0-9]{1,2})(?![0-9])|(?<![0-9.,][0-9.,]*)(?![0-9A-Za-z]|[.,][0-9]|"
            + @"\s?[万亿千百十元%个家人项名件户亩倍平:比]))"
            + @"|(?<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (?<month>)(?<day>[0-9]{1,2})(?:st|nd|rd|th)?,? "
            + @"(?<year>(?:19|20)[0-9]{2})"
            + @"|(?<day>[0-9]{1,2})(?:st|nd|rd|th)? (?<month>)(?<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? "
            + @"(?<year>(?:19|20)[0-9]{2})"
            + @"|(?<left>"
            + Digits
            + @"|[一二两三四五六七八九十])\s?(?:[:]|比)\s?(?<right>"
            + Digits
            + @"|[一二两三四五六七八九十])(?![0-9])"
            + @"|百分之(?<share>"
            + Any
            + @")|(?<share>"
            + Digits
            + "|"
            + Words
            + @")\s?(?:%|个百分点|per ?cent|percentage points?)|(?<share>"
            + Han
            + @")个百分点"
            + @"|(?<tenth>"
            + Digits
            + @"|[一两二三四五六七八九])\s?[成折](?!立|果|本|员|长|效|功|为|交|熟|都|套|旧|合|算|扣率)"
            + @"|(?<half>减半|一半|半数|折半|\bhalf\b)"
            + @"|(?:(?<before>CNY|RMB|[¥￥]|人民币)\s?)?(?<number>"
            + Digits
            + "|"
            + Words
            + "|"
            + Han
            + @")\s?(?<scale>万亿|千亿|百亿|十亿|千万|百万|十万|[百千万亿](?!强)|(?:thousand|million|billion|trillion|hundred|bn|mn|k|m)\b)?\s?"
            + @"(?:(?<foreign>美元|欧元|港元|港币|日元|英镑|USD|EUR|HKD|dollars?|euros?)|(?<yuan>元|块钱|人民币|yuan|RMB|CNY)|(?<unit>[A-Za-z]+|[㎡℃]|"
            + @"(?![和与或至到及的且并以等])\p{IsCJKUnifiedIdeographs}))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^\s?(?:[-~、/]|--|至|到|to)\s?$")]
    private static partial Regex Separator();
}
