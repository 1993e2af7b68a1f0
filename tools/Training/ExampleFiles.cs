using System.Globalization;
using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Extraction.Judging;

namespace ClauseExtractor.Training;

/// <summary>
/// The examples as they are committed: values and hashes, no word of a document. From them the weights can be fitted again without the
/// texts; the examples themselves can only be made with them.
/// </summary>
internal static class ExampleFiles
{
    private const int Steps = 40;
    private const char Zero = 'I';

    /// <summary>Examples of figures: place, role, weight, then the keys of the features in base 32.</summary>
    /// <param name="keys">The key of each feature by its index.</param>
    public static string Write(IReadOnlyList<FigureExample> examples, IReadOnlyList<ulong> keys, double unreadFrom)
    {
        var text = new StringBuilder(
            "# Examples of the tagger of figures, made by tools/Training from the development texts: place, role, weight, keys of the "
                + "features (FNV-1a, 40 bits, base 32). They cannot be made again without the texts.\n"
        );
        text.Append(CultureInfo.InvariantCulture, $"#unread\t{unreadFrom:0.000}\n");
        foreach (var example in examples)
        {
            text.Append(CultureInfo.InvariantCulture, $"{example.Place}\t{(char)('a' + (int)example.Label)}\t{example.Weight:0.##}\t");
            foreach (int feature in example.Features)
                AppendKey(text, keys[feature]);
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The examples, their features numbered in the order in which they come.</summary>
    public static (List<FigureExample> Examples, List<ulong> Keys, double UnreadFrom) ReadFigures(string path)
    {
        var (examples, keys, indexes, unreadFrom) = (new List<FigureExample>(), new List<ulong>(), new Dictionary<ulong, int>(), 0.5);
        foreach (string line in File.ReadLines(path))
        {
            string[] columns = line.Split('\t');
            if (columns[0] == "#unread")
                unreadFrom = double.Parse(columns[1], CultureInfo.InvariantCulture);
            if (line[0] == '#')
                continue;
            var features = new List<int>();
            for (int i = 0; i + 8 <= columns[3].Length; i += 8)
            {
                ulong key = ReadKey(columns[3].AsSpan(i, 8));
                if (!indexes.TryGetValue(key, out int index))
                {
                    indexes[key] = index = keys.Count;
                    keys.Add(key);
                }
                features.Add(index);
            }
            examples.Add(
                new FigureExample(
                    columns[0],
                    [.. features],
                    (FigureRole)(columns[1][0] - 'a'),
                    float.Parse(columns[2], CultureInfo.InvariantCulture)
                )
            );
        }
        return (examples, keys, unreadFrom);
    }

    /// <summary>Examples of rows: place, document, whether reworded, weight, wrong parts, and a character a feature.</summary>
    public static string Write(IReadOnlyList<RowExample> examples)
    {
        var text = new StringBuilder(
            $"# Examples of the judge of rows, made by tools/Training from the development texts: place, document, r where reworded, "
                + $"weight, wrong parts, number of the clause, then a character a feature ({Zero} is 0, a step is 1/{Steps}). They "
                + $"cannot be made again without the texts.\n"
        );
        foreach (var example in examples)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{example.Place}\t{example.Document}\t{(example.Reworded ? "r" : "")}\t{example.Weight:0.###}\t"
                    + $"{string.Join(',', example.Wrong)}\t{example.Clause}\t"
            );
            text.Append(Characters(example.Vector)).Append('\n');
        }
        return text.ToString();
    }

    public static List<RowExample> ReadRows(string path) =>
        [
            .. File.ReadLines(path)
                .Where(l => l[0] != '#')
                .Select(l => l.Split('\t'))
                .Select(c => new RowExample(
                    c[0],
                    c[1],
                    c[2].Length > 0,
                    Values(c[6]),
                    PartsOf(c[4]),
                    double.Parse(c[3], CultureInfo.InvariantCulture),
                    "",
                    int.Parse(c[5], CultureInfo.InvariantCulture)
                )),
        ];

    /// <summary>A vector as the files keep it, a character a feature.</summary>
    public static string Characters(float[] vector) => string.Concat(vector.Select(value => (char)(Zero + (int)Math.Round(value * Steps))));

    public static float[] Values(string characters) => [.. characters.Select(v => (v - Zero) / (float)Steps)];

    public static IReadOnlyList<RowPart> PartsOf(string words) =>
        words.Length == 0 ? [] : [.. words.Split(',').Select(Enum.Parse<RowPart>)];

    // 40 bits are eight characters of five.
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuv";

    private static void AppendKey(StringBuilder text, ulong key)
    {
        for (int shift = FeatureKey.Bits - 5; shift >= 0; shift -= 5)
            text.Append(Alphabet[(int)(key >> shift) & 31]);
    }

    private static ulong ReadKey(ReadOnlySpan<char> text)
    {
        ulong key = 0;
        foreach (char c in text)
            key = (key << 5) | (uint)Alphabet.IndexOf(c);
        return key;
    }
}
