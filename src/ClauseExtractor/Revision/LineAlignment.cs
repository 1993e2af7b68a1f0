namespace ClauseExtractor.Revision;

/// <summary>
/// Which lines of two texts are the same line: the rows of a table, the paragraphs around the clauses. A row is known by its first cell
/// that is no serial number,
/// so that an inserted row moves none of the figures below it into another row.
/// </summary>
internal static class LineAlignment
{
    private const double Least = 0.4;

    private const int LongestCell = 60;

    /// <summary>More lines than this between two equal ones are not looked at one by one.</summary>
    private const int MostPairs = 40_000;

    /// <summary>True where a text holds at least two rows of a table.</summary>
    public static bool HasRows(string text) => text.Split('\n').Count(IsRow) >= 2;

    /// <summary>Every line of both sides in order; null stands for the side without it.</summary>
    public static List<(int? Old, int? New)> Pairs(string[] old, string[] @new)
    {
        var pairs = new List<(int?, int?)>();
        var (i, j) = (0, 0);
        foreach (var (o, n, length) in MyersDiff.Matches(old, @new).Append((old.Length, @new.Length, 0)))
        {
            AddGap(old, @new, (i, o), (j, n), pairs);
            pairs.AddRange(Enumerable.Range(0, length).Select(k => ((int?)(o + k), (int?)(n + k))));
            (i, j) = (o + length, n + length);
        }
        return pairs;
    }

    /// <summary>The order-preserving pairs of the greatest likeness together.</summary>
    private static void AddGap(string[] old, string[] @new, (int From, int To) a, (int From, int To) b, List<(int?, int?)> pairs)
    {
        int rows = a.To - a.From,
            columns = b.To - b.From;
        var aligned = (long)rows * columns is > 0 and <= MostPairs
            ? SequenceAlignment.Align(rows, columns, (i, j) => Similarity(old[a.From + i], @new[b.From + j]), Least)
            :
            [
                .. Enumerable.Range(0, rows).Select(i => ((int?)i, (int?)null)),
                .. Enumerable.Range(0, columns).Select(j => ((int?)null, (int?)j)),
            ];
        pairs.AddRange(aligned.Select(p => (a.From + p.Old, b.From + p.New)));
    }

    private static double Similarity(string a, string b)
    {
        // 附件：关于…的办法 announces the annex whose title stands below
        if (IsReference(a) != IsReference(b))
            return 0;
        double words = Dice(a, b);
        return IsRow(a) && IsRow(b) ? (words + Dice(Key(a), Key(b))) / 2 : words;
    }

    private static bool IsReference(string line) => line.StartsWith("附件", StringComparison.Ordinal);

    private static double Dice(string a, string b) => Shingles.Dice(EditorialKey.Of(a), EditorialKey.Of(b));

    /// <summary>Several short cells; a sentence that happens to hold a space is none.</summary>
    internal static bool IsRow(string line) =>
        line.Length > 0
        && !"。；;".Contains(line[^1], StringComparison.Ordinal)
        && Cells(line) is { Length: > 1 } cells
        && cells.All(c => c.Length <= LongestCell);

    private static string Key(string row) => Array.Find(Cells(row), c => c.Any(char.IsLetter)) ?? row;

    private static string[] Cells(string line) => line.Split([' ', '\t', '|'], StringSplitOptions.RemoveEmptyEntries);
}
