using System.Text.RegularExpressions;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>A sum of money in a text, in the currency's unit.</summary>
/// <param name="Range">The number and, where it follows at once, its unit.</param>
internal readonly partial record struct MoneyFigure(TextRange Range, decimal Value, string Currency)
{
    /// <summary>
    /// The figures of a text in order. In 500、300、200万元 and 10—30万元 each number is one and takes the last one's unit; in 200,000元、30万元 it
    /// has its own.
    /// </summary>
    public static IReadOnlyList<MoneyFigure> In(string text)
    {
        var figures = new List<MoneyFigure>();
        foreach (Match match in Series().Matches(TextFold.Fold(text)))
        {
            string scale = match.Groups["scale"].Value,
                currency = match.Groups["currency"].Value;
            foreach (Capture number in match.Groups["number"].Captures)
            {
                bool last = number.Index + number.Length == match.Groups["scale"].Index;
                string own = match.Groups["own"].Captures.FirstOrDefault(c => c.Index == number.Index + number.Length)?.Value ?? "";
                if (NumberReader.Parse(number.Value) is { } value)
                    figures.Add(
                        new MoneyFigure(
                            new TextRange(number.Index, last ? match.Index + match.Length : number.Index + number.Length + own.Length),
                            value * Scale(last || own.Length == 0 ? scale : own),
                            own.EndsWith('元') ? "元" : currency
                        )
                    );
            }
        }
        return figures;
    }

    private static decimal Scale(string scale) =>
        scale.TrimEnd('元') switch
        {
            "万亿" => 1e12m,
            "亿" => 1e8m,
            "千万" => 1e7m,
            "百万" => 1e6m,
            "万" => 1e4m,
            "千" => 1e3m,
            _ => 1,
        };

    private const string Number = @"(?<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|[零一二三四五六七八九十百千两]+)";

    [GeneratedRegex(
        $"(?:{Number}(?<own>(?:万亿|亿|万)?元|万亿|亿|万)?(?:[、~至或和-])){{0,12}}{Number}(?<scale>万亿|亿|千万|百万|万|千)?(?<currency>美元|欧元|港元|英镑|元)"
    )]
    private static partial Regex Series();
}
