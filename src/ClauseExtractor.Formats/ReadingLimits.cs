namespace ClauseExtractor.Formats;

/// <summary>What one file may cost. A file that needs more is refused, so that one hostile file harms no other.</summary>
public sealed record ReadingLimits
{
    /// <summary>Processor time of the reading process for one file, with the programs that it runs.</summary>
    public TimeSpan ProcessorTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Processor time that each recognised page adds.</summary>
    public TimeSpan PageTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most memory of the reading process, in bytes that are resident.</summary>
    public long Memory { get; init; } = 1L << 30;

    /// <summary>Most memory of the reading process and its programs once a page is recognised, in bytes that are resident.</summary>
    public long RecognitionMemory { get; init; } = 1536L << 20;

    /// <summary>Most lines of one document.</summary>
    public int Lines { get; init; } = 200_000;

    /// <summary>Most runs of positioned text (PDF, OFD, recognition) of one document.</summary>
    public int Runs { get; init; } = 500_000;

    /// <summary>Largest document that a reading process may send back, in bytes.</summary>
    public long AnswerBytes { get; init; } = 256L << 20;

    /// <summary>
    /// Longest time that a parser may take by the wall clock where it runs unguarded; a guarded one is measured by
    /// <see cref="ProcessorTime"/>.
    /// </summary>
    public TimeSpan ParserTime { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Longest time for one program (poppler, tesseract) by the wall clock.</summary>
    public TimeSpan ProcessTime { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Most memory for one program, in bytes of address space.</summary>
    public long ProcessMemory { get; init; } = 2L << 30;

    /// <summary>Most output of one program, in bytes.</summary>
    public long ProcessOutput { get; init; } = 256L << 20;

    /// <summary>Most bytes that a packed file (DOCX, OFD) may inflate to, and that one stream of a PDF may.</summary>
    public long InflatedBytes { get; init; } = 256L << 20;

    /// <summary>Most pages of one document.</summary>
    public int Pages { get; init; } = 3000;

    /// <summary>Deepest nesting of elements in XML and HTML.</summary>
    public int Depth { get; init; } = 256;

    /// <summary>Most elements of XML or HTML of one document, all parts together.</summary>
    public int Elements { get; init; } = 3_000_000;

    /// <summary>Largest file, in bytes.</summary>
    public long FileBytes { get; init; } = 512L << 20;
}
