using System.Globalization;
using System.Text.RegularExpressions;
using ClauseExtractor.Language;

namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// Mends the mark behind a number at the head of a recognised line: 6， between 5. and 7. is 6. Small type loses the difference between . 、
/// and ， first, and a number with another mark is a label of another level or none.
/// </summary>
internal static partial class LabelMarks
{
    /// <summary>Fewer numbers in a row show no usage.</summary>
    private const int LeastLabels = 3;

    /// <summary>So large a share of the labels that end in . or 、 agree where the others are mended.</summary>
    private const double Share = 2 / 3.0;

    /// <summary>Labels of one row begin at the same place, give or take so many ems.</summary>
    private const double SamePlace = 1.5;

    /// <param name="lines">The lines of a document in reading order; those that were not recognised only show how labels end.</param>
    public static void Mend(List<SourceLine> lines)
    {
        var found = lines.Select((line, i) => (Line: i, Match: Head().Match(line.Text))).Where(head => head.Match.Success).ToList();
        foreach (bool han in (ReadOnlySpan<bool>)[false, true])
        {
            var row = new List<(int Line, int Mark)>();
            int last = 0;
            foreach (var (line, match) in found)
            {
                string number = match.Groups["number"].Value;
                if (char.IsAsciiDigit(number[0]) == han || Value(number) is not { } value)
                    continue;
                if (value == 1)
                    MendRow(lines, row);
                else if (value != last + 1 || row.Count > 0 && !StandsBelow(lines[row[^1].Line], lines[line]))
                    continue;
                row.Add((line, match.Groups["mark"].Index));
                last = value;
            }
            MendRow(lines, row);
        }
    }

    private static int? Value(string number) =>
        char.IsAsciiDigit(number[0]) ? int.Parse(number, CultureInfo.InvariantCulture) : HanNumber.Parse(number);

    private static bool StandsBelow(SourceLine label, SourceLine next) =>
        label.Box is not { } box || next.Box is not { } other || Math.Abs(box.X - other.X) < SamePlace * (label.FontSize ?? 10);

    /// <summary>Mends the labels of one row of numbers, and empties it.</summary>
    private static void MendRow(List<SourceLine> lines, List<(int Line, int Mark)> row)
    {
        var marks = row.Select(label => Kind(lines[label.Line].Text[label.Mark])).ToList();
        int stops = marks.Count(mark => mark == '.'),
            commas = marks.Count(mark => mark == '、');
        if (row.Count >= LeastLabels && Math.Max(stops, commas) is > 1 and var most && most >= Share * (stops + commas))
            foreach (var (line, mark) in row)
            {
                char right = stops > commas ? '.' : '、',
                    old = lines[line].Text[mark];
                if (Kind(old) != right && lines[line].Confidence is not null)
                    lines[line] = RecognitionMends.Apply(
                        lines[line],
                        [new LineMend(mark, old.ToString(), right.ToString(), MendReason.Label)]
                    );
            }
        row.Clear();
    }

    private static char Kind(char mark) => mark is '.' or '．' or '﹒' ? '.' : mark;

    [GeneratedRegex(@"^\s*(?<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?<mark>[.．﹒、，,。])(?![0-9])")]
    private static partial Regex Head();
}
