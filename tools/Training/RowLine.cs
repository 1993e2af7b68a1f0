using System.Globalization;

namespace ClauseExtractor.Training;

/// <summary>
/// An answer in the notation of <c>tests/ClauseExtractor.Tests/Extraction/RowNotation.cs</c>: term, caps, share with base, match, years,
/// instalments, words of the condition.
/// </summary>
internal static class RowLine
{
    /// <summary>The clause of a set's text whose rows are read.</summary>
    public const string Clause = "一/(一)";

    public static IReadOnlyList<GoldRow> ReadAll(string notations) => notations == "-" ? [] : [.. notations.Split("; ").Select(Read)];

    private static GoldRow Read(string notation)
    {
        string[] parts = notation.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var caps = new List<(decimal, string, string?)>();
        var units = new List<(decimal, string?)>();
        var (has, lacks) = (new List<string>(), new List<string>());
        decimal? rate = null,
            match = null;
        string? rateBound = null,
            of = null;
        int? years = null,
            instalments = null;
        foreach (string part in parts.Skip(1))
            switch (part[0])
            {
                case '+':
                    has.Add(part[1..]);
                    break;
                case '-':
                    lacks.Add(part[1..]);
                    break;
                case 'y':
                    years = int.Parse(part[1..], CultureInfo.InvariantCulture);
                    break;
                case 'i':
                    instalments = int.Parse(part[1..], CultureInfo.InvariantCulture);
                    break;
                case '1' when part[1] == ':':
                    match = Number(part[2..]);
                    break;
                default:
                    string[] based = part.Split('@'),
                        counted = based[0].Split('/');
                    string bound = counted[0][0] switch
                    {
                        '=' => "exact",
                        '≤' => "upTo",
                        '≥' => "atLeast",
                        _ => "between",
                    };
                    string figure = counted[0].TrimStart('=', '≤', '≥').Split('~')[^1];
                    of = based.Length > 1 ? based[1] : of;
                    if (figure.EndsWith('%'))
                        (rate, rateBound) = (Number(figure[..^1]) / 100, bound);
                    else
                    {
                        string[] per = counted.Length > 1 ? counted[1].Split(':') : [];
                        caps.Add((Number(figure), bound, per.Length > 0 ? per[0] : null));
                        units.Add((Number(figure), per.Length > 1 ? per[1] : null));
                    }
                    break;
            }
        return new GoldRow(Clause, GoldRow.TermKey(parts[0]), caps, rate, rateBound, of, match, years, instalments, has, lacks, false)
        {
            Units = units,
        };
    }

    private static decimal Number(string words) => decimal.Parse(words, CultureInfo.InvariantCulture);
}
