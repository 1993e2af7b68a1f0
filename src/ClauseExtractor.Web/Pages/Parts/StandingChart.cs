using System.Globalization;
using System.Net;
using System.Text;
using ClauseExtractor.Library.Standing;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Web.Pages.Parts;

/// <summary>
/// Draws where regions stand as SVG, for the page and as a file: a dot a benefit, linked to its words, a stroke for the median; sums on a
/// logarithmic scale, shares from 0 to 100 %.
/// </summary>
internal static class StandingChart
{
    private const int Left = 150,
        Width = 620,
        Line = 28,
        Top = 26;

    /// <param name="site">Before each link, where the picture is no part of a page.</param>
    public static string Dots(SubjectStanding standing, bool rates, ReportLanguage language, string site = "")
    {
        var rows = standing
            .Regions.Where(r => (rates ? r.HighestRate : r.HighestCap) is not null)
            .OrderByDescending(r => rates ? r.HighestRate : r.HighestCap)
            .ToList();
        if (rows.Count == 0)
            return "";
        var scale = rates ? (Func<decimal, double>)(value => Width * Math.Clamp((double)value, 0, 1)) : Logarithmic(rows);
        string name = rates ? language.Text("各地比例", "Rates by region") : language.Text("各地上限", "Caps by region");
        var svg = new StringBuilder();
        int height = Top + rows.Count * Line + 8;
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"dots\" viewBox=\"0 0 {Left + Width + 60} {height}\" "
                + $"font-family=\"sans-serif\" font-size=\"12\" role=\"img\"><title>{Text(name)}: "
        );
        svg.Append(
                Text(
                    string.Join(
                        language.Text("；", "; "),
                        rows.Select(r => $"{r.Region} {Say((rates ? r.HighestRate : r.HighestCap)!.Value, rates, language)}")
                    )
                )
            )
            .Append("</title>");
        foreach (decimal tick in rates ? [0m, 0.25m, 0.5m, 0.75m, 1m] : Ticks(rows))
        {
            double x = Left + scale(tick);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line class=\"tick\" x1=\"{x:0.#}\" x2=\"{x:0.#}\" y1=\"18\" y2=\"{height}\" stroke=\"#bbb\" stroke-width=\"0.6\"/>"
                    + $"<text x=\"{x + 2:0.#}\" y=\"12\" class=\"said\" fill=\"#666\">{Text(Say(tick, rates, language))}</text>"
            );
        }
        foreach (var (i, region) in rows.Index())
        {
            int y = Top + i * Line + Line / 2;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{Left - 8}\" y=\"{y + 4}\" text-anchor=\"end\" class=\"name\" fill=\"#222\">{Text(region.Region)}</text>"
            );
            if ((rates ? region.MedianRate : region.MedianCap) is { } median)
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<line class=\"median\" x1=\"{Left + scale(median):0.#}\" x2=\"{Left + scale(median):0.#}\" y1=\"{y - 11}\" "
                        + $"y2=\"{y + 11}\" stroke=\"#8a1c1c\" stroke-width=\"3\"><title>"
                        + $"{Text(language.Text("中位数 ", "median ") + Say(median, rates, language))}</title></line>"
                );
            foreach (var point in region.Points.Where(p => (rates ? p.Rate : p.Cap) is not null))
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<a href=\"{Text(site + Link.Value(point.Document.Id, $"b{point.Row}"))}\"><circle class=\"dot\" "
                        + $"cx=\"{Left + scale((rates ? point.Rate : point.Cap)!.Value):0.#}\" cy=\"{y}\" r=\"6\" fill=\"#4478ab\" "
                        + $"fill-opacity=\"0.75\"/><title>"
                        + $"{Text($"{point.Clause} {point.Heading} {BenefitText.Line(point.Benefit, language)}")}</title></a>"
                );
        }
        return svg.Append("</svg>").ToString();
    }

    /// <summary>A value over its versions as a line.</summary>
    public static string History(ValueHistory history, ReportLanguage language)
    {
        decimal top = history.Steps.Max(s => s.Value);
        double width = Math.Max(320, 80 + 72 * (history.Steps.Count - 1));
        double X(int i) => 20 + (width - 80) * i / Math.Max(1, history.Steps.Count - 1);
        double Y(decimal value) => top == 0 ? 40 : 46 - 30 * (double)(value / top);
        string said = string.Join(
            " → ",
            history.Steps.Select(s =>
                $"{s.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {Say(s.Value, history.IsRate, language)}"
            )
        );
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"line\" viewBox=\"0 0 {width:0} 64\" font-family=\"sans-serif\" "
                + $"font-size=\"11\" role=\"img\"><title>{Text(said)}</title><polyline fill=\"none\" stroke=\"#4478ab\" "
                + $"stroke-width=\"2\" points=\""
        );
        svg.Append(
                string.Join(
                    ' ',
                    history.Steps.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"{X(i):0.#},{Y(s.Value):0.#}"))
                )
            )
            .Append("\"/>");
        foreach (var (i, step) in history.Steps.Index())
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<circle class=\"dot\" cx=\"{X(i):0.#}\" cy=\"{Y(step.Value):0.#}\" r=\"4\" fill=\"#4478ab\"/><text class=\"said\" "
                    + $"x=\"{X(i) - 12:0.#}\" y=\"{Y(step.Value) - 7:0.#}\" fill=\"#222\">"
                    + $"{Text(Say(step.Value, history.IsRate, language))}</text><text class=\"said\" x=\"{X(i) - 12:0.#}\" "
                    + $"y=\"61\" fill=\"#666\">{step.Date?.Year}</text>"
            );
        return svg.Append("</svg>").ToString();
    }

    public static string Say(decimal value, bool rate, ReportLanguage language) =>
        rate ? ValueText.Percent(value) : ValueText.Money(language, value);

    private static Func<decimal, double> Logarithmic(List<RegionStanding> rows)
    {
        var caps = rows.SelectMany(r => r.Points).Select(p => p.Cap).OfType<decimal>().Where(c => c > 0).ToList();
        double low = Math.Floor(Math.Log10((double)caps.DefaultIfEmpty(1).Min())),
            high = Math.Ceiling(Math.Log10((double)caps.DefaultIfEmpty(10).Max()) + 0.0001);
        return value => value <= 0 ? 0 : Width * (Math.Log10((double)value) - low) / Math.Max(1, high - low);
    }

    private static IEnumerable<decimal> Ticks(List<RegionStanding> rows)
    {
        var caps = rows.SelectMany(r => r.Points).Select(p => p.Cap).OfType<decimal>().Where(c => c > 0).ToList();
        for (
            int power = (int)Math.Floor(Math.Log10((double)caps.DefaultIfEmpty(1).Min()));
            power <= Math.Ceiling(Math.Log10((double)caps.DefaultIfEmpty(1).Max())) && power < 28;
            power++
        )
            yield return (decimal)Math.Pow(10, power);
    }

    private static string Text(string words) => WebUtility.HtmlEncode(string.Concat(words.Where(c => !char.IsControl(c))));
}
