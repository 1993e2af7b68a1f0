namespace ClauseExtractor.Training;

/// <summary>Where the examples, the weights and the reports lie.</summary>
internal sealed class TrainingFiles(string repository)
{
    private readonly string _training = Path.Combine(repository, "tools", "Training"),
        _judging = Path.Combine(repository, "src", "ClauseExtractor", "Extraction", "Judging");

    public string FigureExamples => Path.Combine(_training, "figure-examples.tsv");

    public string RowExamples => Path.Combine(_training, "row-examples.tsv");

    /// <summary>Rows of clauses never met, as they were first read.</summary>
    public string FirstMet => Path.Combine(_training, "first-met.tsv");

    public string FlagReport => Path.Combine(_training, "flags.txt");

    public string RowReport => Path.Combine(_training, "confidence.txt");

    public string FigureWeights => Path.Combine(_judging, "figure-weights.tsv");

    public string RowWeights => Path.Combine(_judging, "row-weights.tsv");

    public string Pairs => Path.Combine(_judging, "familiar-pairs.tsv");

    /// <summary>What a fit that has not seen its place says of each row and figure of the development documents.</summary>
    public string HeldOut { get; } = Path.Combine(repository, "tests", "Gold", "held-out.tsv");

    public static void Write(string path, string content) => File.WriteAllText(path, content);
}
