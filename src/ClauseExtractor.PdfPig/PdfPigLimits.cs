namespace ClauseExtractor.PdfPig;

/// <summary>What one PDF may cost. PdfPig runs in this process, so a file that needs more is given up, not only its reader killed.</summary>
public sealed record PdfPigLimits
{
    /// <summary>Longest time for one file.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>By how many bytes this process's heap may grow while one file is read.</summary>
    public long Memory { get; init; } = 2L << 30;

    /// <summary>Most bytes that one packed stream may inflate to.</summary>
    public long InflatedBytes { get; init; } = 256L << 20;

    /// <summary>Most pages of one document.</summary>
    public int Pages { get; init; } = 3000;
}
