namespace ClauseExtractor.Cli.Evaluation;

/// <summary>Counts right, extra and missed answers of one measure, over all documents.</summary>
internal sealed class Tally(string measure)
{
    private readonly List<string> errors = [];

    public string Measure { get; } = measure;

    public int Right { get; set; }

    public int Extra { get; set; }

    public int Missed { get; set; }

    public IReadOnlyList<string> Errors => errors;

    public double Precision => Right + Extra == 0 ? 1 : (double)Right / (Right + Extra);

    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>How many answers there are to find.</summary>
    public int Gold => Right + Missed;

    public void Miss(string document, string what)
    {
        Missed++;
        errors.Add($"{document}: missed {what}");
    }

    public void Surplus(string document, string what)
    {
        Extra++;
        errors.Add($"{document}: extra {what}");
    }

    /// <summary>Compares two bags of answers.</summary>
    public void Compare(string document, IEnumerable<string> gold, IEnumerable<string> found)
    {
        var (want, have) = (Bag.Of(gold), Bag.Of(found));
        Right += want.Sum(w => Math.Min(w.Value, have.GetValueOrDefault(w.Key)));
        foreach (string answer in Bag.Minus(want, have))
            Miss(document, answer);
        foreach (string answer in Bag.Minus(have, want))
            Surplus(document, answer);
    }
}

/// <summary>Bags: how often each answer stands.</summary>
internal static class Bag
{
    public static Dictionary<string, int> Of(IEnumerable<string> items)
    {
        var bag = new Dictionary<string, int>();
        foreach (string item in items)
            bag[item] = bag.GetValueOrDefault(item) + 1;
        return bag;
    }

    public static IReadOnlyList<string> Minus(Dictionary<string, int> from, Dictionary<string, int> what) =>
        [.. from.SelectMany(item => Enumerable.Repeat(item.Key, Math.Max(0, item.Value - what.GetValueOrDefault(item.Key))))];
}
