namespace ClauseExtractor.Formats;

/// <summary>What one file may cost. A file that needs more is refused, so that one hostile file harms no other.</summary>
public sealed record ReadingLimits
{
    /// <summary>Longest time for one child process.</summary>
    public TimeSpan ProcessTime { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Most memory for one child process, in bytes of address space.</summary>
    public long ProcessMemory { get; init; } = 2L << 30;

    /// <summary>Most output of one child process, in bytes.</summary>
    public long ProcessOutput { get; init; } = 256L << 20;

    /// <summary>Most bytes that a packed file (DOCX, OFD) may inflate to.</summary>
    public long InflatedBytes { get; init; } = 256L << 20;

    /// <summary>Most pages of one document.</summary>
    public int Pages { get; init; } = 3000;

    /// <summary>Deepest nesting of elements in XML and HTML.</summary>
    public int Depth { get; init; } = 256;

    /// <summary>Largest file, in bytes.</summary>
    public long FileBytes { get; init; } = 512L << 20;
}
