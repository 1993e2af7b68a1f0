namespace ClauseExtractor.Cli.Evaluation;

/// <summary>Rows of one band of confidence: how many there are, how many of them are right, and their mean confidence.</summary>
/// <param name="From">The band's lower end, 0 to 0.9; it is 0.1 wide.</param>
internal sealed record ReliabilityBand(double From, int Rows, int Right, double MeanConfidence)
{
    public double ShareRight => (double)Right / Rows;
}

/// <summary>How right the confidence is: the reliability diagram of the rows with a figure, in bands of 0.1.</summary>
internal sealed class ReliabilityTable
{
    private readonly (int Rows, int Right, double Sum)[] bands = new (int, int, double)[10];

    /// <summary>The sum of the squared distances between confidence and outcome.</summary>
    private double squares;

    /// <summary>Bands that hold a row, in rising order.</summary>
    public IReadOnlyList<ReliabilityBand> Bands =>
        [
            .. bands
                .Select((b, i) => (Band: b, From: i / 10.0))
                .Where(x => x.Band.Rows > 0)
                .Select(x => new ReliabilityBand(x.From, x.Band.Rows, x.Band.Right, x.Band.Sum / x.Band.Rows)),
        ];

    public int Rows => bands.Sum(b => b.Rows);

    /// <summary>
    /// The expected calibration error (Naeini and others, 2015): the mean distance of confidence from the share right, weighted by rows. 0
    /// where there is no row.
    /// </summary>
    public double ExpectedCalibrationError => Rows == 0 ? 0 : bands.Sum(b => Math.Abs(b.Right - b.Sum)) / Rows;

    /// <summary>The Brier score: the mean squared distance of confidence from the outcome. 0 where there is no row.</summary>
    public double BrierScore => Rows == 0 ? 0 : squares / Rows;

    /// <summary>The Brier score of one constant confidence for all rows, the share right: what a useful confidence stays below.</summary>
    public double BrierOfConstant
    {
        get
        {
            double right = Rows == 0 ? 0 : (double)bands.Sum(b => b.Right) / Rows;
            return right * (1 - right);
        }
    }

    public void Add(double confidence, bool right)
    {
        ref var band = ref bands[Math.Clamp((int)((confidence * 10) + 1e-9), 0, 9)];
        band = (band.Rows + 1, band.Right + (right ? 1 : 0), band.Sum + confidence);
        double distance = (right ? 1 : 0) - confidence;
        squares += distance * distance;
    }
}
