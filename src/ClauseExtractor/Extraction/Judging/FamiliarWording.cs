using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>
/// Tells how many pairs of characters beside given figures are new: wording that no document of the training had there.
/// The pairs are a sorted text file, one a line, written by <c>tools/Training</c>; a number counts as one 0.
/// </summary>
internal sealed class FamiliarWording(IEnumerable<string> pairs)
{
    private const int Before = 12,
        Behind = 8;

    private readonly HashSet<uint> _shapes = [.. pairs.Where(p => p.Length == 3).Select(p => RowShape.Key(p[0], p[1], p[2]))];

    private readonly HashSet<uint> _pairs = [.. pairs.Where(p => p.Length == 2).Select(p => Key(p[0], p[1]))];

    public static FamiliarWording Committed { get; } = Load();

    /// <summary>Where the training gathers the shapes that it is asked for; null elsewhere.</summary>
    public List<uint>? Asked { get; init; }

    /// <summary>How many of a row's shapes (<see cref="RowShape.Threes"/>) are new.</summary>
    public int New(List<uint> shapes)
    {
        int count = 0;
        foreach (uint shape in shapes)
            count += _shapes.Contains(shape) ? 0 : 1;
        Asked?.AddRange(shapes);
        return count;
    }

    /// <summary>How many pairs beside a figure are new.</summary>
    public int New(string folded, TextRange sentence, TextRange figure)
    {
        int count = 0;
        char last = '\0';
        for (int i = Math.Max(sentence.Start, figure.Start - Before); i < Math.Min(sentence.End, figure.End + Behind); i++)
        {
            char c = Shape(folded[i]);
            if (c == ' ' || c == '0' && last == '0')
                continue;
            if (last != '\0' && !_pairs.Contains(Key(last, c)))
                count++;
            last = c;
        }
        return count;
    }

    /// <summary>The pairs beside a figure, within its sentence.</summary>
    public static IEnumerable<(char First, char Second)> Pairs(string folded, TextRange sentence, TextRange figure)
    {
        char last = '\0';
        for (int i = Math.Max(sentence.Start, figure.Start - Before); i < Math.Min(sentence.End, figure.End + Behind); i++)
        {
            char c = Shape(folded[i]);
            if (c == ' ' || c == '0' && last == '0')
                continue;
            if (last != '\0')
                yield return (last, c);
            last = c;
        }
    }

    // Letters are names and currencies (RMB 50万), no wording.
    private static char Shape(char c) =>
        char.IsAsciiDigit(c) || c is '.' or '万' or '亿' ? '0'
        : char.IsAsciiLetter(c) ? ' '
        : c;

    private static uint Key(char first, char second) => ((uint)first << 16) | second;

    private static FamiliarWording Load()
    {
        using var stream = typeof(FamiliarWording).Assembly.GetManifestResourceStream(
            "ClauseExtractor.Extraction.Judging.familiar-pairs.tsv"
        )!;
        using var reader = new StreamReader(stream);
        return new FamiliarWording(reader.ReadToEnd().Split('\n'));
    }
}
