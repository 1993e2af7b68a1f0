using System.Globalization;

namespace ClauseExtractor.Formats.Guard;

/// <summary>
/// Limits as text: <c>seconds=60,memory=1024</c>. What is not named keeps its default. <c>--limits</c> takes it, and a reading process is
/// told its limits by it.
/// </summary>
public static class LimitsText
{
    private const double Megabyte = 1 << 20;

    /// <summary>Every limit by its name, in seconds, megabytes or pieces.</summary>
    private static readonly (string Name, Func<ReadingLimits, double> Get, Func<ReadingLimits, double, ReadingLimits> Set)[] All =
    [
        ("seconds", l => l.ProcessorTime.TotalSeconds, (l, n) => l with { ProcessorTime = TimeSpan.FromSeconds(n) }),
        ("page-seconds", l => l.PageTime.TotalSeconds, (l, n) => l with { PageTime = TimeSpan.FromSeconds(n) }),
        ("memory", l => l.Memory / Megabyte, (l, n) => l with { Memory = Bytes(n) }),
        ("ocr-memory", l => l.RecognitionMemory / Megabyte, (l, n) => l with { RecognitionMemory = Bytes(n) }),
        ("lines", l => l.Lines, (l, n) => l with { Lines = (int)n }),
        ("runs", l => l.Runs, (l, n) => l with { Runs = (int)n }),
        ("answer", l => l.AnswerBytes / Megabyte, (l, n) => l with { AnswerBytes = Bytes(n) }),
        ("pages", l => l.Pages, (l, n) => l with { Pages = (int)n }),
        ("file", l => l.FileBytes / Megabyte, (l, n) => l with { FileBytes = Bytes(n) }),
        ("inflated", l => l.InflatedBytes / Megabyte, (l, n) => l with { InflatedBytes = Bytes(n) }),
        ("depth", l => l.Depth, (l, n) => l with { Depth = (int)n }),
        ("elements", l => l.Elements, (l, n) => l with { Elements = (int)n }),
        ("program-seconds", l => l.ProcessTime.TotalSeconds, (l, n) => l with { ProcessTime = TimeSpan.FromSeconds(n) }),
        ("program-memory", l => l.ProcessMemory / Megabyte, (l, n) => l with { ProcessMemory = Bytes(n) }),
        ("program-output", l => l.ProcessOutput / Megabyte, (l, n) => l with { ProcessOutput = Bytes(n) }),
    ];

    /// <summary>The names of the limits, for the help.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(limit => limit.Name)];

    /// <summary>The limits that a text names; null where it names one that is none, or no number above zero.</summary>
    public static ReadingLimits? Parse(string text)
    {
        var limits = new ReadingLimits();
        foreach (string part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            var limit = equals < 0 ? default : Array.Find(All, known => part.AsSpan(0, equals).SequenceEqual(known.Name));
            if (
                limit.Name is null
                || !double.TryParse(part.AsSpan(equals + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                || number is not (> 0 and < 2e9)
            )
                return null;
            limits = limit.Set(limits, number);
        }
        return limits;
    }

    /// <summary>All limits, such that <see cref="Parse"/> gives the same back.</summary>
    public static string Write(ReadingLimits limits) =>
        string.Join(',', All.Select(limit => string.Create(CultureInfo.InvariantCulture, $"{limit.Name}={limit.Get(limits):R}")));

    private static long Bytes(double megabytes) => (long)Math.Round(megabytes * Megabyte);
}
