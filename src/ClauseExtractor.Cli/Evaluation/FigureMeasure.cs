using System.Text.Json;
using System.Text.RegularExpressions;

namespace ClauseExtractor.Cli.Evaluation;

/// <summary>
/// The law of accounting: every sum of money, share and ratio that stands in the text of a clause has its entry in <c>figures</c>;
/// an entry whose role is "benefit" has a row that rests on it.
/// </summary>
internal static partial class FigureMeasure
{
    private const string Han = "[〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]";

    /// <param name="roles">How often each role is said.</param>
    public static void Accounted(EvaluatedDocument document, Tally tally, Dictionary<string, int> roles)
    {
        var clauses = document.Record.Items("clauses");
        if (document.Text is not { } text || clauses.Count == 0)
            return;
        var figures = document.Record.Items("figures");
        foreach (var figure in figures)
        {
            string role = figure.Text("role") is { Length: > 0 } said ? said : "none";
            roles[role] = roles.GetValueOrDefault(role) + 1;
        }
        CheckBenefits(document, figures, tally);
        var entries = figures.Select(f => Range(f.At("span"))).OfType<(int Start, int End)>().Order().ToList();
        var used = new bool[entries.Count];
        foreach (var clause in clauses)
        foreach (var (start, end) in clause.Items("more").Prepend(clause.At("span")).Select(Range).OfType<(int Start, int End)>())
        foreach (var match in Figure().EnumerateMatches(text.AsSpan(0, Math.Min(end, text.Length)), Math.Min(start, text.Length)))
        {
            // An entry accounts for one figure, and is not much longer than it.
            var (from, to) = (match.Index, match.Index + match.Length);
            int entry = entries.FindIndex(e => e.Start < to && from < e.End && e.End - e.Start <= (3 * (to - from)) + 12, used);
            if (entry < 0)
            {
                tally.Miss(document.Name, $"the role of {text[from..to]} in {clause.Text("path")}");
                continue;
            }
            used[entry] = true;
            tally.Right++;
        }
    }

    private static void CheckBenefits(EvaluatedDocument document, IReadOnlyList<JsonElement> figures, Tally tally)
    {
        var cited = document
            .Record.Items("benefits")
            .SelectMany(b => b.Items("caps").Append(b.At("rate")))
            .Select(c => Range(c.At("span")))
            .OfType<(int Start, int End)>()
            .ToList();
        foreach (var figure in figures.Where(f => f.Text("role") == "benefit" && f.Text("kind") != "ratio"))
            if (Range(figure.At("span")) is { } range && !cited.Exists(c => c.Start < range.End && range.Start < c.End))
                tally.Surplus(
                    document.Name,
                    $"role benefit, and no row rests on it: {figure.Text("clause")} {figure.At("span").Text("quote")}"
                );
    }

    private static int FindIndex(this List<(int Start, int End)> entries, Func<(int Start, int End), bool> fits, bool[] used)
    {
        for (int i = 0; i < entries.Count; i++)
            if (!used[i] && fits(entries[i]))
                return i;
        return -1;
    }

    private static (int Start, int End)? Range(JsonElement span) =>
        span.Number("start") is { } start && span.Number("end") is { } end ? ((int)start, (int)end) : null;

    // The published scorer's definition of a figure, letter for letter.
    [GeneratedRegex(
        @"(?:\d[\d,，.]*|"
            + Han
            + @"+)(?:\s*[十百千万亿])*\s*(?:美元|港元|欧元|元)(?!素|旦|件|宇)|\d[\d.]*\s*[%％‰]|[百千万]分之"
            + Han
            + @"+|(?<![\d:：])1\s*[:：∶]\s*\d(?:\.\d+)?(?![\d:：])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Figure();
}
