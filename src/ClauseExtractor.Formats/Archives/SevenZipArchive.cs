using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Archives;

/// <summary>An archive that 7-Zip unpacks.</summary>
internal sealed class SevenZipArchive : ProgramArchive
{
    public SevenZipArchive(string program, SourceFile archive, ReadingLimits limits)
        : base(program, "7zip", archive, limits) =>
        Names = [
            .. Entries(Run(Arguments(["l", "-slt", "-ba"], []), ArchivePrograms.ReadText).Replace("\r", "", StringComparison.Ordinal)),
        ];

    public override IReadOnlyList<string> Names { get; }

    // -spd: the name is no pattern.
    public override byte[] Unpack(string name, long most) =>
        Run(Arguments(["x", "-so", "-spd"], [name]), stream => ArchivePrograms.ReadBytes(stream, most));

    // Without -p it would ask, and wait for an answer.
    private string[] Arguments(string[] command, string[] names) =>
        [.. command, "-sccUTF-8", "-mmt1", "-p" + Password, "--", Path, .. names];

    /// <summary>The paths in a listing of blocks of Name = Value, folders with a slash behind them.</summary>
    private static IEnumerable<string> Entries(string listing) =>
        from block in listing.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
        let lines = block.Split('\n')
        let path = lines.FirstOrDefault(line => line.StartsWith("Path = ", StringComparison.Ordinal))
        where path is not null
        select path["Path = ".Length..]
            + (lines.Contains("Folder = +") || lines.Any(line => line.StartsWith("Attributes = D", StringComparison.Ordinal)) ? "/" : "");
}
