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
    public void Compare<T>(string document, IEnumerable<T> gold, IEnumerable<T> found)
        where T : notnull
    {
        var (want, have) = (Bag.Of(gold), Bag.Of(found));
        Right += Bag.Both(want, have).Values.Sum();
        foreach (var answer in Bag.Items(Bag.Without(want, have)))
            Miss(document, $"{answer}");
        foreach (var answer in Bag.Items(Bag.Without(have, want)))
            Surplus(document, $"{answer}");
    }
}
